#include "winloss/store/attention.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/store/contracts.hpp"

namespace winloss::store {

namespace {

std::string columns() {
    return fmt::format("c.id, a.name, p.name, c.starts_on, coalesce(c.ended_on, c.ends_on), {}", health_of_contract);
}
constexpr auto names = "JOIN account a ON a.id = c.account_id LEFT JOIN product p ON p.id = c.product_id";
constexpr auto of_owner = "EXISTS (SELECT 1 FROM account o WHERE o.id = c.account_id AND o.owner_id = $owner)";

}  // namespace

Listing waiting_for_go_live(Date today, std::optional<PersonId> owner) {
    Listing waiting(columns(), "contract c", names);
    where_not_live(waiting, today);
    return waiting.given(of_owner, "owner", owner).order("c.id DESC");
}

Listing ending_unheard(Date from, Date to, std::optional<PersonId> owner) {
    return Listing(columns(), "contract c", names)
        .where("coalesce(c.ended_on, c.ends_on) >= $from", "from", iso(from))
        .where("coalesce(c.ended_on, c.ends_on) <= $to", "to", iso(to))
        .where(std::string(paid_for))
        .where(
            "NOT EXISTS (SELECT 1 FROM contract l WHERE l.renews_id = c.id OR (l.account_id = c.account_id "
            "AND l.product_id IS c.product_id AND l.starts_on > c.starts_on "
            "AND (l.ends_on IS NULL OR l.ends_on > c.ends_on)))")
        .where(
            "NOT EXISTS (SELECT 1 FROM interview i WHERE i.contract_id = c.id AND i.kind = 'pre-renewal' "
            "AND i.state <> 'cancelled' AND i.state <> 'covered')")
        .given(of_owner, "owner", owner)
        .order("coalesce(c.ended_on, c.ends_on), c.id");
}

std::vector<ContractLine> contract_lines(const Store& store, const Listing& listing, std::int64_t limit) {
    std::vector<ContractLine> lines;
    Statement rows = listing.rows(store, limit);
    while (rows.step()) {
        lines.push_back({.id = {rows.integer(0)},
                         .account = std::string(rows.text(1)),
                         .product = rows.maybe_text(2),
                         .starts_on = rows.date(3),
                         .ends_on = rows.maybe_date(4),
                         .health = maybe_word<HealthLevel>(rows, 5)});
    }
    return lines;
}

bool has_subjects(const Store& store) {
    return store.prepare("SELECT 1 WHERE EXISTS (SELECT 1 FROM deal) OR EXISTS (SELECT 1 FROM contract)").step();
}

}  // namespace winloss::store
