// Contacts in the store: people at the accounts.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// A contact with the name of the account.
struct ContactRow {
    Contact contact;
    std::string account;
};

/// Nulls leave everything in.
struct ContactFilter {
    std::optional<AccountId> account{};
    std::optional<BuyingRole> buying_role{};
    std::optional<bool> left{};  ///< false: only those who have not left
    std::optional<bool> do_not_contact{};
    std::optional<Date> here_on{};  ///< has not left by this day
};

/// The query of each_contact(), by name; `limit` 0: all.
Listing contact_listing(const ContactFilter& filter);
void each_contact(const Store& store, const ContactFilter& filter, std::int64_t limit,
                  const std::function<void(const ContactRow&)>& take);
ContactRow read_contact_row(const Store& store, ContactId id);  ///< throws not_found
Contact read_contact(const Store& store, ContactId id);         ///< throws not_found

/// Asks again and again whether any contact is called so.
class ContactNames {
public:
    explicit ContactNames(const Store& store);
    bool has(const std::string& folded);

private:
    Statement called_;
};

/// Throw conflict when another contact has the external id.
ContactId insert_contact(Write& write, const Contact& contact);
void update_contact(Write& write, const Contact& contact);

}  // namespace winloss::store
