#include "winloss/app/naming.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/offers.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/products.hpp"

namespace winloss::app {

namespace {

using store::RecordKind;

bool is_number(std::string_view word) {
    if (word.starts_with('#')) { word.remove_prefix(1); }
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A name as it stands in a command to type.
std::string name_to_add(std::string_view name) { return can_be_typed(name) && name != "." ? shell_word(name) : "NAME"; }

[[noreturn]] void refuse_missing(const store::Store& store, RecordKind kind, std::string_view word) {
    const std::string_view noun = store::table_name(kind);
    std::string hint;
    if (is_number(word)) {
        hint = store::listing_command(kind) + " shows them.";
    } else {
        hint = store::near_names(store, kind, word);
        if (!hint.empty()) { hint += ' '; }
        hint += fmt::format("winloss {} add {} adds one.", noun, name_to_add(word));
    }
    throw not_found(fmt::format("There is no {} {}.", noun, quoted(word)), hint);
}

std::int64_t there(const store::Store& store, RecordKind kind, std::string_view typed) {
    const auto found = store::look_up(store, kind, typed);
    if (!found) { refuse_missing(store, kind, trim(typed)); }
    return *found;
}

/// The record of that name, or what `make` makes of the name.
template <class Make>
std::int64_t there_or_made(store::Write& write, RecordKind kind, std::string_view typed, std::vector<std::string>& said,
                           const Make& make) {
    const std::string_view noun = store::table_name(kind);
    const std::string name = required_line(typed, noun);
    if (const auto found = store::look_up(write.store(), kind, name)) { return *found; }
    if (is_number(name)) { refuse_missing(write.store(), kind, name); }
    own_name(kind, name);  // a dot in a list of names, or in a form, stands for nothing
    const std::string near = store::near_names(write.store(), kind, name);
    const std::int64_t id = make(name);
    said.push_back(fmt::format("{} is a new {}, number {}{}", cut_to_width(name, 60), noun, id,
                               near.empty() ? "." : fmt::format(". {} winloss undo takes this back.", near)));
    return id;
}

/// The others of the kind that are called so, in a sentence; `among` says which of them count.
std::string same_name(const store::Store& store, RecordKind kind, std::int64_t self, const std::string& name,
                      const std::function<bool(std::int64_t)>& among) {
    constexpr std::int64_t most = 10;  // the name itself comes before those that begin with it
    std::vector<std::string> numbers;
    for (const store::NameLine& each : store::names_from(store, kind, name, most)) {
        if (each.id != self && fold(each.name) == fold(name) && among(each.id)) {
            numbers.push_back(std::to_string(each.id));
        }
    }
    const std::string_view noun = store::table_name(kind);
    if (numbers.empty()) { return {}; }
    return numbers.size() == 1
               ? fmt::format("There is {} {} of this name already: number {}.", noun.starts_with('a') ? "an" : "a",
                             noun, numbers.front())
               : fmt::format("There are {} of this name already: numbers {}.",
                             kind == RecordKind::person ? "people" : fmt::format("{}s", noun), join(numbers, ", "));
}

bool any_of_them(std::int64_t) { return true; }

/// 'Give the number: 1 Kim Larsen, 4 Kim Berg.' of a hint that is a list, for within a sentence.
std::string in_one_line(std::string_view hint) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(hint, '\n')) { lines.emplace_back(line); }
    if (lines.size() < 2) { return std::string(hint); }
    std::string last = lines.back();
    lines.pop_back();
    if (last.ends_with('.')) { last.pop_back(); }
    return fmt::format("{}: {}.", last, join(lines, ", "));
}

TeamChange parse_change(const store::Store& store, std::string_view piece, bool roles) {
    TeamChange change;
    piece = trim(piece);
    if (piece.starts_with('+') || piece.starts_with('-')) {
        change.joins = piece.front() == '+';
        piece.remove_prefix(1);
    }
    const std::size_t colon = roles && change.joins ? piece.find(':') : std::string_view::npos;
    if (colon != std::string_view::npos) {
        change.role = optional_line(piece.substr(colon + 1), "role");
        piece = piece.substr(0, colon);
    }
    change.person = named_person(store, required_line(piece, "name of a team member"));
    return change;
}

}  // namespace

std::string stands_for(RecordKind kind, std::string_view name) {
    const std::string_view noun = store::table_name(kind);
    if (name == ".") { return fmt::format("the {} shown or changed last", noun); }
    return is_number(name) ? fmt::format("the {} of that number", noun) : std::string();
}

std::string own_name(RecordKind kind, std::string_view typed) {
    std::string name = required_line(typed, "name");
    const std::string meaning = stands_for(kind, name);
    if (meaning.empty()) { return name; }
    const std::string_view noun = store::table_name(kind);
    std::string hint = fmt::format("It stands for {}", meaning);
    hint += is_number(name) ? fmt::format("; call it '{} {}', say.", noun, name) : std::string(".");
    throw usage_error(fmt::format("No {} can be called {}.", noun, quoted(name)), std::move(hint));
}

std::string same_name(const store::Store& store, const Account& account) {
    return same_name(store, RecordKind::account, account.id.value, account.name, any_of_them);
}

std::string same_name(const store::Store& store, const Person& person) {
    return same_name(store, RecordKind::person, person.id.value, person.name, any_of_them);
}

std::string same_name(const store::Store& store, const Contact& contact) {
    return same_name(store, RecordKind::contact, contact.id.value, contact.name,
                     [&](std::int64_t id) { return store::read_contact(store, {id}).account == contact.account; });
}

