// Dates as a person types them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "typed.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

using typed::is_digit;
using typed::number;
using typed::Words;

constexpr std::string_view date_hint = "Write YYYY-MM-DD, or see 'winloss help dates'.";

constexpr std::array<std::string_view, 12> month_names = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
// Sunday is 0, as in std::chrono::weekday::c_encoding.
constexpr std::array<std::string_view, 7> day_names = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

/// The place of the name that `word` is or, with three letters or more, begins.
template <std::size_t size>
std::optional<unsigned> named(const std::array<std::string_view, size>& names, std::string_view word) {
    if (word.size() < 3) { return std::nullopt; }
    for (unsigned i = 0; i < size; ++i) {
        if (names[i].starts_with(word)) { return i; }
    }
    return std::nullopt;
}

std::optional<Date> civil_day(int year, unsigned month, unsigned day) {
    return parse_iso(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

std::string month_title(unsigned month) {
    std::string name(month_names[month - 1]);
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

/// Why year-month-day is no date, as a clause.
std::string why_impossible(int year, unsigned month, unsigned day) {
    if (year < 1) { return "years run from 0001 to 9999"; }
    if (month < 1 || month > 12) { return fmt::format("there is no month {}", month); }
    if (day < 1) { return "there is no day 0"; }
    return fmt::format("{} {} has {} days", month_title(month), year, day_of(last_of_month(make_date(year, month, 1))));
}

Error refused(std::string_view what, std::string_view text, std::string_view why) {
    return usage_error(fmt::format("{} {}: {}{}", what, quoted(text), why, why.ends_with('?') ? "" : "."),
                       std::string(date_hint));
}

/// The first such weekday (Sunday is 0) after today.
Date next_weekday(Date today, unsigned weekday) {
    const unsigned now = std::chrono::weekday{today}.c_encoding();
    return today + Days{static_cast<int>((weekday + 6 - now) % 7 + 1)};
}

/// The latest one before today.
Date last_weekday(Date today, unsigned weekday) {
    const unsigned now = std::chrono::weekday{today}.c_encoding();
    return today - Days{static_cast<int>((now + 6 - weekday) % 7 + 1)};
}

/// today + span where the calendar reaches that far.
std::optional<Date> moved(Date today, Span span) {
    const Date to = today + span;
    const bool reached =
        add_months(add_months(first_of_month(today), span.months), -span.months) == first_of_month(today) &&
        add_months(today, span.months) + Days{span.days} == to;
    return reached ? std::optional(to) : std::nullopt;
}

/// The date one word names; nullopt when it is not such a word.
std::optional<Date> from_word(std::string_view word, Date today) {
    if (word == "today" || word == "tonight") { return today; }
    if (word == "tomorrow") { return today + Days{1}; }
    if (word == "yesterday") { return today - Days{1}; }
    if (word == "eom") { return last_of_month(today); }
    if (word == "eoq") { return last_of_month(add_months(first_of_quarter(today), 2)); }
    if (word == "eoy") { return last_of_month(add_months(first_of_year(today), 11)); }
    if (const auto weekday = named(day_names, word)) { return next_weekday(today, *weekday); }
    return std::nullopt;
}

/// `2 oct 2026`, `oct 2, 2026`: day, month and year, whether or not there is such a day.
struct Parts {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};

std::optional<Parts> spelled_out(const Words& words) {
    if (words.size() != 3) { return std::nullopt; }
    const bool month_first = !is_digit(words[0][0]);
    std::string day = words[month_first ? 1 : 0];
    std::string month = words[month_first ? 0 : 1];
    if (std::string& before_year = month_first ? day : month; before_year.ends_with(',')) { before_year.pop_back(); }
    const auto named_month = named(month_names, month);
    const auto numbered_day = number(day, 99);
    const auto year = number(words[2], 9999);
    if (!named_month || !numbered_day || !year || words[2].size() != 4) { return std::nullopt; }
    return Parts{*year, *named_month + 1, static_cast<unsigned>(*numbered_day)};
}

/// Three numbers between the same slashes, points or dashes, in their order.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
    for (const char separator : {'/', '.', '-'}) {
        const auto pieces = split(text, separator);
        if (pieces.size() != 3) { continue; }
        std::array<int, 3> out{};
        bool fits = true;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto value = number(pieces[i], 9999);
            fits = fits && value.has_value();
            out[i] = value.value_or(0);
        }
        if (fits) { return out; }
    }
    return std::nullopt;
}

/// nullopt where there is no such day.
std::optional<Date> day_of(int year, int month, int day) {
    if (month > 12 || day > 31) { return std::nullopt; }
    return civil_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// What to say of numbers that may be any of these days, as far as there are such.
std::string one_of_days(std::initializer_list<std::optional<Date>> readings) {
    std::vector<std::string> days;
    for (const auto& day : readings) {
        if (day && std::ranges::find(days, iso(*day)) == days.end()) { days.push_back(iso(*day)); }
    }
    if (days.empty()) { return "there is no such day"; }
    if (days.size() == 1) { return fmt::format("not a date as it is written here; did you mean {}?", days.front()); }
    const std::string last = std::move(days.back());
    days.pop_back();
    return fmt::format("ambiguous: {} or {}", join(days, ", "), last);
}

/// What to say of two numbers of which either may be the month.
std::string day_or_month_first(int year, int first, int second) {
    return one_of_days({day_of(year, second, first), day_of(year, first, second)});
}

/// '01/02', a day without its year: two numbers between slashes, a point or a dash.
std::optional<std::array<int, 2>> two_numbers(std::string_view text) {
    if (text.ends_with('.')) { text.remove_suffix(1); }
    for (const char separator : {'/', '.', '-'}) {
        const auto pieces = split(text, separator);
        if (pieces.size() != 2) { continue; }
        const auto first = number(pieces[0], 99);
        const auto second = number(pieces[1], 99);
        if (first && second) { return std::array{*first, *second}; }
    }
    return std::nullopt;
}

/// What to say of numbers that are not YYYY-MM-DD: which days they could mean.
std::string numeric_refusal(std::string_view text, const std::array<int, 3>& n) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        return fmt::format("there is no such day: {}",
                           why_impossible(n[0], static_cast<unsigned>(n[1]), static_cast<unsigned>(n[2])));
    }
    if (text.find_first_not_of("0123456789") == 4) {
        const auto day = day_of(n[0], n[1], n[2]);
        return day ? fmt::format("not a date as it is written here; did you mean {}?", iso(*day))
                   : std::string("there is no such day");
    }
    constexpr int century = 2000;
    if (text.find('-') == std::string_view::npos || n[2] >= 100) {
        return day_or_month_first(n[2] < 100 ? century + n[2] : n[2], n[0], n[1]);
    }
    const int year = century + n[2];  // '26-11-13' is the order of ISO 8601, without its century
    return one_of_days({day_of(century + n[0], n[1], n[2]), day_of(year, n[1], n[0]), day_of(year, n[0], n[1])});
}

