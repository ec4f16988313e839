// One table on its way through an import: a row is found, held against what the file says, and written where that is
// something else; every statement is prepared once. Knows columns, not what they mean.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

enum class Imported { created, updated, unchanged };

/// What a file says of one column; null where it says nothing. A text is a view and must outlive its use.
class ImportValue {
public:
    ImportValue() = default;
    ImportValue(std::int64_t number) : kind_(Kind::number), number_(number) {}
    ImportValue(std::string_view text) : kind_(text.empty() ? Kind::null : Kind::text), text_(text) {}
    ImportValue(Date date);
    template <class T>
    ImportValue(const std::optional<T>& value) {
        if (value) { *this = ImportValue(*value); }
    }

    /// A text that may be empty: says so, where an empty text otherwise says nothing.
    static ImportValue exactly(std::string_view text) {
        ImportValue value(text);
        value.kind_ = Kind::text;
        value.text_ = text;
        return value;
    }

    bool null() const { return kind_ == Kind::null; }
    std::int64_t as_number() const { return number_; }
    std::string shown() const { return kind_ == Kind::number ? std::to_string(number_) : std::string(text()); }
    /// Whether the column holds something else. Null says nothing else.
    bool differs(const Statement& row, int column) const;
    void bind(Statement& statement, int parameter) const;

private:
    enum class Kind : unsigned char { null, number, text, date };
    std::string_view text() const { return kind_ == Kind::date ? std::string_view(date_.data(), date_.size()) : text_; }

    Kind kind_ = Kind::null;
    std::array<char, 10> date_{};  ///< YYYY-MM-DD
    std::int64_t number_ = 0;
    std::string_view text_;
};

/// What is given to one record alone and has gone to another: 'is the address of …', or 'that line 4 of this file gives
/// to …'.
std::string is_given_to(std::string_view what, std::string_view whom, std::int64_t line);

class ImportTable {
public:
    using Values = std::span<const ImportValue>;  ///< one a column

    ImportTable(Write& write, std::string_view table, std::vector<std::string_view> columns);

    const std::string& name() const { return table_; }
    std::string_view column(int index) const { return columns_[static_cast<std::size_t>(index)]; }

    /// SELECT of the columns, then id, of the rows that the condition picks.
    Statement select(std::string_view condition) const;

    /// Goes to the row that a bound select() finds; false where there is none. It is the current row until the next one
    /// is looked for.
    bool go_to(Statement& select);
    /// There is no current row.
    void leave();
    /// Of the current row; null: there is none.
    std::optional<std::int64_t> id() const { return id_; }
    /// The current row's columns.
    const Statement& row() const { return *row_; }

    /// Whether a value says something else than the current row.
    bool differs(Values values) const;
    /// The first column of which a value says something else than the current row; empty where none does.
    std::string_view first_difference(Values values) const;
    /// What comes next stands on this line of the file, from 1.
    void at_line(std::int64_t line) { line_ = line; }
    /// The line for which the current row was written, or found to be as it should be; 0: not yet.
    std::int64_t seen_on() const;
    bool seen() const { return seen_on() != 0; }
    /// The same of the row of that number.
    std::int64_t seen_on(std::int64_t id) const;

    /// A new row; nulls become null.
    std::int64_t insert(Values values);
    /// Writes the current row where it differs; nulls leave what is there.
    Imported update(Values values);

private:
    struct Prepared {
        Statement statement;
        std::vector<int> parameters;  ///< of the columns
        int id = 0;                   ///< 0: it has none
    };
    Prepared prepare(const std::string& sql) const;
    void mark_seen(std::int64_t id);

    Write& write_;
    std::string table_;
    std::vector<std::string_view> columns_;
    std::optional<Prepared> insert_;
    std::optional<Prepared> update_;
    Statement* row_ = nullptr;
    std::optional<std::int64_t> id_;
    std::int64_t line_ = 1;
    std::vector<std::int64_t> seen_;  ///< lines by id
};

}  // namespace winloss::store
