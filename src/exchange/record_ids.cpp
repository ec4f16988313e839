#include "winloss/exchange/record_ids.hpp"

#include <algorithm>
#include <functional>

#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

std::uint64_t fingerprint(std::string_view id) { return std::hash<std::string_view>{}(id); }

}  // namespace

RecordIds::RecordIds(const Mapping& mapping, IdForm form) : column_(mapping.column_of("external_id")), form_(form) {}

void RecordIds::add(const CsvReader& csv) {
    const std::string_view id = trim(csv.row()[*column_]);
    if (id.empty()) { return; }
    all_.push_back(form_ == IdForm::as_it_is ? fingerprint(id) : fingerprint(canonical_id(form_, id)));
}

void RecordIds::finish() {
    std::ranges::sort(all_);
    for (std::size_t i = 1; i < all_.size(); ++i) {
        if (all_[i] == all_[i - 1] && (again_.empty() || again_.back() != all_[i])) { again_.push_back(all_[i]); }
    }
}

bool RecordIds::holds(std::string_view id) const { return std::ranges::binary_search(all_, fingerprint(id)); }

bool RecordIds::holds_again(std::string_view id) const {
    return !again_.empty() && std::ranges::binary_search(again_, fingerprint(id));
}

}  // namespace winloss::exchange
