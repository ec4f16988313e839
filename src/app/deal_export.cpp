// Deals as the table that 'winloss import deals' takes: the list's columns, then what is part of a deal.
#include "rows_of.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/app/tables.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/stance.hpp"
#include "winloss/store/deal_links.hpp"

namespace winloss::app {

namespace {

using Competitors = std::vector<store::DealLinks::Competitor>;

Table whole_deals_table() {
    Table table = deals_table();
    for (Column& column : std::vector<Column>{
             spare_column("competitor", "Competitors", Type::list, 5), machine_column("competitor_stance", Type::list),
             spare_column("stated_reason", "Stated reasons", Type::list, 6),
             spare_column("win_theme", "Win themes", Type::list, 8), spare_column("team", "Team", Type::list, 7),
             machine_column("buyer_competitor", Type::list), machine_column("buyer_competitor_stance", Type::list)}) {
        table.columns.push_back(column);
    }
    return table;
}

Cell list_or_null(std::vector<std::string> words) { return words.empty() ? Cell() : Cell(std::move(words)); }

Cell names(const Competitors& competitors) {
    std::vector<std::string> all;
    for (const auto& each : competitors) { all.push_back(each.name); }
    return list_or_null(std::move(all));
}

/// One a competitor, in their order; two are joined by '+'.
Cell stances(const Competitors& competitors) {
    std::vector<std::string> all;
    for (const auto& each : competitors) { all.push_back(join(stances_of(each.standing), "+")); }
    return list_or_null(std::move(all));
}

Row whole_deal(const store::DealRow& row, store::DealLinks& links) {
    const DealId deal = row.deal.id;
    Row line = cells(row);
    const Competitors& by_rep = links.competitors(deal, SaidBy::rep);
    line.push_back(names(by_rep));
    line.push_back(stances(by_rep));
    line.push_back(list_or_null(links.reasons(deal)));
    line.push_back(list_or_null(links.win_themes(deal)));
    line.push_back(list_or_null(links.team(deal)));
    const Competitors& by_buyer = links.competitors(deal, SaidBy::buyer);
    line.push_back(names(by_buyer));
    line.push_back(stances(by_buyer));
    return line;
}

}  // namespace

RowList export_deals(const store::Store& store, const Context& context) {
    return rows_of(store, context, whole_deals_table(), "deal", "No deals yet: winloss import deals FILE",
                   [&store](const Take& take) -> Told {
                       store::DealLinks links(store);
                       store::each_deal(store, {}, 0, [&](const store::DealRow& row) { take(whole_deal(row, links)); });
                       return {};
                   });
}

}  // namespace winloss::app
