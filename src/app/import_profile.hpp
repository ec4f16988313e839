// How a table is read, as said on the command line, by a profile that a team saved and by a built-in one: joined, told,
// and saved. Knows no row.
#pragma once

#include <string>
#include <vector>

#include "import_run.hpp"
#include "winloss/app/import.hpp"

namespace winloss::app {

/// The options with what the saved profile of that name says where they say nothing. Throws not_found where there is no
/// profile of that name, usage with file, line and column where it is not right.
ImportFile with_saved_profile(ImportFile options);

/// --map and the saved columns, as map_columns() takes them. Throws bad_input naming file, line and column of the
/// profile for a saved column that the file does not have.
std::vector<std::string> overrides_of(const exchange::CsvReader& csv, const ImportForm& form);

/// 'Profile salesforce: external_id from Opportunity ID, …', and what was left aside.
std::vector<std::string> reading_sentences(const exchange::Profile& profile, const exchange::Mapping& mapping,
                                           const ImportForm& form,
                                           const std::vector<exchange::NamelessColumn>& nameless);
/// Whether the column is read because another one of the very same heading is: that one's name brings it along.
bool comes_with_another(const exchange::Mapping& mapping, const exchange::MappedColumn& column);

/// Keeps how the file was read by the name options.save_profile; says where.
std::string save_profile(const ImportFile& options, const ImportPreview& read, const ImportTally& tally);

}  // namespace winloss::app
