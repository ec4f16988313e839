// Names taken out of what leaves the team, in one way wherever text of somebody's goes (DOMAIN §9): no colleague, no
// contact, and no customer where confidentiality was promised.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/blameless.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

/// Colleagues and the customer's contacts are looked for in part as well, contacts elsewhere and former names of
/// colleagues and of the customer too. What is read of the store is read once.
class Discretion {
public:
    /// `contact`: what stands for a contact of the account whose text it is.
    explicit Discretion(const store::Store& store, std::string contact = "someone at the customer's");

    /// Of one line: line breaks are spaces then. Addresses and telephone numbers go as well.
    Blameless without_people(std::string_view text, AccountId account, bool customer_named);
    /// Of what the records say by themselves, which names nobody: a fact, a competitor.
    std::string without_customer(std::string_view text, AccountId account) const;

private:
    const std::vector<NamedPerson>& of(AccountId account);
    std::vector<NamedPerson> customer(AccountId account) const;
    void add_contacts_elsewhere(std::vector<NamedPerson>& people, std::string_view text);

    const store::Store& store_;
    std::string contact_;
    store::ContactNames elsewhere_;
    std::vector<NamedPerson> colleagues_;
    std::map<std::int64_t, std::vector<NamedPerson>> of_account_;
};

/// What was written over several lines, in one.
std::string in_one_line(std::string_view text);

}  // namespace winloss::app
