#include "winloss/report/heard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

namespace {

constexpr std::array decided_outcomes{Outcome::lost, Outcome::won, Outcome::no_decision};
/// Averages closer than that are called the same.
constexpr double same_size = 0.1;
/// Known amounts of heard deals under which nothing is said of their size.
constexpr std::int64_t enough_amounts = 5;

std::string phrase(Outcome outcome) {
    switch (outcome) {
        case Outcome::lost: return "lost";
        case Outcome::won: return "won";
        default: return "no decision";
    }
}

double mean(const Values::Sum& sum) { return static_cast<double>(sum.minor) / static_cast<double>(sum.known); }

/// To the nearest minor unit.
Money average(const Values::Sum& sum) {
    const std::int64_t rest = sum.minor % sum.known;
    const int nearest = 2 * rest >= sum.known ? 1 : -2 * rest > sum.known ? -1 : 0;
    return {sum.minor / sum.known + nearest, sum.currency};
}

}  // namespace

void Heard::need(Needs& needs) {
    need_of_deals(needs);
    needs.codings = true;
}

void Heard::need_of_deals(Needs& needs) {
    needs.amounts = true;
    needs.with(Attribute::segment).with(Attribute::kind);
}

void Heard::Count::add(const DealFact& fact, bool keep_records) {
    ++decided;
    heard += fact.heard() ? 1 : 0;
    if (!keep_records) { return; }
    records.add("decided", fact.id.value);
    if (fact.heard()) { records.add("heard", fact.id.value); }
}

void Heard::count(Counts& counts, Label label, const DealFact& fact, bool keep_records) {
    if (label >= counts.size()) { counts.resize(label + 1); }
    counts[label].add(fact, keep_records);
}

void Heard::add(const DealFact& fact, bool keep_records) {
    if (fact.outcome == Outcome::open) { return; }
    const auto outcome = static_cast<std::size_t>(fact.outcome);
    outcomes_[outcome].add(fact, keep_records);
    add_amount(outcome, fact, keep_records);
    count(segments_, fact.labels[Attribute::segment], fact, keep_records);
    count(kinds_, fact.labels[Attribute::kind], fact, keep_records);
}

void Heard::add_amount(std::size_t outcome, const DealFact& fact, bool keep_records) {
    amounts_[outcome].decided.add(fact.amount);
    if (fact.heard()) { amounts_[outcome].heard.add(fact.amount); }
    if (!keep_records || !fact.amount) { return; }
    RowRecords& records = outcomes_[outcome].records;
    records.add("known", fact.amount->currency, fact.id.value);
    if (fact.heard()) { records.add("known_heard", fact.amount->currency, fact.id.value); }
}

std::vector<Label> Heard::in_order(const Counts& counts, const Labels* names) {
    std::vector<Label> result;
    for (Label label = 1; label < counts.size(); ++label) {
        if (counts[label].decided > 0) { result.push_back(label); }
    }
    if (names != nullptr) {
        std::ranges::sort(result, {}, [&](Label each) { return std::pair(fold(names->text(each)), each); });
    }
    if (!counts.empty() && counts[0].decided > 0) { result.push_back(0); }
    return result;
}

/// "1.4 times as large as all in USD", where enough amounts are known to say so.
std::vector<std::string> Heard::sizes() const {
    Amounts all;
    for (const Amounts& each : amounts_) {
        all.decided.add(each.decided);
        all.heard.add(each.heard);
    }
    std::vector<std::string> result;
    for (const Values::Sum& heard : all.heard.sums()) {
        for (const Values::Sum& decided : all.decided.sums()) {
            if (decided.currency != heard.currency || heard.known < enough_amounts || decided.minor <= 0) { continue; }
            const double times = mean(heard) / mean(decided);
            result.push_back(times > 1 - same_size && times < 1 + same_size
                                 ? fmt::format("as large as all in {}", heard.currency.code())
                                 : fmt::format("{:.1f} times as large as all in {}", times, heard.currency.code()));
        }
    }
    return result;
}

/// "; least heard: SMB 3.8% (3 of 80 deals)"; empty where no segment is heard less than all.
std::string Heard::least_heard(const Count& all, const FactLabels& labels) const {
    const auto less = [](const Count& left, const Count& right) {
        return left.heard * right.decided < right.heard * left.decided;
    };
    Label least = 0;
    for (const Label label : in_order(segments_, &labels[Attribute::segment])) {
        if (label == 0 || segments_[label].decided < thresholds_.hide_under) { continue; }
        if (least == 0 || less(segments_[label], segments_[least])) { least = label; }
    }
    if (least == 0 || !less(segments_[least], all)) { return {}; }
    return fmt::format("; least heard: {} {}", labels[Attribute::segment].text(least),
                       in_words(share(segments_[least].ratio(), thresholds_), of_.one, of_.many));
}

std::string Heard::line(const FactLabels& labels) const {
    Count all;
    std::vector<std::string> parts;
    for (const Outcome outcome : decided_outcomes) {
        const Count& count = outcomes_[static_cast<std::size_t>(outcome)];
        if (count.decided == 0) { continue; }
        all.decided += count.decided;
        all.heard += count.heard;
        parts.push_back((of_.deals ? phrase(outcome) + " " : "") +
                        in_words(share(count.ratio(), thresholds_), of_.one, of_.many));
    }
    if (parts.empty()) { return {}; }
    std::string result = "Heard: " + join(parts, ", ");
    if (const std::vector<std::string> size = sizes(); !size.empty()) {
        result += fmt::format("; on average the {} heard are {}", of_.many, join(size, ", "));
    }
    return result + least_heard(all, labels) + ".";
}

void Heard::add_row(Table& table, std::string of, Cell value, const Count& count, const Amounts& amounts) const {
    table.rows.push_back(
        {std::move(of), std::move(value), count.decided, count.heard, share(count.ratio(), thresholds_)});
    keep_behind(table, count.records);
    std::vector<Row>& lines = table.breakdown->rows.emplace_back();
    for (const Values::Sum& decided : amounts.decided.sums()) {
        Cell heard_average;
        std::int64_t known = 0;
        for (const Values::Sum& heard : amounts.heard.sums()) {
            if (heard.currency != decided.currency) { continue; }
            heard_average = average(heard);
            known = heard.known;
        }
        lines.push_back({std::string(decided.currency.code()), average(decided), heard_average, decided.known, known});
    }
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
    table.machine = true;  // on a screen the line says it
    for (const Outcome outcome : decided_outcomes) {
        const auto place = static_cast<std::size_t>(outcome);
        if (outcomes_[place].decided == 0) { continue; }
        add_row(table, of_.deals ? "outcome" : "all", of_.deals ? Cell(std::string(word(outcome))) : Cell(),
                outcomes_[place], amounts_[place]);
    }
    for (const Label label : in_order(segments_, &labels[Attribute::segment])) {
        add_row(table, "segment", label_cell(Facet::segment, label, labels), segments_[label], {});
    }
    if (!of_.deals) { return table; }
    for (const Label label : in_order(kinds_, nullptr)) {
        add_row(table, "kind", label_cell(Facet::kind, label, labels), kinds_[label], {});
    }
    return table;
}

void Heard::stand_beside(Report& report, const FactLabels& labels) const {
    if (std::string sentence = line(labels); !sentence.empty()) {
        report.notes.insert(report.notes.begin(), std::move(sentence));
    }
    report.tables.push_back(table(labels));
}

}  // namespace winloss::report
