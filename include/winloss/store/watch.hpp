// How far a long work of the store is, for whoever waits for it. Knows no terminal.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace winloss::store {

/// '4,096 of 50,000 rows taken back'. The words live as long as the program.
struct Far {
    std::string_view one = "row";
    std::string_view many = "rows";
    std::string_view done;   ///< what becomes of them
    std::int64_t count = 0;  ///< an estimate where the engine goes through them by itself
    std::int64_t whole = 0;  ///< 0: not known
};

/// Is told again and again while a work goes on, and null once it is over. Never by another thread; throws nothing.
using Watch = std::function<void(const Far* far)>;

}  // namespace winloss::store
