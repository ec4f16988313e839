// Whom a row of a foreign table names: somebody who is there already, somebody new, or nobody. For the takers alone.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>

#include "import_takers.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/exchange/import_history_rows.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

inline Taken taken(store::Imported imported) {
    switch (imported) {
        case store::Imported::created: return Taken::created;
        case store::Imported::updated: return Taken::updated;
        case store::Imported::unchanged: return Taken::unchanged;
    }
    return Taken::unchanged;
}

/// Known already, new, or nobody.
template <class Id>
struct Named {
    std::optional<Id> id;
    bool is_new = false;
};

inline Named<AccountId> account_of(store::ImportAccounts& accounts, std::string_view external_id,
                                   std::string_view text) {
    if (external_id.empty() && text.empty()) { return {}; }
    const auto id = accounts.find_named(external_id, text);
    return {id, !id};
}

/// `field` is the one that names the colleague.
inline Named<PersonId> person_of(store::ImportPeople& people, std::string_view text, std::string_view field = "owner") {
    if (text.empty()) { return {}; }
    try {
        const auto id = people.find({}, text);
        return {id, !id};
    } catch (store::ImportRefusal& refusal) {
        refusal.field = field;
        throw;
    }
}

/// The owner that a row names, by the CRM's id, by name or both; nobody where it says an id alone that nobody has.
template <class Row>
Named<PersonId> owner_of(store::ImportPeople& people, const Row& row) {
    if (row.owner_id.empty()) { return person_of(people, row.owner); }
    const auto id = people.find(row.owner_id, row.owner);
    return {id, !id && !row.owner.empty()};
}

/// Refuses a name that is not there yet, where none is to be made.
template <class Id>
void require_known(const ImportInto& into, const Named<Id>& named, std::string_view field, std::string_view text) {
    if (!into.no_create || !named.is_new) { return; }
    throw store::ImportRefusal{std::string(field), std::string(text),
                               "is not in the store, and --no-create makes nothing new"};
}

template <class Row>
void require_known_owner(const ImportInto& into, Named<PersonId> owner, const Row& row) {
    if (!row.owner.empty() || row.owner_id.empty()) {
        require_known(into, owner, "owner", row.owner);
    } else {
        owner.is_new = !owner.id;
        require_known(into, owner, "owner_id", row.owner_id);
    }
}

/// Makes the account that a row of something else names, and gives it what the row says and it lacks.
template <class Row>
void settle(store::ImportAccounts& accounts, Named<AccountId>& account, const Row& row) {
    if (!account.id && !account.is_new) { return; }
    store::ImportAccounts::Words words;
    words.external_id = row.account_id;
    // Found by a text that may be its external id, the account is not called by that text.
    if (account.is_new || !row.account_id.empty()) { words.name = row.account; }
    if constexpr (requires { row.segment; }) {
        words.segment = row.segment;
        words.region = row.region;
        words.industry = row.industry;
    }
    if (account.is_new) {
        account.id = accounts.make(words);
    } else {
        accounts.fill(*account.id, words);
    }
}

inline void settle(store::ImportPeople& people, Named<PersonId>& person, std::string_view text, Role role) {
    if (person.is_new) { person.id = people.make({}, text, role); }
}

/// Makes the owner that a row names, or gives whom it knows by an id that id.
template <class Row>
void settle_owner(ImportDirectory& known, Named<PersonId>& owner, const Row& row, Role role) {
    if (owner.is_new) {
        owner.id = known.people.make(row.owner_id, row.owner, role);
    } else if (owner.id) {
        known.people.fill(*owner.id, row.owner_id);
    } else if (!row.owner_id.empty()) {
        ++known.owners_unknown;
    }
}

/// What `find` finds or does; what it throws for what was typed keeps the row out.
template <class Find>
auto told_of(std::string_view field, std::string_view value, const Find& find) {
    try {
        return find();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage && error.kind() != ErrorKind::not_found &&
            error.kind() != ErrorKind::conflict && error.kind() != ErrorKind::bad_input) {
            throw;
        }
        std::string why = error.message();
        if (why.ends_with('.')) { why.pop_back(); }
        throw store::ImportRefusal{std::string(field), std::string(value), std::move(why), true};
    }
}

/// The field by which the row names its interview, and what it says there.
inline store::ImportRefusal interview_refusal(const exchange::NamedInterview& row, std::string why) {
    const bool by_id = !row.interview_external_id.empty();
    return {by_id ? "interview_external_id" : "interview",
            std::string(by_id ? row.interview_external_id : row.interview), std::move(why)};
}

/// The interview that a row names: by the number it had before, by our own, or as a command would name it.
inline InterviewId interview_named(const store::Store& store, const exchange::NamedInterview& row) {
    if (!row.interview_external_id.empty()) {
        const auto id = store::interview_with_external_id(store, row.interview_external_id);
        if (!id) { throw interview_refusal(row, "is no interview's external id here"); }
        return *id;
    }
    const auto number = whole_number(row.interview);
    if (row.own_number && !number) { throw interview_refusal(row, "is no number of an interview"); }
    return told_of("interview", row.interview, [&] {
        if (row.own_number) { return store::read_interview(store, {*number}).id; }
        const auto numbered = store::interview_with_external_id(store, row.interview);
        return numbered ? *numbered : store::find_interview(store, row.interview, store::InterviewMeant::any);
    });
}

/// Refuses an interview that was not held on the day that the row's `field` says.
inline void require_held_on(const exchange::NamedInterview& row, std::string_view field, const Interview& interview) {
    if (!row.held_on || row.held_on == interview.held_on) { return; }
    const std::string when = interview.held_on ? "held on " + iso(*interview.held_on) : "not held yet";
    throw store::ImportRefusal{std::string(field), iso(*row.held_on),
                               fmt::format("is not the day of interview {}, which was {}", interview.id.value, when)};
}

/// What has been cannot lie ahead.
inline void require_past(std::optional<Date> day, Date today, std::string_view field) {
    if (!day || *day <= today) { return; }
    throw store::ImportRefusal{std::string(field), {}, "is still to come; today is " + iso(today)};
}

}  // namespace winloss::app
