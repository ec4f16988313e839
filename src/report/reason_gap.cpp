// Whether reps know why deals are lost: the reason they stated beside the one the buyer named, deal by deal (DOMAIN
// §6).
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"
#include "winloss/report/counted_cell.hpp"
#include "winloss/report/group.hpp"
#include "winloss/report/notes.hpp"
#include "winloss/report/said.hpp"
#include "winloss/report/values.hpp"
#include "winloss/stats/agreement.hpp"

namespace winloss::report {

namespace {

struct Count {
    Members deals;
    Values values;
};

/// What both said of the deals of one group.
struct Tally {
    std::int64_t in_scope = 0;
    std::int64_t heard = 0;
    std::int64_t stated = 0;
    Members compared;
    std::map<std::pair<Reason, Reason>, Count> said;  ///< by what the rep said, then the buyer
    std::map<Reason, std::int64_t> unmapped;          ///< deals by a stated reason without a code
};

/// A row of the main table: one reason, on either side.
struct Gap {
    Reason reason = 0;
    std::int64_t rep = 0;
    std::int64_t buyer = 0;
    std::int64_t both = 0;
    Members rep_alone;
    Members buyer_alone;
    Values of_rep;
    Values of_buyer;

    std::int64_t shift() const { return buyer - rep; }
};

class ReasonGap final : public DealFold {
public:
    ReasonGap(const Scope& scope, std::optional<int> level, const Codebook& codebook, const FactLabels& labels)
        : scope_(scope), tree_(codebook, labels, level, std::nullopt), groups_(scope.by) {}

    void add(const DealFact& fact) override;
    Report report(const FactLabels& labels) const override;

private:
    using Part = std::pair<Row, const Tally*>;

    /// What the rep said, as one reason: the buyer's where it is among those stated.
    Reason rep_reason(Reason buyer) const;
    void add_to(Tally& tally, const DealFact& fact, Reason buyer) const;
    std::vector<Gap> gaps(const Tally& tally) const;
    Share share_of(std::int64_t part, const Tally& tally) const {
        return share({part, tally.compared.count}, scope_.thresholds);
    }
    Table gap_table(const std::vector<Part>& parts, std::vector<Column> keys) const;
    Table agreement(const std::vector<Part>& parts) const;
    Table confusion(const std::vector<Part>& parts) const;
    Table unmapped(const std::vector<Part>& parts) const;
    std::string headline() const;
    std::vector<std::string> notes() const;

