#include "winloss/app/fields.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "winloss/core/error.hpp"

namespace winloss::app {

std::string required_line(std::string_view typed, std::string_view field) {
    std::string line = checked_line(typed, field);
    if (line.empty()) { throw bad_input(fmt::format("The {} is empty.", field)); }
    return line;
}

std::optional<std::string> optional_line(std::string_view typed, std::string_view field) {
    std::string line = checked_line(typed, field);
    if (line.empty()) { return std::nullopt; }
    return line;
}

void set_line(std::optional<std::string>& value, const std::optional<std::string>& typed, std::string_view field) {
    if (typed) { value = optional_line(*typed, field); }
}

void set_email(std::optional<std::string>& value, const std::optional<std::string>& typed) {
    if (!typed) { return; }
    auto address = optional_line(*typed, "e-mail address");
    if (address && address != value) {
        const std::size_t at = address->find('@');
        const bool one_at = at != std::string::npos && address->find('@', at + 1) == std::string::npos;
        if (!one_at || at == 0 || at + 1 == address->size() || address->find_first_of(" \t") != std::string::npos) {
            throw bad_input(fmt::format("{} is no e-mail address.", quoted(*address)),
                            "One has an '@' with something on either side, and no blank: ada@acme.example.");
        }
    }
    value = std::move(address);
}

void set_date(std::optional<Date>& value, const std::optional<std::string>& typed, const Context& context,
              std::string_view field) {
    if (!typed) { return; }
    value = trim(*typed).empty() ? std::nullopt : std::optional(typed_date(*typed, context, field));
}

Date typed_date(const std::string& typed, const Context& context, std::string_view field) {
    const Date day = parse_date(typed, context.today, field);
    if (context.say && trim(typed) != iso(day)) {
        context.say(fmt::format("{} is {} {}.", quoted(trim(typed)), weekday_name(day), iso(day)));
    }
    return day;
}

Period typed_period(const std::string& typed, const Context& context) {
    const Period period = parse_period(typed, context.today);
    if (context.say && trim(typed).find(' ') != std::string_view::npos && period.from && period.to) {
        context.say(fmt::format("{} is {} to {}.", quoted(trim(typed)), iso(*period.from), iso(*period.to)));
    }
    return period;
}

std::string_view weekday_name(Date day) {
    constexpr std::array<std::string_view, 7> names = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    return names.at(std::chrono::weekday{day}.c_encoding());
}

void set_money(std::optional<Money>& value, const std::optional<std::string>& typed, std::optional<Currency> usual) {
    if (!typed) { return; }
    if (value) { usual = value->currency; }
    value = trim(*typed).empty() ? std::nullopt : std::optional(parse_money(*typed, usual));
}

Date last_day_within(Date today, const std::optional<std::string>& within) {
    const Date last = within ? today + parse_span(*within, "--within") : today;
    if (last < today) {
        throw usage_error(fmt::format("--within '{}' leads into the past.", *within), "Write 14d, 2w or 1m.");
    }
    return last;
}

std::string called(std::string_view kind, std::int64_t id) { return fmt::format("{} {}", kind, id); }

std::string called(std::string_view kind, std::int64_t id, std::string_view name) {
    return fmt::format("{} {}, {}", kind, id, in_sentence(name));
}

std::string in_sentence(std::string_view name) {
    constexpr int most = 200;
    constexpr int kept = 60;
    return display_width(name) > most ? cut_to_width(name, kept) : std::string(name);
}

}  // namespace winloss::app
