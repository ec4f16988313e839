#include "winloss/store/import_competitors.hpp"

#include <array>
#include <utility>

#include "import_words.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/merge.hpp"

namespace winloss::store {

namespace {

enum Column { external_id, name, name_folded, count };

/// A row without external id says by its name whom it means, no other spelling of it.
std::array<ImportValue, count> values_of(const CompetitorEntry& entry) {
    std::array<ImportValue, count> values;
    values[external_id] = entry.external_id;
    if (!entry.external_id.empty()) { values[name] = entry.name; }
    return values;
}

}  // namespace

CompetitorImport::CompetitorImport(Write& write, ImportKept& kept)
    : write_(write),
      kept_(kept),
      table_(write, "competitor", {"external_id", "name", "name_folded"}),
      by_number_(table_.select("id = $id")),
      by_external_id_(table_.select("external_id = $id")),
      by_name_(table_.select("name_folded = $name")),
      namesake_(write.prepare("SELECT id FROM competitor WHERE name_folded = $name AND id <> $id")),
      called_by_id_(write.prepare("SELECT id FROM competitor WHERE name_folded = $folded AND name = $name AND "
                                  "external_id IS NULL AND id <> $id")),
      former_(write.store(), RecordKind::competitor),
      waiting_([this](std::string_view name, std::int64_t id) { return namesake(name, id); }) {
    for (const ImportAlias& each : import_aliases(write.store())) {
        if (each.field == "competitor") { told_.emplace(fold(each.alias), each.name); }
    }
}

/// To the one called so; where the row has an external id only to one that has none.
bool CompetitorImport::go_to_free(std::string_view name, const CompetitorEntry& entry) {
    if (name.empty()) { return false; }
    by_name_.bind("name", fold(name));
    if (!table_.go_to(by_name_)) { return false; }
    if (entry.external_id.empty() || table_.row().is_null(external_id)) { return true; }
    table_.leave();
    return false;
}

/// To the one that files are told to take the name for, else to the one that was called so.
bool CompetitorImport::go_to_former(const CompetitorEntry& entry) {
    const auto told = told_.find(fold(entry.name));
    if (told != told_.end() && go_to_free(told->second, entry)) { return true; }
    const FormerName* known = former_.find(told == told_.end() ? entry.name : std::string_view(told->second));
    // Of one that was merged an id says that the CRM still has two.
    if (known == nullptr || (known->merged && !entry.external_id.empty())) { return false; }
    by_number_.bind("id", known->id);
    if (!table_.go_to(by_number_)) { return false; }
    if (entry.external_id.empty() || table_.row().is_null(external_id)) { return true; }
    table_.leave();
    return false;
}

/// Who else is called so.
std::optional<std::int64_t> CompetitorImport::namesake(std::string_view name, std::int64_t other_than) {
    namesake_.bind("name", fold(name)).bind("id", other_than);
    const auto id = namesake_.step() ? std::optional(namesake_.integer(0)) : std::nullopt;
    namesake_.reset();
    return id;
}

void CompetitorImport::refuse_taken_name(const CompetitorEntry& entry, std::int64_t other) {
    Statement row = write_.prepare("SELECT external_id FROM competitor WHERE id = $id");
    row.bind("id", other).step();
    const std::string whom =
        row.is_null(0) ? "another competitor" : "the competitor with the external id " + std::string(row.text(0));
    throw ImportRefusal{"name", std::string(entry.name),
                        is_given_to("name", whom, called_.contains(other) ? table_.seen_on(other) : 0)};
}

bool CompetitorImport::find(const CompetitorEntry& entry, bool last) {
    table_.leave();
    bool found = false;
    if (!entry.external_id.empty()) {
        by_external_id_.bind("id", entry.external_id);
        found = table_.go_to(by_external_id_);
    }
    found = found || go_to_free(entry.name, entry) || go_to_former(entry) || go_to_free(entry.external_id, entry);
    const std::int64_t self = table_.id().value_or(0);
    if (last) { waiting_.settle(self); }
    auto values = values_of(entry);
    const bool renames = found && values[name].differs(table_.row(), name);
    if (renames && kept_.keeps("competitor", self, "name", "name")) {
        values[name] = ImportValue();  // what stays as it is contradicts no row before and takes nobody's name
    }
    if (found && table_.seen() && table_.differs(values)) { throw contradiction(table_, values, "competitor"); }
    if (found && values[name].null()) { return true; }
    const auto other = namesake(entry.name, self);
    if (!other) { return true; }
    if (!last) {
        if (!found) { return false; }
        waiting_.wait(self, entry.name);
        return false;
    }
    if (!waiting_.goes_round(*other, self)) { refuse_taken_name(entry, *other); }
    write_
        .prepare("UPDATE competitor SET name_folded = $folded WHERE id = $id")  // until its own row, which follows
        .bind("folded", "\x1f" + std::to_string(*other))
        .bind("id", *other)
        .run();
    return true;
}

/// Deals that know the competitor by the id alone, in a file of ids, and deals that know it by name mean one.
void CompetitorImport::absorb_called_by_id(const CompetitorEntry& entry, CompetitorId into) {
    called_by_id_.bind("folded", fold(entry.external_id)).bind("name", entry.external_id).bind("id", into.value);
    const auto from = called_by_id_.step() ? std::optional(CompetitorId{called_by_id_.integer(0)}) : std::nullopt;
    called_by_id_.reset();
    if (from) { merge_competitor(write_, *from, into); }
}

Imported CompetitorImport::write(const CompetitorEntry& entry) {
    auto values = values_of(entry);
    const std::string folded = fold(entry.name);
    if (!table_.id()) {
        values[name] = entry.name;
        values[name_folded] = std::string_view(folded);
        called_.insert(table_.insert(values));
        forget_import_alias(write_, "competitor", std::string(entry.name));
        return Imported::created;
    }
    const CompetitorId id{*table_.id()};
    waiting_.settle(id.value);
    const bool numbered = !entry.external_id.empty() && table_.row().is_null(external_id);
    kept_.keep(table_, name, "name", values[name]);
    const std::string before(table_.row().text(name));
    const bool renames = values[name].differs(table_.row(), name);
    if (renames) {
        values[name_folded] = std::string_view(folded);
        called_.insert(id.value);
    }
    const Imported done = table_.update(values);
    if (numbered) { absorb_called_by_id(entry, id); }
    if (renames && before != entry.external_id) {  // that was no name
        keep_renamed(write_, RecordKind::competitor, id.value, before, std::string(entry.name));
    }
    return done;
}

ImportCompetitors::ImportCompetitors(Write& write)
    : write_(write),
      by_external_id_(write.prepare("SELECT id FROM competitor WHERE external_id = $id")),
      by_name_(write.prepare("SELECT id, external_id FROM competitor WHERE name_folded = $name")),
      former_(write.store(), RecordKind::competitor) {}

std::optional<std::int64_t> ImportCompetitors::numbered(const NamedCompetitor& named) {
    by_external_id_.bind("id", named.external_id);
    auto id = by_external_id_.step() ? std::optional(by_external_id_.integer(0)) : std::nullopt;
    by_external_id_.reset();
    if (id) { return id; }
    const std::string_view name = named.name.empty() ? named.external_id : named.name;
    const auto without_id = [&](std::string_view text) -> std::optional<std::int64_t> {
        by_name_.bind("name", fold(text));
        const auto found = by_name_.step() ? std::optional(by_name_.integer(0)) : std::nullopt;
        const std::string other = found ? by_name_.maybe_text(1).value_or("") : std::string();
        by_name_.reset();
        if (other.empty()) { return found; }
        if (text != name) { return std::nullopt; }
        throw ImportRefusal{"competitor", std::string(name),
                            "is the name of the competitor with the external id " + other};
    };
    id = without_id(name);
    if (const FormerName* known = id ? nullptr : former_.find(named.name); known != nullptr && !known->merged) {
        Statement free = write_.prepare("SELECT 1 FROM competitor WHERE id = $id AND external_id IS NULL");
        if (free.bind("id", known->id).step()) { id = known->id; }
    }
    return id ? id : without_id(named.external_id);
}

std::optional<std::int64_t> ImportCompetitors::called(const NamedCompetitor& named) {
    const auto one = [](Statement& statement, std::string_view parameter, std::string_view text) {
        statement.bind(parameter, text);
        const auto id = statement.step() ? std::optional(statement.integer(0)) : std::nullopt;
        statement.reset();
        return id;
    };
    std::optional<std::int64_t> id;
    if (!named.as_id.empty()) {
        id = one(by_external_id_, "id", named.as_id);
        if (!id && named.as_id != named.name) { id = one(by_external_id_, "id", named.name); }
    }
    if (!id) { id = one(by_name_, "name", fold(named.name)); }
    if (!id && named.called != named.name) { id = one(by_name_, "name", fold(named.called)); }
    if (const FormerName* known = id ? nullptr : former_.find(named.name)) { id = known->id; }
    if (!id && named.as_id.empty()) { id = one(by_external_id_, "id", named.name); }
    return id;
}

std::optional<CompetitorId> ImportCompetitors::find(const NamedCompetitor& named) {
    ImportCache& cache = named.external_id.empty() ? texts_ : ids_;
    const std::string_view key = named.external_id.empty() ? named.name : named.external_id;
    auto id = cache.find(key);
    if (!id) {
        id = named.external_id.empty() ? called(named) : numbered(named);
        if (id) { cache.keep(key, *id); }
    }
    return id ? std::optional(CompetitorId{*id}) : std::nullopt;
}

/// One that was called by its id, or by nothing but a name, has both from now on.
void ImportCompetitors::fill(std::int64_t id, const NamedCompetitor& named) {
    if (named.external_id.empty() || !filled_.emplace(id, !named.name.empty()).second) { return; }
    write_.prepare("UPDATE competitor SET external_id = $external_id WHERE id = $id AND external_id IS NULL")
        .bind("external_id", named.external_id)
        .bind("id", id)
        .run();
    if (named.name.empty()) { return; }
    write_
        .prepare(
            "UPDATE competitor SET name = $name, name_folded = $folded WHERE id = $id AND name = external_id AND NOT "
            "EXISTS (SELECT 1 FROM competitor o WHERE o.name_folded = $folded)")
        .bind("name", named.name)
        .bind("folded", fold(named.name))
        .bind("id", id)
        .run();
}

CompetitorId ImportCompetitors::require(const NamedCompetitor& named) {
    if (const auto id = find(named)) {
        fill(id->value, named);
        return *id;
    }
    const std::string_view name = named.name.empty() ? named.external_id : named.called;
    write_.prepare("INSERT INTO competitor (name, name_folded, external_id) VALUES ($name, $folded, $external_id)")
        .bind("name", name)
        .bind("folded", fold(name))
        .bind("external_id", named.external_id.empty() ? std::nullopt : std::optional(named.external_id))
        .run();
    ++made_;
    const std::int64_t id = write_.last_insert_id();
    (named.external_id.empty() ? texts_ : ids_).keep(named.external_id.empty() ? named.name : named.external_id, id);
    return {id};
}

}  // namespace winloss::store
