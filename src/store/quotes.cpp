#include "winloss/store/quotes.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

void each_quotable(const Store& store, std::span<const std::int64_t> interviews,
                   const std::function<void(const Quotable&)>& take) {
    if (interviews.empty()) { return; }
    Statement row = store.prepare(
        "SELECT i.id, c.id, i.held_on, k.path, c.rating, c.weight FROM interview i CROSS JOIN note n ON n.interview_id "
        "= i.id CROSS JOIN coding c ON c.note_id = n.id JOIN code k ON k.id = c.code_id WHERE i.id BETWEEN $first AND "
        "$last AND i.consent_to_quote = 1 AND c.start_offset IS NOT NULL AND c.rating IS NOT NULL AND k.kind = "
        "'driver' ORDER BY i.id, c.id");
    row.bind("first", interviews.front()).bind("last", interviews.back());
    auto wanted = interviews.begin();
    while (row.step()) {
        while (wanted != interviews.end() && *wanted < row.integer(0)) { ++wanted; }
        if (wanted == interviews.end()) { return; }
        if (*wanted != row.integer(0)) { continue; }
        take({.id = {row.integer(1)},
              .interview = {row.integer(0)},
              .held_on = row.date(2),
              .code = std::string(row.text(3)),
              .rating = static_cast<int>(row.integer(4)),
              .weight = parse_word<Weight>(row.text(5)).value_or(Weight::contributing)});
    }
}

Quote read_quote(const Store& store, CodingId id) {
    Statement row = store.prepare(
        "SELECT substr(n.text, c.start_offset + 1, c.end_offset - c.start_offset), a.id, a.name, i.confidential, i.id "
        "FROM coding c JOIN note n ON n.id = c.note_id JOIN interview i ON i.id = n.interview_id "
        "JOIN account a ON a.id = i.account_id WHERE c.id = $id AND i.consent_to_quote = 1");
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no quote {}.", id.value)); }
    Quote quote{.text = std::string(row.text(0)),
                .account = {row.integer(1)},
                .account_name = std::string(row.text(2)),
                .confidential = !row.is_null(3) && row.boolean(3),
                .role = {}};
    Statement role = store.prepare(
        "SELECT c.buying_role FROM interview_contact i JOIN contact c ON c.id = i.contact_id "
        "WHERE i.interview_id = $interview AND c.buying_role IS NOT NULL");
    role.bind("interview", row.integer(4));
    while (role.step()) {
        const auto each = parse_word<BuyingRole>(role.text(0));
        if (each && (!quote.role || *each < *quote.role)) { quote.role = each; }  // the highest comes first
    }
    return quote;
}

}  // namespace winloss::store