/// `+30d`, `in 2 weeks`, `2 weeks`, `3 months ago`, `a week ago`.
std::optional<Span> distance_of(const Words& words) {
    if (words.size() == 1 && (words[0][0] == '+' || words[0][0] == '-')) { return typed::read_span(words[0]); }
    if (words.size() == 2 && words[1].size() > 1) { return distance_of({"in", words[0], words[1]}); }
    if (words.size() != 3) { return std::nullopt; }
    const bool ahead = words[0] == "in";
    if (!ahead && words[2] != "ago") { return std::nullopt; }
    const std::string& typed_count = words[ahead ? 1 : 0];
    const bool single = typed_count == "a" || typed_count == "an";
    const auto count = single ? std::optional(1) : number(typed_count, typed::most_days);
    if (!count) { return std::nullopt; }
    const auto span = typed::span_of(ahead ? *count : -*count, words[ahead ? 2 : 1]);
    if (!span || typed::is_beyond(*span)) { return std::nullopt; }
    return span;
}

/// `this month`, `next week`, `oct 2026`: which days that is; nullopt for anything else.
std::optional<Period> many_days(const Words& words, Date today) {
    if (words.size() != 2) { return std::nullopt; }
    const auto year = number(words[1], 9999);
    const auto month = named(month_names, words[0]);
    if (month && year && *year > 0 && words[1].size() == 4) {
        const Date first = make_date(*year, *month + 1, 1);
        return Period{first, last_of_month(first)};
    }
    const int steps = words[0] == "next" ? 1 : words[0] == "last" ? -1 : 0;
    if (steps == 0 && words[0] != "this") { return std::nullopt; }
    if (words[1] == "week") {
        const Date monday = last_weekday(today + Days{1}, 1) + Days{7 * steps};
        return Period{monday, monday + Days{6}};
    }
    if (words[1] != "month" && words[1] != "quarter" && words[1] != "year") { return std::nullopt; }
    return parse_period(words[0] + " " + words[1], today);
}

/// `end of month`, `end of the quarter`, `start of next year`, `end of oct 2026`: the days that are meant, and whether
/// their last; nullopt for anything else.
struct Edge {
    Period days;
    bool last = false;
    bool week = false;
};

std::optional<Edge> edge_of(const Words& words, Date today) {
    if (words.size() < 3 || words[1] != "of") { return std::nullopt; }
    const bool last = words[0] == "end";
    if (!last && words[0] != "start" && words[0] != "beginning") { return std::nullopt; }
    Words rest(words.begin() + 2, words.end());
    if (rest.front() == "the") { rest.erase(rest.begin()); }
    if (rest.size() == 1) { rest.insert(rest.begin(), "this"); }
    const auto days = many_days(rest, today);
    return days ? std::optional(Edge{*days, last, rest.back() == "week"}) : std::nullopt;
}

std::optional<Date> from_words(const Words& words, Date today) {
    if (words.size() == 1) { return from_word(words[0], today); }
    if (words.size() == 2 && (words[0] == "next" || words[0] == "last")) {
        const auto weekday = named(day_names, words[1]);
        if (!weekday) { return std::nullopt; }
        return words[0] == "next" ? next_weekday(today, *weekday) : last_weekday(today, *weekday);
    }
    const auto edge = edge_of(words, today);
    if (!edge || (edge->last && edge->week)) { return std::nullopt; }  // a week ends on Friday, or on Sunday
    return edge->last ? edge->days.to : edge->days.from;
}

