// Which columns of a foreign table are which fields of our records. Knows headings, not rows.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::exchange {

enum class RecordType {
    accounts,
    people,
    contacts,
    deals,
    competitors,
    contracts,
    interviews,
    notes,
    codings,
    touches,
    health,
    actions,
    expectations,
    codebook,
    benchmarks,
    products
};
/// The word after `import`: "deals".
std::string_view name_of(RecordType type);
std::vector<std::string> record_type_names();
/// Throws usage with the nearest words.
RecordType parse_record_type(std::string_view typed);

/// `list` is text joined by ';'; `id` is compared byte for byte; `number` may have decimals, or be a percentage.
enum class FieldKind { text, id, date, money, currency, word, yes_no, integer, number, list };

struct FieldSpec {
    std::string_view name;  ///< DOMAIN's word in snake_case: closed_on
    FieldKind kind = FieldKind::text;
    /// How it is called elsewhere, the most specific heading first. Its own name counts too: first of all where it is
    /// not among them.
    std::span<const std::string_view> headings;
    /// So many of the headings in front may be columns beside each other: each is read where those before it are empty.
    std::size_t beside = 0;
    /// Of several columns all are read, not the first that is filled.
    bool adds_up() const { return kind == FieldKind::list && name != "competitor_stance"; }
};

std::span<const FieldSpec> import_fields(RecordType type);
/// Without a column of one field of each group no row makes sense.
std::span<const std::span<const std::string_view>> required_fields(RecordType type);

struct MappedColumn {
    std::size_t column = 0;  ///< index in the file
    const FieldSpec* field = nullptr;
    bool also = false;  ///< read where the columns of the same field before it are empty, or beside them (adds_up())
};

struct LeftColumn {
    std::size_t column = 0;
    std::string heading;
    std::string why;  ///< "no field of deals", "stage is read from 'Deal Stage'"
};

struct Mapping {
    RecordType type = RecordType::deals;
    std::vector<std::string> headings;   ///< of the file
    std::vector<MappedColumn> columns;   ///< in the order of the fields, those of one field together
    std::vector<LeftColumn> left_aside;  ///< in the order of the file
    bool own_list = false;               ///< one that this program wrote: `id` and its like are numbers of its store
    bool has(std::string_view field) const { return column_of(field).has_value(); }
    /// The first one that it is read from.
    std::optional<std::size_t> column_of(std::string_view field) const;
};

struct Profile;

/// Recognises columns by their headings, case, blanks, '_' and '-' and a number that makes it unlike another ('__2')
/// aside: those of the profile first, then those that import_fields() knows. Of two columns for one field the more
/// specific heading wins (between equals the first); the other is left aside, or read where the first is empty if it is
/// the profile's. Columns of the very same heading are one with the first: each is read where those before it are
/// empty.
///
/// `overrides` are FIELD=COLUMN as typed behind --map; they come first, may give one column to several fields and one
/// field several columns, and FIELD= reads the field from nowhere. Throws usage for an unknown field or column with the
/// nearest ones; bad_input where a field is missing without which no row makes sense.
Mapping map_columns(RecordType type, const std::vector<std::string>& headings,
                    const std::vector<std::string>& overrides);
Mapping map_columns(RecordType type, const std::vector<std::string>& headings,
                    const std::vector<std::string>& overrides, const Profile& profile);

/// A column as spreadsheets call it: A, B … Z, AA. `column` counts from 0.
std::string column_letters(std::size_t column);

/// Whether a heading is meant by these words.
bool is_heading(std::string_view heading, std::string_view words);

/// Another word for a cell: FIELD:FROM=TO, as typed behind --value and --alias.
struct Replacement {
    std::string field;
    std::string from;  ///< matched with case folding
    std::string to;
};

/// The last '=' parts FROM and TO. In a list of accounts, competitors or products `account` and its like are the name.
/// Throws usage naming `option` for another form and for an unknown field.
Replacement parse_replacement(RecordType type, std::string_view typed, std::string_view option);

}  // namespace winloss::exchange
