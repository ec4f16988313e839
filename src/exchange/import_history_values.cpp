#include "winloss/exchange/import_history_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <initializer_list>

#include "winloss/core/text.hpp"
#include "winloss/domain/codebook.hpp"

namespace winloss::exchange {

namespace {

template <class E>
struct Synonym {
    std::string_view words;
    E meaning;
};

template <class E>
Reading<E> read_meaning(std::string_view cell, std::initializer_list<Synonym<E>> synonyms) {
    std::string words = fold(cell);
    std::ranges::replace_if(words, [](char c) { return c == '-' || c == '_'; }, ' ');
    const auto found = std::ranges::find(synonyms, std::string_view(words), &Synonym<E>::words);
    if (found != synonyms.end()) { return {found->meaning, {}}; }
    return read_word<E>(cell);
}

}  // namespace

Reading<InterviewState> read_interview_state(std::string_view cell) {
    using enum InterviewState;
    return read_meaning<InterviewState>(cell, {{"open", planned},
                                               {"to do", planned},
                                               {"not started", planned},
                                               {"asked", invited},
                                               {"contacted", invited},
                                               {"scheduled", booked},
                                               {"done", held},
                                               {"complete", held},
                                               {"completed", held},
                                               {"conducted", held},
                                               {"interviewed", held},
                                               {"refused", declined},
                                               {"no answer", no_response},
                                               {"no reply", no_response},
                                               {"unresponsive", no_response},
                                               {"bounced", unreachable},
                                               {"disqualified", not_qualified},
                                               {"canceled", cancelled}});
}

Reading<Channel> read_channel(std::string_view cell) {
    using enum Channel;
    return read_meaning<Channel>(cell, {{"phone", call},
                                        {"phone call", call},
                                        {"telephone", call},
                                        {"video call", video},
                                        {"in person", visit},
                                        {"on site", visit},
                                        {"e mail", letter},
                                        {"email", letter}});
}

Reading<LocalTime> read_appointment(std::string_view cell) {
    std::string text(cell);
    constexpr std::size_t behind_day = 10;
    if (text.size() > behind_day && text[behind_day] == ' ') { text[behind_day] = 'T'; }
    if (const auto time = parse_iso_local(text)) { return {time, {}}; }
    return {std::nullopt, "is no time of an appointment; write 2026-10-02 10:00"};
}

Reading<TouchKind> read_touch_kind(std::string_view cell) {
    using enum TouchKind;
    return read_meaning<TouchKind>(cell, {{"phone", call},
                                          {"phone call", call},
                                          {"video call", call},
                                          {"on site visit", visit},
                                          {"onsite visit", visit},
                                          {"site visit", visit},
                                          {"e mail", email},
                                          {"qbr", quarterly_review},
                                          {"business review", quarterly_review},
                                          {"quarterly business review", quarterly_review}});
}

Reading<HealthLevel> read_health_level(std::string_view cell) {
    using enum HealthLevel;
    return read_meaning<HealthLevel>(
        cell, {{"g", green}, {"a", amber}, {"y", amber}, {"r", red}, {"yellow", amber}, {"orange", amber}});
}

Reading<ActionState> read_action_state(std::string_view cell) {
    using enum ActionState;
    return read_meaning<ActionState>(cell, {{"open", considering},
                                            {"new", considering},
                                            {"to do", considering},
                                            {"todo", considering},
                                            {"not started", considering},
                                            {"in progress", planned},
                                            {"committed", planned},
                                            {"complete", done},
                                            {"completed", done},
                                            {"closed", done},
                                            {"rejected", declined},
                                            {"dropped", declined}});
}

Reading<ExpectationOutcome> read_expectation_outcome(std::string_view cell) {
    using enum ExpectationOutcome;
    return read_meaning<ExpectationOutcome>(cell, {{"open", unknown},
                                                   {"pending", unknown},
                                                   {"achieved", met},
                                                   {"partially", partly},
                                                   {"partly met", partly},
                                                   {"partially met", partly},
                                                   {"not met", missed},
                                                   {"failed", missed}});
}

Reading<CodeKind> read_code_kind(std::string_view cell) { return read_word<CodeKind>(cell); }

Reading<std::string> read_colour(std::string_view cell) {
    std::string colour = lower_ascii(cell);
    if (is_colour(colour)) { return {std::move(colour), {}}; }
    return {std::nullopt, "is no colour; write it as #b45309"};
}

Reading<int> read_rating(std::string_view cell) {
    constexpr std::string_view minus = "\u2212";
    int sign = 1;
    std::string_view digit = cell;
    if (digit.starts_with(minus)) {
        sign = -1;
        digit.remove_prefix(minus.size());
    } else if (digit.starts_with('-') || digit.starts_with('+')) {
        sign = digit.front() == '-' ? -1 : 1;
        digit.remove_prefix(1);
    }
    if (digit == "1" || digit == "2") { return {sign * (digit == "2" ? 2 : 1), {}}; }
    return {std::nullopt, "is no rating; +2 and +1 speak for us, -1 and -2 against us"};
}

Reading<double> read_figure(std::string_view cell) {
    constexpr std::size_t longest = 15;  // digits that a number keeps
    std::string_view digits = cell;
    const bool percent = digits.ends_with('%');
    if (percent) { digits = trim(digits.substr(0, digits.size() - 1)); }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value) ||
        digits.size() > longest) {
        return {std::nullopt, "is no number; write 0.33, or 33%"};
    }
    return {percent ? value / 100 : value, {}};
}

Reading<int> read_base(std::string_view cell) {
    Reading<int> reading = read_count(cell);
    if (reading.value && *reading.value > 0) { return reading; }
    return {std::nullopt, "is no whole number of one or more; leave it empty where the source does not say"};
}

}  // namespace winloss::exchange
