#include "winloss/report/heard.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/text.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

namespace {

constexpr std::array decided_outcomes{Outcome::lost, Outcome::won, Outcome::no_decision};
/// Averages closer than that are called the same.
constexpr double same_size = 0.1;

std::string phrase(Outcome outcome) {
    switch (outcome) {
        case Outcome::lost: return "lost";
        case Outcome::won: return "won";
        default: return "no decision";
    }
}

double mean(const Values::Sum& sum) { return static_cast<double>(sum.minor) / static_cast<double>(sum.known); }

Money average(const Values::Sum& sum) { return {sum.minor / sum.known, sum.currency}; }

}  // namespace

void Heard::need(Needs& needs) {
    needs.amounts = true;
    needs.codings = true;
    needs.with(Attribute::segment).with(Attribute::kind);
}

void Heard::Count::add(const DealFact& fact) {
    ++decided;
    decided_amounts.add(fact.amount);
    if (!fact.heard()) { return; }
    ++heard;
    heard_amounts.add(fact.amount);
}

void Heard::add(const DealFact& fact) {
    if (fact.outcome == Outcome::open) { return; }
    all_.add(fact);
    outcomes_[static_cast<std::size_t>(fact.outcome)].add(fact);
    segments_[fact.labels[Attribute::segment]].add(fact);
    kinds_[fact.labels[Attribute::kind]].add(fact);
}

/// "worth 1.4 times an average one in USD", where enough amounts are known to say so.
std::vector<std::string> Heard::sizes(const Count& all) {
    std::vector<std::string> result;
    for (const Values::Sum& heard : all.heard_amounts.sums()) {
        for (const Values::Sum& decided : all.decided_amounts.sums()) {
            if (decided.currency != heard.currency || heard.known < 5 || decided.minor <= 0) { continue; }
            const double times = mean(heard) / mean(decided);
            result.push_back(times > 1 - same_size && times < 1 + same_size
                                 ? fmt::format("as large as all in {}", heard.currency.code())
                                 : fmt::format("{:.1f} times as large as all in {}", times, heard.currency.code()));
        }
    }
    return result;
}

std::string Heard::line(const FactLabels& labels) const {
    if (all_.decided == 0) { return {}; }
    std::vector<std::string> parts;
    for (const Outcome outcome : decided_outcomes) {
        const Count& count = outcomes_[static_cast<std::size_t>(outcome)];
        if (count.decided == 0) { continue; }
        parts.push_back(
            fmt::format("{} {}", phrase(outcome), in_words(share(count.ratio(), thresholds_), "deal", "deals")));
    }
    std::string result = "Heard: " + join(parts, ", ");
    if (const std::vector<std::string> size = sizes(all_); !size.empty()) {
        result += "; on average the deals heard are " + join(size, ", ");
    }
    const Count* least = nullptr;
    Label least_label = 0;
    for (const auto& [label, count] : segments_) {
        if (label == 0 || count.decided < thresholds_.hide_under) { continue; }
        const bool less = least == nullptr || count.heard * least->decided < least->heard * count.decided;
        if (less) {
            least = &count;
            least_label = label;
        }
    }
    if (least != nullptr && segments_.size() > 1 && least->heard * all_.decided < all_.heard * least->decided) {
        result += fmt::format("; least heard: {} {}", labels[Attribute::segment].text(least_label),
                              in_words(share(least->ratio(), thresholds_), "deal", "deals"));
    }
    return result + ".";
}

Table Heard::table(const FactLabels& labels) const {
    Table table{.name = "heard",
                .title = "Heard against decided",
                .columns = {{"of", "Of", Type::text},
                            {"value", "", Type::text, true},
                            {"decided", "Decided", Type::integer},
                            {"heard", "Heard", Type::integer},
                            {"share", "Share", Type::share}},
                .rows = {},
                .breakdown = Breakdown{.key = "amounts",
                                       .columns = {{"currency", "Currency", Type::text},
                                                   {"average", "Average", Type::money},
                                                   {"average_heard", "Of the heard", Type::money},
                                                   {"known", "Known", Type::integer},
                                                   {"known_heard", "Of the heard, known", Type::integer}},
                                       .rows = {}},
                .notes = {}};
    const auto add = [&](std::string_view of, Cell value, const Count& count, bool with_amounts) {
        table.rows.push_back(
            {std::string(of), std::move(value), count.decided, count.heard, share(count.ratio(), thresholds_)});
        std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
        if (!with_amounts) { return; }
        for (const Values::Sum& decided : count.decided_amounts.sums()) {
            Cell heard_average;
            std::int64_t known = 0;
            for (const Values::Sum& heard : count.heard_amounts.sums()) {
                if (heard.currency != decided.currency) { continue; }
                heard_average = average(heard);
                known = heard.known;
            }
            amounts.push_back(
                {std::string(decided.currency.code()), average(decided), heard_average, decided.known, known});
        }
    };
    for (const Outcome outcome : decided_outcomes) {
        const Count& count = outcomes_[static_cast<std::size_t>(outcome)];
        if (count.decided > 0) { add("outcome", std::string(word(outcome)), count, true); }
    }
    for (const auto& [label, count] : segments_) {
        add("segment", label_cell(Facet::segment, label, labels), count, false);
    }
    for (const auto& [label, count] : kinds_) { add("kind", label_cell(Facet::kind, label, labels), count, false); }
    return table;
}

}  // namespace winloss::report
