// How a CSV file begins: what it is, how it is cut, what its columns are called. And how its bytes come in.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/csv_reader.hpp"

namespace winloss::exchange {

namespace {

constexpr std::size_t slack = sizeof(std::uint64_t);

/// A NUL in the first line, or many of them: one further down is a slip in a text.
bool is_binary(std::string_view start) {
    constexpr std::ptrdiff_t few = 3;
    const std::size_t first_line = std::min(start.find_first_of("\r\n"), start.size());
    return start.substr(0, first_line).find('\0') != std::string_view::npos || std::ranges::count(start, '\0') > few;
}

/// What the first bytes say a file is, where it is no CSV; empty otherwise.
std::string_view known_format(std::string_view start) {
    using namespace std::string_view_literals;
    if (start.starts_with("PK\x03\x04")) { return "a workbook or some other zip archive"; }
    if (start.starts_with("\xD0\xCF\x11\xE0")) { return "an old Excel workbook"; }
    if (start.starts_with("\x1F\x8B")) { return "compressed with gzip"; }
    if (start.starts_with("%PDF")) { return "a PDF"; }
    if (start.starts_with("SQLite format 3")) { return "a SQLite database"; }
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) { return "text in UTF-16"; }
    return is_binary(start) ? "binary data"sv : ""sv;
}

}  // namespace

CsvReader::CsvReader(std::istream& in, std::string name, CsvLimits limits)
    : in_(in), name_(std::move(name)), limits_(limits), buffer_(limits.chunk + slack) {
    refuse_binary();
    skip_mark_and_separator();
    read_heading();
}

/// Whether the row's data reach beyond `offset`, reading more where need be.
bool CsvReader::has(std::size_t offset) {
    while (offset >= row_data_size()) {
        if (!fill()) { return false; }
    }
    return true;
}

/// Drops what lies before the row being read and reads more; false when there is no more.
bool CsvReader::fill() {
    if (at_end_) { return false; }
    if (row_start_ > 0) {
        std::memmove(buffer_.data(), row_data(), row_data_size());
        data_end_ -= row_start_;
        row_start_ = 0;
    }
    if (data_end_ > limits_.row_bytes) {
        throw bad_input(fmt::format("{}: this row is longer than {} bytes.", place_in(name_, line_, 1),
                                    grouped(std::to_string(limits_.row_bytes))),
                        "Either a quote is never closed or this is no CSV file.");
    }
    if (buffer_.size() - slack - data_end_ < limits_.chunk) { buffer_.resize(2 * buffer_.size()); }
    in_.read(buffer_.data() + data_end_, static_cast<std::streamsize>(limits_.chunk));
    if (in_.bad()) { throw Error(ErrorKind::failure, fmt::format("{} cannot be read to its end.", name_)); }
    const auto came = static_cast<std::size_t>(in_.gcount());
    data_end_ += came;
    at_end_ = came == 0;
    return came > 0;
}

void CsvReader::refuse_binary() {
    constexpr std::size_t looked_at = 4096;
    has(looked_at - 1);
    const std::string_view format = known_format({buffer_.data(), std::min(data_end_, looked_at)});
    if (format.empty()) { return; }
    throw bad_input(fmt::format("{}: this is {}, not a CSV file.", place_in(name_, 1, 1), format),
                    "Save it as CSV in UTF-8 and import that.");
}

/// Has the first line with something in it in the buffer, to its end.
void CsvReader::read_first_line() {
    const auto line_is_whole = [&] {
        const std::string_view data(row_data(), row_data_size());
        const std::size_t start = data.find_first_not_of("\r\n");
        return start != std::string_view::npos && data.find_first_of("\r\n", start) != std::string_view::npos;
    };
    while (!line_is_whole() && fill()) {}
}

void CsvReader::skip_mark_and_separator() {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    constexpr std::string_view separator = "sep=";
    if (std::string_view(buffer_.data(), data_end_).starts_with(byte_order_mark)) {
        row_start_ = byte_order_mark.size();
    }
    read_first_line();
    next_start_ = row_start_;
    const std::string_view start(row_data(), row_data_size());
    std::string_view first = start.substr(0, start.find_first_of("\r\n"));
    if (first.size() > 2 && first.starts_with('"') && first.ends_with('"')) {
        first = first.substr(1, first.size() - 2);
    }
    if (first.size() == separator.size() + 1 && lower_ascii(first).starts_with(separator) && first.back() != '"') {
        delimiter_ = first.back();
        read_row();
    } else {
        delimiter_ = most_used_delimiter();
    }
}

/// Of comma, semicolon and tab, the one that stands most often in the first line outside of quotes.
char CsvReader::most_used_delimiter() const {
    constexpr std::string_view candidates = ",;\t";
    std::array<int, candidates.size()> counts{};
    const std::string_view start(row_data(), row_data_size());
    bool quoted = false;
    const std::size_t first = start.find_first_not_of(" \t\r\n");
    const std::size_t line = first == std::string::npos ? start.size() : start.find_last_of("\r\n", first) + 1;
    for (const char c : start.substr(line)) {
        if (c == '"') { quoted = !quoted; }
        if (quoted) { continue; }
        if (c == '\n' || c == '\r') { break; }
        if (const auto found = candidates.find(c); found != std::string_view::npos) { ++counts[found]; }
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

void CsvReader::read_heading() {
    do {
        if (!read_row()) {
            throw bad_input(fmt::format("{}: the file is empty.", place_in(name_, 1, 1)),
                            "The first line names the columns.");
        }
    } while (std::ranges::all_of(fields_, [](std::string_view field) { return trim(field).empty(); }));
    for (const std::string_view field : fields_) { heading_.emplace_back(trim(field)); }
    find_fault();
    if (fault_) {
        throw bad_input(fmt::format("{}: the heading {}.", place_in(name_, fault_->place.line, fault_->place.column),
                                    fault_->reason),
                        "The first line names the columns.");
    }
    for (std::size_t i = 0; i < heading_.size(); ++i) {
        const std::size_t length = code_points(heading_[i]);
        if (length <= most_characters) { continue; }
        throw bad_input(
            fmt::format("{}: the heading is longer than {}: {}.", place_in(name_, place(i).line, place(i).column),
                        counted(most_characters, "character", "characters"),
                        counted(static_cast<long long>(length), "character", "characters")),
            "The first line names the columns.");
    }
}

}  // namespace winloss::exchange