    Scope scope_;
    ReasonTree tree_;
    Groups groups_;
    std::vector<Tally> tallies_;  ///< by group
    Tally total_;
    std::int64_t undated_ = 0;
    std::vector<Said> rep_;  ///< of the deal at hand
};

void ReasonGap::add(const DealFact& fact) {
    if (!is_loss(fact.outcome) || !scope_.takes(fact)) { return; }
    if (!scope_.in_period(fact)) {
        if (!fact.decided) { ++undated_; }
        return;
    }
    rep_said(fact, tree_, rep_);
    const Reason buyer = buyers_primary(fact, tree_);
    add_to(total_, fact, buyer);
    for (const std::uint32_t group : groups_.of(fact)) {
        if (group >= tallies_.size()) { tallies_.resize(group + 1); }
        add_to(tallies_[group], fact, buyer);
    }
}

Reason ReasonGap::rep_reason(Reason buyer) const {
    const bool among = std::any_of(rep_.begin(), rep_.end(), [&](const Said& each) { return each.reason == buyer; });
    return among ? buyer : rep_primary(rep_);
}

void ReasonGap::add_to(Tally& tally, const DealFact& fact, Reason buyer) const {
    ++tally.in_scope;
    tally.heard += fact.heard() ? 1 : 0;
    if (rep_.empty()) { return; }
    ++tally.stated;
    for (const Said& each : rep_) {
        if (tree_.is_unmapped(each.reason)) { ++tally.unmapped[each.reason]; }
    }
    if (!is_code_or_stated(buyer)) { return; }
    tally.compared.add(fact.id.value, scope_.keep_records);
    Count& count = tally.said[{rep_reason(buyer), buyer}];
    count.deals.add(fact.id.value, scope_.keep_records);
    count.values.add(fact.amount);
}

std::vector<Gap> ReasonGap::gaps(const Tally& tally) const {
    std::map<Reason, Gap> by_reason;
    for (const auto& [said, count] : tally.said) {
        const auto [rep, buyer] = said;
        Gap& of_rep = by_reason[rep];
        Gap& of_buyer = by_reason[buyer];
        of_rep.rep += count.deals.count;
        of_rep.of_rep.add(count.values);
        of_buyer.buyer += count.deals.count;
        of_buyer.of_buyer.add(count.values);
        if (rep == buyer) {
            of_rep.both += count.deals.count;
        } else {
            of_rep.rep_alone.add(count.deals);
            of_buyer.buyer_alone.add(count.deals);
        }
    }
    std::vector<Gap> result;
    for (auto& [reason, gap] : by_reason) {
        gap.reason = reason;
        result.push_back(std::move(gap));
    }
    std::sort(result.begin(), result.end(), [&](const Gap& left, const Gap& right) {
        const auto key = [&](const Gap& each) {
            return std::tuple(-std::abs(each.shift()), -(each.rep + each.buyer), tree_.code(each.reason),
                              tree_.name(each.reason));
        };
        return key(left) < key(right);
    });
    return result;
}

Table ReasonGap::gap_table(const std::vector<Part>& parts, std::vector<Column> keys) const {
    Table table{.name = "gap", .title = "", .columns = std::move(keys), .rows = {}, .breakdown = {}, .notes = {}};
    table.columns.insert(table.columns.end(), {{"code", "Reason", Type::text, true},
                                               {"name", "Name", Type::text, true, false, 1},
                                               {"rep", "Reps", Type::share},
                                               {"buyer", "Buyers", Type::share},
                                               {"points", "Points", Type::real},
                                               {"both", "Both", Type::integer},
                                               {"rep_alone", "Reps alone", Type::integer},
                                               {"buyer_alone", "Buyers alone", Type::integer}});
    table.breakdown = Breakdown{.key = "amounts",
                                .columns = {{"currency", "Currency", Type::text},
                                            {"rep", "Reps", Type::money},
                                            {"buyer", "Buyers", Type::money},
                                            {"shift", "Shift", Type::money}},
                                .rows = {}};
    for (const auto& [cells, tally] : parts) {
        for (const Gap& gap : gaps(*tally)) {
            Row row = cells;
            const double points = 100.0 * static_cast<double>(gap.shift()) / static_cast<double>(tally->compared.count);
            row.insert(row.end(), {tree_.code(gap.reason), tree_.name(gap.reason), share_of(gap.rep, *tally),
                                   share_of(gap.buyer, *tally), points, gap.both});
            table.rows.push_back(std::move(row));
            add_counted(table, "rep_alone", gap.rep_alone);
            add_counted(table, "buyer_alone", gap.buyer_alone);
            std::vector<Row>& amounts = table.breakdown->rows.emplace_back();
            Values all = gap.of_rep;
            all.add(gap.of_buyer);
            for (const Values::Sum& each : all.sums()) {
                const std::int64_t rep = gap.of_rep.minor(each.currency);
                const std::int64_t buyer = gap.of_buyer.minor(each.currency);
                amounts.push_back({std::string(each.currency.code()), Money{rep, each.currency},
                                   Money{buyer, each.currency}, Money{buyer - rep, each.currency}});
            }
        }
    }
    return table;
}

Table ReasonGap::agreement(const std::vector<Part>& parts) const {
    Table table{.name = "agreement",
                .title = "Where both speak, they agree",
                .columns = groups_.columns(),
                .rows = {},
                .breakdown = {},
                .notes = {}};
    table.columns.insert(table.columns.end(), {{"agreement", "Agreement", Type::share},
                                               {"by_chance", "By chance", Type::real},
                                               {"kappa", "Kappa", Type::real},
                                               {"low", "Low", Type::real},
                                               {"high", "High", Type::real}});
    for (const auto& [cells, tally] : parts) {
        std::vector<stats::RatedPair> pairs;
        std::map<Reason, std::int32_t> numbers;
        const auto number = [&](Reason reason) {
            return numbers.try_emplace(reason, static_cast<std::int32_t>(numbers.size())).first->second;
        };
        std::int64_t agree = 0;
        for (const auto& [said, count] : tally->said) {
            pairs.push_back({number(said.first), number(said.second), count.deals.count});
            if (said.first == said.second) { agree += count.deals.count; }
        }
        Row row = cells;
        row.emplace_back(share_of(agree, *tally));
        if (const auto kappa = stats::cohen_kappa(pairs)) {
            row.insert(row.end(), {kappa->expected, kappa->kappa, kappa->interval.low, kappa->interval.high});
        } else {
            row.insert(row.end(), 4, Cell());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table ReasonGap::confusion(const std::vector<Part>& parts) const {
    Table table{.name = "confusion",
                .title = "What reps said, and what the buyers of the same deals said",
                .columns = groups_.columns(),
                .rows = {},
                .breakdown = {},
                .notes = {}};
    table.columns.insert(table.columns.end(), {{"rep_code", "Rep said", Type::text, true},
                                               {"rep_name", "Name", Type::text, true, false, 1},
                                               {"buyer_code", "Buyer said", Type::text, true},
                                               {"deals", "Deals", Type::integer},
                                               {"share", "Share", Type::share}});
    for (const auto& [cells, tally] : parts) {
        std::vector<std::pair<std::pair<Reason, Reason>, const Count*>> order;
        for (const auto& [said, count] : tally->said) { order.emplace_back(said, &count); }
        std::sort(order.begin(), order.end(), [&](const auto& left, const auto& right) {
            const auto key = [&](const auto& each) {
                return std::tuple(-each.second->deals.count, tree_.code(each.first.first), tree_.name(each.first.first),
                                  tree_.code(each.first.second));
            };
            return key(left) < key(right);
        });
        for (const auto& [said, count] : order) {
            Row row = cells;
            row.insert(row.end(), {tree_.code(said.first), tree_.name(said.first), tree_.code(said.second)});
            table.rows.push_back(std::move(row));
            add_counted(table, "deals", count->deals);
            table.rows.back().emplace_back(share_of(count->deals.count, *tally));
        }
    }
    return table;
}

Table ReasonGap::unmapped(const std::vector<Part>& parts) const {
    Table table{.name = "unmapped",
                .title = "Stated reasons without a code",
                .columns = groups_.columns(),
                .rows = {},
                .breakdown = {},
                .notes = {}};
    table.columns.push_back({"reason", "As entered", Type::text, true});
    table.columns.push_back({"deals", "Deals", Type::integer});
    for (const auto& [cells, tally] : parts) {
        std::vector<std::pair<std::int64_t, std::string>> order;
        for (const auto& [reason, deals] : tally->unmapped) { order.emplace_back(-deals, tree_.name(reason)); }
        std::sort(order.begin(), order.end());
        for (const auto& [deals, name] : order) {
            Row row = cells;
            row.insert(row.end(), {name, -deals});
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

std::string ReasonGap::headline() const {
    if (total_.in_scope == 0) { return "No deal was lost."; }
    const std::string of = losses_in_words(scope_, total_.in_scope);
    if (total_.compared.count == 0) {
        return fmt::format("Of {} none has both a stated reason and a buyer's primary one.", of);
    }
    const std::vector<Gap> all = gaps(total_);
    const Gap& first = *std::max_element(all.begin(), all.end(), [](const Gap& left, const Gap& right) {
        return std::pair(left.rep, left.both) < std::pair(right.rep, right.both);
    });
    const auto said = [&](std::int64_t deals) {
        const std::string share = percent(share_of(deals, total_));
        return share.empty() ? counted(deals, "deal", "deals") : share;
    };
    const std::string name = tree_.is_unmapped(first.reason)   ? "'" + tree_.name(first.reason) + "'"
                             : is_code_or_stated(first.reason) ? tree_.code(first.reason)
                                                               : "several reasons";
    const std::string covered = percent(share({total_.compared.count, total_.in_scope}, scope_.thresholds));
    return fmt::format("Reps: {} {}; buyers: {} {}; n = {} of {}{}.", name, said(first.rep), name, said(first.buyer),
                       grouped(std::to_string(total_.compared.count)), of,
                       covered.empty() ? "" : ", " + covered + " heard");
}

std::vector<std::string> ReasonGap::notes() const {
    std::vector<std::string> result{
        "Shares are of the deals for which a rep stated a reason and a buyer named a primary one.",
        "What buyers said rests on those who agreed to talk, not on a random sample.",
        fmt::format("Codes are compared at level {} of the codebook.", tree_.level())};
    if (!total_.unmapped.empty()) {
        result.push_back(fmt::format(
            "{} no code, and can agree with no buyer: winloss reasons unmapped",
            counted(static_cast<long long>(total_.unmapped.size()), "stated reason has", "stated reasons have")));
    }
    note_undated(result, undated_);
    note_overlap(result, groups_.overlap());
    return result;
}

Report ReasonGap::report(const FactLabels& labels) const {
    Report result = begin(scope_, labels);
    result.filters.push_back({"level", "Level", std::int64_t{tree_.level()}});
    result.base = {{"deals_in_scope", "Deals in scope", total_.in_scope},
                   {"deals_heard", "Heard", total_.heard},
                   {"deals_stated", "Reason stated", total_.stated},
                   {"deals_compared", "Compared", total_.compared.count}};
    static const Tally nothing;
    std::vector<Part> parts;
    for (const std::uint32_t group : groups_.in_order(labels)) {
        parts.emplace_back(groups_.cells(group, labels), group < tallies_.size() ? &tallies_[group] : &nothing);
    }
    result.tables.push_back(gap_table(parts, groups_.columns()));
    if (!scope_.by.empty()) {
        result.tables.push_back(gap_table({{Row{}, &total_}}, {}));
        result.tables.back().name = "total";
        result.tables.back().title = "Total";
    }
    result.tables.push_back(agreement(parts));
    result.tables.push_back(confusion(parts));
    result.tables.push_back(unmapped(parts));
    result.headline = headline();
    result.notes = notes();
    return result;
}

}  // namespace

Declaration reason_gap_report() {
    return {
        .name = "reason-gap",
        .title = "Reason gap",
        .summary = "whether reps know why deals are lost",
        .filters = of_deals | FacetSet{Facet::outcome, Facet::amount},
        .dimensions = of_deals | of_time | FacetSet{Facet::outcome},
        .why_not = [](Facet facet) -> std::string {
            return facet == Facet::relation ? "What reps entered has no interviewer." : "";
        },
        .options = {level_option()},
        .help =
            "The reason the rep stated beside the primary one the buyer named, deal by deal.\n--table agreement, "
            "confusion or unmapped picks another of its tables.",
        .examples = {{"winloss report reason-gap --period 2026", "where reps and buyers differ most"},
                     {"winloss report reason-gap --table confusion --level 2", "who said what, code by code"}},
        .definition =
            "Of the lost deals and those without a decision, the ones with both a stated reason and a buyer's primary "
            "one: what reps said beside what the buyers of the same deals said. Stated reasons stand for the codes "
            "they are mapped to (winloss reasons map), all at the same level of the codebook. A deal may have several "
            "stated reasons: where one of them is the buyer's, the two agree; where none is, the deal counts as "
            "'several stated reasons'. A stated reason without a code stands as it was entered and agrees with "
            "nobody. Deals whose buyers disagree about the primary reason are not compared.",
        .formula =
            "agreement = deals in which both say the same / deals compared, with Wilson's 95% interval. Cohen's kappa "
            "= "
            "(agreement - agreement by chance) / (1 - agreement by chance), with a large-sample 95% interval; n/a "
            "where chance agreement is 1. Points = buyers' share - reps' share, in percentage points, of the same "
            "deals: no interval of independent groups fits it.",
        .source =
            "J. Cohen, Educational and Psychological Measurement 20 (1960), 37-46; J. L. Fleiss, J. Cohen and B. S. "
            "Everitt, Psychological Bulletin 72 (1969), 323-327; E. B. Wilson, JASA 22 (1927), 209-212.",
        .keeps_records = true,
        .needs =
            [](const Scope& scope, const OwnValues&) {
                Needs result = needs(scope);
                result.amounts = result.codings = result.stated_reasons = true;
                return result;
            },
        .make = Make<DealFold>([](const Scope& scope, const OwnValues& values, const Surroundings& around) {
            return std::make_unique<ReasonGap>(scope, level_named(values), around.codebook(), around.labels());
        }),
    };
}

}  // namespace winloss::report
