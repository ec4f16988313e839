// The sample company as a store.
#pragma once

#include "app/company.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/new_store.hpp"

namespace winloss::app {

inline store::Store sample(const std::string& path) {
    store::Store store = new_store(path, {});
    fill_demo(store, at_work("demo"), {});
    return store;
}

}  // namespace winloss::app
