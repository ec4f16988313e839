// How what was typed for a field becomes its value: checked at the door, an empty value clears. One place for all
// records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "winloss/app/context.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::app {

/// A name: one line, not empty; throws bad_input.
std::string required_line(std::string_view typed, std::string_view field);
/// A line, or nullopt where it is empty.
std::optional<std::string> optional_line(std::string_view typed, std::string_view field);

/// Overwrites `value` when something was typed; an empty text clears it.
void set_line(std::optional<std::string>& value, const std::optional<std::string>& typed, std::string_view field);
/// The same for an e-mail address; throws bad_input for what is none. What stands there already may stay: an import
/// took it as it was.
void set_email(std::optional<std::string>& value, const std::optional<std::string>& typed);
void set_date(std::optional<Date>& value, const std::optional<std::string>& typed, const Context& context,
              std::string_view field);
/// The day typed; where it was typed in words, what was understood is said: ''next fri' is Fri 2026-10-09.'
Date typed_date(const std::string& typed, const Context& context, std::string_view field);
/// The same for a period: ''last quarter' is 2026-07-01 to 2026-09-30.'
Period typed_period(const std::string& typed, const Context& context);
/// 'Thu'
std::string_view weekday_name(Date day);
/// An amount that names no currency takes that of the value before it, else `usual`; throws usage where there is none.
void set_money(std::optional<Money>& value, const std::optional<std::string>& typed, std::optional<Currency> usual);
/// The last day of the time from today on that --within names, today where it is not given; throws usage for one that
/// lies in the past.
Date last_day_within(Date today, const std::optional<std::string>& within);
template <class E>
void set_word(std::optional<E>& value, const std::optional<std::string>& typed) {
    if (!typed) { return; }
    value = trim(*typed).empty() ? std::nullopt : std::optional<E>(require_word<E>(*typed));
}

/// 'account 17': how a record is called in the history and in sentences.
std::string called(std::string_view kind, std::int64_t id);
/// 'account 17, Acme': the same with its name.
std::string called(std::string_view kind, std::int64_t id, std::string_view name);
/// A name within a sentence: one that would fill the screen is cut, as the words of every message are.
std::string in_sentence(std::string_view name);

}  // namespace winloss::app
