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

std::vector<StoredGuide> guide_versions(const Store& store) {
    Statement rows =
        store.prepare("SELECT id, kind, outcome, version, text FROM guide ORDER BY kind, outcome, version");
    std::vector<StoredGuide> found;
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

std::optional<StoredGuide> guide_as(const Store& store, std::string_view kind, std::optional<Outcome> outcome,
                                    std::optional<std::int64_t> version) {
    Statement row = store.prepare(
        "SELECT id, kind, outcome, version, text FROM guide WHERE kind = $kind AND outcome = $outcome AND "
        "($version IS NULL OR version = $version) ORDER BY version DESC LIMIT 1");
    row.bind("kind", kind).bind("outcome", word_of(outcome)).bind("version", version);
    if (!row.step()) { return std::nullopt; }
    return read_row(row);
}

GuideId insert_guide(Write& write, const StoredGuide& guide, std::int64_t base) {
    const auto latest = guide_as(write.store(), guide.kind, guide.outcome, std::nullopt);
    if ((latest ? latest->version : 0) != base) {
        throw conflict(fmt::format("Somebody changed the guide of {} meanwhile: it is version {} now, not {}.",
                                   guide.kind, latest ? latest->version : 0, base),
                       "winloss guide show prints what is there; put yours into it.");
    }
    write.prepare("INSERT INTO guide (kind, outcome, version, text) VALUES ($kind, $outcome, $version, $text)")
        .bind("kind", guide.kind)
        .bind("outcome", word_of(guide.outcome))
        .bind("version", base + 1)
        .bind("text", guide.text)
        .run();
    return {write.last_insert_id()};
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
