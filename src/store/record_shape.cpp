#include "record_shape.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

/// The account's name, with its number where another is called the same.
constexpr std::string_view whose =
    "(SELECT a.name || CASE WHEN EXISTS (SELECT 1 FROM account b WHERE b.name_folded = a.name_folded AND b.id <> a.id) "
    "THEN ' #' || a.id ELSE '' END FROM account a WHERE a.id = r.account_id)";

/// Whom an interview is with: 'with Eva Lind and 1 more'.
constexpr std::string_view with_whom =
    "(SELECT 'with ' || c.name || coalesce((SELECT ' and ' || nullif(count(*) - 1, 0) || ' more' FROM "
    "interview_contact m WHERE m.interview_id = r.id), '') FROM interview_contact n JOIN contact c ON c.id = "
    "n.contact_id WHERE n.interview_id = r.id ORDER BY n.id LIMIT 1)";

constexpr auto shapes = std::to_array<Shape>({
    {RecordKind::person,
     "person",
     true,
     true,
     "r.name",
     {"r.role", "r.email", "CASE WHEN r.active = 0 THEN 'has left' END"}},
    {RecordKind::product, "product", false, true, "r.name", {}},
    {RecordKind::competitor, "competitor", true, true, "r.name", {}},
    {RecordKind::account,
     "account",
     true,
     true,
     "r.name",
     {"r.external_id", "r.region", "r.segment", "r.industry",
      "(SELECT 'owner ' || p.name FROM person p WHERE p.id = r.owner_id)",
      "(SELECT 'part of ' || a.name FROM account a WHERE a.id = r.parent_id)",
      "CASE WHEN coalesce(r.external_id, r.region, r.segment, r.industry) IS NULL THEN "
      "(SELECT 'deal ' || d.name FROM deal d WHERE d.account_id = r.id ORDER BY d.id DESC LIMIT 1) END"}},
    {RecordKind::contact,
     "contact",
     true,
     true,
     "r.name",
     {whose, "r.title", "r.buying_role", "CASE WHEN r.left_on IS NOT NULL THEN 'left on ' || r.left_on END"}},
    {RecordKind::deal,
     "deal",
     true,
     true,
     "r.name",
     {whose, "r.external_id", "r.outcome", "coalesce(r.decided_on, r.closed_on, r.opened_on)"}},
    {RecordKind::contract,
     "contract",
     true,
     false,
     whose,
     {"coalesce((SELECT p.name FROM product p WHERE p.id = r.product_id), 'no product')",
      "r.starts_on || ' to ' || coalesce(r.ended_on, r.ends_on, 'no end')", "r.external_id"}},
    {RecordKind::interview,
     "interview",
     true,
     false,
     "r.kind || ' of ' || (SELECT a.name FROM account a WHERE a.id = r.account_id)",
     {"coalesce((SELECT d.name FROM deal d WHERE d.id = r.deal_id), 'contract ' || r.contract_id || "
      "coalesce((SELECT ', ' || p.name FROM contract c JOIN product p ON p.id = c.product_id "
      "WHERE c.id = r.contract_id), ''))",
      with_whom, "CASE WHEN r.state <> 'held' THEN r.state END",
      "coalesce('held ' || r.held_on, r.opens_on || ' to ' || r.closes_on)"}},
    {RecordKind::touch,
     "touch",
     false,
     false,
     "r.kind || ' with ' || (SELECT a.name FROM account a WHERE a.id = r.account_id)",
     {"r.touched_on", "r.said"}},
    {RecordKind::expectation, "expectation", false, false, whose, {"r.text", "r.outcome"}},
    {RecordKind::health,
     "health",
     false,
     false,
     "r.level || ' of ' || (SELECT a.name FROM account a WHERE a.id = r.account_id)",
     {"r.judged_on", "r.why"}},
    {RecordKind::flag,
     "flag",
     false,
     false,
     "r.kind || ' of ' || (SELECT a.name FROM account a WHERE a.id = r.account_id)",
     {"r.text", "'look again ' || r.look_again_on"}},
    {RecordKind::action, "action", false, false, "r.text", {whose, "r.state", "'due ' || r.due_on"}},
    {RecordKind::benchmark, "benchmark", false, false, "r.metric", {"r.value", "r.source", "r.dated_on"}},
});

}  // namespace

const Shape& shape_of(RecordKind kind) {
    for (const Shape& shape : shapes) {
        if (shape.kind == kind) { return shape; }
    }
    throw Error(ErrorKind::bug, "A kind of record without a shape.");
}

const Shape* shape_of_table(std::string_view table) {
    for (const Shape& shape : shapes) {
        if (shape.table == table) { return &shape; }
    }
    return nullptr;
}

std::string told_columns(const Shape& shape) {
    std::string columns = fmt::format("r.id, {}", shape.label);
    for (const std::string_view each : shape.tells) {
        if (!each.empty()) { columns += fmt::format(", {}", each); }
    }
    return columns;
}

NameLine told(const Shape& shape, const Statement& row) {
    NameLine line{row.integer(0), std::string(row.text(1)), {}};
    int column = 2;
    for (const std::string_view each : shape.tells) {
        if (each.empty()) { continue; }
        const std::string part = row.maybe_text(column++).value_or("");
        if (part.empty()) { continue; }
        if (!line.tells.empty()) { line.tells += ", "; }
        line.tells += part;
    }
    return line;
}

std::string in_words(const NameLine& line) {
    return line.tells.empty() ? fmt::format("{} {}", line.id, line.name)
                              : fmt::format("{} {} ({})", line.id, line.name, line.tells);
}

}  // namespace winloss::store
