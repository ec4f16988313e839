// Random command lines over every verb that writes: what a careless team types in a day. Some are refused, as they
// would be; they are made to fit the records that are there often enough that most do something.
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/store/store.hpp"

namespace winloss::cli {

struct Typed {
    std::vector<std::string> words;
    std::string input;  ///< standard input
};

class RandomCommands {
public:
    explicit RandomCommands(unsigned seed) : random_(seed) {}
    /// One that may fit the store as it is.
    Typed next(const store::Store& store);
    /// True with a chance of one in `n`.
    bool one_in(unsigned n) { return below(n) == 0; }

private:
    using Words = std::vector<std::string>;

    unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
    std::string number(unsigned n) { return std::to_string(1 + below(n)); }
    std::string one_of(std::initializer_list<std::string_view> words);
    std::string date();
    std::string money();
    std::string text();
    /// '#7': a row of the table, where its condition holds; '#1' where there is none.
    std::string row(const std::string& table, const std::string& condition = "1");
    /// Each option with its value, or left out, by the toss of a coin.
    Words some(Words words, std::initializer_list<Words> options);

    Typed person();
    Typed account();
    Typed contact();
    Typed deal();
    Typed contract();
    Typed named();
    Typed interview();
    Typed note();
    Typed guide();
    Typed form();
    Typed programme();
    Typed import();
    Typed around();
    Typed touch();
    Typed expectation();
    Typed health();
    Typed benchmark();
    Typed flag();
    Typed action();

    std::mt19937 random_;
    const store::Store* store_ = nullptr;
};

}  // namespace winloss::cli
