#include "winloss/store/guides.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

StoredGuide read_row(const Statement& row) {
    return {.id = {row.integer(0)},
            .kind = std::string(row.text(1)),
            .outcome = parse_word<Outcome>(row.text(2)),
            .version = row.integer(3),
            .text = std::string(row.text(4))};
}

std::string_view word_of(std::optional<Outcome> outcome) { return outcome ? word(*outcome) : std::string_view(); }

}  // namespace

std::vector<StoredGuide> guides(const Store& store) {
    Statement rows = store.prepare(
        "SELECT id, kind, outcome, version, text FROM guide g WHERE version = (SELECT max(version) FROM guide n WHERE "
        "n.kind = g.kind AND n.outcome = g.outcome) ORDER BY kind, outcome");
    std::vector<StoredGuide> found;
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

std::optional<StoredGuide> guide_for(const Store& store, std::string_view kind, std::optional<Outcome> outcome) {
    Statement row = store.prepare(
        "SELECT id, kind, outcome, version, text FROM guide WHERE kind = $kind AND (outcome = $outcome OR outcome = "
        "'') "
        "ORDER BY outcome = '', version DESC LIMIT 1");
    if (!row.bind("kind", kind).bind("outcome", word_of(outcome)).step()) { return std::nullopt; }
    return read_row(row);
}

StoredGuide read_guide(const Store& store, GuideId id) {
    Statement row = store.prepare("SELECT id, kind, outcome, version, text FROM guide WHERE id = $id");
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no guide {}.", id.value)); }
    return read_row(row);
}

void write_starter_guide(Connection& connection, std::string_view kind, std::optional<Outcome> outcome,
                         std::string_view text) {
    connection.prepare("INSERT INTO guide (kind, outcome, version, text) VALUES ($kind, $outcome, 1, $text)")
        .bind("kind", kind)
        .bind("outcome", word_of(outcome))
        .bind("text", text)
        .run();
}

}  // namespace winloss::store
