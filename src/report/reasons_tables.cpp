#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "keyed.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/report/reasons.hpp"

namespace winloss::report {

namespace {

const Column code_column{"code", "Reason", Type::text, true};
const Column name_column{"name", "Name", Type::text, true};

std::string_view source_word(ReasonSource source) {
    switch (source) {
        case ReasonSource::buyer: return "buyer";
        case ReasonSource::rep: return "rep";
        case ReasonSource::both: return "both";
    }
    return {};
}

/// Null where the side cannot say this at all.
bool can_say(bool buyers, Reason reason, const ReasonTree& tree) {
    if (buyers) { return reason != several_stated && !tree.is_unmapped(reason); }
    return reason != buyers_disagree && reason != no_primary;
}

}  // namespace

Share Reasons::share_of(std::int64_t part, std::int64_t whole) const { return share({part, whole}, scope_.thresholds); }

std::vector<Reasons::Part> Reasons::parts(const FactLabels& labels) const {
    static const Tally nothing;
    std::vector<Part> result;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        result.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    return result;
}

std::vector<Reason> Reasons::in_order(const Counts& first, const Counts& second) const {
    std::vector<Reason> result;
    for (const auto& [reason, count] : first) { result.push_back(reason); }
    for (const auto& [reason, count] : second) {
        if (!first.contains(reason)) { result.push_back(reason); }
    }
    const auto deals = [](const Counts& counts, Reason reason) {
        const auto at = counts.find(reason);
        return at == counts.end() ? 0 : at->second.deals.count;
    };
    std::sort(result.begin(), result.end(), [&](Reason left, Reason right) {
        if (!is_code_or_stated(left) || !is_code_or_stated(right)) { return left < right; }
        const auto key = [&](Reason r) {
            return std::tuple(-deals(first, r), -deals(second, r), tree_.code(r), tree_.name(r));
        };
        return key(left) < key(right);
    });
    return result;
}

Table Reasons::table_of(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    const bool both = options_.source == ReasonSource::both;
    Table table = both ? both_sources(counts, parts, std::move(keys)) : one_source(counts, parts, std::move(keys));
    table.name = counts == &Side::primary ? "primary" : "all";
    table.title = counts == &Side::primary ? fmt::format("Primary reason, each {} once", rules_.one) : "All reasons";
    return table;
}

Table Reasons::one_source(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    const bool buyers = uses_buyers();
    const bool mixed = buyers && counts == &Side::all;
    std::vector<Column> columns{
        code_column, name_column, {rules_.key, rules_.title, Type::integer}, {"share", "Share", Type::share}};
    if (mixed) { columns.push_back({"mixed", "Of them mixed", Type::integer}); }
    columns.push_back({"mentions", "Mentions", Type::integer});
    Table table = keyed_table({}, {}, std::move(keys), columns);
    table.chart = Chart{.column = "share"};
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"value", "Value", Type::money},
                                            {"share", "Share of value", Type::share},
                                            {"known", "Known", Type::integer}},
                                .rows = {}};
    for (const auto& [cells, tally] : parts) {
        const Side& side = buyers ? tally->buyer : tally->rep;
        for (const Reason reason : in_order(side.*counts, {})) {
            const Count& count = (side.*counts).at(reason);
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            table.rows.push_back(std::move(row));
            add_counted(table, rules_.key, count.deals);
            Row& line = table.rows.back();
            line.emplace_back(share_of(count.deals.count, side.base));
            if (mixed) {
                line.emplace_back(count.mixed.count);
                keep_behind(table, "mixed", count.mixed);
            }
            line.push_back(is_code_or_stated(reason) ? Cell(count.mentions.count) : Cell());
            keep_behind(table, "mentions", count.mentions);
            keep_behind(table, count.known);
            std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
            for (const Values::Sum& sum : count.values.sums()) {
                const Values::Sum base = side.values.sum(sum.currency);
                amounts.push_back({std::string(sum.currency.code()), Money{sum.minor, sum.currency},
                                   figure({sum.minor, base.minor}, base.known, scope_.thresholds), sum.known});
            }
        }
    }
    return table;
}

Table Reasons::both_sources(Counts Side::* counts, const std::vector<Part>& parts, std::vector<Column> keys) const {
    Table table = keyed_table({}, {}, std::move(keys),
                              {code_column,
                               name_column,
                               {"buyer", "Buyers", Type::share},
                               {"rep", rules_.of_deals() ? "Reps" : "Stated", Type::share}});
    for (const auto& [cells, tally] : parts) {
        for (const Reason reason : in_order(tally->buyer.*counts, tally->rep.*counts)) {
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            table.rows.push_back(std::move(row));
            for (const bool buyers : {true, false}) {
                const Side& side = buyers ? tally->buyer : tally->rep;
                const auto at = (side.*counts).find(reason);
                const Members deals = at == (side.*counts).end() ? Members() : at->second.deals;
                const bool can = can_say(buyers, reason, tree_);
                table.rows.back().push_back(can ? Cell(share_of(deals.count, side.base)) : Cell());
                keep_behind(table, buyers ? "buyer" : "rep", deals);
            }
        }
    }
    return table;
}

