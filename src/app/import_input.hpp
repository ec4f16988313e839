// The file that an import reads, and how: its encoding, whose export it is, what its columns and cells mean. Knows no
// row.
#pragma once

#include <istream>
#include <memory>
#include <string>

#include "winloss/app/import.hpp"
#include "winloss/exchange/csv_reader.hpp"
#include "winloss/exchange/import_fields.hpp"
#include "winloss/platform/input_file.hpp"

namespace winloss::app {

struct ImportInput {
    std::istream& in;
    std::string name;  ///< as messages call it
    std::int64_t bytes = 0;
    std::string folder = {};  ///< that it lies in; empty: where we are
};

/// The file from its start, for as long as this lives; then the stream is where it was.
class FromStart {
public:
    explicit FromStart(const ImportInput& input);
    ~FromStart();
    FromStart(const FromStart&) = delete;
    FromStart& operator=(const FromStart&) = delete;

private:
    const ImportInput& input_;
    std::istream::pos_type before_;
};

/// Opens the file, or standard input for '-', as UTF-8; `digest` becomes that of its own bytes.
std::unique_ptr<platform::InputFile> open_input(const Context& context, const std::string& file, const ImportForm& form,
                                                std::string* digest = nullptr);
std::string name_of_input(const std::string& file);
std::string folder_of_input(const std::string& file);

/// The profile by which a file with this heading is read, its mapping, and how its cells are read.
const exchange::Profile& profile_of(const exchange::CsvReader& csv, const ImportForm& form);
/// Whether rows may tell whose ids they are: nobody has typed that the table is no CRM's.
bool guesses_ids(const ImportForm& form, const exchange::Profile& profile);
exchange::Mapping mapping_of(exchange::RecordType type, const exchange::CsvReader& csv, const ImportForm& form);
exchange::ImportOptions cell_options(exchange::RecordType type, const exchange::CsvReader& csv, const ImportForm& form);

/// The columns of ids of which the rows tell that they are Salesforce's, where nobody has said whose the table is.
/// Leaves the stream where it was.
std::vector<std::size_t> salesforce_ids_of(const exchange::Mapping& mapping, const ImportInput& input,
                                           const exchange::ImportOptions& options);

/// How the columns of dates and amounts are written, as far as `options` do not say; leaves the stream where it was.
exchange::TableForms forms_of(const exchange::Mapping& mapping, const ImportInput& input,
                              const exchange::ImportOptions& options, exchange::RecordIds ids = {});

}  // namespace winloss::app
