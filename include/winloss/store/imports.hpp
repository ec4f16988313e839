// What imports leave behind beside their records: the names that files give to things, and which file an operation
// read. Knows no file itself.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/ids.hpp"
#include "winloss/store/history.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// A name that files give, and the right one.
struct ImportAlias {
    std::string field;  ///< of an import: product, account, owner …
    std::string alias;  ///< matched with case folding
    std::string name;
};

/// By field and alias; those that were told, without the names that records had before (former_names.hpp).
std::vector<ImportAlias> import_aliases(const Store& store);
/// Keeps it in place of what the alias meant before; one that is its own name is forgotten, and
/// then is no record's former name either. False where nothing changes.
bool keep_import_alias(Write& write, const ImportAlias& alias);

/// Something new is called so by hand: no alias stands before it.
void forget_import_alias(Write& write, std::string_view field, const std::string& name);

struct NumberedDeal {
    std::int64_t id = 0;
    std::string external_id, name, account;  ///< account: empty where it has none
    std::string outcome;
};
/// Deals that have an external id, by number.
void each_numbered_deal(const Store& store, const std::function<void(const NumberedDeal&)>& call);

/// The names of a kind that has names, by number, and how many of its records are numbered above `after`. Not of
/// accounts, contacts and deals that are called by their external id, which is no name.
std::vector<std::string> names_of(const Store& store, RecordKind kind);
std::int64_t count_named_above(const Store& store, RecordKind kind, std::int64_t after);
/// Of those above `after` the ones called by a number ('17', '#17') or '.', by number.
struct NumberAsName {
    std::int64_t id = 0;
    std::string name;
};
std::vector<NumberAsName> numbers_as_names(const Store& store, RecordKind kind, std::int64_t after);
std::int64_t highest_number(const Store& store, std::string_view table);

/// A new account that is called as one before it is.
struct Namesakes {
    AccountId known;
    AccountId fresh;  ///< the first of the new ones
};
struct NamesakesFound {
    std::vector<Namesakes> first;  ///< of each name one, by name; no more than were asked for
    std::int64_t fresh = 0;        ///< all new accounts with such names
};
/// Accounts numbered above `after` with the folded name of one up to there. One look through the index of names.
NamesakesFound namesakes_above(const Store& store, std::int64_t after, std::size_t most);

/// Says which file the operation reads. It is not kept for that alone.
void name_import_file(Write& write, std::string_view file, std::string_view digest);
/// An operation of its own that changed nothing: a file was read, and all of it stood in the store already.
void log_unchanged_import(Store& store, const Write::Operation& by, std::string_view file, std::string_view digest);
struct ImportedFile {
    OperationEntry operation;
    std::string file;
    std::string digest;
};
/// Operations that read a file, latest first; `limit` 0 is all.
std::vector<ImportedFile> imports(const Store& store, std::int64_t limit);

}  // namespace winloss::store
