#include "winloss/exchange/import_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

/// The letters of a cell in lower case, everything else one blank between words.
std::string words_of(std::string_view cell) {
    std::string result;
    for (const char c : lower_ascii(cell)) {
        const bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            result += c;
        } else if (!result.empty() && result.back() != ' ' && c != '\'') {
            result += ' ';
        }
    }
    return std::string(trim(result));
}

bool has_word(std::string_view words, std::string_view wanted) {
    return (" " + std::string(words) + " ").find(" " + std::string(wanted) + " ") != std::string::npos;
}

bool has_any(std::string_view words, std::initializer_list<std::string_view> wanted) {
    return std::ranges::any_of(wanted, [&](std::string_view each) { return has_word(words, each); });
}

/// The number without zeros that say nothing: 1234.5000 with two decimals is 1234.50.
std::string_view without_idle_zeros(std::string_view number, int decimals) {
    const std::size_t point = number.find('.');
    if (point == std::string_view::npos) { return number; }
    const std::size_t least = point + 1 + static_cast<std::size_t>(decimals);
    while (number.size() > least && number.ends_with('0')) { number.remove_suffix(1); }
    if (number.ends_with('.') && number.size() > 1) { number.remove_suffix(1); }
    return number;
}

}  // namespace

Reading<Money> read_money(std::string_view cell, Currency currency) {
    if (cell.find_first_not_of("0123456789.-+") != std::string_view::npos) {
        return {std::nullopt, "is no plain number; write 1234.56, without currency sign and thousands separators"};
    }
    try {
        return {parse_decimal(without_idle_zeros(cell, currency.decimals()), currency), {}};
    } catch (const Error& error) {
        if (cell.find_first_of("0123456789") == std::string_view::npos) {
            return {std::nullopt, "is no amount; leave it empty where it is unknown"};
        }
        // All numbers of so many digits fit into 64 bits, those of the decimals among them.
        const std::size_t most_digits = 18 - static_cast<std::size_t>(currency.decimals());
        const std::string_view number = cell.substr(std::min(cell.find_first_not_of("+-0"), cell.size()));
        if (std::min(number.find('.'), number.size()) > most_digits) {
            return {std::nullopt, "is larger than any amount that can be kept"};
        }
        return {std::nullopt, fmt::format("is no amount of {}; write digits with at most {} decimals", currency.code(),
                                          currency.decimals())};
    }
}

Reading<bool> read_yes_no(std::string_view cell) {
    const std::string word = lower_ascii(cell);
    for (const char* yes : {"yes", "true", "1", "y", "t"}) {
        if (word == yes) { return {true, {}}; }
    }
    for (const char* no : {"no", "false", "0", "n", "f"}) {
        if (word == no) { return {false, {}}; }
    }
    return {std::nullopt, "is neither yes nor no; write yes, no, true, false, 1 or 0"};
}

Reading<int> read_count(std::string_view cell) {
    int value = 0;
    const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (fault == std::errc() && end == cell.data() + cell.size() && value > 0) { return {value, {}}; }
    return {std::nullopt, "is no whole number above 0"};
}

namespace {

constexpr std::string_view excluded_word = "excluded";

/// Words that tell an ending wherever they stand in a stage. What is no deal at all goes before how it ended, and no
/// decision before lost: 'Closed Lost - No Decision'.
constexpr auto rules = std::to_array<EndingWord>({
    {"duplicate", {{}, Exclusion::all}},
    {"deleted", {{}, Exclusion::all}},
    {"no decision", {Outcome::no_decision, {}}},
    {"nodecision", {Outcome::no_decision, {}}},
    {"canceled", {Outcome::no_decision, {}}},
    {"cancelled", {Outcome::no_decision, {}}},
    {"won", {Outcome::won, {}}},
    {"closedwon", {Outcome::won, {}}},
    {"dealwon", {Outcome::won, {}}},
    {"closed win", {Outcome::won, {}}},
    {"lost", {Outcome::lost, {}}},
    {"closedlost", {Outcome::lost, {}}},
    {"deallost", {Outcome::lost, {}}},
    {"closed loss", {Outcome::lost, {}}},
    {"out sold", {Outcome::lost, {}}},
    {"outsold", {Outcome::lost, {}}},
});

Reading<Ending> no_outcome(std::string_view cell, std::string_view why) {
    return {std::nullopt,
            fmt::format("{}; say it with --value outcome:'{}'=lost (or won, no-decision, open)", why, cell)};
}

/// How a deal ended; an empty reason where the words tell of no end.
Reading<Ending> read_end(std::string_view cell) {
    const std::string words = words_of(cell);
    std::optional<Ending> found;
    for (const EndingWord& rule : rules) {
        if (!has_word(words, rule.word)) { continue; }
        if (!found) { found = rule.ending; }
        if (*found == Outcome::won && rule.ending == Outcome::lost) {
            return {std::nullopt, "tells won and lost; say which with --value outcome:FROM=won"};
        }
    }
    if (words == "win") { found = {Outcome::won, {}}; }
    if (words == "loss") { found = {Outcome::lost, {}}; }
    const bool ended = found && (*found == Outcome::won || *found == Outcome::lost);
    if (ended && has_word(words, "not")) { return no_outcome(cell, "tells what the deal is not"); }
    if (!found && has_word(words, "closed")) { return no_outcome(cell, "does not tell how the deal ended"); }
    return {found, {}};
}

}  // namespace

