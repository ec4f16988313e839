#include "winloss/domain/programme.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

constexpr Span days(int count) { return {.months = 0, .days = count}; }
constexpr Span months(int count) { return {.months = count, .days = 0}; }

std::string title(const Rule& rule) {
    return "'" + rule.kind + "'" + (rule.outcome ? " for " + std::string(word(*rule.outcome)) : "");
}

/// The anchor a built-in kind has; null for an added kind, which may have any.
std::optional<Anchor> anchor_of(std::string_view kind) {
    for (const Rule& rule : default_programme().rules) {
        if (rule.kind == kind) { return rule.anchor; }
    }
    return std::nullopt;
}

void check_kind(const Rule& rule) {
    const bool fits = !rule.kind.empty() && std::all_of(rule.kind.begin(), rule.kind.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!fits) {
        throw usage_error("'" + rule.kind + "' is no name for a kind of interview.",
                          "Use small letters, digits and hyphens: win-review.");
    }
}

void check_anchor(const Rule& rule) {
    const bool anchored = rule.anchor != Anchor::closed_on && rule.anchor != Anchor::chosen;
    if (!anchored) {
        throw usage_error("The rule " + title(rule) + " cannot go by '" + std::string(word(rule.anchor)) + "'.",
                          "One of: decided-on, live-on, ends-on, left-on, starts-on.");
    }
    const auto own = anchor_of(rule.kind);
    if (own && *own != rule.anchor) {
        throw usage_error("The rule " + title(rule) + " goes by '" + std::string(word(*own)) + "', not by '" +
                              std::string(word(rule.anchor)) + "'.",
                          "Add a kind of your own for another anchor.");
    }
    if (rule.outcome == Outcome::open) {
        throw usage_error("The rule " + title(rule) + " is for deals that are not decided yet.",
                          "One of: won, lost, no-decision.");
    }
    if (rule.outcome && rule.anchor != Anchor::decided_on) {
        throw usage_error(
            "The rule " + title(rule) + " has an outcome, but goes by '" + std::string(word(rule.anchor)) + "'.",
            "Only rules that go by decided-on tell outcomes apart.");
    }
}

void check_every(const Rule& rule) {
    if (!rule.every) { return; }
    if (rule.anchor != Anchor::live_on && rule.anchor != Anchor::starts_on) {
        throw usage_error(
            "The rule " + title(rule) + " cannot come again: it goes by '" + std::string(word(rule.anchor)) + "'.",
            "Only rules that go by live-on or starts-on come again while the tenure runs.");
    }
    if (rule.every->months < 0 || rule.every->days < 0 || *rule.every == Span{}) {
        throw usage_error("The rule " + title(rule) + " comes again every " + to_string(*rule.every) + ".",
                          "Give a length of time such as 3m or 1y.");
    }
}

/// Throws unless `early` comes no later than `late` from whatever day they are counted: 30d and 1m do not convert.
void check_order(const Rule& rule, std::string_view early_name, Span early, std::string_view late_name, Span late) {
    const Date first = make_date(2023, 1, 1);
    const Date last = make_date(2026, 12, 31);  // four years, one of them a leap year: every month's every day
    for (Date anchor = first; anchor <= last; anchor += Days{1}) {
        if (anchor + early <= anchor + late) { continue; }
        throw usage_error("The rule " + title(rule) + ": " + std::string(early_name) + " (" + to_string(early) +
                              ") comes after " + std::string(late_name) + " (" + to_string(late) + "), counted from " +
                              iso(anchor) + ".",
                          "A window opens, has its target, and closes, in this order: 30d, 45d, 90d.");
    }
}

constexpr int most_days = 3650;

int require_number(std::string_view key, std::string_view value, int most) {
    int result = 0;
    const auto end = value.data() + value.size();
    const auto [at, error] = std::from_chars(value.data(), end, result);
    if (error != std::errc{} || at != end || result < 0 || result > most) {
        throw usage_error("'" + std::string(value) + "' is no value for " + std::string(key) + ".",
                          "Give a whole number from 0 to " + std::to_string(most) + ".");
    }
    return result;
}

