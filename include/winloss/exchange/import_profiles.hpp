// How the CRMs write their exports: which headings are which fields, what their stages tell, what stands for nothing.
// Knows tables of words, no file.
//
// To add a CRM: a table of its headings and one of its stages in src/exchange/import_profiles.cpp, and a line of
// `built_in` that names both. Nothing else knows how many there are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/foreign_ids.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

/// A heading of a CRM's. Of several for one field the first is read, the others where that one's cell is empty.
struct ProfileHeading {
    RecordType type;
    std::string_view field;
    std::string_view heading;
};

/// What a word in a column of stages or states tells.
struct ProfileStage {
    std::string_view stage;  ///< matched with case folding
    Ending ending;
};

struct Profile {
    std::string_view name;
    std::string_view says;
    /// A file is the CRM's where all headings of one of these lines, parted by '|', are among its own.
    std::span<const std::string_view> signs;
    std::span<const ProfileHeading> headings;
    std::span<const ProfileStage> stages;
    /// So is one with this heading alone, where none of any profile's signs is there: others keep a column of such
    /// numbers beside their own. "": none
    std::string_view own_heading = "";
    std::string_view null;  ///< a cell that is empty; "": none beside the empty one
    IdForm ids = IdForm::as_it_is;
    bool first_of_several = false;  ///< ';' joins several accounts and several owners: the first is the deal's
    bool prose_reasons = false;     ///< a reason is written freely: '; ' is punctuation, only ';' alone joins several
    bool coarse_state = false;      ///< its states only tell won from lost, which stage it was tells how
};

/// The last one is the generic profile, which fits every file: headings as import_fields() knows them, stages by their
/// words.
std::span<const Profile> profiles();
const Profile& generic_profile();
/// Null where there is none of that name.
const Profile* find_profile(std::string_view name);
/// By the headings, case and outer blanks aside.
const Profile& recognise_profile(const std::vector<std::string>& headings);
/// The profile that has the most of a table's headings, word for word, where they are several and more than everybody's
/// words, but no sign says so: worth a hint. Null where there is none.
const Profile* profile_alike(RecordType type, const std::vector<std::string>& headings);

/// What a stage, or a state, tells: as the profile's table says, else by its words. `state`: the column says nothing
/// but how the deal stands, so that a word which tells no end is refused.
Reading<Ending> read_ending(const Profile& profile, std::string_view cell, bool state);

}  // namespace winloss::exchange
