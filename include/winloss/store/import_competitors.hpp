// Competitors of a foreign table on their way into the store, in the two steps of import_people.hpp. Knows no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_table.hpp"

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
    /// a deal knew it by the id alone. Refuses a name that a competitor with another external id has.
    void find(const CompetitorEntry& entry);
    /// Another name than before goes on meaning the competitor in other files. One that deals know by the id alone
    /// becomes one with the competitor called as the row says.
    Imported write(const CompetitorEntry& entry);

private:
    bool go_to_free(std::string_view name, const CompetitorEntry& entry);
    std::string_view name_of_former(std::string_view name) const;
    void refuse_taken_name(const CompetitorEntry& entry);
    void absorb_called_by_id(const CompetitorEntry& entry);

    Write& write_;
    ImportKept& kept_;
    ImportTable table_;
    Statement by_external_id_;
    Statement by_name_;
    Statement namesake_;
    Statement called_by_id_;
    std::map<std::string, std::string, std::less<>> former_;  ///< folded: what is called otherwise now
};

}  // namespace winloss::store
