#include "winloss/app/begin.hpp"

#include <fmt/format.h>

#include "winloss/core/shell_word.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/attention.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

std::string how_to_begin(const store::Store& store) {
    if (store::has_subjects(store)) { return {}; }
    return "There are no deals and no contracts yet: winloss import deals FILE brings them in, "
           "winloss deal add NAME makes one.";
}

std::string nothing_ahead(const store::Store& store) {
    return store::read_programme(store).first_day ? "no window opens later; after new decisions: winloss plan"
                                                  : "nothing is planned: winloss plan";
}

std::string asked_account(const std::optional<std::string>& typed) { return typed ? shell_word(*typed) : "ACCOUNT"; }

std::string none_is_like_that(std::string_view words, std::string_view list) {
    return fmt::format("None of the {} is like that: winloss {} shows all.", words, list);
}

std::string when_none_fit(const store::Store& store, const Listed& records) {
    if (!store::has_any(store, records.kind)) { return fmt::format("No {} yet: {}", records.words, records.make); }
    const std::string_view looked_through = records.usual.empty() ? records.words : records.usual;
    return fmt::format("{} To add one: {}", none_is_like_that(looked_through, records.list), records.make);
}

std::string when_none(const store::Store& store, const Table& table, const Listed& records) {
    if (!table.rows.empty()) { return {}; }
    const std::string begin = store::account_listing({}).count(store).rows == 0 ? how_to_begin(store) : std::string();
    if (begin.empty()) { return when_none_fit(store, records); }
    return records.by_hand.empty() ? begin : fmt::format("{} By hand: {}", begin, records.by_hand);
}

}  // namespace winloss::app
