// Lengths of time, typed and printed.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "typed.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace typed {

namespace {

/// One term `+3m` at the start of `text`, taken off it.
std::optional<Span> take_term(std::string_view& text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) { text.remove_prefix(1); }
    const auto digits = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
    const auto count = number(text.substr(0, digits), most_days);
    if (!count || digits == text.size()) { return std::nullopt; }
    const std::string unit = lower_ascii(text.substr(digits, 1));
    text.remove_prefix(digits + 1);
    return span_of(negative ? -*count : *count, unit);
}

}  // namespace

Words words_of(std::string_view text) {
    Words out;
    std::string word;
    for (const char c : lower_ascii(trim(text)) + ' ') {
        if (c != ' ' && c != '\t') {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    return out;
}

std::optional<int> number(std::string_view text, int most) {
    if (text.empty()) { return std::nullopt; }
    int value = 0;
    for (const char c : text) {
        if (!is_digit(c)) { return std::nullopt; }
        value = value * 10 + (c - '0');
        if (value > most) { return std::nullopt; }
    }
    return value;
}

std::optional<Span> span_of(int count, std::string_view unit) {
    if (unit.size() > 1 && unit.ends_with('s')) { unit.remove_suffix(1); }
    if (unit == "d" || unit == "day") { return Span{0, count}; }
    if (unit == "w" || unit == "week") { return Span{0, count * 7}; }
    if (unit == "m" || unit == "month") { return Span{count, 0}; }
    if (unit == "y" || unit == "year") { return Span{count * 12, 0}; }
    return std::nullopt;
}

bool is_beyond(Span span) { return std::abs(span.months) > most_months || std::abs(span.days) > most_days; }

std::optional<Span> read_span(std::string_view text) {
    Span total;
    for (bool first = true; first || !text.empty(); first = false) {
        if (!first && text[0] != '+' && text[0] != '-') { return std::nullopt; }
        const auto term = take_term(text);
        if (!term) { return std::nullopt; }
        total.months += term->months;
        total.days += term->days;
        if (is_beyond(total)) { return std::nullopt; }
    }
    return total;
}

}  // namespace typed

std::string to_string(Span span) {
    if (span.months == 0) { return fmt::format("{}d", span.days); }
    if (span.days == 0) { return fmt::format("{}m", span.months); }
    return fmt::format("{}m{:+}d", span.months, span.days);
}

Span parse_span(std::string_view text, std::string_view what) {
    if (const auto span = typed::read_span(trim(text))) { return *span; }
    if (const typed::Words words = typed::words_of(text); words.size() == 2 && words[1].size() > 1) {
        const auto count = typed::number(words[0], typed::most_days);
        const auto span = count ? typed::span_of(*count, words[1]) : std::nullopt;
        if (span && !typed::is_beyond(*span)) { return *span; }
    }
    throw usage_error(fmt::format("{} {} is not a length of time.", what, quoted(text)),
                      "Write 14d, 2w, 3m, 1y, 1m+5d or '2 weeks'.");
}

}  // namespace winloss
