#include "last_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <variant>

#include "winloss/cli/settings.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view guide = "guide";
constexpr std::string_view code = "code";

/// What an operand or an option's value names: DEAL is a deal.
std::optional<std::string> kind_of(const Parameter& parameter) {
    std::string word = lower_ascii(parameter.kind == Parameter::Kind::operand ? parameter.name : parameter.value);
    std::string what = lower_ascii(parameter.stands_for);
    if (what == guide) { return what; }
    if (word == code || store::kind_named(word)) { return word; }
    const std::string last = what.substr(what.rfind(' ') + 1);  // 'open deal'
    return store::kind_named(last) ? std::optional(last) : std::nullopt;
}

/// 'winloss deal list'
std::string listing(const std::string& kind) {
    if (const auto record = store::kind_named(kind)) { return store::listing_command(*record); }
    return kind == code ? "winloss codebook list" : "winloss guide list --versions";
}

/// A record on its own page answers for itself.
std::optional<ChangedRecord> shown(std::string_view noun, const Answer& answer) {
    const auto* record = std::get_if<Record>(&answer.data);
    const std::string_view kind = noun == "codebook" ? code : noun;
    if (record == nullptr || (kind != code && !store::kind_named(kind))) { return std::nullopt; }
    const auto id = std::find_if(record->fields.begin(), record->fields.end(),
                                 [](const Field& field) { return field.key == "id"; });
    if (id == record->fields.end() || !std::holds_alternative<std::int64_t>(id->value)) { return std::nullopt; }
    return ChangedRecord{kind, std::get<std::int64_t>(id->value)};
}

}  // namespace

std::string LastRecords::meant(const Parameter& parameter) {
    const auto kind = kind_of(parameter);
    if (!kind) { return "."; }
    if (!world_.last) {
        throw not_found("'.' is what a person at a terminal saw last, and none is here.",
                        "Name the record by its number or its name.");
    }
    const auto number = world_.last(Settings(globals_, world_).store(), *kind);
    if (!number) {
        throw not_found(fmt::format("'.' stands for the {} shown or changed last, and there was none yet.", *kind),
                        listing(*kind) + " has the numbers.");
    }
    stood_for_.emplace_back(*kind, *number);
    return fmt::format("#{}", *number);
}

Answer LastRecords::telling(const std::function<Answer()>& command) const {
    try {
        return command();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) { throw; }
        for (const auto& [kind, number] : stood_for_) {
            const bool is_it = error.message().find(fmt::format("'#{}'", number)) != std::string::npos ||
                               error.message() == fmt::format("There is no {} {}.", kind, number);
            if (!is_it) { continue; }
            throw not_found(fmt::format("'.' stands for {} {}, which is not there.", kind, number),
                            listing(kind) + " shows what there is.");
        }
        throw;
    }
}

void LastRecords::keep(std::string_view noun, const Answer& answer) const {
    if (!world_.remember) { return; }
    const auto subject = answer.subject ? answer.subject : shown(noun, answer);
    if (subject) { world_.remember(Settings(globals_, world_).store(), std::string(subject->kind), subject->id); }
}

}  // namespace winloss::cli