Table Reasons::heard_but(const std::vector<Part>& parts) const {
    Table table = keyed_table("heard_but", rules_.for_us ? "Heard, but not for us" : "Heard, but not against us",
                              groups_.columns(),
                              {code_column,
                               name_column,
                               {"code_kind", "Kind", Type::text},
                               {rules_.key, rules_.title, Type::integer},
                               {"share", "Share", Type::share},
                               {"mentions", "Mentions", Type::integer}});
    for (const auto& [cells, tally] : parts) {
        const Side& side = tally->buyer;
        for (const Reason reason : in_order(side.heard_but, {})) {
            const Count& count = side.heard_but.at(reason);
            Row row = cells;
            row.emplace_back(tree_.code(reason));
            row.emplace_back(tree_.name(reason));
            row.emplace_back(std::string(word(tree_.kind(reason).value())));
            table.rows.push_back(std::move(row));
            add_counted(table, rules_.key, count.deals);
            table.rows.back().emplace_back(share_of(count.deals.count, side.base));
            add_counted(table, "mentions", count.mentions);
        }
    }
    return table;
}

Table Reasons::coverage(const std::vector<Part>& parts) const {
    const bool split =
        rules_.outcomes.size() > 1 && std::find(scope_.by.begin(), scope_.by.end(), Facet::outcome) == scope_.by.end();
    std::vector<Column> columns;
    if (split) { columns.push_back({"outcome", "Outcome", Type::text}); }
    columns.push_back({rules_.key + "_in_scope", rules_.title + " in scope", Type::integer});
    if (uses_buyers()) { columns.push_back({"heard", "Heard", Type::share}); }
    if (uses_reps()) { columns.push_back({"stated", "Reason stated", Type::share}); }
    Table table = keyed_table("coverage", "Coverage", groups_.columns(), columns);
    for (const auto& [cells, tally] : parts) {
        for (const Outcome outcome : rules_.outcomes) {
            const Coverage& count = tally->outcomes[static_cast<std::size_t>(outcome)];
            if (count.in_scope == 0) { continue; }
            Row row = cells;
            if (split) { row.emplace_back(std::string(word(outcome))); }
            row.emplace_back(count.in_scope);
            if (uses_buyers()) { row.emplace_back(share_of(count.heard, count.in_scope)); }
            if (uses_reps()) { row.emplace_back(share_of(count.stated, count.in_scope)); }
            table.rows.push_back(std::move(row));
            keep_behind(table, rules_.key + "_in_scope", count.records.of("in_scope"));
            keep_behind(table, "heard", count.records.of("heard"));
            keep_behind(table, "stated", count.records.of("stated"));
        }
    }
    return table;
}

Table Reasons::to_quote(const std::vector<Part>& parts) const {
    Table table = reasons_to_quote(groups_.columns());
    for (const auto& [cells, tally] : parts) {
        for (const Reason reason : in_order(tally->buyer.all, {})) {
            ask_for_quotes(table, cells, {.code = tree_.code(reason), .for_us = rules_.for_us, .level = tree_.level()},
                           tree_.name(reason), tally->buyer.all.at(reason).interviews);
        }
    }
    return table;
}

Table Reasons::agreement(const std::vector<Part>& parts) const {
    Table table = keyed_table("agreement", "Where both speak, they agree", groups_.columns(),
                              {{"agreement", "Agreement", Type::share}});
    for (const auto& [cells, tally] : parts) {
        Row row = cells;
        row.emplace_back(share(tally->agreement, scope_.thresholds));
        table.rows.push_back(std::move(row));
        keep_behind(table, tally->agreed);
    }
    return table;
}

std::vector<Reason> Reasons::leading(const Side& side) const {
    std::vector<Reason> order = in_order(side.primary, {});
    const auto deals = [&](Reason reason) { return side.primary.at(reason).deals.count; };
    const auto other = std::ranges::find_if(
        order, [&](Reason each) { return !is_code_or_stated(each) || deals(each) != deals(order.front()); });
    order.erase(other, order.end());
    return order;
}

