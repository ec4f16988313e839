#include "winloss/exchange/csv_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

constexpr std::size_t word_size = sizeof(std::uint64_t);

/// The high bit of every byte of `word` that equals `c`, exact for every byte (Warren, Hacker's Delight, 6–1).
constexpr std::uint64_t equal_bytes(std::uint64_t word, char c) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t low = 0x7F7F7F7F7F7F7F7FU;
    const std::uint64_t x = word ^ (ones * static_cast<unsigned char>(c));
    return ~(((x & low) + low) | x | low);
}

/// Eight bytes, the first one lowest.
std::uint64_t load(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    if constexpr (std::endian::native == std::endian::big) { word = __builtin_bswap64(word); }
    return word;
}

/// Line ends in `text`: LF, CRLF and CR count one each.
std::int64_t line_ends(std::string_view text) {
    std::int64_t count = std::ranges::count(text, '\n');
    for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] != '\n') { ++count; }
    }
    return count;
}

}  // namespace

bool CsvReader::next() {
    do {
        if (!read_row()) { return false; }
    } while (row_size_ == 0);
    find_fault();
    return true;
}

CsvPlace CsvReader::place(std::size_t field) const {
    if (field >= spans_.size()) { return place_of(row_size_); }
    return place_of(spans_[field].start - (spans_[field].quoted ? 1 : 0));
}

bool CsvReader::read_row() {
    row_start_ = next_start_;
    line_ = next_line_;
    spans_.clear();
    quoted_ = false;
    stray_.reset();
    if (!has(0)) { return false; }
    for (std::optional<std::size_t> field = 0; field;) {
        if (!has(*field)) {
            field = end_field({*field, *field}, *field);
        } else if (row_data()[*field] == '"') {
            field = scan_quoted(*field);
        } else {
            field = scan_plain(*field);
        }
    }
    fields_.clear();
    if (quoted_) {
        take_quotes_off();
    } else {
        for (const Span& span : spans_) { fields_.emplace_back(row_data() + span.start, span.end - span.start); }
    }
    return true;
}

/// Reads fields from one without quotes on. Returns where the next one starts that must be looked at, null at the row's
/// end.
std::optional<std::size_t> CsvReader::scan_plain(std::size_t field) {
    std::size_t at = field;
    do {
        const char* const row = row_data();
        const std::size_t size = row_data_size();
        for (; at < size; at += word_size) {
            const std::uint64_t word = load(row + at);
            std::uint64_t hits = equal_bytes(word, delimiter_) | equal_bytes(word, '\n') | equal_bytes(word, '\r');
            for (; hits != 0; hits &= hits - 1) {
                const std::size_t hit = at + static_cast<std::size_t>(std::countr_zero(hits)) / 8;
                if (hit >= size) { break; }
                add({field, hit});
                if (row[hit] != delimiter_) {
                    end_row(hit, hit + 1);
                    return std::nullopt;
                }
                field = hit + 1;
                if (field == size || row[field] == '"') { return field; }
            }
        }
        at = size;
    } while (has(at));
    return end_field({field, at}, at);
}

/// Reads the field whose opening quote is at `field`.
std::optional<std::size_t> CsvReader::scan_quoted(std::size_t field) {
    quoted_ = true;
    Span span{field + 1, field + 1, true};
    for (std::size_t at = field + 1;; ++at) {
        if (!has(at)) {
            const CsvPlace place = place_of(field);
            throw bad_input(
                fmt::format("{}: the quote opened here is never closed.", place_in(name_, place.line, place.column)),
                "A quote within a quoted field is written twice.");
        }
        const void* const quote = std::memchr(row_data() + at, '"', row_data_size() - at);
        if (quote == nullptr) {
            at = row_data_size() - 1;
            continue;
        }
        at = static_cast<std::size_t>(static_cast<const char*>(quote) - row_data());
        if (!has(at + 1) || row_data()[at + 1] != '"') {
            span.end = at;
            return end_field(span, at + 1);
        }
        span.doubled = true;
        ++at;
    }
}