/// `2 oct`, `oct 2`: a day without its year, as it was last and as it comes next; empty for anything else.
std::vector<Date> without_year(const Words& words, Date today) {
    if (words.size() != 2) { return {}; }
    std::vector<Date> days;
    for (int year = year_of(today) - 8; year <= year_of(today) + 8; ++year) {  // a 29 February may be eight years off
        const auto parts = year < 1000 ? std::nullopt : spelled_out({words[0], words[1], std::to_string(year)});
        const auto day = parts ? civil_day(parts->year, parts->month, parts->day) : std::nullopt;
        if (!day) { continue; }
        if (*day <= today) { days.clear(); }
        days.push_back(*day);
        if (*day >= today) { break; }
    }
    return days;
}

/// Of `thu 10`, `tomorrow at 3pm`: the day; nullopt for anything else.
std::optional<Date> day_before_time(Words words, Date today) {
    const auto is_half = [](std::string_view word) { return word == "am" || word == "pm"; };
    if (words.size() > 2 && is_half(words.back())) { words.pop_back(); }
    std::string_view time = words.back();
    if (time.size() > 2 && is_half(time.substr(time.size() - 2))) { time.remove_suffix(2); }
    if (time.find_first_not_of("0123456789:") != std::string_view::npos) { return std::nullopt; }
    words.pop_back();
    if (words.size() > 1 && words.back() == "at") { words.pop_back(); }
    return words.empty() ? std::nullopt : typed::read_date(join(words, " "), today);
}

/// Why words that are no date are none, as far as what was meant can be told.
std::string why_no_date(std::string_view text, const Words& words, Date today) {
    if (const auto days = without_year(words, today); !days.empty()) {
        return days.size() == 1 ? fmt::format("the year is missing; did you mean {}?", iso(days[0]))
                                : fmt::format("the year is missing: {} or {}", iso(days[0]), iso(days[1]));
    }
    if (const auto period = many_days(words, today)) {
        return fmt::format("not one day: it runs from {} to {}", iso(*period->from), iso(*period->to));
    }
    if (const auto edge = edge_of(words, today)) {  // the end of a week
        return fmt::format("ambiguous: {} or {}", iso(*edge->days.to - Days{2}), iso(*edge->days.to));
    }
    if (words[0] == "now" && words.size() == 1) { return "not a date as it is written here; did you mean today?"; }
    const auto time = parse_iso_local(text);
    if (const auto day = time ? time->day : day_before_time(words, today)) {
        return fmt::format("a day is asked for, without a time; did you mean {}?", iso(*day));
    }
    return "not a date";
}

/// `20261002`; nullopt where it is not eight digits or no such day.
std::optional<Date> from_eight_digits(std::string_view text) {
    if (text.size() != 8 || !number(text, 99'999'999)) { return std::nullopt; }
    return parse_iso(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
}

}  // namespace

std::optional<Date> typed::read_date(std::string_view text, Date today) {
    if (const auto date = parse_iso(text)) { return date; }
    if (const auto date = from_eight_digits(text)) { return date; }
    const Words words = words_of(text);
    if (words.empty()) { return std::nullopt; }
    if (const auto date = from_words(words, today)) { return date; }
    if (const auto span = distance_of(words)) { return moved(today, *span); }
    const auto parts = spelled_out(words);
    return parts ? civil_day(parts->year, parts->month, parts->day) : std::nullopt;
}

std::optional<Date> typed::read_date_from(std::string_view text, Date earliest, Date today) {
    auto days = without_year(words_of(text), today);
    std::erase_if(days, [&](Date day) { return day < earliest; });
    return days.size() == 1 ? std::optional(days[0]) : std::nullopt;
}

Date parse_date(std::string_view text, Date today, std::string_view what) {
    const std::string_view trimmed = trim(text);
    if (const auto date = typed::read_date(trimmed, today)) { return *date; }
    const Words words = typed::words_of(trimmed);
    if (words.empty()) { throw refused(what, text, "empty"); }
    if (distance_of(words)) { throw refused(what, text, "that is beyond the years 0001 to 9999"); }
    if (const auto parts = spelled_out(words)) {
        throw refused(what, text, "there is no such day: " + why_impossible(parts->year, parts->month, parts->day));
    }
    if (const auto numbers = three_numbers(trimmed)) { throw refused(what, text, numeric_refusal(trimmed, *numbers)); }
    if (const auto numbers = two_numbers(trimmed)) {
        throw refused(what, text,
                      day_or_month_first(static_cast<int>(std::chrono::year_month_day(today).year()), (*numbers)[0],
                                         (*numbers)[1]));
    }
    if (typed::read_span(words[0]) && words.size() == 1) {
        throw refused(what, text, fmt::format("a length of time; write +{0} or -{0}", words[0]));
    }
    throw refused(what, text, why_no_date(trimmed, words, today));
}

}  // namespace winloss
