// Competitors of a foreign table on their way into the store, in the two steps of import_people.hpp, and whom rows of
// something else mean. Knows no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>

#include "winloss/domain/ids.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_table.hpp"
#include "winloss/store/import_waiting.hpp"

namespace winloss::store {

struct CompetitorEntry {
    std::string_view external_id;  ///< empty: the row says none
    std::string_view name;
};

class CompetitorImport {
public:
    /// A name that somebody entered stays.
    CompetitorImport(Write& write, ImportKept& kept);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by name, else by a former name; one without external id takes the row's, and its name where
    /// a deal knew it by the id alone. A name that a competitor with another external id has may be free once that
    /// one's own row was taken: false, unless this is the `last` time the row is asked about. Then names that go round
    /// between rows change hands, and any other that is taken is refused.
    bool find(const CompetitorEntry& entry, bool last);
    /// Another name than before goes on meaning the competitor in other files. One that deals know by the id alone
    /// becomes one with the competitor called as the row says.
    Imported write(const CompetitorEntry& entry);

private:
    bool go_to_free(std::string_view name, const CompetitorEntry& entry);
    bool go_to_former(const CompetitorEntry& entry);
    std::optional<std::int64_t> namesake(std::string_view name, std::int64_t other_than);
    [[noreturn]] void refuse_taken_name(const CompetitorEntry& entry, std::int64_t other);
    void absorb_called_by_id(const CompetitorEntry& entry, CompetitorId into);

    Write& write_;
    ImportKept& kept_;
    ImportTable table_;
    Statement by_number_;
    Statement by_external_id_;
    Statement by_name_;
    Statement namesake_;
    Statement called_by_id_;
    FormerNames former_;
    std::map<std::string, std::string, std::less<>> told_;  ///< folded: what files are told to take it for
    ImportWaiting waiting_;                                 ///< for names
    std::unordered_set<std::int64_t> called_;               ///< who got theirs from the file
};

/// A competitor as a row of something else names it; external id or name may be empty.
struct NamedCompetitor {
    std::string_view external_id;  ///< of a column of ids
    std::string_view name;
    std::string_view as_id;   ///< what the name is as an external id; empty: a name is meant before an id
    std::string_view called;  ///< what a new one is called; empty beside an external id alone
};

class ImportCompetitors {
public:
    explicit ImportCompetitors(Write& write);
    /// Whoever has the external id; else whose external id the name is, who is called so, who was. With an external id
    /// of its own a row means by name only a competitor that has none yet. Null where nobody is meant. Throws
    /// ImportRefusal where the name is that of a competitor with another external id.
    std::optional<CompetitorId> find(const NamedCompetitor& named);
    /// The same, made where there is none, called by the external id where that is all there is, and given what it
    /// lacks of both.
    CompetitorId require(const NamedCompetitor& named);
    std::int64_t made() const { return made_; }

private:
    std::optional<std::int64_t> numbered(const NamedCompetitor& named);
    std::optional<std::int64_t> called(const NamedCompetitor& named);
    void fill(std::int64_t id, const NamedCompetitor& named);

    Write& write_;
    Statement by_external_id_;
    Statement by_name_;
    FormerNames former_;
    ImportCache ids_;                                 ///< external ids
    ImportCache texts_;                               ///< names, or external ids in a column of names
    std::set<std::pair<std::int64_t, bool>> filled_;  ///< with a name, or without
    std::int64_t made_ = 0;
};

}  // namespace winloss::store
