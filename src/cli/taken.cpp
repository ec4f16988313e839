#include "taken.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"

namespace winloss::cli {

namespace {

struct Taken {
    std::string_view noun;
    std::int64_t id;
    std::string name;
    std::optional<std::string> external_id;
};

/// Null for what names nobody any more: it was renamed or removed.
std::optional<Taken> record_of(const store::Store& store, std::string_view what, const std::string& word) {
    try {
        if (what == "ACCOUNT") {
            const Account account = store::read_account(store, store::find_account(store, word));
            return Taken{"account", account.id.value, account.name, account.external_id};
        }
        const Person person = store::read_person(store, store::find_person(store, word));
        return Taken{"person", person.id.value, person.name, person.external_id};
    } catch (const Error&) { return std::nullopt; }
}

bool is_part_of_a_name(const std::string& word) {
    return !trim(word).empty() && word != "." && !word.starts_with('#') && !whole_number(word);
}

}  // namespace

std::vector<std::string> taken_for(const store::Store& store, const std::vector<Given>& given, const Answer& answer) {
    std::vector<std::string> said;
    for (const auto& [parameter, values] : given) {
        const std::string& what = parameter->kind == Parameter::Kind::operand ? parameter->name : parameter->value;
        if ((what != "ACCOUNT" && what != "PERSON") || parameter->name == "--as") { continue; }
        for (const std::string& word : values) {
            const auto record = is_part_of_a_name(word) ? record_of(store, what, word) : std::nullopt;
            if (!record || fold(record->name) == fold(word) || record->external_id == word) { continue; }
            const std::string name = app::in_sentence(record->name);
            const auto names_it = [&](const std::string& each) { return each.find(name) != std::string::npos; };
            if (std::ranges::any_of(answer.messages, names_it)) { continue; }
            said.push_back(fmt::format("{} is {} {}, {}.", quoted(trim(word)), record->noun, record->id, name));
        }
    }
    return said;
}

}  // namespace winloss::cli
