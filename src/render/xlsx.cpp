// A workbook: a sheet a table, each cell of its type, headings that stay and filter. No text can become a formula,
// because text is only ever written as text. The same answer gives the same bytes.
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "flat.hpp"
#include "formats.hpp"
#include "overloaded.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "xlsx_library.hpp"
#include "xlsx_text.hpp"

namespace winloss::render {

namespace fs = std::filesystem;

namespace {

constexpr lxw_row_t most_rows = LXW_ROW_MAX;                // of a sheet, its heading included
constexpr std::int64_t most_exact = std::int64_t{1} << 53;  // a number of a spreadsheet is a double
constexpr Date first_day = std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};      // number 0
constexpr Date first_sound_day = std::chrono::sys_days{std::chrono::year{1900} / 3 / 1};  // readers differ before it
constexpr std::time_t made = 946'684'800;  // 2000-01-01: every workbook says so, whenever it was written
constexpr int widest = 60;
constexpr int narrowest = 8;

/// A folder of our own for the file that the library writes.
class Scratch {
public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "winloss-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw Error(ErrorKind::failure, "There is no place for a temporary file: '" + name + "'.");
        }
        folder_ = name;
    }
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::string& folder() const { return folder_; }
    std::string file() const { return folder_ + "/book.xlsx"; }

private:
    std::string folder_;
};