/// SplitMix64 (Steele, Lea and Flood 2014): spreads neighbouring numbers evenly over 64 bits.
std::uint64_t spread(std::uint64_t value) {
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31);
}

}  // namespace

std::string in_words(const Rule& rule) {
    std::string text = "opens " + to_string(rule.opens) + ", target " + to_string(rule.target) + ", closes " +
                       to_string(rule.closes) + " from " + std::string(word(rule.anchor));
    if (rule.every) { text += ", again every " + to_string(*rule.every); }
    return text;
}

int Draw::percent(Outcome outcome) const {
    switch (outcome) {
        case Outcome::won: return won_percent;
        case Outcome::lost: return lost_percent;
        case Outcome::no_decision: return no_decision_percent;
        case Outcome::open: break;
    }
    return 100;
}

bool Draw::takes(DealId deal, Outcome outcome) const {
    const auto lot = spread(spread(static_cast<std::uint64_t>(seed)) ^ static_cast<std::uint64_t>(deal.value)) % 100;
    return static_cast<int>(lot) < percent(outcome);
}

const Rule* Programme::find(std::string_view kind, std::optional<Outcome> outcome) const {
    const Rule* general = nullptr;
    for (const Rule& rule : rules) {
        if (rule.kind != kind) { continue; }
        if (rule.outcome && rule.outcome == outcome) { return &rule; }
        if (!rule.outcome) { general = &rule; }
    }
    return general;
}

int Programme::rank(std::string_view kind) const {
    int result = std::numeric_limits<int>::max();
    for (const Rule& rule : rules) {
        if (rule.kind == kind) { result = std::min(result, rule.rank); }
    }
    return result;
}

std::vector<std::string> Programme::kinds() const {
    std::vector<std::string> result;
    for (const Rule& rule : rules) {
        if (std::find(result.begin(), result.end(), rule.kind) == result.end()) { result.push_back(rule.kind); }
    }
    std::stable_sort(result.begin(), result.end(),
                     [this](const std::string& left, const std::string& right) { return rank(left) < rank(right); });
    return result;
}

Programme default_programme() {
    using enum Anchor;
    Programme result;
    const auto add = [&](std::string_view kind, Anchor anchor, Span opens, Span target, Span closes) -> Rule& {
        result.rules.push_back({.kind = std::string(kind),
                                .anchor = anchor,
                                .opens = opens,
                                .target = target,
                                .closes = closes,
                                .rank = static_cast<int>(result.rules.size()) + 1});
        return result.rules.back();
    };
    // In the order of strength, so that the rank is the place.
    add(kind::exit, left_on, days(14), days(30), days(90));
    add(kind::pre_renewal, ends_on, months(-12), months(-9), months(-6));
    add(kind::retrospective, decided_on, days(30), days(45), days(90));
    add(kind::expectation, decided_on, days(0), days(14), days(30)).outcome = Outcome::won;
    add(kind::anniversary, live_on, months(12), months(12), months(13)).every = months(12);
    add(kind::onboarding, live_on, months(1), months(1), months(2));
    Rule& check_in = add(kind::check_in, starts_on, months(3), months(3), months(4));
    check_in.every = months(3);
    check_in.enabled = false;
    return result;
}

void check(const Programme& programme) {
    for (std::size_t i = 0; i < programme.rules.size(); ++i) {
        const Rule& rule = programme.rules[i];
        check_kind(rule);
        check_anchor(rule);
        check_every(rule);
        check_order(rule, "opens", rule.opens, "target", rule.target);
        check_order(rule, "target", rule.target, "closes", rule.closes);
        if (rule.rank < 1) {
            throw usage_error("The rule " + title(rule) + " has the rank " + std::to_string(rule.rank) + ".",
                              "1 is the strongest purpose.");
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Rule& other = programme.rules[j];
            if (other.kind == rule.kind && other.outcome == rule.outcome) {
                throw usage_error("The rule " + title(rule) + " is there twice.", "Change the one there is.");
            }
            if (other.kind == rule.kind && other.anchor != rule.anchor) {
                throw usage_error("The rules of '" + rule.kind + "' go by two anchors, '" +
                                      std::string(word(other.anchor)) + "' and '" + std::string(word(rule.anchor)) +
                                      "'.",
                                  "The rules of a kind share their anchor.");
            }
        }
    }
}