std::string_view word_of(const Ending& ending) {
    return ending.outcome ? word(*ending.outcome) : ending.exclusion ? excluded_word : std::string_view();
}

std::optional<Ending> ending_of(std::string_view typed) {
    if (lower_ascii(trim(typed)) == excluded_word) { return Ending{{}, Exclusion::all}; }
    const Reading<Ending> reading = read_outcome(typed);
    return reading.value;
}

std::vector<std::string> ending_words() {
    std::vector<std::string> words = all_words<Outcome>();
    words.emplace_back(excluded_word);
    return words;
}

std::span<const EndingWord> ending_rules() { return rules; }

Reading<Ending> outcome_of_stage(std::string_view stage) {
    Reading<Ending> reading = read_end(stage);
    if (!reading.value && reading.why.empty()) { reading.value = Ending{Outcome::open, {}}; }
    return reading;
}

Reading<Ending> read_outcome(std::string_view cell) {
    Reading<Ending> reading = read_end(cell);
    if (reading.value || !reading.why.empty()) { return reading; }
    const std::string words = words_of(cell);
    if (words == "open" || words == "in progress") { return {Ending{Outcome::open, {}}, {}}; }
    if (words == excluded_word) { return {Ending{{}, Exclusion::all}, {}}; }
    std::string near = did_you_mean(cell, all_words<Outcome>());
    if (!near.empty()) { near.front() = 'd'; }  // within a sentence
    return no_outcome(cell, fmt::format("is no outcome{}{}", near.empty() ? "" : "; ", near));
}

std::optional<Outcome> outcome_of_heading(std::string_view heading) {
    const std::string words = words_of(heading);
    const bool of_wins = has_any(words, {"won", "win", "wins"});
    const bool of_losses = has_any(words, {"lost", "loss", "losses"});
    if (of_wins == of_losses) { return std::nullopt; }
    return of_wins ? Outcome::won : Outcome::lost;
}

namespace {

constexpr auto nothings = std::to_array<std::string_view>({"none", "no competitor", "no competitors", "no competition",
                                                           "no reason", "no reason given", "unknown", "not known",
                                                           "not specified", "not applicable", "n/a", "null"});
constexpr std::string_view signs_around = "-#()[]<>_.?* ";

}  // namespace

std::span<const std::string_view> nothing_words() { return nothings; }

bool says_nothing(std::string_view cell) {
    constexpr std::size_t longest = 32;
    if (cell.size() > longest) { return false; }
    if (cell == "\u2013" || cell == "\u2014") { return true; }  // typographers' dashes
    const std::size_t first = cell.find_first_not_of(signs_around);
    if (first == std::string_view::npos) { return true; }
    const std::size_t last = cell.find_last_not_of(signs_around);
    return std::ranges::find(nothings, lower_ascii(cell.substr(first, last + 1 - first))) != nothings.end();
}

Reading<DealKind> read_deal_kind(std::string_view cell) {
    const std::string words = words_of(cell);
    if (has_any(words, {"renewal", "renew", "renewals"})) { return {DealKind::renewal, {}}; }
    if (has_any(words, {"existing", "existingbusiness", "expansion", "upsell", "up sell", "upgrade", "cross sell",
                        "crosssell", "add on", "addon"})) {
        return {DealKind::expansion, {}};
    }
    if (has_any(words, {"new", "newbusiness", "new business"})) { return {DealKind::fresh, {}}; }
    return {std::nullopt, fmt::format("is no kind of deal; say which with --value deal_kind:'{}'=new (or expansion, "
                                      "renewal), or leave the column out with --map deal_kind=",
                                      cell)};
}

Reading<BuyingRole> read_buying_role(std::string_view cell) {
    const std::string words = words_of(cell);
    if (words == "budget holder") { return {BuyingRole::economic_buyer, {}}; }
    if (words == "end user") { return {BuyingRole::user, {}}; }
    if (words == "blocker") { return {BuyingRole::detractor, {}}; }
    return read_word<BuyingRole>(cell);
}

template <class E>
Reading<E> read_word(std::string_view cell) {
    try {
        return {require_word<E>(cell), {}};
    } catch (const Error& error) {
        std::string near = did_you_mean(cell, all_words<E>());
        if (!near.empty()) { near.front() = 'd'; }  // within a sentence
        return {std::nullopt, fmt::format("is no {}; {}one of: {}", Words<E>::what, near.empty() ? near : near + " ",
                                          join(all_words<E>(), ", "))};
    }
}

template Reading<Role> read_word<Role>(std::string_view);
template Reading<Exclusion> read_word<Exclusion>(std::string_view);
template Reading<TouchKind> read_word<TouchKind>(std::string_view);
template Reading<HealthLevel> read_word<HealthLevel>(std::string_view);
template Reading<ActionState> read_word<ActionState>(std::string_view);
template Reading<ExpectationOutcome> read_word<ExpectationOutcome>(std::string_view);
template Reading<CodeKind> read_word<CodeKind>(std::string_view);
template Reading<Weight> read_word<Weight>(std::string_view);
template Reading<InterviewState> read_word<InterviewState>(std::string_view);
template Reading<Relation> read_word<Relation>(std::string_view);
template Reading<Channel> read_word<Channel>(std::string_view);
template Reading<Completeness> read_word<Completeness>(std::string_view);

}  // namespace winloss::exchange
