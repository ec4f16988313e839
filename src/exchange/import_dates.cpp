#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_values.hpp"

namespace winloss::exchange {

namespace {

constexpr std::string_view format_hint =
    "Year %Y (2026) or %y (26), month %m (02) or %b (Feb), day %d; for example %m/%d/%Y. Also %H %I %M %S %p, %F, %D, "
    "%T; or serial, a spreadsheet's number of days.";

constexpr std::string_view serial = "serial";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Takes text from its front, piece by piece.
class Scan {
public:
    explicit Scan(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }
    bool literal(char c) {
        if (!rest_.starts_with(c)) { return false; }
        rest_.remove_prefix(1);
        return true;
    }
    bool blanks() {
        const std::size_t size = rest_.size();
        while (!rest_.empty() && is_blank(rest_.front())) { rest_.remove_prefix(1); }
        return rest_.size() < size;
    }
    /// A number of `least` to `most` digits.
    bool number(std::size_t least, std::size_t most, int& value) {
        std::size_t size = 0;
        while (size < std::min(most, rest_.size()) && is_digit(rest_[size])) { ++size; }
        if (size < least) { return false; }
        std::from_chars(rest_.data(), rest_.data() + size, value);
        rest_.remove_prefix(size);
        return true;
    }
    bool number_up_to(int highest) {
        int value = 0;
        return number(1, 2, value) && value <= highest;
    }
    /// Jan or January, 1 to 12.
    bool month_name(int& month) {
        static constexpr auto names =
            std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                             "september", "october", "november", "december"});
        constexpr std::size_t shortest = 3;
        const std::size_t size = std::min<std::size_t>(
            static_cast<std::size_t>(
                std::ranges::find_if_not(rest_, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }) -
                rest_.begin()),
            rest_.size());
        const std::string word = lower_ascii(rest_.substr(0, size));
        if (size < shortest) { return false; }
        const auto found = std::ranges::find_if(
            names, [&](std::string_view name) { return word == name || word == name.substr(0, shortest); });
        if (found == names.end()) { return false; }
        month = static_cast<int>(found - names.begin()) + 1;
        rest_.remove_prefix(size);
        return true;
    }
    bool half_of_day() {
        const std::string word = lower_ascii(rest_.substr(0, 2));
        if (word != "am" && word != "pm") { return false; }
        rest_.remove_prefix(2);
        return true;
    }
    /// [T ]H:MM[:SS[.f]][ AM][Z|+HH[:]MM], or nothing; all of the rest.
    bool rest_is_time() {
        constexpr int last_hour = 23;
        constexpr int last_minute = 59;
        if (done()) { return true; }
        if (!literal('T') && !blanks()) { return false; }
        if (!number_up_to(last_hour) || !literal(':') || !number_up_to(last_minute)) { return false; }
        if (literal(':') && !number_up_to(last_minute + 1)) { return false; }
        int fraction = 0;
        if (literal('.') && !number(1, 9, fraction)) { return false; }
        blanks();
        if (half_of_day()) { blanks(); }
        if (literal('Z')) { return done(); }
        if (literal('+') || literal('-')) {
            if (!number_up_to(last_hour)) { return false; }
            literal(':');
            if (!done() && !number_up_to(last_minute)) { return false; }
        }
        return done();
    }

private:
    std::string_view rest_;
};

struct Ymd {
    int year = 0, month = 0, day = 0;

    std::optional<Date> date() const {
        const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                              std::chrono::day(static_cast<unsigned>(day))};
        if (year < 1 || month > 12 || day > 31 || !ymd.ok()) { return std::nullopt; }
        return Date(ymd);
    }
};