class Book {
public:
    Book() : library_(xlsx_library()), folder_(scratch_.folder()) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder_.data();
        options.use_zip64 = LXW_TRUE;
        book_ = library_.workbook_new_opt(scratch_.file().c_str(), &options);
        if (book_ == nullptr) { throw std::bad_alloc(); }
        lxw_doc_properties properties{};
        properties.created = made;
        library_.workbook_set_properties(book_, &properties);
        bold_ = library_.workbook_add_format(book_);
        library_.format_set_bold(bold_);
    }
    ~Book() {
        if (book_ != nullptr) { library_.workbook_close(book_); }
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    /// What does not fit one sheet goes on in another.
    void add(const Table& table, const RowsDone& rows_done = {}) {
        const FlatTable flat(table, rows_done);
        const std::string wanted = table.title.empty() ? table.name : table.title;
        begin(wanted, flat.header());
        flat.each_typed_row([&](const std::vector<FlatTable::Piece>& pieces) {
            if (row_ == most_rows) {
                end();
                begin(wanted, flat.header());
            }
            for (std::size_t i = 0; i < pieces.size(); ++i) { write(static_cast<lxw_col_t>(i), pieces[i]); }
            ++row_;
        });
        end();
    }

    std::string bytes() {
        lxw_workbook* const book = std::exchange(book_, nullptr);
        check(library_.workbook_close(book));
        std::ifstream in(scratch_.file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    void check(lxw_error fault) const {
        if (fault == LXW_NO_ERROR) { return; }
        throw Error(ErrorKind::failure,
                    fmt::format("The spreadsheet cannot be written: {}", library_.lxw_strerror(fault)));
    }

    void begin(const std::string& wanted, const std::vector<std::string>& header) {
        sheet_ = library_.workbook_add_worksheet(book_, sheet_name(wanted, names_).c_str());
        if (sheet_ == nullptr) { throw Error(ErrorKind::bug, "A sheet has no name."); }
        row_ = 0;
        widths_.assign(header.size(), narrowest);
        for (std::size_t i = 0; i < header.size(); ++i) { text(static_cast<lxw_col_t>(i), header[i], bold_); }
        library_.worksheet_freeze_panes(sheet_, 1, 0);
        row_ = 1;
    }

    void end() {
        if (widths_.empty()) { return; }
        const auto last = static_cast<lxw_col_t>(widths_.size() - 1);
        check(library_.worksheet_autofilter(sheet_, 0, 0, row_ - 1, last));
        for (lxw_col_t column = 0; column <= last; ++column) {
            check(library_.worksheet_set_column(sheet_, column, column, widths_[column] + 2, nullptr));
        }
    }

    lxw_format* format(const std::string& pattern) {
        lxw_format*& found = formats_[pattern];
        if (found == nullptr) {
            found = library_.workbook_add_format(book_);
            library_.format_set_num_format(found, pattern.c_str());
        }
        return found;
    }

    void widen(lxw_col_t column, int width) { widths_[column] = std::max(widths_[column], std::min(width, widest)); }

    void text(lxw_col_t column, std::string_view value, lxw_format* format = nullptr) {
        if (value.empty()) { return; }
        check(library_.worksheet_write_string(sheet_, row_, column, cell_text(value).c_str(), format));
        widen(column, value.size() > 4 * widest ? widest : display_width(value));
    }

    void number(lxw_col_t column, double value, const std::string& pattern = {}, int width = 0) {
        check(
            library_.worksheet_write_number(sheet_, row_, column, value, pattern.empty() ? nullptr : format(pattern)));
        widen(column, width);
    }

    void whole(lxw_col_t column, std::int64_t value) {
        const std::string digits = std::to_string(value);
        if (value > most_exact || value < -most_exact) { return text(column, digits); }
        number(column, static_cast<double>(value), {}, static_cast<int>(digits.size()));
    }

    void share(lxw_col_t column, std::optional<double> value) {
        if (value && std::isfinite(*value)) { number(column, *value, "0.0%"); }
    }

    void moment(lxw_col_t column, Date day, std::chrono::seconds time, const std::string& pattern,
                const std::string& plain) {
        if (day < first_sound_day) { return text(column, plain); }
        const double days = static_cast<double>((day - first_day).count());
        constexpr double seconds_a_day = 86'400;
        number(column, days + static_cast<double>(time.count()) / seconds_a_day, pattern,
               static_cast<int>(pattern.size()));
    }

    void money(lxw_col_t column, const Money& value) {
        const int decimals = value.currency.decimals();
        const std::string plain = decimal(value);
        if (value.minor > most_exact || value.minor < -most_exact) { return text(column, plain); }
        const std::string pattern =
            fmt::format("[${}] #,##0{}", value.currency.code(),
                        decimals > 0 ? "." + std::string(static_cast<std::size_t>(decimals), '0') : std::string());
        number(column, static_cast<double>(value.minor) / std::pow(10.0, decimals), pattern,
               static_cast<int>(grouped(plain).size()) + 4);
    }

    void boolean(lxw_col_t column, bool value) {
        check(library_.worksheet_write_boolean(sheet_, row_, column, value ? 1 : 0, nullptr));
    }

    void write(lxw_col_t column, const FlatTable::Piece& piece) {
        using Part = FlatTable::Part;
        if (piece.part == Part::currency) {
            if (const auto* value = std::get_if<Money>(piece.cell)) { text(column, value->currency.code()); }
            return;
        }
        if (const auto* value = std::get_if<Share>(piece.cell)) { return write(column, *value, piece.part); }
        if (piece.part == Part::value) { write(column, *piece.cell); }
    }

    void write(lxw_col_t column, const Share& value, FlatTable::Part part) {
        using Part = FlatTable::Part;
        switch (part) {
            case Part::share_part: return whole(column, value.ratio.part);
            case Part::share_whole: return whole(column, value.ratio.whole);
            case Part::share_low: return share(column, value.low);
            case Part::share_high: return share(column, value.high);
            case Part::share_small: return boolean(column, value.small);
            case Part::share_value:
            case Part::value:
            case Part::currency: return share(column, value.ratio.value());
        }
    }

    void write(lxw_col_t column, const Cell& cell) {
        std::visit(Overloaded{
                       [](std::monostate) {},
                       [&](bool value) { boolean(column, value); },
                       [&](std::int64_t value) { whole(column, value); },
                       [&](double value) {
                           if (std::isfinite(value)) { number(column, value); }
                       },
                       [&](const std::string& value) { text(column, value); },
                       [&](Date value) { moment(column, value, {}, "yyyy-mm-dd", iso(value)); },
                       [&](Instant value) {
                           const Date day = std::chrono::floor<Days>(value);
                           moment(column, day, value - day, "yyyy-mm-dd hh:mm:ss", iso(value));
                       },
                       [&](const LocalTime& value) {
                           moment(column, value.day, std::chrono::minutes(value.minute), "yyyy-mm-dd hh:mm",
                                  iso(value));
                       },
                       [&](const Money& value) { money(column, value); },
                       [&](const Share& value) { share(column, value.ratio.value()); },
                       [&](PValue value) { number(column, value.value()); },
                       [&](const std::vector<std::string>& value) { text(column, joined_list(value)); },
                   },
                   static_cast<const Value&>(cell));
    }

    const XlsxLibrary& library_;
    Scratch scratch_;
    std::string folder_;  // the library takes it without const
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* bold_ = nullptr;
    std::map<std::string, lxw_format*> formats_;
    std::set<std::string> names_;
    std::vector<int> widths_;
    lxw_row_t row_ = 0;
};

Table pairs(std::string name) {
    Table table;
    table.name = std::move(name);
    table.columns = {{"field", "Field", Type::text}, {"value", "Value", Type::text}};
    return table;
}

/// A share as its parts, since a sheet of pairs has one column for a value.
void add_field(Table& table, const std::string& key, const Cell& value) {
    const auto* share = std::get_if<Share>(&value);
    table.rows.push_back({key, value});
    if (share != nullptr) {
        table.rows.push_back({key + "_part", share->ratio.part});
        table.rows.push_back({key + "_whole", share->ratio.whole});
    }
}

}  // namespace

std::string xlsx_text(const Text& text) {
    Table table;
    table.name = "text";
    table.columns = {{"text", "Text", Type::text}};
    table.rows = {{text.text}};
    return xlsx_rows(table, {});
}

std::string xlsx_rows(const Table& table, const RowsDone& rows_done) {
    Book book;
    book.add(table, rows_done);
    return book.bytes();
}

std::string xlsx_record(const Record& record) {
    Book book;
    Table fields = pairs("record");
    for (const Field& each : record.fields) { add_field(fields, each.key, each.value); }
    if (record.body) { add_field(fields, record.body->key, record.body->value); }
    book.add(fields);
    for (const Table& section : record.sections) { book.add(section); }
    return book.bytes();
}

std::string xlsx_report(const Report& report) {
    Book book;
    for (const Table& table : report.tables) { book.add(table); }
    Table about = pairs("report");
    about.rows = {{"report", report.name}, {"as_of", report.as_of}, {"operation", report.operation}};
    about.rows.push_back({"from", report.period.from ? Cell(*report.period.from) : Cell()});
    about.rows.push_back({"to", report.period.to ? Cell(*report.period.to) : Cell()});
    for (const Field& each : report.filters) { add_field(about, each.key, each.value); }
    for (const Field& each : report.base) { add_field(about, each.key, each.value); }
    if (!report.headline.empty()) { about.rows.push_back({"headline", report.headline}); }
    for (const std::string& note : report.notes) { about.rows.push_back({"note", note}); }
    for (const Table& table : report.tables) {
        for (const std::string& note : table.notes) { about.rows.push_back({table.name, note}); }
    }
    book.add(about);
    return book.bytes();
}

}  // namespace winloss::render
