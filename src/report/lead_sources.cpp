// Where deals came from as it was entered, against what the buyers said (DOMAIN §4): a fold over deals and their held
// interviews.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/heard.hpp"
#include "winloss/report/notes.hpp"

namespace winloss::report {

namespace {

class LeadSources final : public DealFold {
public:
    explicit LeadSources(const Scope& scope) : scope_(scope), groups_(scope.by), heard_(scope.thresholds) {}

    void add(const DealFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    /// A deal whose buyers were heard.
    struct Deal {
        DealId id{};
        std::uint32_t group = 0;
        Label entered = 0;
        Label said = 0;  ///< 0: nobody said
    };
    struct Source {
        std::int64_t entered = 0;
        std::int64_t said = 0;
        std::int64_t both = 0;
        RowRecords records;  ///< deals
    };
    struct Tally {
        std::int64_t deals = 0;
        std::int64_t entered = 0;   ///< with a source
        std::int64_t said = 0;      ///< whose buyer named one
        std::int64_t compared = 0;  ///< entered and said
        std::int64_t agreed = 0;
        std::map<Label, Source> sources;
    };

    void count(Tally& tally, const Deal& deal) const;
    Table table_of(std::string name, std::vector<Column> keys) const;
    void add_rows(Table& table, const Row& keys, const Tally& tally, const FactLabels& labels) const;
    Table pairs(const FactLabels& labels) const;

    Scope scope_;
    Groups groups_;
    std::vector<Deal> deals_;
    Heard heard_;
    std::int64_t undated_ = 0;
};

Cell source_cell(Label label, const FactLabels& labels) { return label_cell(Facet::lead_source, label, labels); }

/// What the buyer said in the first interview, by the day it was held, in which they said something.
Label first_said(const DealFact& fact) {
    const InterviewFact* first = nullptr;
    for (const InterviewFact& each : fact.interviews) {
        if (each.heard_how == 0) { continue; }
        if (first == nullptr || std::tuple(each.held_on, each.id) < std::tuple(first->held_on, first->id)) {
            first = &each;
        }
    }
    return first == nullptr ? 0 : first->heard_how;
}

void LeadSources::add(const DealFact& fact) {
    if (fact.outcome == Outcome::open || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    heard_.add(fact, scope_.keep_records);
    if (!fact.heard()) { return; }
    deals_.push_back({fact.id, groups_.of(fact).front(), fact.labels[Attribute::lead_source], first_said(fact)});
}

void LeadSources::count(Tally& tally, const Deal& deal) const {
    const auto counted_in = [&](Label label, std::int64_t Source::* column, std::string_view key) {
        Source& source = tally.sources[label];
        ++(source.*column);
        if (scope_.keep_records) { source.records.add(key, deal.id.value); }
    };
    ++tally.deals;
    if (deal.entered != 0) {
        ++tally.entered;
        counted_in(deal.entered, &Source::entered, "entered");
    }
    if (deal.said != 0) {
        ++tally.said;
        counted_in(deal.said, &Source::said, "said");
    }
    if (deal.entered == 0 || deal.said == 0) { return; }
    ++tally.compared;
    if (deal.entered != deal.said) { return; }
    ++tally.agreed;
    counted_in(deal.said, &Source::both, "both");
}

Table LeadSources::table_of(std::string name, std::vector<Column> keys) const {
    Table table;
    table.name = std::move(name);
    table.columns = std::move(keys);
    for (Column column : std::initializer_list<Column>{{"source", "Source", Type::text, true},
                                                       {"entered", "Entered", Type::integer},
                                                       {"said", "Said", Type::integer},
                                                       {"both", "Both", Type::integer},
                                                       {"share_entered", "Of the entered", Type::share},
                                                       {"share_said", "Of the said", Type::share}}) {
        table.columns.push_back(std::move(column));
    }
    return table;
}

void LeadSources::add_rows(Table& table, const Row& keys, const Tally& tally, const FactLabels& labels) const {
    std::vector<std::pair<Label, Source>> sources(tally.sources.begin(), tally.sources.end());
    std::stable_sort(sources.begin(), sources.end(), [&](const auto& left, const auto& right) {
        return std::tuple(-left.second.said, -left.second.entered,
                          fold(labels[Attribute::lead_source].text(left.first))) <
               std::tuple(-right.second.said, -right.second.entered,
                          fold(labels[Attribute::lead_source].text(right.first)));
    });
    for (const auto& [label, source] : sources) {
        Row row = keys;
        row.insert(row.end(), {source_cell(label, labels), source.entered, source.said, source.both,
                               share({source.entered, tally.entered}, scope_.thresholds),
                               share({source.said, tally.said}, scope_.thresholds)});
        table.rows.push_back(std::move(row));
        keep_behind(table, source.records);
    }
}

Table LeadSources::pairs(const FactLabels& labels) const {
    std::map<std::pair<Label, Label>, Members> counts;
    for (const Deal& each : deals_) {
        if (each.entered != 0 && each.said != 0 && each.entered != each.said) {
            counts[{each.entered, each.said}].add(each.id.value, scope_.keep_records);
        }
    }
    std::vector<std::pair<std::pair<Label, Label>, Members>> order(counts.begin(), counts.end());
    const auto text = [&](Label label) { return fold(labels[Attribute::lead_source].text(label)); };
    std::sort(order.begin(), order.end(), [&](const auto& left, const auto& right) {
        return std::tuple(-left.second.count, text(left.first.first), text(left.first.second)) <
               std::tuple(-right.second.count, text(right.first.first), text(right.first.second));
    });
    Table table{.name = "otherwise",
                .title = "Where the buyer said otherwise",
                .columns = {{"entered", "Entered", Type::text, true},
                            prose_column("said", "The buyer said"),
                            {"deals", "Deals", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const auto& [pair, count] : order) {
        table.rows.push_back({source_cell(pair.first, labels), source_cell(pair.second, labels)});
        add_counted(table, "deals", count);
    }
    return table;
}

Report LeadSources::report(const FactLabels& labels) const {
    Tally total;
    std::vector<Tally> tallies(groups_.size());
    for (const Deal& each : deals_) {
        count(total, each);
        count(tallies[each.group], each);
    }
    Report result = begin(scope_, labels);
    result.base = {{"deals_heard", "Deals heard", total.deals},
                   {"compared", "Entered and said", total.compared},
                   {"agreed", "Agreed", total.agreed}};
    Table main = table_of("lead_sources", groups_.columns());
    for (const std::uint32_t group : groups_.in_order(labels)) {
        if (scope_.by.empty()) {
            add_rows(main, {}, total, labels);
        } else {
            add_rows(main, groups_.cells(group, labels), tallies[group], labels);
        }
    }
    result.tables.push_back(std::move(main));
    result.tables.push_back(pairs(labels));
    add_total(result, scope_, table_of("total", {}), [&](Table& table) { add_rows(table, {}, total, labels); });
    result.headline =
        total.compared == 0
            ? "No buyer has said where a deal with a lead source came from."
            : fmt::format("The buyer says what was entered: {}.",
                          in_words(share({total.agreed, total.compared}, scope_.thresholds), "deal", "deals"));
    result.notes.push_back(fmt::format(
        "Of {} whose buyer was heard, {} have a source entered, {} one that the buyer named, and {} both; the "
        "shares are of the first two. Upper and lower case do not matter.",
        counted(total.deals, "deal", "deals"), grouped(std::to_string(total.entered)),
        grouped(std::to_string(total.said)), grouped(std::to_string(total.compared))));
    note_undated(result.notes, undated_);
    heard_.stand_beside(result, labels);
    return result;
}

std::string why_not(Facet facet) {
    if (facet == Facet::competitor) { return "Where a deal came from does not hang on a competitor."; }
    return "Each row is a source.";
}

constexpr FacetSet facets_taken = of_accounts | FacetSet{Facet::kind, Facet::outcome};

}  // namespace

Declaration lead_sources_report() {
    return {
        .name = "lead-sources",
        .title = "Lead sources",
        .summary = "where deals came from: as entered, against what the buyer said",
        .filters = facets_taken | FacetSet{Facet::lead_source, Facet::amount},
        .dimensions = facets_taken | of_time,
        .why_not = why_not,
        .help =
            "Of the deals whose buyer was heard, the lead source as it was entered against how the buyer said they "
            "heard of us.\n--table otherwise has the pairs that differ.",
        .tables = {"lead_sources", "otherwise", "heard"},
        .examples = {{"winloss report lead-sources --by outcome", "apart for won and lost deals"}},
        .definition =
            "The decided deals with a held interview, coded or not, each once. Entered is the deal's lead source. Said "
            "is how the buyer "
            "heard of us, in the first interview in which they said; texts that differ in case alone are one. A period "
            "is that of the decisions.",
        .formula =
            "share entered = deals with this source entered / deals heard with any entered; share said = deals whose "
            "buyer named it / deals whose buyer named any, n/a where none did, each with Wilson's 95% interval. Who "
            "was heard stands beside it, against all who "
            "decided.",
        .source = "Buyers who agreed to talk, no random sample.",
        .methods = {Method::wilson},
        .keeps_records = true,
        .one_base = true,
        .made_of = {{"share_entered", {"entered"}}, {"share_said", {"said"}}, {"share", {"heard"}}},
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs needs = report::needs(scope);
                needs.with(Attribute::lead_source).every_lead_source = true;  // spelled as in the first deal
                needs.heard_how = true;
                Heard::need_of_deals(needs);
                return needs;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues&, const Surroundings&) {
            return std::make_unique<LeadSources>(scope);
        }),
    };
}

}  // namespace winloss::report
