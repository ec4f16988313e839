// The rows of a foreign table as typed rows of our records, one by one, with what is wrong in them. Knows no store:
// whom a name or a foreign number stands for is found elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/id_columns.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/exchange/import_forms.hpp"
#include "winloss/exchange/import_profiles.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

// An empty text and a null are an empty cell, or a field that no column is mapped to (Mapping::has tells which). Texts
// are checked lines (core/text.hpp) and views that live until the next row is asked for.

struct AccountRow {
    std::int64_t line = 0;
    std::string_view external_id, name;  ///< at least one of them
    std::string_view segment, industry, region;
    std::string_view owner_id, owner;  ///< foreign number; name or e-mail address
    std::string_view parent;           ///< foreign number or name
};

struct PersonRow {
    std::int64_t line = 0;
    std::string_view external_id, name, email;
    std::optional<Role> role;
    std::optional<bool> active;
};

struct ContactRow {
    std::int64_t line = 0;
    std::string_view external_id;
    std::string_view account_id, account;  ///< at least one of them: foreign number; name
    std::string_view name;                 ///< put together of first and last name where it stands alone
    std::string_view first_name, last_name, title, email, phone;
    std::optional<BuyingRole> buying_role;
    std::optional<bool> do_not_contact;
    std::optional<Date> left_on;
};

/// A competitor as a row names it: by a name, in which an external id may stand, by an external id of its own, or both.
struct CompetitorInDeal {
    std::string_view name;
    std::string_view as_id;        ///< the name as an external id, in its one form; empty in a list of our own
    std::string_view external_id;  ///< of the column of ids
    bool told = false;             ///< the row says how far it came
    bool finalist = false, incumbent = false, winner = false;
};

struct DealRow {
    std::int64_t line = 0;
    std::string_view external_id, name;    ///< at least one of them
    std::string_view account_id, account;  ///< foreign number; name
    std::string_view owner_id, owner;      ///< foreign number; name or e-mail address
    std::string_view product, stage, lead_source, segment, region, industry;
    std::optional<DealKind> kind;
    /// As it is said, else as Is Won and Is Closed tell, else as the stage does; null where none of them stands, or
    /// only that it is excluded.
    std::optional<Outcome> outcome;
    bool outcome_of_stage = false;
    std::optional<bool> is_won, is_closed;  ///< what the outcome was made of, where no column says it
    std::optional<Date> opened_on, decided_on, closed_on;
    std::optional<Date> won_on, lost_on;  ///< where each has a column; closed_on is the one of how the deal ended
    std::optional<Date> expected_on;      ///< closed_on of an open deal where that has no column
    std::optional<Money> amount;
    std::vector<std::string_view> stated_reasons;
    std::vector<std::string_view> won_reasons, lost_reasons;  ///< of columns of that end: taken over where they fit
    bool reason_passed_over = false;                          ///< one did not, beside another that did
    std::vector<CompetitorInDeal> competitors;
    std::vector<std::string_view> win_themes;  ///< codes, by path, last level or name
    std::optional<Exclusion> exclusion;
};

struct CompetitorRow {
    std::int64_t line = 0;
    std::string_view external_id, name;
};

struct ProductRow {
    std::int64_t line = 0;
    std::string_view name;
};

/// Why a contract's mark that it renews itself was left out.
enum class RenewalLeftOut {
    no_end,   ///< it runs on until somebody ends it
    no_term,  ///< its days are no whole months, and no column gives its term
};

struct ContractRow {
    std::int64_t line = 0;
    std::string_view external_id;
    std::string_view account_id, account;  ///< at least one of them: foreign number; name
    std::string_view product, end_reason, segment, region, industry;
    std::string_view deal, renews;                   ///< foreign numbers
    std::optional<Date> starts_on;                   ///< always there in a row that is handed out
    std::optional<Date> live_on, ends_on, ended_on;  ///< last days of service, inclusive
    std::optional<Money> annual_value;
    std::optional<bool> auto_renews;  ///< true only with ends_on and term_months
    std::optional<RenewalLeftOut> renewal_left_out;
    std::optional<int> term_months;  ///< of one that renews itself: as it is said, else the months that it runs
};

