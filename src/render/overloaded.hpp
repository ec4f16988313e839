// One lambda a type for std::visit.
#pragma once

namespace winloss::render {

template <typename... Functions>
struct Overloaded : Functions... {
    using Functions::operator()...;
};

}  // namespace winloss::render