bool means_itself(std::string_view name) {
    const std::string_view digits = name.starts_with('#') ? name.substr(1) : name;
    return can_be_typed(name) && !name.starts_with('-') && name != "." && !whole_number(digits);
}

namespace {

struct Taken {
    std::int64_t id;
    std::string name;
    std::optional<std::string> external_id;
};

/// Null for what names nobody any more: it was renamed or removed.
std::optional<Taken> taken(const store::Store& store, RecordKind kind, const std::string& word) {
    try {
        if (kind == RecordKind::account) {
            const Account account = store::read_account(store, store::find_account(store, word));
            return Taken{account.id.value, account.name, account.external_id};
        }
        const Person person = store::read_person(store, store::find_person(store, word));
        return Taken{person.id.value, person.name, person.external_id};
    } catch (const Error&) { return std::nullopt; }
}

bool is_part_of_a_name(const std::string& word) {
    return !trim(word).empty() && word != "." && !word.starts_with('#') && !whole_number(word);
}

}  // namespace

void tell_taken_for(const store::Store& store, RecordKind kind, const std::string& word,
                    std::vector<std::string>& messages) {
    const auto record = is_part_of_a_name(word) ? taken(store, kind, word) : std::nullopt;
    if (!record || fold(record->name) == fold(word) || record->external_id == word) { return; }
    const std::string name = in_sentence(record->name);
    const auto names_it = [&](const std::string& each) { return each.find(name) != std::string::npos; };
    if (std::ranges::any_of(messages, names_it)) { return; }
    messages.push_back(fmt::format("{} is {} {}, {}.", quoted(trim(word)), store::table_name(kind), record->id, name));
}

namespace {

std::string typable(const std::string& name, std::int64_t id, bool shared) {
    return means_itself(name) && !shared ? name : std::to_string(id);
}

}  // namespace

std::string typable(const store::Store& store, const Person& person) {
    return typable(person.name, person.id.value, !same_name(store, person).empty());
}

std::string typable(const store::Store& store, const Contact& contact) {
    return typable(contact.name, contact.id.value, !same_name(store, contact).empty());
}

PersonId named_person(const store::Store& store, std::string_view typed) {
    return {there(store, RecordKind::person, typed)};
}

void mind_inactive(const store::Store& store, const std::optional<std::string>& typed, Answer& answer) {
    if (!typed || trim(*typed).empty()) { return; }
    const Person person = store::read_person(store, named_person(store, *typed));
    if (person.active) { return; }
    answer.messages.insert(
        answer.messages.begin() + (answer.messages.empty() ? 0 : 1),
        fmt::format("{} is no longer active. Who is: winloss person list --active", in_sentence(person.name)));
}

AccountId named_account(const store::Store& store, std::string_view typed) {
    return {there(store, RecordKind::account, typed)};
}

std::optional<PersonId> person_or_self(const store::Store& store, const Context& context,
                                       const std::optional<std::string>& typed) {
    if (typed) { return store::find_person(store, *typed); }
    try {
        const auto self = store::look_up(store, store::RecordKind::person, context.person);
        return self ? std::optional(PersonId{*self}) : std::nullopt;
    } catch (const Error& several) {
        if (several.kind() != ErrorKind::conflict) { throw; }
        return std::nullopt;
    }
}

PersonId self(const store::Store& store, const Context& context) {
    if (store::look_up(store, RecordKind::person, context.person)) { return store::find_person(store, context.person); }
    std::string near = store::near_names(store, RecordKind::person, context.person);
    if (!near.empty()) { near += ' '; }
    throw not_found(fmt::format("No colleague is called {}.", quoted(context.person)),
                    near + "Who you are says --as PERSON, or winloss config set as PERSON for good.");
}

std::string name_in_log(const store::Store& store, const std::string& person) {
    try {
        const auto id = store::look_up(store, RecordKind::person, person);
        if (!id) { return person; }
        std::string name = store::read_person(store, {*id}).name;
        return store::look_up(store, RecordKind::person, name) == id ? name : person;
    } catch (const Error& several) {
        if (several.kind() != ErrorKind::conflict) { throw; }
        return person;
    }
}

std::string stranger_hint(const store::Store& store, const std::string& person) {
    try {
        if (store::look_up(store, RecordKind::person, person)) { return {}; }
    } catch (const Error& several) {
        if (several.kind() != ErrorKind::conflict) { throw; }
        return fmt::format("The log says {}, and more than one colleague is called so. {}", quoted(person),
                           in_one_line(several.hint()));
    }
    const std::string near = store::near_names(store, RecordKind::person, person);
    return fmt::format("The log says {}, and no colleague is called so. {}", quoted(person),
                       near.empty() ? fmt::format("winloss person add {} adds one.", name_to_add(person)) : near);
}

ProductId named_product(store::Write& write, std::string_view typed, std::vector<std::string>& said) {
    return {there_or_made(write, RecordKind::product, typed, said,
                          [&](const std::string& name) { return store::insert_product(write, {{}, name}).value; })};
}

CompetitorId named_competitor(store::Write& write, std::string_view typed, std::vector<std::string>& said) {
    return {there_or_made(write, RecordKind::competitor, typed, said,
                          [&](const std::string& name) { return store::insert_competitor(write, {{}, name}).value; })};
}

std::vector<TeamChange> parse_team(const store::Store& store, const std::vector<std::string>& typed, bool roles) {
    std::vector<TeamChange> changes;
    for (const std::string& each : typed) {
        for (const std::string_view piece : split(each, ',')) { changes.push_back(parse_change(store, piece, roles)); }
    }
    return changes;
}

}  // namespace winloss::app