struct ImportOptions {
    std::optional<Currency> currency;    ///< of amounts whose row names none
    SaidDates dates;                     ///< before the forms were found out
    std::optional<DecimalMark> decimal;  ///< null: as forms say
    TableForms forms;                    ///< none: ISO, or as it is said, and the decimal point
    const Profile* profile = &generic_profile();
    bool guess_ids = false;                     ///< nobody has said whose export it is: ids tell themselves
    std::vector<std::size_t> salesforce_ids{};  ///< as find_salesforce_ids() tells, where ids are guessed
    bool ends_exclusive = false;                ///< an end is the day after the last day of service
    std::vector<Replacement> replacements;
};

/// The fields in which says_nothing() counts as an empty cell, unless --value says otherwise.
std::span<const std::string_view> fields_of_nothing();

/// The bad input that amounts are which are mapped without a currency; null where they have one, or each names its own.
std::optional<Error> missing_currency(const Mapping& mapping, const ImportOptions& options);

/// One thing that keeps a row out.
struct BadCell {
    CsvPlace place;         ///< in the file; where its column is 0 the line is the row's
    std::size_t field = 0;  ///< index of the cell in its row; 0 where the row as a whole is meant
    std::string column;     ///< its heading; empty where the row as a whole is meant
    std::string value;      ///< as it stands in the file
    std::string reason;     ///< a clause: "is neither yes nor no; …"
    bool sentence = false;  ///< the reason is a sentence of its own instead, without the full stop
};

/// A line that is no row of the table, though it stands among them: a sum, or what a report says under its rows.
struct TrailerLine {
    std::int64_t line = 0;
    std::string text;  ///< of its first cell
};

/// A word that was taken for nothing where a name or a reason would stand.
struct NothingTaken {
    std::string_view field;
    std::string word;  ///< as the file writes it first
    std::int64_t times = 0;
};

/// A field of which cells held several, and one was taken.
struct FirstTaken {
    std::string_view field;
    std::int64_t times = 0;
};

/// What cells were taken for that do not say it in so many words.
struct CellsTaken {
    std::vector<NothingTaken> nothings;
    std::vector<FirstTaken> firsts;
    std::set<std::string> signs;  ///< '$ is read as USD': of signs that several currencies are written with
    std::set<std::string> guids;  ///< headings of columns whose GUIDs lost their braces and capitals by a guess
};

/// A column without a heading.
struct NamelessColumn {
    std::size_t column = 0;
    std::int64_t line = 0;  ///< of the first cell with something in it; 0: it is blank
};

class ImportCells;

template <class Row>
class ImportReader {
public:
    /// `csv` and `mapping` must outlive the reader; `on_bad` is called for every bad cell. Throws bad_input when
    /// amounts are mapped, but neither a currency column nor options.currency is there.
    ImportReader(CsvReader& csv, const Mapping& mapping, ImportOptions options,
                 std::function<void(const BadCell&)> on_bad);
    ~ImportReader();
    ImportReader(const ImportReader&) = delete;
    ImportReader& operator=(const ImportReader&) = delete;

    /// The next good row, null at the end. Bad rows are told and passed over, so are rows of empty cells and trailers.
    const Row* next();
    std::int64_t bad_rows() const { return bad_rows_; }
    /// The first of them, and how many there were.
    const std::vector<TrailerLine>& trailers() const;
    std::int64_t trailer_count() const;
    /// Deals that begin like a line of sums and were taken: the first of them, and how many.
    const std::vector<TrailerLine>& like_sums() const;
    std::int64_t like_sums_count() const;
    const CellsTaken& taken() const;
    const std::vector<NamelessColumn>& nameless() const;

private:
    using Setter = void (*)(Row&, ImportCells&);
    std::unique_ptr<ImportCells> cells_;
    std::vector<Setter> setters_;  ///< of the mapping's columns
    Row row_;
    std::int64_t bad_rows_ = 0;
};

extern template class ImportReader<AccountRow>;
extern template class ImportReader<PersonRow>;
extern template class ImportReader<ContactRow>;
extern template class ImportReader<DealRow>;
extern template class ImportReader<CompetitorRow>;
extern template class ImportReader<ContractRow>;
extern template class ImportReader<ProductRow>;

}  // namespace winloss::exchange
