#include "winloss/store/import_competitors.hpp"

#include <array>
#include <optional>

#include "import_words.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/imports.hpp"

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
      by_external_id_(table_.select("external_id = $id")),
      by_name_(table_.select("name_folded = $name")),
      namesake_(write.prepare("SELECT external_id FROM competitor WHERE name_folded = $name AND id <> $id")),
      called_by_id_(write.prepare("SELECT id FROM competitor WHERE name_folded = $folded AND name = $name AND "
                                  "external_id IS NULL AND id <> $id")) {
    for (const ImportAlias& each : import_aliases(write.store())) {
        if (each.field == "competitor") { former_.emplace(fold(each.alias), each.name); }
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

/// What the one is called now that was called so; empty where there is none.
std::string_view CompetitorImport::name_of_former(std::string_view name) const {
    const auto known = former_.find(fold(name));
    return known == former_.end() ? std::string_view() : known->second;
}

/// The name of a row whose competitor is known by its external id, or new: nobody else's.
void CompetitorImport::refuse_taken_name(const CompetitorEntry& entry) {
    namesake_.bind("name", fold(entry.name)).bind("id", table_.id().value_or(0));
    const bool taken = namesake_.step();
    const std::string other(taken && !namesake_.is_null(0) ? namesake_.text(0) : "");
    namesake_.reset();
    if (!taken) { return; }
    throw ImportRefusal{"name", std::string(entry.name),
                        other.empty() ? "is the name of another competitor"
                                      : "is the name of the competitor with the external id " + other};
}

void CompetitorImport::find(const CompetitorEntry& entry) {
    table_.leave();
    bool found = false;
    if (!entry.external_id.empty()) {
        by_external_id_.bind("id", entry.external_id);
        found = table_.go_to(by_external_id_);
    }
    found = found || go_to_free(entry.name, entry) || go_to_free(name_of_former(entry.name), entry) ||
            go_to_free(entry.external_id, entry);
    auto values = values_of(entry);
    if (found && values[name].differs(table_.row(), name) && kept_.keeps("competitor", *table_.id(), "name", "name")) {
        values[name] = ImportValue();  // what stays as it is contradicts no row before and takes nobody's name
    } else if (!found || !values[name].null()) {
        refuse_taken_name(entry);
    }
    if (found && table_.seen() && table_.differs(values)) { throw contradiction(table_, values, "competitor"); }
}

/// Deals that know the competitor by the id alone, in a file of ids, and deals that know it by name mean one.
void CompetitorImport::absorb_called_by_id(const CompetitorEntry& entry) {
    const std::int64_t into = *table_.id();
    called_by_id_.bind("folded", fold(entry.external_id)).bind("name", entry.external_id).bind("id", into);
    const auto from = called_by_id_.step() ? std::optional(called_by_id_.integer(0)) : std::nullopt;
    called_by_id_.reset();
    if (!from) { return; }
    constexpr auto changes = std::to_array<std::string_view>(
        {"UPDATE deal_competitor SET finalist = max(deal_competitor.finalist, o.finalist), "
         "incumbent = max(deal_competitor.incumbent, o.incumbent), winner = max(deal_competitor.winner, o.winner) "
         "FROM deal_competitor o WHERE o.competitor_id = $from AND deal_competitor.competitor_id = $into "
         "AND o.deal_id = deal_competitor.deal_id AND o.said_by = deal_competitor.said_by",
         "DELETE FROM deal_competitor WHERE competitor_id = $from AND EXISTS (SELECT 1 FROM deal_competitor o "
         "WHERE o.competitor_id = $into AND o.deal_id = deal_competitor.deal_id "
         "AND o.said_by = deal_competitor.said_by)",
         "UPDATE deal_competitor SET competitor_id = $into WHERE competitor_id = $from",
         "UPDATE coding SET competitor_id = $into WHERE competitor_id = $from",
         "DELETE FROM competitor WHERE id = $from AND id <> $into"});
    for (const std::string_view change : changes) {
        write_.prepare(std::string(change)).bind("from", *from).bind("into", into).run();
    }
}

Imported CompetitorImport::write(const CompetitorEntry& entry) {
    auto values = values_of(entry);
    const std::string folded = fold(entry.name);
    if (!table_.id()) {
        values[name] = entry.name;
        values[name_folded] = std::string_view(folded);
        table_.insert(values);
        forget_import_alias(write_, "competitor", std::string(entry.name));
        return Imported::created;
    }
    if (!entry.external_id.empty() && table_.row().is_null(external_id)) { absorb_called_by_id(entry); }
    kept_.keep(table_, name, "name", values[name]);
    if (!values[name].differs(table_.row(), name)) { return table_.update(values); }
    const std::string before(table_.row().text(name));
    values[name_folded] = std::string_view(folded);
    const Imported done = table_.update(values);
    keep_former_name(write_, "competitor", before, std::string(entry.name));
    return done;
}

}  // namespace winloss::store
