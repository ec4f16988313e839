// One foreign table on its way through: rows are read, taken or put off, and what is wrong is kept. Knows no command.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "import_rejects.hpp"
#include "winloss/app/import.hpp"
#include "winloss/core/table.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/platform/input_file.hpp"
#include "winloss/store/imports.hpp"

namespace winloss::app {

struct ImportInput {
    std::istream& in;
    std::string name;  ///< as messages call it
    std::int64_t bytes = 0;
};

/// Opens the file, or standard input for '-', as UTF-8; `digest` becomes that of its own bytes.
std::unique_ptr<platform::InputFile> open_input(const Context& context, const std::string& file, const ImportForm& form,
                                                std::string* digest = nullptr);
std::string name_of_input(const std::string& file);

/// The profile by which a file with this heading is read, its mapping, and how its cells are read.
const exchange::Profile& profile_of(const exchange::CsvReader& csv, const ImportForm& form);
exchange::Mapping mapping_of(exchange::RecordType type, const exchange::CsvReader& csv, const ImportForm& form);
exchange::ImportOptions cell_options(exchange::RecordType type, const exchange::CsvReader& csv, const ImportForm& form);

/// How the columns of dates and amounts are written, as far as `options` do not say; leaves the stream where it was.
exchange::TableForms forms_of(const exchange::Mapping& mapping, const ImportInput& input,
                              const exchange::ImportOptions& options, exchange::RecordIds ids = {});

/// The first of `all` mistakes, one a line (line 17, Close Date 'soon' is no date; …), and how many more there are.
std::vector<std::string> bad_sentences(const std::vector<exchange::BadCell>& first, std::int64_t all);

/// Gathers what is wrong with the rows of a file, row by row.
class BadRows {
public:
    explicit BadRows(ImportRejects* rejects) : rejects_(rejects) {}
    /// `csv` stands at the row; `line` is the row's in the file, bad.line the cell's.
    void add(const exchange::CsvReader& csv, std::int64_t line, exchange::BadCell bad);
    /// The row that was being told is complete.
    void finish();

    std::int64_t rows() const { return rows_; }
    std::int64_t cells() const { return cells_; }
    const std::vector<exchange::BadCell>& first() const { return first_; }

private:
    ImportRejects* rejects_;  ///< may be null
    std::int64_t rows_ = 0;
    std::int64_t cells_ = 0;
    std::vector<exchange::BadCell> first_;
    std::optional<std::int64_t> line_;  ///< of the row being told
    std::vector<std::string> row_;
    std::string why_;
};

/// What somebody sees of an import who wants to look at it.
struct ImportPreview {
    const exchange::Profile* profile = nullptr;
    exchange::Mapping mapping;
    Table rows;  ///< the first that are taken
};

/// Where a run leaves what it does not write into the store; each may be null.
struct ImportAside {
    ImportRejects* rejects = nullptr;
    ImportPreview* preview = nullptr;
    std::vector<store::NumberedDeal>* missing = nullptr;  ///< deals of the store whose number no row has
};

/// As import_text(), from a stream.
ImportTally import_rows(store::Write& write, const Context& context, exchange::RecordType type,
                        const ImportInput& input, const ImportForm& form, const ImportAside& aside);

/// What an import did, in sentences: '4 deals read: 4 new.' `changed`: it changed anything at all.
std::vector<std::string> tally_sentences(exchange::RecordType type, const ImportTally& tally, bool changed);
/// '3 of 4 rows cannot be imported'
std::string rejected_rows(const ImportTally& tally);

}  // namespace winloss::app
