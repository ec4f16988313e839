#include "winloss/store/import_waiting.hpp"

#include <set>

namespace winloss::store {

void ImportWaiting::wait(std::int64_t record, std::string_view word) {
    const auto [waits, first] = words_.try_emplace(record, word);
    if (!first && waits->second != word) { waits->second.clear(); }
}

bool ImportWaiting::goes_round(std::int64_t other, std::int64_t self) const {
    std::set<std::int64_t> met;
    for (std::optional<std::int64_t> at = other; at && met.insert(*at).second;) {
        const auto word = words_.find(*at);
        if (word == words_.end() || word->second.empty()) { return false; }
        at = other_holder_(word->second, *at);
        if (!at || at == self) { return true; }
    }
    return false;
}

}  // namespace winloss::store
