#include "winloss/app/kind_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/programme.hpp"

namespace winloss::app {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto other_words = std::to_array<Pair>({{"churn", kind::exit},
                                                  {"win/loss", kind::retrospective},
                                                  {"winloss", kind::retrospective},
                                                  {"win-loss", kind::retrospective},
                                                  {"debrief", kind::retrospective},
                                                  {"post-decision", kind::retrospective},
                                                  {"kickoff", kind::expectation},
                                                  {"kick-off", kind::expectation},
                                                  {"go-live", kind::onboarding},
                                                  {"renewal", kind::pre_renewal},
                                                  {"pulse", kind::check_in},
                                                  {"quarterly", kind::check_in}});

constexpr auto purposes = std::to_array<Pair>({
    {kind::exit, "why a customer left"},
    {kind::pre_renewal, "whether a customer will stay, asked while there is time to change it"},
    {kind::retrospective, "why a deal was won, lost or not decided, as the buyer tells it"},
    {kind::expectation, "how a new customer will know that it was a success, asked before the work starts"},
    {kind::anniversary, "what became of the expectations, every year the customer stays"},
    {kind::onboarding, "how the start went, once the customer works with it"},
    {kind::check_in, "how the customer is; any touch with a judgement of its health in the quarter will do"},
});

constexpr std::string_view interview = " interview";

}  // namespace

std::string_view other_word(std::string_view typed) {
    if (typed.ends_with(interview)) { typed.remove_suffix(interview.size()); }
    const auto found = std::ranges::find(other_words, typed, &Pair::first);
    return found == other_words.end() ? std::string_view() : found->second;
}

std::optional<std::string> explain_kind(std::string_view typed) {
    std::string word = lower_ascii(trim(typed));
    if (word.ends_with(interview)) { word.resize(word.size() - interview.size()); }
    std::ranges::replace(word, ' ', '-');
    const std::string_view meant = other_word(word);
    const auto purpose = std::ranges::find(purposes, meant.empty() ? word : meant, &Pair::first);
    if (purpose == purposes.end()) { return std::nullopt; }
    const auto& [kind, says] = *purpose;
    std::string text = fmt::format("{} interview: {}\n\n", kind, says);
    for (const Rule& rule : default_programme().rules) {
        if (rule.kind != kind) { continue; }
        text += fmt::format("  {}{}{}\n", in_words(rule),
                            rule.outcome ? fmt::format(", of a deal that is {}", winloss::word(*rule.outcome)) : "",
                            rule.enabled ? "" : "; off unless switched on");
    }
    std::vector<std::string> also;
    for (const auto& [other, here] : other_words) {
        if (here == kind) { also.emplace_back(other); }
    }
    if (!also.empty()) { text += fmt::format("\nAlso called: {}.\n", join(also, ", ")); }
    return text + fmt::format(
                      "\nwinloss programme show has the rules of your store, winloss interview list --kind {} "
                      "its interviews.\n",
                      kind);
}

std::string near_kind(std::string_view typed) {
    return did_you_mean(lower_ascii(trim(typed)), {kind::built_in.begin(), kind::built_in.end()});
}

}  // namespace winloss::app
