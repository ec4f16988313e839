// Periods and calendar steps.
#include <fmt/format.h>

#include "typed.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using typed::Words;

constexpr std::string_view period_hint =
    "Write 2026, 2026Q3, 2026-07, 2026-07-01..2026-09-30, 2026-07-01.., 'this quarter' or 'last year'.";

Period whole(Step step, Date date) {
    const Date first = first_of(step, date);
    const int months = step == Step::month ? 0 : step == Step::quarter ? 2 : 11;
    return {first, last_of_month(add_months(first, months))};
}

/// `2026`, `2026q3`, `2026-q3`, `2026-07`, `2026-07-15`.
std::optional<Period> calendar_period(std::string_view word) {
    if (const auto day = parse_iso(word)) { return Period{day, day}; }
    const auto year = typed::number(word.substr(0, 4), 9999);
    if (!year || *year < 1 || word.size() < 4) { return std::nullopt; }
    const auto first = [&](unsigned month) { return make_date(*year, month, 1); };
    std::string_view rest = word.substr(4);
    if (rest.empty()) { return whole(Step::year, first(1)); }
    const bool dash = rest[0] == '-';
    if (dash) { rest.remove_prefix(1); }
    if (rest.size() != 2) { return std::nullopt; }
    if (rest[0] == 'q' && rest[1] >= '1' && rest[1] <= '4') {
        return whole(Step::quarter, first(static_cast<unsigned>(rest[1] - '1') * 3 + 1));
    }
    const auto month = typed::number(rest, 12);
    if (!dash || !month || *month < 1) { return std::nullopt; }
    return whole(Step::month, first(static_cast<unsigned>(*month)));
}

/// `this quarter`, `last year`.
std::optional<Period> spoken_period(const Words& words, Date today) {
    if (words.size() != 2) { return std::nullopt; }
    const int shift = words[0] == "this" ? 0 : words[0] == "last" ? -1 : words[0] == "next" ? 1 : 2;
    if (shift == 2) { return std::nullopt; }
    if (words[1] == "month") { return whole(Step::month, add_months(first_of_month(today), shift)); }
    if (words[1] == "quarter") { return whole(Step::quarter, add_months(first_of_quarter(today), 3 * shift)); }
    if (words[1] == "year") { return whole(Step::year, add_months(first_of_year(today), 12 * shift)); }
    return std::nullopt;
}

std::optional<Period> one_period(std::string_view text, Date today) {
    const Words words = typed::words_of(text);
    if (words.size() == 1) { return calendar_period(words[0]); }
    return spoken_period(words, today);
}

/// One end of a range: a period stands for its first or last day.
Period range_end(std::string_view text, Date today) {
    if (const auto period = one_period(text, today)) { return *period; }
    const Date day = parse_date(text, today, "The end of a period,");
    return {day, day};
}

}  // namespace

Period parse_period(std::string_view text, Date today) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        if (const auto period = one_period(text, today)) { return *period; }
        throw usage_error(fmt::format("The period {} is not one.", quoted(text)), std::string(period_hint));
    }
    const std::string_view from = trim(text.substr(0, dots));
    const std::string_view to = trim(text.substr(dots + 2));
    Period out;
    if (!from.empty()) { out.from = range_end(from, today).from; }
    if (!to.empty()) { out.to = range_end(to, today).to; }
    if (!out.from && !out.to) {
        throw usage_error(fmt::format("The period {} has neither a first nor a last day.", quoted(text)),
                          std::string(period_hint));
    }
    if (out.from && out.to && *out.to < *out.from) {
        throw usage_error(fmt::format("The period {} ends before it begins.", quoted(text)),
                          fmt::format("Write {}..{}.", iso(*out.to), iso(*out.from)));
    }
    return out;
}

Date first_of(Step step, Date date) {
    switch (step) {
        case Step::month: return first_of_month(date);
        case Step::quarter: return first_of_quarter(date);
        case Step::year: return first_of_year(date);
    }
    return date;
}

Date next(Step step, Date first) {
    switch (step) {
        case Step::month: return add_months(first, 1);
        case Step::quarter: return add_months(first, 3);
        case Step::year: return add_months(first, 12);
    }
    return first;
}

std::string label(Step step, Date date) {
    switch (step) {
        case Step::month: return iso(date).substr(0, 7);
        case Step::quarter: return fmt::format("{:04}Q{}", year_of(date), (month_of(date) - 1) / 3 + 1);
        case Step::year: return fmt::format("{:04}", year_of(date));
    }
    return {};
}

}  // namespace winloss
