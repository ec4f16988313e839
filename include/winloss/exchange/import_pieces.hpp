// How a cell of a foreign table is cut before its words are looked at: what is around it, and the several that ';'
// joins. Knows no row.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_profiles.hpp"

namespace winloss::exchange {

/// Of a column that has the primary one of several alone, which its heading says.
bool is_of_the_primary(std::string_view heading);

/// The cells of one mapped column.
class CellCut {
public:
    CellCut(const Mapping& mapping, const MappedColumn& column, const Profile& profile);

    /// The cell without outer blanks and without our own mark against formulas; empty where it is what the profile
    /// writes for nothing. Of several where one is meant, the first that is not empty: `more` says that there were
    /// others. Texts that had to be made lie in `kept`.
    std::string_view whole(std::string_view cell, std::deque<std::string>& kept, bool* more = nullptr) const;
    /// Whether one of several is meant.
    bool takes_first() const { return first_; }
    /// What stands between ';', empty ones too, without the quotes around one that has a ';' of its own.
    std::vector<std::string_view> several(std::string_view cell, std::deque<std::string>& kept) const;
    /// Of a list what stands between ';', without quotes that are the list's own, none of them empty; anything else is
    /// one piece. Texts that had to be made lie in `kept`.
    std::vector<std::string_view> pieces(std::string_view whole, std::deque<std::string>& kept) const;

private:
    std::string_view null_;
    bool own_list_ = false;  ///< one that this program wrote
    bool first_ = false;     ///< the first of several is meant; not where the heading says that it is one
    bool in_step_ = false;   ///< with those of another column, an empty first one too
    bool list_ = false;
    bool prose_ = false;  ///< '; ' is punctuation
};

}  // namespace winloss::exchange
