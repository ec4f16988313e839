// Whom a foreign table means: accounts by their external id or name, people by external id, e-mail or name, products
// and stated reasons by their words. Each is asked of the store once and remembered. Knows no file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// Why one row of an import cannot be taken. Thrown before anything of the row is written.
struct ImportRefusal {
    std::string field;  ///< of the record: 'owner'; empty where the row as a whole is meant
    std::string value;
    std::string why;        ///< a clause: 'names 2 people; …'
    bool sentence = false;  ///< it is a sentence of its own instead, without the full stop
};

class ImportKept;

/// Texts and the records they stand for. Holds so many that a file of words fits, and forgets all when there are more.
class ImportCache {
public:
    std::optional<std::int64_t> find(std::string_view text) const;
    void keep(std::string_view text, std::int64_t id);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> known_;
};

class ImportAccounts {
public:
    explicit ImportAccounts(Write& write);

    /// The account of that external id (may be empty); where there is none, one without external id that is called by
    /// the text or the id. Without an external id, the account whose external id, in whichever form, or name the text
    /// is, else was. Null where it is not there yet. Throws ImportRefusal for a name that several accounts have.
    std::optional<AccountId> find(std::string_view external_id, std::string_view text);
    /// The same for what only names the account, as a deal does: the id may be that of one that was merged, too.
    std::optional<AccountId> find_named(std::string_view external_id, std::string_view text);
    /// Of the deal with that external id: its account, where that has no external id yet (`by_id`), or is called by its
    /// external id and so has no name yet (else). For a table that knows accounts in one of the two ways alone, while
    /// another one knows them in the other.
    std::optional<AccountId> of_deal(std::string_view deal, bool by_id);
    /// What a table of something else says of an account; empty: nothing.
    struct Words {
        std::string_view external_id{}, name{}, segment{}, region{}, industry{};
    };
    /// The account of the deal with that external id, where somebody merged the one that the table names into it, or
    /// gave it another name than the table's.
    std::optional<AccountId> kept_by_deal(std::string_view deal, std::string_view name);
    /// Whether the account had this name, or one that was merged into it (`merged` asks for that alone).
    bool was_called(AccountId account, std::string_view name, bool merged = false) const;
    /// Whether some account of this name was merged into another one.
    bool was_merged(std::string_view name) const;
    /// A new one, for what find() did not find; named by its external id where it has no name.
    AccountId make(const Words& words);
    /// Gives the account what it lacks. One that is called by its external id lacks its name.
    void fill(AccountId account, const Words& words);

    /// Once every row was heard: gives accounts known by their external id the other name that the table has for them,
    /// where it has one alone and nobody entered the name they have (`kept`).
    void take_new_names(ImportKept& kept);
    struct Renamed {
        std::string before, after;
    };
    /// The first of those.
    const std::vector<Renamed>& renamed() const { return renamed_; }
    std::int64_t renamed_count() const { return renamed_count_; }

    std::int64_t made() const { return made_; }
    std::int64_t filled() const { return filled_; }
    /// How many of the new ones are called by an id, their own or one that nobody has.
    std::int64_t nameless() const { return nameless_; }

private:
    std::optional<std::int64_t> having_id(std::string_view external_id);
    std::optional<std::int64_t> without_external_id(std::string_view name);
    std::optional<std::int64_t> named(std::string_view name);
    unsigned char& lacking(AccountId account);
    void hear_name(AccountId account, std::string_view name, unsigned char& lacks);
    void remember_name(AccountId account, std::string_view name);

    /// What is known of an account once it was asked for.
    struct Known {
        std::size_t name = 0;  ///< the hash of the name that it has
        unsigned char lacking = 0;
    };
    /// What the table calls an account that is called otherwise.
    struct OtherName {
        std::string name;
        bool several = false;
    };

    Write& write_;
    Statement by_external_id_;
    Statement by_name_;
    Statement lacking_of_;
    std::optional<Statement> insert_;
    std::optional<Statement> fill_;
    std::optional<Statement> of_deal_;
    std::optional<Statement> is_of_deal_;
    FormerNames former_;
    ImportCache ids_;                                ///< external ids
    ImportCache texts_;                              ///< names, or external ids in a column of names
    std::unordered_map<std::int64_t, Known> known_;  ///< by account, whose number a foreign archive may choose
    std::map<std::int64_t, OtherName> other_names_;  ///< by account
    std::vector<Renamed> renamed_;
    std::int64_t renamed_count_ = 0;
    bool some_without_external_id_;
    std::int64_t made_ = 0;
    std::int64_t filled_ = 0;
    std::int64_t nameless_ = 0;
};

class ImportPeople {
public:
    explicit ImportPeople(Write& write);

    /// Whoever has that external id (may be empty); where nobody has, and without one, whom the text means: by e-mail
    /// where it is one, else by name, else by a former name, with an external id only somebody who has none yet. Null
    /// where nobody is meant. Throws ImportRefusal for a name that several people have.
    std::optional<PersonId> find(std::string_view external_id, std::string_view text);
    PersonId make(std::string_view external_id, std::string_view text, Role role);
    /// Gives the person the external id, where that is lacking.
    void fill(PersonId person, std::string_view external_id);
    std::int64_t made() const { return made_; }

private:
    std::optional<std::int64_t> called(std::string_view text, bool any);
    bool has_external_id(std::int64_t person) const;

    Write& write_;
    Statement by_external_id_;
    Statement by_email_;
    Statement by_name_;
    FormerNames former_;
    ImportCache ids_;    ///< external ids
    ImportCache texts_;  ///< names, addresses, or external ids in a column of names
    std::unordered_set<std::int64_t> filled_;
    std::int64_t made_ = 0;
};

/// Contacts, each at its account.
class ImportContacts {
public:
    explicit ImportContacts(Write& write);

    /// By external id, else by e-mail where the text is one, else by name; of several of one name the one who is still
    /// there.
    std::optional<ContactId> find(AccountId account, std::string_view text);
    ContactId make(AccountId account, std::string_view text);
    std::int64_t made() const { return made_; }

private:
    Write& write_;
    Statement by_external_id_;
    Statement by_email_;
    Statement by_name_;
    std::int64_t made_ = 0;
};

class ImportProducts {
public:
    explicit ImportProducts(Write& write);
    /// The one called so, else the one that was.
    std::optional<ProductId> find(std::string_view name);
    /// The same, made under that name where there is none.
    ProductId require(std::string_view name);
    std::int64_t made() const { return made_; }

private:
    Write& write_;
    Statement by_name_;
    FormerNames former_;
    ImportCache known_;
    std::int64_t made_ = 0;
};

class ImportReasons {
public:
    explicit ImportReasons(Write& write);
    std::optional<StatedReasonId> find(std::string_view text);
    /// The stated reason of exactly this text, made where there is none; a new one is mapped as its case-folded twin.
    StatedReasonId require(std::string_view text);
    std::int64_t made() const { return made_; }

private:
    Write& write_;
    Statement by_text_;
    Statement twin_;
    std::optional<Statement> insert_;
    ImportCache known_;
    std::int64_t made_ = 0;
};

}  // namespace winloss::store