std::string Reasons::in_words(const Side& side, const std::vector<Reason>& equal) const {
    constexpr std::size_t most_named = 4;
    const auto at = side.primary.find(equal.front());
    const Share share = share_of(at == side.primary.end() ? 0 : at->second.deals.count, side.base);
    std::vector<std::string> names;
    for (const Reason each : equal) {
        if (names.size() == most_named) { break; }
        names.push_back(tree_.is_unmapped(each) ? "'" + tree_.name(each) + "'" : tree_.code(each));
    }
    const std::string figures = report::in_words(share, rules_.one, rules_.many);
    if (equal.size() == 1) { return names.front() + " " + figures; }
    const std::string last =
        equal.size() > most_named ? fmt::format("{} more", equal.size() - most_named) : names.back();
    if (equal.size() <= most_named) { names.pop_back(); }
    return fmt::format("{} and {}, {} each", join(names, ", "), last, figures);
}

std::string Reasons::headline() const {
    const Coverage all = covered(total_);
    const std::int64_t in_scope = all.in_scope;
    if (in_scope == 0) { return rules_.none; }
    std::string result;
    const std::vector<Reason> by_rep = leading(total_.rep);
    const std::vector<Reason> by_buyers = leading(total_.buyer);
    if (uses_reps()) {
        result = total_.rep.base == 0 ? rules_.stated + " stated no reason"
                 : by_rep.empty()     ? rules_.stated + ": no single reason"
                                      : rules_.stated + ": " + in_words(total_.rep, by_rep);
    }
    if (uses_buyers()) {
        if (!result.empty()) {
            result += "; buyers";
        } else {
            result = "Buyers";
        }
        if (total_.buyer.base == 0) {
            result += ": none was heard";
        } else if (uses_reps() && !by_rep.empty() && !tree_.is_unmapped(by_rep.front())) {
            // Beside what reps say stands what buyers say of the same.
            std::vector<std::string> said;
            for (const Reason each : by_rep) {
                if (!tree_.is_unmapped(each)) { said.push_back(in_words(total_.buyer, {each})); }
            }
            result += ": " + join(said, ", ");
        } else if (by_buyers.empty()) {
            result += ": no primary reason";
        } else {
            result += ": " + in_words(total_.buyer, by_buyers);
        }
        const std::int64_t heard = all.heard;
        const std::string share = percent(share_of(heard, in_scope));
        result += fmt::format("; {} of {} heard{}", grouped(std::to_string(heard)), rules_.in_words(scope_, in_scope),
                              share.empty() ? "" : ", " + share);
    }
    return result + ".";
}

std::vector<std::string> Reasons::notes() const {
    std::vector<std::string> result;
    if (uses_buyers()) {
        result.emplace_back("What buyers said rests on those who agreed to talk, not on a random sample.");
        result.emplace_back(
            fmt::format("Shares of buyers are of the {} with a held and coded interview.", rules_.many));
    }
    if (uses_reps()) {
        result.emplace_back(rules_.of_deals() ? "Shares of reps are of the deals for which they stated a reason."
                                              : "Shares of the stated ones are of the customers with a stated reason.");
        std::int64_t unmapped = 0;
        for (const auto& [reason, count] : total_.rep.all) { unmapped += tree_.is_unmapped(reason) ? 1 : 0; }
        if (unmapped > 0) {
            result.push_back(fmt::format("{} as entered: no code is mapped to {}.",
                                         counted(unmapped, "stated reason stands", "stated reasons stand"),
                                         unmapped == 1 ? "it" : "them"));
        }
    }
    result.push_back(
        tree_.below().empty()
            ? fmt::format("Codes are counted at level {} of the codebook.", tree_.level())
            : fmt::format("Codes are counted at level {} of the codebook, below {}; the others are one row.",
                          tree_.level(), tree_.below()));
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

Report Reasons::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"source", "Source", std::string(source_word(options_.source))});
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    if (!tree_.below().empty()) { result.filters.push_back({"codes", "Codes", tree_.below()}); }
    const Coverage all = covered(total_);
    result.base = {{rules_.key + "_in_scope", rules_.title + " in scope", all.in_scope}};
    if (uses_buyers()) { result.base.push_back({rules_.key + "_heard", "Heard", all.heard}); }
    if (uses_reps()) { result.base.push_back({rules_.key + "_stated", "Reason stated", all.stated}); }

    const std::vector<Part> groups = parts(labels);
    result.tables.push_back(table_of(&Side::primary, groups, groups_.columns()));
    result.tables.push_back(table_of(&Side::all, groups, groups_.columns()));
    if (!scope_.by.empty()) {
        result.tables.push_back(table_of(&Side::primary, {{{}, &total_}}, {}));
        result.tables.back().name = "total";
        result.tables.back().title = "Total";
    }
    if (uses_buyers()) { result.tables.push_back(heard_but(groups)); }
    result.tables.push_back(coverage(groups));
    if (options_.source == ReasonSource::both) { result.tables.push_back(agreement(groups)); }
    result.headline = headline();
    result.notes = notes();
    if (options_.quotes) { result.tables.push_back(to_quote(groups)); }
    if (uses_buyers()) { heard_.stand_beside(result, labels); }
    return result;
}

}  // namespace winloss::report
