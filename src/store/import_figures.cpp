// The codebook and benchmarks on their way into the store.
#include <algorithm>
#include <array>

#include "columns.hpp"
#include "import_words.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/store/benchmarks.hpp"
#include "winloss/store/import_history.hpp"

namespace winloss::store {

namespace {

namespace code {
enum Column { parent, path, name, definition, use_when, avoid_when, colour, kind, count };
}
namespace benchmark {
enum Column { metric, value, n, source, dated_on, count };
}

std::array<ImportValue, code::count> values_of(const CodeEntry& entry) {
    std::array<ImportValue, code::count> values;
    values[code::path] = entry.path;
    values[code::name] = entry.name;
    values[code::definition] = entry.definition;
    values[code::use_when] = entry.use_when;
    values[code::avoid_when] = entry.avoid_when;
    values[code::colour] = entry.colour;
    values[code::kind] = import_word(entry.kind);
    return values;
}

/// Of price/total-cost 'Total cost'.
std::string name_of_path(std::string_view path) {
    std::string name(last_segment(path));
    std::ranges::replace(name, '-', ' ');
    if (name.front() >= 'a' && name.front() <= 'z') { name.front() = static_cast<char>(name.front() - 'a' + 'A'); }
    return name;
}

}  // namespace

CodeImport::CodeImport(Write& write)
    : table_(write, "code", {"parent_id", "path", "name", "definition", "use_when", "avoid_when", "colour", "kind"}),
      by_path_(table_.select("path = $path")),
      above_(write.prepare("SELECT id, kind FROM code WHERE path = $path")),
      unrated_(write.prepare("SELECT count(*) FROM coding WHERE code_id = $code AND rating IS NULL")),
      meant_(write.prepare("SELECT count(*) FROM deal_win_theme WHERE code_id = $code")) {}

bool CodeImport::find(const CodeEntry& entry) {
    table_.leave();
    parent_.reset();
    parent_kind_.reset();
    if (const std::string_view above = parent_path(entry.path); !above.empty()) {
        above_.reset();
        if (!above_.bind("path", above).step()) { return false; }
        parent_ = CodeId{above_.integer(0)};
        parent_kind_ = maybe_word<CodeKind>(above_, 1);
        above_.reset();
    }
    by_path_.bind("path", entry.path);
    if (!table_.go_to(by_path_)) { return true; }
    const auto values = values_of(entry);
    if (table_.seen() && table_.differs(values)) { throw contradiction(table_, values, "code"); }
    const auto counted = [this](Statement& statement) {
        statement.reset();
        statement.bind("code", *table_.id()).step();
        const std::int64_t count = statement.integer(0);
        statement.reset();
        return count;
    };
    if (entry.kind && *entry.kind != CodeKind::win_theme &&
        table_.row().text(code::kind) == word(CodeKind::win_theme)) {
        if (const std::int64_t count = counted(meant_); count > 0) {
            throw ImportRefusal{"kind",
                                {},
                                "is win-theme and stays so while deals are meant to be won with it: " +
                                    std::to_string(count) + (count == 1 ? " is" : " are")};
        }
    }
    if (entry.kind == CodeKind::driver && table_.row().text(code::kind) != word(CodeKind::driver)) {
        if (const std::int64_t count = counted(unrated_); count > 0) {
            throw ImportRefusal{
                "kind", {}, "needs a rating of every coding, and " + std::to_string(count) + " of this code have none"};
        }
    }
    return true;
}

Imported CodeImport::write(const CodeEntry& entry) {
    auto values = values_of(entry);
    if (table_.id()) { return table_.update(values); }
    const std::string name = entry.name.empty() ? name_of_path(entry.path) : std::string(entry.name);
    values[code::parent] = import_id(parent_);
    values[code::name] = std::string_view(name);
    for (const auto column : {code::definition, code::use_when, code::avoid_when}) {
        if (values[column].null()) { values[column] = ImportValue::exactly({}); }
    }
    values[code::kind] = word(entry.kind ? *entry.kind : parent_kind_.value_or(CodeKind::driver));
    table_.insert(values);
    return Imported::created;
}

BenchmarkImport::BenchmarkImport(Write& write)
    : table_(write, "benchmark", {"metric", "value", "n", "source", "dated_on"}),
      known_(table_.select("metric = $metric AND source = $source AND dated_on = $dated_on")) {}

void BenchmarkImport::find(const BenchmarkEntry& entry) {
    table_.leave();
    known_.bind("metric", entry.metric).bind("source", entry.source).bind("dated_on", entry.dated_on);
    if (!table_.go_to(known_) || !table_.seen()) { return; }
    const std::string value = decimal_text(entry.value);
    std::array<ImportValue, benchmark::count> values;
    values[benchmark::value] = std::string_view(value);
    if (entry.n) { values[benchmark::n] = std::int64_t{*entry.n}; }
    if (table_.differs(values)) { throw contradiction(table_, values, "benchmark"); }
}

Imported BenchmarkImport::write(const BenchmarkEntry& entry) {
    const std::string value = decimal_text(entry.value);
    std::array<ImportValue, benchmark::count> values;
    values[benchmark::metric] = entry.metric;
    values[benchmark::value] = std::string_view(value);
    if (entry.n) { values[benchmark::n] = std::int64_t{*entry.n}; }
    values[benchmark::source] = entry.source;
    values[benchmark::dated_on] = entry.dated_on;
    if (table_.id()) { return table_.update(values); }
    table_.insert(values);
    return Imported::created;
}

}  // namespace winloss::store
