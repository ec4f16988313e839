// Records from a foreign table: a CRM's export or a spreadsheet's, as one operation.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/exchange/deal_lines.hpp"
#include "winloss/exchange/import_rows.hpp"
#include "winloss/exchange/profile_document.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_people.hpp"

namespace winloss::app {

/// A team's own profile, for one kind of record.
struct SavedForm {
    std::string name;
    std::string file;
    exchange::SavedTable table;
};

/// How the table is to be read.
struct ImportForm {
    std::vector<std::string> maps;                      ///< FIELD=COLUMN
    std::vector<std::string> values;                    ///< FIELD:FROM=TO
    std::vector<std::string> aliases;                   ///< likewise
    std::optional<std::string> currency;                ///< of amounts whose row names none
    std::vector<std::string> date_formats;              ///< FORMAT, of columns that do not tell, or FIELD=FORMAT
    std::optional<std::string> decimal;                 ///< null: as the columns themselves tell
    std::optional<std::string> lines{};                 ///< how several rows of a deal are taken; null: auto
    std::optional<std::string> encoding;                ///< null: UTF-8, or UTF-16 with its mark
    std::optional<std::string> profile;                 ///< a built-in one; null: by the headings
    bool ends_exclusive = false;                        ///< an end is the day after the last day of service
    std::vector<std::string> overwrite{};               ///< fields of which the file's value goes before a person's
    bool no_create = false;                             ///< whom a row names is there already, or the row is bad
    std::vector<exchange::Replacement> kept_aliases{};  ///< of earlier imports, as the store has them
    std::optional<SavedForm> saved{};                   ///< what a saved profile says, where nothing above does
};

/// What a stage was taken for.
struct StageTaken {
    std::string stage;
    std::optional<Outcome> outcome;  ///< null: of no outcome, excluded
    std::int64_t deals = 0;
    std::int64_t closed_before = 0;  ///< of an open stage's deals, those whose close date is past
};

struct ImportTally {
    std::int64_t read = 0;  ///< rows
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    // Made or filled beside the records themselves.
    std::int64_t accounts = 0;
    std::int64_t accounts_filled = 0;
    std::vector<store::ImportAccounts::Renamed> accounts_renamed;  ///< the first with a new name in the table
    std::int64_t accounts_renamed_count = 0;
    store::NamesShared names_shared{};   ///< of a list of accounts
    std::int64_t accounts_nameless = 0;  ///< of the new ones: called by an id
    std::int64_t owners_unknown = 0;     ///< rows that name their owner by an id alone that nobody has
    std::int64_t people = 0;
    std::int64_t products = 0;
    std::int64_t competitors = 0;
    exchange::SomeDeals called_by_id;  ///< of the new competitors: those whose name is an id, and where it stands
    std::int64_t reasons = 0;
    std::int64_t contacts = 0;
    std::vector<std::pair<std::string, std::string>> dates;  ///< columns that are not ISO, and their forms
    std::vector<std::string> date_formats;           ///< that --date-format would say of the file, as it was read
    std::vector<std::string> salesforce_ids{};       ///< columns whose ids of 15 characters became those of 18
    std::vector<StageTaken> stages;                  ///< that told the outcome, the most frequent first
    std::vector<std::string> commas;                 ///< columns whose amounts have a decimal comma
    std::vector<exchange::TrailerLine> trailers;     ///< the first lines that are no rows, though among them
    std::int64_t trailer_count = 0;                  ///< all of them
    std::vector<exchange::TrailerLine> like_sums;    ///< the first deals that begin like a sum, and were taken
    std::int64_t like_sums_count = 0;                ///< all of them
    std::vector<exchange::NamelessColumn> nameless;  ///< columns without a heading
    exchange::CellsTaken taken;                      ///< what cells were taken for
    exchange::SomeDeals lines_summed;                ///< deals of several rows whose amounts add up
    exchange::SomeDeals lines_repeated;              ///< and those of which each row has the same amount
    exchange::SomeDeals lines_products;              ///< those of several products, with the ones that are not kept
    std::vector<store::KeptValue> kept;              ///< the first values that stay as a person entered them
    std::int64_t kept_count = 0;                     ///< all of them
    std::vector<std::string> codings_removed{};      ///< those whose mark is gone from the notes of the file
    exchange::SomeDeals created_late;                ///< deals that were opened after they closed
    exchange::SomeDeals reasons_passed_over;         ///< deals with a reason of the other end beside their own
    exchange::SomeDeals below_zero;                  ///< deals with an amount below zero
    std::int64_t trials = 0;                         ///< contracts whose annual value is 0
    std::int64_t endless = 0;                        ///< contracts marked as renewing themselves that have no end
    std::int64_t termless = 0;                       ///< and those whose term is not known
    std::vector<exchange::BadCell> bad;              ///< the first 20 things that are wrong
    std::int64_t bad_cells = 0;                      ///< all of them
};

/// The fields of which a person's value stays, unless --overwrite names them; none for many kinds of record.
std::vector<std::string> kept_import_fields(std::string_view type);

/// What may be said of the amounts of a deal's rows.
std::vector<std::string> line_words();

/// Brings a CSV text in as part of `write`; `type` is one of exchange::record_type_names(). Rows
/// that cannot be taken are left out and told in the tally: whoever calls decides whether to commit. Throws usage for a
/// form that does not fit, bad_input for a text that is no such table.
ImportTally import_text(store::Write& write, const Context& context, std::string_view type, const std::string& csv,
                        const ImportForm& form = {});

struct ImportFile {
    std::string type;
    std::string file;  ///< '-' is standard input
    ImportForm form;
    bool dry_run = false;
    bool skip_bad = false;
    std::optional<std::string> rejects;       ///< the bad rows go there, each with what is wrong
    bool report_missing = false;              ///< list the deals of the store that the file does not have
    std::optional<std::string> save_profile;  ///< how the file was read is kept by this name
    std::string profile_folder{};             ///< where a team's own profiles are
};
/// Throws usage where there is no such file, failure where it may not be read.
void require_file(const ImportFile& options);
/// The dry run of a file of which nobody has said what it holds, by the fields that its columns would be; empty where
/// there is no such file or its columns are no fields of any kind of record.
std::string import_command_for(const std::string& file);
/// One operation. Throws bad_input listing the bad rows where there are any, unless they are to be skipped.
Answer import_file(store::Store& store, const Context& context, const ImportFile& options);
/// The imports that were done, latest first, each with its file's name and digest.
struct ListImports {
    std::optional<std::int64_t> limit;
};
Answer list_imports(const store::Store& store, const Context& context, const ListImports& options);
/// The names of files for which the store knows the right ones.
struct ListAliases {};
Answer list_aliases(const store::Store& store, const Context& context, const ListAliases& options);
/// What import_file() would make of the file, found out by importing it and taking that back: the mapping, the first
/// rows, the mistakes, what would change, and the command that says all of it.
Answer preview_import(store::Store& store, const Context& context, const ImportFile& options);

}  // namespace winloss::app
