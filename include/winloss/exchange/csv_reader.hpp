// Rows of a CSV file of any size in bounded memory: RFC 4180, forgiving what spreadsheets and CRMs write (byte order
// mark, LF, CRLF or CR, comma, semicolon or tab, a `sep=` line, blank lines, blank columns). Knows no record.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::exchange {

/// Line and column from 1; columns count code points.
struct CsvPlace {
    std::int64_t line = 1;
    std::int64_t column = 1;
    friend bool operator==(const CsvPlace&, const CsvPlace&) = default;
};

/// Why one row cannot be used; the rows after it can.
struct CsvFault {
    CsvPlace place;
    std::size_t field = 0;  ///< index of the field it lies in
    std::string reason;     ///< goes on behind 'this row': "has 3 fields, the heading has 4"
};

/// Of a heading, and of a cell that nobody reads: no program writes a longer one.
inline constexpr std::size_t most_characters = 65'535;

struct CsvLimits {
    std::size_t row_bytes = 8'000'000;
    std::size_t fields = 1'000;      ///< more than the widest export of a CRM has
    std::size_t chunk = 256 * 1024;  ///< bytes asked of the stream at a time
};

class CsvReader {
public:
    /// Reads the heading. `name` is what errors call the file; the stream, opened in binary mode, must outlive the
    /// reader. Throws bad_input for what is no text file (naming what it seems to be), for an empty one and for a
    /// heading that cannot be used; failure when the stream fails.
    CsvReader(std::istream& in, std::string name, CsvLimits limits = {});

    const std::string& name() const { return name_; }
    char delimiter() const { return delimiter_; }
    /// The first row, outer blanks removed.
    const std::vector<std::string>& heading() const { return heading_; }

    /// The next row that is not blank; false at the end. Throws bad_input with line and column for a quote that is
    /// never closed and for a row beyond the limits.
    bool next();
    /// The row's fields, quotes taken off, valid until the next call of next(). As many as in the heading unless
    /// fault() says otherwise.
    std::span<const std::string_view> row() const { return fields_; }
    /// What is wrong with the row: too many or too few fields (blank ones behind the last column aside), text behind a
    /// closing quote, U+0000, bytes that are not UTF-8. Null for a good row.
    const std::optional<CsvFault>& fault() const { return fault_; }
    /// Where the row starts; where one of its fields starts.
    std::int64_t line() const { return line_; }
    CsvPlace place(std::size_t field) const;

private:
    /// A field's bytes without its quotes. Offsets count from the row's start, because filling the buffer moves it.
    struct Span {
        std::size_t start = 0;
        std::size_t end = 0;
        bool quoted = false;
        bool doubled = false;  ///< holds quotes that are doubled
    };

    bool fill();
    bool has(std::size_t offset);
    void refuse_binary();
    void read_first_line();
    void skip_mark_and_separator();
    char most_used_delimiter() const;
    void read_heading();

    bool read_row();
    std::optional<std::size_t> scan_plain(std::size_t field);
    std::optional<std::size_t> scan_quoted(std::size_t field);
    std::optional<std::size_t> end_field(Span span, std::size_t at);
    void add(Span span);
    void end_row(std::size_t end, std::size_t next);
    void take_quotes_off();
    void find_fault();
    bool even_out();
    CsvPlace place_of(std::size_t offset) const;
    const char* row_data() const { return buffer_.data() + row_start_; }
    std::size_t row_data_size() const { return data_end_ - row_start_; }

    std::istream& in_;
    std::string name_;
    CsvLimits limits_;
    char delimiter_ = ',';
    std::vector<std::string> heading_;

    std::vector<char> buffer_;    ///< a few slack bytes stay behind data_end_, so that whole words can be loaded
    std::size_t data_end_ = 0;    ///< bytes in use
    std::size_t row_start_ = 0;   ///< of the row being read
    std::size_t row_size_ = 0;    ///< without its line end
    std::size_t next_start_ = 0;  ///< of the row after it
    bool at_end_ = false;         ///< the stream has given everything

    std::int64_t line_ = 1;
    std::int64_t next_line_ = 1;
    bool quoted_ = false;               ///< the row holds quoted fields
    std::optional<std::size_t> stray_;  ///< where text stands behind a closing quote
    std::vector<Span> spans_;
    std::vector<std::string_view> fields_;
    std::string undoubled_;  ///< the fields whose quotes were doubled, one behind the other
    std::optional<CsvFault> fault_;
};

}  // namespace winloss::exchange
