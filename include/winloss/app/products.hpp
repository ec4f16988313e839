// What can be done with products. A deal that names a new one makes it; these verbs look after the names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct AddProduct {
    std::string name;
};
Answer add_product(store::Store& store, const Context& context, const AddProduct& options);

struct SetProduct {
    std::string product;
    std::string name;
};
Answer set_product(store::Store& store, const Context& context, const SetProduct& options);

struct ListProducts {
    std::optional<std::int64_t> limit;
};
Answer list_products(const store::Store& store, const Context& context, const ListProducts& options);

struct ShowProduct {
    std::string product;
};
Answer show_product(const store::Store& store, const Context& context, const ShowProduct& options);

struct RemoveProduct {
    std::string product;
};
Answer remove_product(store::Store& store, const Context& context, const RemoveProduct& options);

}  // namespace winloss::app
