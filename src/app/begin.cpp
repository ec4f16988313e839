#include "winloss/app/begin.hpp"

#include <fmt/format.h>

#include <utility>

#include "winloss/store/accounts.hpp"
#include "winloss/store/attention.hpp"

namespace winloss::app {

std::string how_to_begin(const store::Store& store) {
    if (store::has_subjects(store)) { return {}; }
    return "There are no deals and no contracts yet: winloss import deals FILE brings them in, "
           "winloss deal add NAME makes one.";
}

std::string when_none_fit(const store::Store& store, store::RecordKind kind, std::string_view words,
                          std::string_view list, std::string none_yet) {
    return store::has_any(store, kind) ? fmt::format("None of the {} is like that: winloss {} shows all.", words, list)
                                       : std::move(none_yet);
}

std::string when_none(const store::Store& store, const Table& table, const Imported& records) {
    if (!table.rows.empty()) { return {}; }
    std::string begin = store::account_listing({}).count(store).rows == 0 ? how_to_begin(store) : std::string();
    if (!begin.empty()) {
        return records.by_hand.empty() ? begin : fmt::format("{} By hand: {}", begin, records.by_hand);
    }
    std::string none_yet = fmt::format("No {} yet: {}", records.words, records.make);
    std::string said = when_none_fit(store, records.kind, records.words, records.list, none_yet);
    if (said != none_yet) { said += fmt::format(" To add one: {}", records.make); }
    return said;
}

}  // namespace winloss::app
