#include "broken_rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "winloss/core/text.hpp"

namespace winloss::store {

namespace {

/// The names and the quoted words of a condition: 'outcome' of "outcome = 'won'", and 'won'.
struct Parts {
    std::vector<std::string> names;   ///< of columns, each once
    std::vector<std::string> quoted;  ///< in the order of the condition
    bool has_text = false;            ///< a quoted one that is not empty
};

bool is_name_letter(char c) { return std::islower(static_cast<unsigned char>(c)) != 0 || c == '_'; }

Parts parts_of(std::string_view condition) {
    Parts parts;
    for (std::size_t at = 0; at < condition.size();) {
        if (condition[at] == '\'') {
            const std::size_t end = std::min(condition.find('\'', at + 1), condition.size());
            parts.quoted.emplace_back(condition.substr(at + 1, end - at - 1));
            parts.has_text = parts.has_text || !parts.quoted.back().empty();
            at = end + 1;
            continue;
        }
        if (!is_name_letter(condition[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < condition.size() && is_name_letter(condition[end])) { ++end; }
        std::string name(condition.substr(at, end - at));
        const bool is_function = end < condition.size() && condition[end] == '(';  // date(…), length(…)
        if (!is_function && std::ranges::find(parts.names, name) == parts.names.end()) {
            parts.names.push_back(std::move(name));
        }
        at = end;
    }
    return parts;
}

/// Of one field.
std::string clause(std::string_view condition, const Parts& parts) {
    const auto has = [&](std::string_view words) { return condition.find(words) != std::string_view::npos; };
    if (has("date(")) { return "is no day that there is; days are written 2026-10-02"; }
    if (has("<> ''")) { return "is empty"; }
    if (has("length(") || has("GLOB")) { return "is not written as it should be"; }
    if (parts.has_text) { return "is none of " + join(parts.quoted, ", "); }
    if (has(" = 0 OR ")) { return "is neither 0 nor 1"; }
    if (has(" > 0")) { return "is not above 0"; }
    if (has(" >= 0")) { return "is below 0"; }
    return "is no value that it can have";
}

}  // namespace

Rule rule_in_words(std::string_view condition) {
    const Parts parts = parts_of(condition);
    Rule rule{parts.names, {}};
    if (parts.names.size() == 2 && parts.names.back() == "id") {  // parent_id <> id
        rule.fields.pop_back();
        rule.why = "is the record itself";
    } else if (parts.names.size() == 1) {
        rule.why = clause(condition, parts);
    } else {
        rule.why = "do not go together";
    }
    return rule;
}

BrokenRule::BrokenRule(Rule rule)
    : Error(ErrorKind::conflict,
            fmt::format("The store's rules forbid this: {} {}.", join(rule.fields, ", "), rule.why)),
      rule_(std::move(rule)) {}

}  // namespace winloss::store
