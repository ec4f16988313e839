// A team's own way of reading its exports, as a TOML document that people share: which column is which field, which
// word is which of ours, how dates and amounts are written. Knows neither where it is kept nor the file that is
// imported.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/exchange/crm_columns.hpp"
#include "winloss/exchange/import_fields.hpp"

namespace winloss::exchange {

/// Where something stands in the document.
struct DocumentPlace {
    std::uint32_t line = 0;  ///< from 1; 0: it is not from a document
    std::uint32_t column = 0;
};

struct SavedColumn {
    std::string field;
    std::string heading;  ///< empty: the field is read from nowhere
    DocumentPlace place{};
};

/// How the table of one kind of record is read.
struct SavedTable {
    std::vector<SavedColumn> columns;  ///< in the order of precedence
    std::vector<Replacement> values;
    std::vector<Replacement> aliases;
    std::optional<std::string> lines{};     ///< of deals: how several rows of one are taken, as --lines says it
    std::vector<std::string> date_formats;  ///< FORMAT, or FIELD=FORMAT, as --date-format takes them
};

struct SavedProfile {
    std::optional<std::string> profile;  ///< the built-in one that it stands on; null: by the headings
    std::optional<std::string> encoding, decimal, currency;
    std::map<RecordType, SavedTable> tables;
    std::vector<CrmColumn> sent_back;  ///< columns of 'export crm', in their order; empty: those of the built-in one
};

/// Throws usage with file, line and column for what is no TOML, and for keys, fields and values that are none.
SavedProfile read_profile_document(std::string_view text, std::string_view file);

/// Reading it again gives the same profile.
std::string write_profile_document(const SavedProfile& profile, std::string_view name);

}  // namespace winloss::exchange
