// How an option names another record. People and accounts must be there; products and competitors are made when a
// deal or contract first names them, and the answer says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/records.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// Throws not_found with the nearest names and how to add one.
PersonId named_person(const store::Store& store, std::string_view typed);
AccountId named_account(const store::Store& store, std::string_view typed);

/// The one who acts. Throws not_found, saying how to say who one is.
PersonId self(const store::Store& store, const Context& context);
/// The colleague who was typed (throws as store::find_person), else the one who acts: null where the store knows none
/// of that name, or several.
std::optional<PersonId> person_or_self(const store::Store& store, const Context& context,
                                       const std::optional<std::string>& typed = std::nullopt);
/// What the log calls who acts: the colleague's name, however it was typed (a number, an e-mail address, a first name),
/// so that one person has one name there; as typed where it is none, several, or a name that several have.
std::string name_in_log(const store::Store& store, const std::string& person);
/// A sentence that names the nearest colleagues where the one who acts is none, or several; empty where all is well.
std::string stranger_hint(const store::Store& store, const std::string& person);

/// Made when it is new; `said` then gets a sentence that names it, and what near to it is there already. A number that
/// is not there makes nothing: throws not_found.
ProductId named_product(store::Write& write, std::string_view typed, std::vector<std::string>& said);
CompetitorId named_competitor(store::Write& write, std::string_view typed, std::vector<std::string>& said);

/// What a name means wherever a command takes a record of the kind, in place of the record that is called so: '.', the
/// last one, or a number. Empty where nothing else is meant.
std::string stands_for(store::RecordKind kind, std::string_view name);
/// The name that a record of the kind is to have. Throws usage for what stands for something else wherever a command
/// takes a record: a number, and '.', the last one.
std::string own_name(store::RecordKind kind, std::string_view typed);

/// What is said where another record is called so already: of accounts and people all, of contacts those of the same
/// account. Empty where there is none.
std::string same_name(const store::Store& store, const Account& account);
std::string same_name(const store::Store& store, const Person& person);
std::string same_name(const store::Store& store, const Contact& contact);

/// Whether a name means its record wherever a command takes one: it is no number, no option, not '.', the last one, and
/// nothing that nobody could type.
bool means_itself(std::string_view name);
/// Says which account or colleague a word was taken for ('severn' is account 2, Severn Rail Group.), where it is a part
/// of the name alone and the messages do not name the record by themselves.
void tell_taken_for(const store::Store& store, store::RecordKind kind, const std::string& word,
                    std::vector<std::string>& messages);
/// What a command to type names them by: the name, or the number where others have the name too or nobody could type
/// it.
std::string typable(const store::Store& store, const Person& person);
std::string typable(const store::Store& store, const Contact& contact);

/// Says, behind the answer's first sentence, that whoever was typed as an owner is no longer active; nothing where
/// nobody was, or they are.
void mind_inactive(const store::Store& store, const std::optional<std::string>& typed, Answer& answer);

/// Overwrites `value` when something was typed; an empty text clears it.
template <class SomeId, class Find>
void set_reference(std::optional<SomeId>& value, const std::optional<std::string>& typed, const Find& find) {
    if (!typed) { return; }
    value = trim(*typed).empty() ? std::nullopt : std::optional<SomeId>(find(*typed));
}

/// Somebody joins a team or leaves it.
struct TeamChange {
    bool joins = true;
    PersonId person;
    std::optional<std::string> role;
};
/// `+kim,-lee`: names apart by commas, '-' for who leaves, '+' or nothing for who joins. With `roles` a role may follow
/// behind a colon: `+kim:technical lead`.
std::vector<TeamChange> parse_team(const store::Store& store, const std::vector<std::string>& typed, bool roles);

}  // namespace winloss::app