void add_criterion(Criteria& criteria, std::string_view field, std::string_view value) {
    const auto add = [](auto& list, auto entry) {
        if (std::find(list.begin(), list.end(), entry) == list.end()) { list.push_back(std::move(entry)); }
    };
    if (field == "outcome") {
        const auto outcome = require_word<Outcome>(value);
        if (outcome == Outcome::open) {
            throw usage_error("An open deal is owed no retrospective: 'open' is no criterion.",
                              "One of: won, lost, no-decision.");
        }
        add(criteria.outcomes, outcome);
    } else if (field == "deal-kind") {
        add(criteria.deal_kinds, require_word<DealKind>(value));
    } else if (field == "segment") {
        if (trim(value).empty()) { throw usage_error("A segment without a name is no criterion."); }
        add(criteria.segments, std::string(trim(value)));
    } else if (field == "minimum-amount") {
        const Money amount = parse_money(value, std::nullopt);
        auto same = std::find_if(criteria.minimum_amounts.begin(), criteria.minimum_amounts.end(),
                                 [&](const Money& each) { return each.currency == amount.currency; });
        if (same != criteria.minimum_amounts.end()) {
            *same = amount;
        } else {
            criteria.minimum_amounts.push_back(amount);
        }
    } else {
        const std::vector<std::string> fields{"outcome", "deal-kind", "segment", "minimum-amount"};
        std::string hint = did_you_mean(field, fields);
        if (!hint.empty()) { hint += ' '; }
        throw usage_error("'" + std::string(field) + "' is no criterion.",
                          hint + "One of: " + join(fields, ", ") + ".");
    }
}

void apply_setting(Programme& programme, std::string_view key, std::string_view value) {
    if (key == "first_day") {
        programme.first_day = parse_iso(value);
        if (!programme.first_day) {
            throw usage_error("'" + std::string(value) + "' is no day for first_day.", "Write it 2026-01-31.");
        }
        return;
    }
    struct Number {
        std::string_view key;
        int* value;
        int most;
    };
    FollowUp& after = programme.follow_up;
    Draw& draw = programme.draw;
    const Number numbers[] = {{"grace_days", &programme.grace_days, most_days},
                              {"fatigue_days", &programme.fatigue_days, most_days},
                              {"conversation_days", &programme.conversation_days, most_days},
                              {"answered_days", &after.answered_days, most_days},
                              {"note_days", &after.note_days, most_days},
                              {"thanked_days", &after.thanked_days, most_days},
                              {"coded_days", &after.coded_days, most_days},
                              {"shared_days", &after.shared_days, most_days},
                              {"told_days", &after.told_days, most_days},
                              {"credited_days", &after.credited_days, most_days},
                              {"won_percent", &draw.won_percent, 100},
                              {"lost_percent", &draw.lost_percent, 100},
                              {"no_decision_percent", &draw.no_decision_percent, 100},
                              {"sample_seed", &draw.seed, std::numeric_limits<int>::max()}};
    std::vector<std::string> keys{"first_day"};
    for (const Number& each : numbers) {
        if (each.key == key) {
            *each.value = require_number(key, value, each.most);
            return;
        }
        keys.emplace_back(each.key);
    }
    std::string hint = did_you_mean(key, keys);
    if (!hint.empty()) { hint += ' '; }
    throw usage_error("'" + std::string(key) + "' is no setting of the programme.",
                      hint + "One of: " + join(keys, ", ") + ".");
}

}  // namespace winloss
