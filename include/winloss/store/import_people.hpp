// Accounts, people and contacts of a foreign table on their way into the store: each is found, held against what is
// there, and written where the row says something else. What a row does not say stays as it is. Knows no file; whom
// names mean is found before (import_names.hpp).
//
// Every import of records is asked in two steps, so that what a row names for the first time is made only once the row
// is known to be good: find() may throw ImportRefusal, write() does not. A record may stand in a file twice as long as
// its rows do not contradict each other; otherwise the same file would change something each time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_table.hpp"
#include "winloss/store/import_waiting.hpp"

namespace winloss::store {

// In the entries null and empty mean that the row says nothing; `…_new`, that it names somebody who is not there yet
// (write() is given the number). Views live until write() returns.

struct AccountEntry {
    std::string_view external_id, name, segment, industry, region;
    std::optional<AccountId> parent;
    std::optional<PersonId> owner;
    bool parent_new = false;
    bool owner_new = false;
};

/// Accounts to which a list gave a name that another account has.
struct NamesShared {
    std::int64_t count = 0;
    AccountId account, other;  ///< the first of them, and one that is called the same
    std::string name;
};

class AccountImport {
public:
    /// Another owner than before looks after the account from `today` on. A name that somebody entered stays.
    AccountImport(Write& write, ImportAccounts& accounts, ImportKept& kept, Date today);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by name; an account without external id takes the row's. Refuses a parent that is the
    /// account itself or stands below it, and another owner for an account whose owner is to begin after today.
    void find(const AccountEntry& entry);
    Imported write(const AccountEntry& entry);
    /// Once every row was written: names that rows have exchanged are nobody else's then.
    NamesShared names_shared() const;

private:
    /// What becomes of the row's name where the table's current account is called otherwise.
    enum class Name {
        taken,
        passed_over,  ///< the row, which has no id, says by a former name which account it means
        kept,         ///< somebody changed it, or merged the account that was called so
    };
    Name name_of(const AccountEntry& entry) const;
    void refuse_circle(AccountId parent);
    void refuse_early_owner(const AccountEntry& entry);
    bool changes_owner(const AccountEntry& entry) const;

    Write& write_;
    ImportAccounts& accounts_;
    ImportKept& kept_;
    Date today_;
    ImportTable table_;
    Statement by_id_;
    Statement parent_of_;
    Statement begins_later_;
    std::optional<Statement> begin_ownership_;
    std::vector<std::int64_t> renamed_;  ///< accounts with another name than before, in the order of their rows
};

struct PersonEntry {
    std::string_view external_id, name, email;
    std::optional<Role> role;
    std::optional<bool> active;
};

class PersonImport {
public:
    explicit PersonImport(Write& write);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by e-mail, else by name or former name; a person without external id or e-mail takes the
    /// row's. An e-mail address that somebody else has may be free once that one's own row was taken: false, unless
    /// this is the `last` time the row is asked about. Then addresses that go round between rows change hands, and any
    /// other that is taken is refused.
    bool find(const PersonEntry& entry, bool last);
    /// Another name than before goes on meaning the person in other files.
    Imported write(const PersonEntry& entry);

private:
    bool go_to_address(const PersonEntry& entry);
    bool go_to_namesake(const PersonEntry& entry);
    bool go_to_former(const PersonEntry& entry);
    std::optional<std::int64_t> addressee(std::string_view email, std::int64_t other_than);
    bool take_address(const PersonEntry& entry, std::int64_t other, bool last);

    Write& write_;
    ImportTable table_;
    Statement by_external_id_;
    Statement by_email_;
    Statement by_name_;
    Statement by_number_;
    Statement addressee_;
    FormerNames former_;
    ImportWaiting waiting_;                       ///< for addresses
    std::unordered_set<std::int64_t> addressed_;  ///< who got theirs from the file
    bool by_former_ = false;                      ///< the current one was found by a name that it had before
};

struct ContactEntry {
    std::string_view external_id, name, title, email, phone;
    std::optional<AccountId> account;  ///< null: one that is not there yet
    std::optional<BuyingRole> buying_role;
    bool do_not_contact = false;  ///< false says nothing: no file takes somebody's wish back
    std::optional<Date> left_on;
};

class ContactImport {
public:
    ContactImport(Write& write, ImportKept& kept);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by e-mail, else by name at the account. Refuses another account for somebody who was asked.
    void find(const ContactEntry& entry);
    Imported write(const ContactEntry& entry);

private:
    bool go_to_namesake(const ContactEntry& entry);

    Write& write_;
    ImportKept& kept_;
    ImportTable table_;
    Statement by_external_id_;
    Statement by_email_;
    Statement by_name_;
};

}  // namespace winloss::store
