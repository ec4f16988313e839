#include "winloss/store/import_competitors.hpp"

#include <array>

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
      namesake_(write.prepare("SELECT external_id FROM competitor WHERE name_folded = $name AND id <> $id")) {}

bool CompetitorImport::go_to_name(std::string_view name) {
    by_name_.bind("name", fold(name));
    return table_.go_to(by_name_);
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
    const auto free_for = [&](std::string_view text) {
        if (!go_to_name(text)) { return false; }
        if (entry.external_id.empty() || table_.row().is_null(external_id)) { return true; }
        table_.leave();
        return false;
    };
    if (!found) { found = free_for(entry.name); }
    if (!found && !entry.external_id.empty()) { found = free_for(entry.external_id); }
    if (!found || fold(entry.name) != table_.row().text(name_folded)) { refuse_taken_name(entry); }
    if (found && table_.seen() && table_.differs(values_of(entry))) {
        throw contradiction(table_, values_of(entry), "competitor");
    }
}

Imported CompetitorImport::write(const CompetitorEntry& entry) {
    auto values = values_of(entry);
    const std::string folded = fold(entry.name);
    if (!table_.id()) {
        values[name] = entry.name;
        values[name_folded] = std::string_view(folded);
        table_.insert(values);
        return Imported::created;
    }
    kept_.keep(table_, name, "name", values[name]);
    if (!values[name].differs(table_.row(), name)) { return table_.update(values); }
    const std::string before(table_.row().text(name));
    values[name_folded] = std::string_view(folded);
    const Imported done = table_.update(values);
    keep_former_name(write_, "competitor", before, std::string(entry.name));
    return done;
}

}  // namespace winloss::store