/// Days since the last but one of 1899, as spreadsheets count from March 1900 on, the time of day as a fraction behind
/// them. Of five digits, 1927 to 2173: fewer would make a date of every number.
std::optional<Date> read_serial(std::string_view cell) {
    Scan scan(cell);
    int days = 0;
    constexpr std::size_t size = 5;
    if (!scan.number(size, size, days) || days < 10'000) { return std::nullopt; }
    if (scan.literal('.')) {
        for (int fraction = 0; scan.number(1, 9, fraction);) {}
    }
    if (!scan.done()) { return std::nullopt; }
    return make_date(1899, 12, 30) + Days{days};
}

bool read_directive(char directive, Scan& scan, Ymd& ymd) {
    constexpr int pivot = 69;  // POSIX: 69 to 99 are of the last century
    int ignored = 0;
    switch (directive) {
        case 'Y': return scan.number(4, 4, ymd.year);
        case 'y':
            if (!scan.number(2, 2, ymd.year)) { return false; }
            ymd.year += ymd.year < pivot ? 2000 : 1900;
            return true;
        case 'm': return scan.number(1, 2, ymd.month);
        case 'b': return scan.month_name(ymd.month);
        case 'd': return scan.number(1, 2, ymd.day);
        case 'p': return scan.half_of_day();
        case 'H':
        case 'I':
        case 'M':
        case 'S': return scan.number(1, 2, ignored);
        default: return scan.literal(directive);
    }
}

/// Directives that stand for others, written out or in their plain form.
std::string expanded(std::string_view pattern) {
    std::string result;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%' || i + 1 == pattern.size()) {
            result += pattern[i];
            continue;
        }
        switch (pattern[++i]) {
            case 'F': result += "%Y-%m-%d"; break;
            case 'D': result += "%m/%d/%y"; break;
            case 'T': result += "%H:%M:%S"; break;
            case 'e': result += "%d"; break;
            case 'B':
            case 'h': result += "%b"; break;
            default: result += {'%', pattern[i]};
        }
    }
    return result;
}

}  // namespace

DateFormat::DateFormat(std::string_view pattern) : pattern_(trim(pattern)), items_(expanded(pattern_)) {
    if (pattern_ == serial) {
        items_.clear();
        return;
    }
    int years = 0;
    int months = 0;
    int days = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        if (items_[i] != '%') { continue; }
        const char directive = ++i < items_.size() ? items_[i] : ' ';
        if (std::string_view("YymbdHIMSp%").find(directive) == std::string_view::npos) {
            throw usage_error(fmt::format("--date-format {}: there is no directive %{}.", quoted(pattern_), directive),
                              std::string(format_hint));
        }
        years += directive == 'Y' || directive == 'y' ? 1 : 0;
        months += directive == 'm' || directive == 'b' ? 1 : 0;
        days += directive == 'd' ? 1 : 0;
    }
    if (years != 1 || months != 1 || days != 1) {
        throw usage_error(
            fmt::format("--date-format {}: a date has one year, one month and one day.", quoted(pattern_)),
            std::string(format_hint));
    }
}

std::optional<Date> DateFormat::read(std::string_view cell) const {
    if (items_.empty()) { return read_serial(cell); }
    Scan scan(cell);
    Ymd ymd;
    for (std::size_t i = 0; i < items_.size(); ++i) {
        const bool fits = is_blank(items_[i]) ? scan.blanks()
                          : items_[i] != '%'  ? scan.literal(items_[i])
                                              : read_directive(items_[++i], scan, ymd);
        if (!fits) { return std::nullopt; }
    }
    if (!scan.rest_is_time()) { return std::nullopt; }
    return ymd.date();
}

std::optional<Date> read_iso_date(std::string_view cell) {
    constexpr std::size_t size = std::string_view("2026-10-02").size();
    if (cell.size() > size && !Scan(cell.substr(size)).rest_is_time()) { return std::nullopt; }
    return parse_iso(cell.substr(0, size));
}

// Of two digits a year stands first only between hyphens, as in ISO; 28.02.24 and 28/02/24 begin with the day.
std::vector<std::pair<std::string, Date>> date_readings(std::string_view cell) {
    static const std::vector<DateFormat> formats = [] {
        std::vector<DateFormat> result;
        for (const char* pattern :
             {"%m/%d/%Y",  "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y", "%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d",
              "%Y.%m.%d",  "%y-%m-%d", "%m-%d-%Y", "%d-%m-%Y", "%m-%d-%y", "%d-%m-%y", "%d %b %Y",
              "%b %d, %Y", "%b %d %Y", "%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%Y%m%d",   "serial"}) {
            result.emplace_back(pattern);
        }
        return result;
    }();
    std::vector<std::pair<std::string, Date>> readings;
    for (const DateFormat& format : formats) {
        if (const auto date = format.read(cell)) { readings.emplace_back(format.pattern(), *date); }
    }
    return readings;
}

}  // namespace winloss::exchange
