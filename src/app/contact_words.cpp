#include "contact_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/name_words.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/contact_choice.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

namespace {

std::vector<Contact> contacts_of(const store::Store& store, AccountId account) {
    std::vector<Contact> contacts;
    store::each_contact(store, {.account = account}, 0,
                        [&](const store::ContactRow& row) { contacts.push_back(row.contact); });
    return contacts;
}

std::vector<ContactChoice> choices(const store::Store& store, const std::vector<Contact>& contacts, Date on,
                                   const Programme& programme, const Interview& interview) {
    return choose_contacts(contacts, store::contact_asks(store, interview.account, interview.id),
                           store::contacts_meant(store, interview), on, programme.fatigue_days);
}

const Contact& with_id(const std::vector<Contact>& contacts, ContactId id) {
    return *std::find_if(contacts.begin(), contacts.end(), [&](const Contact& each) { return each.id == id; });
}

/// How well a word fits a contact, as store::find_contact has it: the first that fits any is what counts.
enum class Fit { number, external_id, name, first_words, any_words, none };

Fit fit(const Contact& contact, std::string_view word, const std::string& folded) {
    if (std::to_string(contact.id.value) == (word.starts_with('#') ? word.substr(1) : word)) { return Fit::number; }
    if (contact.external_id == word) { return Fit::external_id; }
    const std::string name = fold(contact.name);
    if (name == folded) { return Fit::name; }
    if (name.starts_with(folded + ' ')) { return Fit::first_words; }
    return stand_in_name(folded, name) ? Fit::any_words : Fit::none;
}

}  // namespace

std::optional<Contact> best_contact(const store::Store& store, const Context& context, const Programme& programme,
                                    const Interview& interview) {
    const std::vector<Contact> contacts = contacts_of(store, interview.account);
    const auto choice = choices(store, contacts, context.today, programme, interview);
    if (choice.empty()) { return std::nullopt; }
    return with_id(contacts, choice.front().contact);
}

bool nobody_at_account(const store::Store& store, AccountId account, Date on) {
    const std::vector<Contact> contacts = contacts_of(store, account);
    return !contacts.empty() && std::ranges::all_of(contacts, [&](const Contact& each) {
        const auto until = asked_no_more_from(each.do_not_contact, each.left_on);
        return until && *until <= on;
    });
}

Contact contact_at(const store::Store& store, AccountId account, std::string_view word) {
    const std::vector<Contact> contacts = contacts_of(store, account);
    std::vector<std::string> names;
    std::vector<const Contact*> found;
    const std::string folded = fold(word);
    Fit best = Fit::none;
    for (const Contact& contact : contacts) {
        names.push_back(contact.name);
        const Fit own = fit(contact, trim(word), folded);
        if (own == Fit::none || own > best) { continue; }
        if (own < best) { found.clear(); }
        best = own;
        found.push_back(&contact);
    }
    if (found.size() == 1) { return *found.front(); }
    if (found.empty()) {
        const std::string near = did_you_mean(trim(word), names);
        throw not_found(fmt::format("The account has no contact {}.", quoted(word)),
                        near.empty()
                            ? fmt::format("winloss contact list --account {0} shows who is there; winloss contact "
                                          "add NAME --account {0} adds one.",
                                          account.value)
                            : near);
    }
    std::vector<std::string> numbers;
    for (const Contact* contact : found) {
        numbers.push_back(fmt::format("{} {}", contact->id.value, contact->name));
        std::vector<std::string> tells;
        if (contact->title) { tells.push_back(*contact->title); }
        if (contact->buying_role) { tells.emplace_back(winloss::word(*contact->buying_role)); }
        if (contact->email) { tells.push_back(*contact->email); }
        if (contact->left_on) { tells.push_back("left on " + iso(*contact->left_on)); }
        if (!tells.empty()) { numbers.back() += fmt::format(" ({})", join(tells, ", ")); }
    }
    throw conflict(fmt::format("{} names {} contacts.", quoted(word), found.size()),
                   join(numbers, "\n") + "\nGive the number.");
}

std::vector<std::string> left_to_others(const store::Store& store, const Contact& contact) {
    std::vector<std::string> sentences;
    for (const Interview& interview : store::interviews_of(store, contact.account)) {
        if (!interview.open()) { continue; }
        const std::vector<Contact> named = store::interview_contacts(store, interview.id);
        if (std::ranges::find(named, contact.id, &Contact::id) == named.end()) { continue; }
        sentences.push_back(
            fmt::format("Interview {0} was to be with {1}; ask somebody else: winloss interview suggest {0}",
                        interview.id.value, contact.name));
    }
    return sentences;
}

std::string barred_words(const Contact& contact, Date on) {
    if (contact.do_not_contact) { return fmt::format("{} must not be contacted.", contact.name); }
    if (contact.left_on && *contact.left_on <= on) {
        return fmt::format("{} left on {}.", contact.name, iso(*contact.left_on));
    }
    return {};
}

std::vector<std::string> met_all_the_same(const store::Store& store, AccountId account,
                                          const std::vector<std::string>& words, Date on) {
    std::vector<std::string> sentences;
    for (const std::string& word : words) {
        const Contact contact = contact_at(store, account, word);
        if (const std::string barred = barred_words(contact, on); !barred.empty()) {
            sentences.push_back(fmt::format("{} It is recorded all the same: winloss contact show {} says more.",
                                            barred, contact.id.value));
        }
    }
    return sentences;
}

void require_may_be_asked(const Contact& contact, Date on) {
    const std::string barred = barred_words(contact, on);
    if (barred.empty()) { return; }
    throw conflict(barred, fmt::format("Ask somebody else; winloss contact show {} says more.", contact.id.value));
}

std::string asked_again(const store::Store& store, const Programme& programme, const Interview& interview,
                        const Contact& contact, Date on) {
    const std::vector<Contact> contacts = contacts_of(store, interview.account);
    const auto choice = choices(store, contacts, on, programme, interview);
    const auto own = std::find_if(choice.begin(), choice.end(),
                                  [&](const ContactChoice& each) { return each.contact == contact.id; });
    if (own == choice.end() || !own->asked_lately || choice.front().asked_lately) { return {}; }
    return fmt::format("{} was asked for an interview on {}, less than {} days ago; {} was not.", contact.name,
                       iso(*own->last_asked), programme.fatigue_days, with_id(contacts, choice.front().contact).name);
}

}  // namespace winloss::app
