// The people at an account who may be asked for an interview: found by their name, the best of them suggested.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/domain/records.hpp"

namespace winloss::app {

/// Whom to ask first; null where the account has nobody who may be asked.
std::optional<Contact> best_contact(const store::Store& store, const Context& context, const Programme& programme,
                                    const Interview& interview);

/// The account has contacts, and none of them may be asked on that day.
bool nobody_at_account(const store::Store& store, AccountId account, Date on);

/// The contact of the account that the word names; throws not_found with the nearest, conflict where two have the name.
Contact contact_at(const store::Store& store, AccountId account, std::string_view word);

/// 'Max Ek must not be contacted.', 'Max Ek left on …': what stood against a contact on that day; empty where nothing
/// did.
std::string barred_words(const Contact& contact, Date on);
/// A sentence for each of the account's contacts that were met or written to on that day all the same: what happened is
/// recorded, and said.
std::vector<std::string> met_all_the_same(const store::Store& store, AccountId account,
                                          const std::vector<std::string>& words, Date on);
/// Throws conflict when the contact had left by then or must not be contacted.
void require_may_be_asked(const Contact& contact, Date on);

/// A sentence for each open interview that names somebody who may not be asked any more.
std::vector<std::string> left_to_others(const store::Store& store, const Contact& contact);

/// 'Max Ek was asked on …': where somebody is asked again within the fatigue period although another could be; empty
/// otherwise.
std::string asked_again(const store::Store& store, const Programme& programme, const Interview& interview,
                        const Contact& contact, Date on);

}  // namespace winloss::app
