#include "winloss/store/deal_links.hpp"

namespace winloss::store {

DealLinks::DealLinks(const Store& store)
    : competitors_(store.prepare("SELECT n.name, c.competitor_id, c.finalist, c.incumbent, c.winner "
                                 "FROM deal_competitor c JOIN competitor n ON n.id = c.competitor_id "
                                 "WHERE c.deal_id = $deal AND c.said_by = $by ORDER BY c.id")),
      reasons_(store.prepare("SELECT s.text FROM deal_reason r JOIN stated_reason s ON s.id = r.stated_reason_id "
                             "WHERE r.deal_id = $deal ORDER BY r.id")),
      win_themes_(store.prepare("SELECT c.path FROM deal_win_theme t JOIN code c ON c.id = t.code_id "
                                "WHERE t.deal_id = $deal ORDER BY c.path")),
      team_(store.prepare("SELECT p.name FROM deal_team t JOIN person p ON p.id = t.person_id "
                          "WHERE t.deal_id = $deal ORDER BY p.name_folded, p.id")) {}

const std::vector<DealLinks::Competitor>& DealLinks::competitors(DealId deal, SaidBy by) {
    named_.clear();
    competitors_.bind("deal", deal.value).bind("by", word(by));
    while (competitors_.step()) {
        named_.push_back({std::string(competitors_.text(0)),
                          {.competitor = {competitors_.integer(1)},
                           .said_by = by,
                           .finalist = competitors_.boolean(2),
                           .incumbent = competitors_.boolean(3),
                           .winner = competitors_.boolean(4)}});
    }
    competitors_.reset();
    return named_;
}

std::vector<std::string> DealLinks::texts(Statement& rows, DealId deal) {
    std::vector<std::string> found;
    rows.bind("deal", deal.value);
    while (rows.step()) { found.emplace_back(rows.text(0)); }
    rows.reset();
    return found;
}

std::vector<std::string> DealLinks::reasons(DealId deal) { return texts(reasons_, deal); }

std::vector<std::string> DealLinks::win_themes(DealId deal) { return texts(win_themes_, deal); }

std::vector<std::string> DealLinks::team(DealId deal) { return texts(team_, deal); }

}  // namespace winloss::store
