#include "effects.hpp"

namespace winloss::store {

namespace {

std::optional<std::int64_t> find(const std::map<std::int64_t, std::int64_t>& map, std::int64_t key) {
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Effects::Effects(const Connection& connection) {
    Statement all = connection.prepare("SELECT id, reverts FROM operation WHERE reverts IS NOT NULL");
    while (all.step()) { reverts_.emplace(all.integer(0), all.integer(1)); }
    // From the last one back: whether an operation is taken back is known before it is asked what it takes back.
    for (auto entry = reverts_.rbegin(); entry != reverts_.rend(); ++entry) {
        if (in_effect(entry->first)) { reverted_by_.emplace(entry->second, entry->first); }
    }
}

std::optional<std::int64_t> Effects::reverted_by(std::int64_t operation) const { return find(reverted_by_, operation); }

std::optional<std::int64_t> Effects::reverts(std::int64_t operation) const { return find(reverts_, operation); }

bool Effects::counts_after(std::int64_t earlier, std::int64_t operation) const {
    const std::optional<std::int64_t> taken_back = reverts(operation);
    return operation > earlier && in_effect(operation) && !(taken_back && *taken_back > earlier);
}

bool Effects::is_undo(std::int64_t operation) const {
    const std::optional<std::int64_t> taken_back = reverts(operation);
    return taken_back && !is_undo(*taken_back);
}

std::int64_t Effects::root(std::int64_t operation) const {
    const std::optional<std::int64_t> taken_back = reverts(operation);
    return taken_back ? root(*taken_back) : operation;
}

std::optional<std::int64_t> Effects::latest_undo() const {
    for (auto entry = reverts_.rbegin(); entry != reverts_.rend(); ++entry) {
        if (in_effect(entry->first) && is_undo(entry->first)) { return entry->first; }
    }
    return std::nullopt;
}

}  // namespace winloss::store