/// A field's bytes are known; what follows at `at` should be a delimiter or the row's end.
std::optional<std::size_t> CsvReader::end_field(Span span, std::size_t at) {
    add(span);
    for (; has(at); ++at) {
        const char c = row_data()[at];
        if (c == delimiter_) { return at + 1; }
        if (c == '\n' || c == '\r') {
            end_row(at, at + 1);
            return std::nullopt;
        }
        if (!stray_) { stray_ = at; }
    }
    end_row(at, at);
    return std::nullopt;
}

void CsvReader::add(Span span) {
    if (spans_.size() == limits_.fields) {
        const CsvPlace place = place_of(span.start - (span.quoted ? 1 : 0));
        throw bad_input(fmt::format("{}: this row has more than {} fields.", place_in(name_, place.line, place.column),
                                    grouped(std::to_string(limits_.fields))),
                        "Either a line end is missing or this is no CSV file; leave out columns that are not needed.");
    }
    spans_.push_back(span);
}

void CsvReader::end_row(std::size_t end, std::size_t next) {
    if (next > end && row_data()[end] == '\r' && has(next) && row_data()[next] == '\n') { ++next; }
    row_size_ = end;
    next_start_ = row_start_ + next;
    next_line_ = line_ + 1 + (quoted_ ? line_ends({row_data(), row_size_}) : 0);
}

void CsvReader::take_quotes_off() {
    undoubled_.clear();
    undoubled_.reserve(row_size_);  // the views into it must hold
    for (const Span& span : spans_) {
        const std::string_view raw(row_data() + span.start, span.end - span.start);
        if (!span.doubled) {
            fields_.push_back(raw);
            continue;
        }
        const std::size_t from = undoubled_.size();
        for (std::size_t i = 0; i < raw.size(); ++i) {
            undoubled_ += raw[i];
            if (raw[i] == '"') { ++i; }
        }
        fields_.push_back(std::string_view(undoubled_).substr(from));
    }
}

void CsvReader::find_fault() {
    fault_.reset();
    const std::string_view row(row_data(), row_size_);
    const auto fault = [&](std::size_t offset, std::string reason) {
        const auto behind = std::ranges::upper_bound(spans_, offset, {}, &Span::start);
        const auto field = behind == spans_.begin() ? 0 : behind - spans_.begin() - 1;
        fault_ = CsvFault{place_of(offset), static_cast<std::size_t>(field), std::move(reason)};
    };
    if (const auto malformed = first_malformed(row)) {
        fault(*malformed, "is not UTF-8; save the file as CSV in UTF-8, or say with --encoding what it is");
    } else if (const std::size_t nul = row.find('\0'); nul != std::string_view::npos) {
        fault(nul, "holds U+0000");
    } else if (stray_) {
        fault(*stray_, "has text behind a closing quote; a quote within a quoted field is written twice");
    } else if (fields_.size() != heading_.size() && !even_out()) {
        fault_ = CsvFault{place(heading_.size()), heading_.size(),
                          fmt::format("has {}, the heading has {}", counted(std::ssize(fields_), "field", "fields"),
                                      heading_.size())};
    }
}

/// Blank cells behind the last column are forgiven, and so are missing ones of columns without a heading.
bool CsvReader::even_out() {
    const auto blank = [](std::string_view text) { return trim(text).empty(); };
    const std::size_t size = heading_.size();
    if (size == 0) { return false; }  // the heading itself is being read
    if (fields_.size() > size) {
        if (!std::all_of(fields_.begin() + static_cast<std::ptrdiff_t>(size), fields_.end(), blank)) { return false; }
    } else if (!std::all_of(heading_.begin() + static_cast<std::ptrdiff_t>(fields_.size()), heading_.end(), blank)) {
        return false;
    }
    fields_.resize(size);
    return true;
}

CsvPlace CsvReader::place_of(std::size_t offset) const {
    const std::string_view before(row_data(), offset);
    const std::size_t line_start = before.find_last_of("\r\n") + 1;  // npos + 1 is 0: the row's first line
    return {line_ + line_ends(before), static_cast<std::int64_t>(code_points(before.substr(line_start))) + 1};
}

}  // namespace winloss::exchange
