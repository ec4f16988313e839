// The pieces that typed dates, spans and periods share, for the files of core alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/date.hpp"

namespace winloss::typed {

inline constexpr int most_days = 3'652'058;    // from 0001-01-01 to 9999-12-31
inline constexpr int most_months = 12 * 9999;  // beyond it no date is left

using Words = std::vector<std::string>;

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Lower-case words between blanks.
Words words_of(std::string_view text);

/// Digits without sign, up to `most`; nullopt for anything else.
std::optional<int> number(std::string_view text, int most);

/// What parse_date takes, without blanks around it; nullopt where it throws.
std::optional<Date> read_date(std::string_view text, Date today);

/// `2 oct`, `oct 2`: the one day it can mean that is not before `earliest`, of the last and the next one so called;
/// nullopt where both are, and for anything else.
std::optional<Date> read_date_from(std::string_view text, Date earliest, Date today);

/// `count` of a unit: `d`, `day`, `days`, `w` and so on in lower case; nullopt for any other word.
std::optional<Span> span_of(int count, std::string_view unit);

/// What parse_span takes; nullopt where it throws.
std::optional<Span> read_span(std::string_view text);

/// No two dates are as far apart.
bool is_beyond(Span span);

}  // namespace winloss::typed
