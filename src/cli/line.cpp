#include "winloss/cli/line.hpp"

#include "winloss/cli/globals.hpp"

namespace winloss::cli {

std::optional<std::size_t> PlainWords::next() {
    while (at_ < words_.size() && words_[at_] != "--") {
        const std::string& word = words_[at_];
        if (word.size() < 2 || word.front() != '-') { return at_++; }
        ++at_;
        const Parameter* option = global_parameter(word);
        if (option == nullptr) { continue; }
        if (option->kind == Parameter::Kind::flag) {
            passed_.emplace_back(option, "");
        } else if (at_ == words_.size()) {
            awaiting_ = option;
        } else {
            passed_.emplace_back(option, words_[at_++]);
        }
    }
    return std::nullopt;
}

}  // namespace winloss::cli
