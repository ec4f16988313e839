#include "winloss/store/coding_list.hpp"

#include "columns.hpp"

namespace winloss::store {

namespace {

constexpr auto columns =
    "c.id, i.id, i.kind, i.held_on, a.name, a.segment, a.region, a.industry, d.id, d.name, p.name, d.outcome, "
    "CASE WHEN d.outcome <> 'open' THEN coalesce(d.decided_on, d.closed_on) END, d.amount, d.currency, k.path, "
    "c.rating, c.weight, r.name, i.relation, x.name, "
    "CASE WHEN i.consent_to_quote = 1 THEN substr(n.text, c.start_offset + 1, c.end_offset - c.start_offset) END, "
    "c.start_offset IS NOT NULL AND i.consent_to_quote IS NOT 1, a.external_id, d.external_id, "
    "c.lost_passage IS NOT NULL";
// The order of the tables is the order of reading: held interviews as the list has them, then what was coded in each.
constexpr auto tables =
    "interview i CROSS JOIN note n ON n.interview_id = i.id CROSS JOIN coding c ON c.note_id = n.id "
    "JOIN code k ON k.id = c.code_id";
constexpr auto joins =
    "JOIN account a ON a.id = i.account_id LEFT JOIN deal d ON d.id = i.deal_id "
    "LEFT JOIN product p ON p.id = d.product_id LEFT JOIN person r ON r.id = c.coder_id "
    "LEFT JOIN competitor x ON x.id = c.competitor_id";

CodingLine read_line(const Statement& row) {
    CodingLine line;
    line.id = {row.integer(0)};
    line.interview = {row.integer(1)};
    line.kind = row.text(2);
    line.held_on = row.date(3);
    line.account = row.text(4);
    line.segment = row.maybe_text(5);
    line.region = row.maybe_text(6);
    line.industry = row.maybe_text(7);
    line.deal = maybe_id<DealId>(row, 8);
    line.deal_name = row.maybe_text(9);
    line.product = row.maybe_text(10);
    line.outcome = maybe_word<Outcome>(row, 11);
    line.decided_on = row.maybe_date(12);
    line.amount = maybe_money(row, 13);
    line.code = row.text(15);
    if (const auto rating = row.maybe_integer(16)) { line.rating = static_cast<int>(*rating); }
    line.weight = *maybe_word<Weight>(row, 17);
    line.coder = row.maybe_text(18);
    line.relation = maybe_word<Relation>(row, 19);
    line.competitor = row.maybe_text(20);
    line.quote = row.maybe_text(21);
    line.withheld = row.boolean(22);
    line.account_external_id = row.maybe_text(23);
    line.deal_external_id = row.maybe_text(24);
    line.unplaced = row.boolean(25);
    return line;
}

}  // namespace

Listing coding_listing(const CodingFilter& filter) {
    Listing listing{columns, tables, joins};
    listing.where("i.state = 'held'").given("i.kind = $kind", "kind", filter.kind);
    if (filter.held) {
        listing.given("i.held_on >= $held_from", "held_from", filter.held->from)
            .given("i.held_on <= $held_to", "held_to", filter.held->to);
    }
    listing.given("(k.path = $code OR substr(k.path, 1, length($code) + 1) = $code || '/')", "code", filter.code);
    return listing.order("i.id, c.start_offset IS NULL, c.start_offset, c.id");
}

void each_coding_line(const Store& store, const CodingFilter& filter, std::int64_t limit,
                      const std::function<void(CodingLine)>& take) {
    Statement rows = coding_listing(filter).rows(store, limit);
    while (rows.step()) { take(read_line(rows)); }
}

}  // namespace winloss::store
