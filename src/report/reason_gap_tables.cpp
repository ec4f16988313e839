#include <algorithm>
#include <tuple>
#include <utility>

#include "winloss/report/reason_gap.hpp"
#include "winloss/stats/agreement.hpp"

namespace winloss::report {

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
            const Share of_reps = share_of(gap.rep, *tally);
            const double points = 100.0 * static_cast<double>(gap.shift()) / static_cast<double>(tally->compared.count);
            row.insert(row.end(), {tree_.code(gap.reason), tree_.name(gap.reason), of_reps, share_of(gap.buyer, *tally),
                                   of_reps.hidden ? Cell() : Cell(points)});  // a difference would tell a hidden share
            table.rows.push_back(std::move(row));
            add_counted(table, "both", gap.both);
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
        Members agree;
        for (const auto& [said, count] : tally->said) {
            pairs.push_back({number(said.first), number(said.second), count.deals.count});
            if (said.first == said.second) { agree.add(count.deals); }
        }
        Row row = cells;
        const Share agreement = share_of(agree.count, *tally);
        row.emplace_back(agreement);
        const auto kappa = stats::cohen_kappa(pairs);
        if (kappa && !agreement.hidden) {
            row.insert(row.end(), {kappa->expected, kappa->kappa, kappa->interval.low, kappa->interval.high});
        } else {
            row.insert(row.end(), 4, Cell());
        }
        table.rows.push_back(std::move(row));
        keep_behind(table, "agreement", agree);
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
        std::vector<std::tuple<std::int64_t, std::string, const Members*>> order;
        for (const auto& [reason, deals] : tally->unmapped) {
            order.emplace_back(-deals.count, tree_.name(reason), &deals);
        }
        std::sort(order.begin(), order.end());
        for (const auto& [deals, name, members] : order) {
            Row row = cells;
            row.emplace_back(name);
            table.rows.push_back(std::move(row));
            add_counted(table, "deals", *members);
        }
    }
    return table;
}

}  // namespace winloss::report
