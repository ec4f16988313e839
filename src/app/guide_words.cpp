#include "guide_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::app {

namespace {

[[noreturn]] void refuse(const store::Store& store, const std::string& kind) {
    std::vector<std::string> kinds;
    std::vector<std::string> outcomes;
    for (const store::StoredGuide& each : store::guides(store)) {
        if (each.kind == kind && each.outcome) { outcomes.emplace_back(word(*each.outcome)); }
        if (std::find(kinds.begin(), kinds.end(), each.kind) == kinds.end()) { kinds.push_back(each.kind); }
    }
    if (!outcomes.empty()) {
        throw usage_error(fmt::format("There is a guide of '{}' for each outcome.", kind),
                          "Say which: --outcome " + join(outcomes, " or ") + ".");
    }
    const std::string near = did_you_mean(kind, kinds);
    throw not_found(fmt::format("There is no guide of {}.", quoted(kind)),
                    near.empty() ? "winloss guide list shows them." : near);
}

/// The 9 of '9' and of '#9'.
std::optional<std::int64_t> number_in(std::string_view typed) {
    if (typed.starts_with('#')) { typed.remove_prefix(1); }
    return whole_number(typed);
}

/// What 'guide list --versions' shows under this number.
store::StoredGuide numbered(const store::Store& store, std::int64_t number, const std::optional<Outcome>& outcome) {
    store::StoredGuide guide = store::read_guide(store, GuideId{number});
    if (outcome && outcome != guide.outcome) {
        throw usage_error(fmt::format("Guide {} is that of {}.", number, called(guide)), "Leave --outcome out.");
    }
    return guide;
}

/// Only an interview about a decision has an outcome to choose its guide by.
void require_outcomes(const store::Store& store, const std::string& kind) {
    const Programme programme = store::read_programme(store);
    const auto rule = std::ranges::find(programme.rules, kind, &Rule::kind);
    if (rule == programme.rules.end() || rule->anchor == Anchor::decided_on) { return; }
    throw usage_error(
        fmt::format("Interviews of the kind {} are about a customer's service, which has no outcome.", kind),
        "Leave --outcome out.");
}

}  // namespace

std::optional<Outcome> outcome_of(const std::optional<std::string>& typed) {
    return typed ? std::optional(require_word<Outcome>(*typed)) : std::nullopt;
}

std::string called(const store::StoredGuide& guide) {
    return guide.outcome ? fmt::format("{} ({})", guide.kind, word(*guide.outcome)) : guide.kind;
}

std::string command_words(const store::StoredGuide& guide) {
    return guide.outcome ? fmt::format("{} --outcome {}", guide.kind, word(*guide.outcome)) : guide.kind;
}

store::StoredGuide named_guide(const store::Store& store, const GuideName& name,
                               const std::optional<std::int64_t>& version) {
    const auto number = number_in(name.kind);
    if (name.outcome && !number) { require_outcomes(store, name.kind); }
    auto guide = number ? numbered(store, *number, outcome_of(name.outcome))
                        : store::guide_for(store, name.kind, outcome_of(name.outcome));
    if (!guide) { refuse(store, name.kind); }
    if (!version) { return std::move(*guide); }
    const std::int64_t latest =
        number ? store::guide_as(store, guide->kind, guide->outcome, std::nullopt)->version : guide->version;
    const std::string of = called(*guide);
    guide = store::guide_as(store, guide->kind, guide->outcome, version);
    if (!guide) {
        throw not_found(fmt::format("The guide of {} has no version {}.", number ? of : name.kind, *version),
                        fmt::format("Its versions are 1 to {}.", latest));
    }
    return std::move(*guide);
}

store::StoredGuide latest_of(const store::Store& store, const store::StoredGuide& guide) {
    return store::guide_as(store, guide.kind, guide.outcome, std::nullopt).value();
}

store::StoredGuide latest_guide(const store::Store& store, const GuideName& name) {
    return latest_of(store, named_guide(store, name));
}

bool is_numbered(const std::string& kind) { return number_in(kind).has_value(); }

}  // namespace winloss::app
