#include "winloss/domain/facts.hpp"

#include <algorithm>
#include <numeric>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

Label Places::add(std::int64_t id) {
    if (size_ == 0) {
        first_ = id;
    } else if (id <= last_) {
        throw Error(ErrorKind::bug, "Records came out of order: " + std::to_string(id) + ".");
    } else if (ids_.empty() && id != last_ + 1) {
        ids_.resize(size_);
        std::iota(ids_.begin(), ids_.end(), first_);
    }
    if (!ids_.empty()) { ids_.push_back(id); }
    last_ = id;
    return static_cast<Label>(++size_);
}

Label Places::of(std::int64_t id) const {
    if (size_ == 0 || id < first_ || id > last_) { return 0; }
    if (ids_.empty()) { return static_cast<Label>(id - first_ + 1); }
    const auto at = std::lower_bound(ids_.begin(), ids_.end(), id);
    return *at == id ? static_cast<Label>(at - ids_.begin() + 1) : 0;
}

Label Labels::intern(std::string_view text) {
    if (text == last_text_) { return last_; }
    last_text_ = text;
    const auto known = by_text_.find(text);
    if (known != by_text_.end()) { return last_ = known->second; }
    std::string folded = fold(text);
    if (folded.empty()) { return last_ = 0; }
    const auto [entry, fresh] = by_folded_.try_emplace(std::move(folded), static_cast<Label>(texts_.size()));
    if (fresh) { texts_.emplace_back(text); }
    by_text_.emplace(text, entry->second);
    return last_ = entry->second;
}

Label Labels::add(std::int64_t id, std::string name) {
    texts_.push_back(std::move(name));
    return records_.add(id);
}

std::optional<std::int64_t> Labels::id(Label label) const {
    if (label == 0 || label > records_.size()) { return std::nullopt; }
    return records_.id(label);
}

std::string Labels::shown(Label label) const {
    const std::string& name = texts_[label];
    if (!id(label) || std::count(texts_.begin() + 1, texts_.end(), name) < 2) { return name; }
    return name + " #" + std::to_string(*id(label));
}

Label Labels::find(std::string_view typed) const {
    const auto found = by_folded_.find(fold(typed));
    return found == by_folded_.end() ? 0 : found->second;
}

std::optional<Outcome> outcome_as_of(Outcome outcome, std::optional<Date> opened, std::optional<Date> decided,
                                     Date as_of) {
    if (outcome != Outcome::open && (!decided || *decided <= as_of)) { return outcome; }
    if (opened && *opened > as_of) { return std::nullopt; }
    return Outcome::open;
}

}  // namespace winloss
