#include "told.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/stance.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

void add_stance(DealCompetitor& standing, std::string_view typed) {
    const std::string stance = lower_ascii(trim(typed));
    if (take_stance(standing, stance)) { return; }
    const std::vector<std::string> words(stance_words.begin(), stance_words.end());
    std::string hint = did_you_mean(stance, words);
    if (!hint.empty()) { hint += ' '; }
    throw usage_error(fmt::format("{} is no stance of a competitor.", quoted(trim(typed))),
                      hint + "One of: " + join(words, ", ") +
                          "; behind the last colon of the name, like Initech:finalist,incumbent.");
}

/// Whether that source has named the competitor: naming it again without a stance changes nothing.
bool is_told(const store::Store& store, DealId deal, const DealCompetitor& standing) {
    const auto all = store::deal_competitors(store, deal);
    return std::ranges::any_of(all, [&](const store::DealCompetitorRow& row) {
        return row.standing.competitor == standing.competitor && row.standing.said_by == standing.said_by;
    });
}

void tell_competitor(store::Write& write, DealId deal, const std::string& typed, SaidBy said_by,
                     std::vector<std::string>& said) {
    const std::size_t colon = typed.rfind(':');
    DealCompetitor standing;
    standing.said_by = said_by;
    if (colon != std::string::npos) {
        for (const std::string_view stance : split(std::string_view(typed).substr(colon + 1), ',')) {
            add_stance(standing, stance);
        }
    }
    standing.competitor = named_competitor(write, typed.substr(0, colon), said);
    if (colon == std::string::npos && is_told(write.store(), deal, standing)) { return; }
    store::set_competitor(write, deal, standing);
}

}  // namespace

void tell(store::Write& write, DealId deal, const Told& told, std::vector<std::string>& said) {
    const SaidBy said_by = told.said_by ? require_word<SaidBy>(*told.said_by) : SaidBy::rep;
    if (told.said_by && told.competitors.empty()) {
        throw usage_error("--said-by is who names a competitor.", "Name it with --competitor.");
    }
    for (const std::string& each : told.competitors) { tell_competitor(write, deal, each, said_by, said); }
    for (const std::string& each : told.reasons) {
        store::state_reason(write, deal, store::stated_reason(write, required_line(each, "reason")));
    }
}

void take_back(store::Write& write, DealId deal, const std::vector<std::string>& reasons,
               const std::vector<std::string>& competitors) {
    for (const std::string& each : competitors) {
        store::remove_competitor(write, deal, store::find_competitor(write.store(), each));
    }
    for (const std::string& each : reasons) {
        const auto stated = store::deal_reasons(write.store(), deal);
        const auto found =
            std::ranges::find_if(stated, [&](const store::DealReasonRow& row) { return fold(row.text) == fold(each); });
        if (found == stated.end()) {
            std::vector<std::string> texts;
            for (const auto& row : stated) { texts.push_back(quoted(row.text)); }
            throw not_found(fmt::format("Nobody stated the reason {} for deal {}.", quoted(each), deal.value),
                            texts.empty() ? "None was stated." : "Stated: " + join(texts, ", ") + ".");
        }
        store::retract_reason(write, deal, found->id);
    }
}

}  // namespace winloss::app
