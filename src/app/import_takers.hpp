// What becomes of one row of a foreign table: whom it names is found, the record is held against the store and written,
// and who is named for the first time is made. One taker a kind of record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/import.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/exchange/import_rows.hpp"
#include "winloss/store/bulk_load.hpp"
#include "winloss/store/import_competitors.hpp"
#include "winloss/store/import_deals.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_people.hpp"

namespace winloss::app {

template <class Id>
struct Named;

enum class Taken { created, updated, unchanged, later };

/// Whom rows may name.
struct ImportDirectory {
    ImportDirectory(store::Write& write, std::vector<std::string> overwrite)
        : accounts(write),
          people(write),
          products(write),
          competitors(write),
          reasons(write),
          contacts(write),
          kept(write, std::move(overwrite)) {}

    store::ImportAccounts accounts;
    store::ImportPeople people;
    store::ImportProducts products;
    store::ImportCompetitors competitors;
    store::ImportReasons reasons;
    store::ImportContacts contacts;
    store::ImportKept kept;
    std::int64_t owners_unknown = 0;  ///< rows that name their owner by an id alone that nobody has
};

struct ImportInto {
    store::Write& write;
    store::BulkLoad& bulk;
    ImportDirectory& known;
    const Context& context;
    Date today;
    std::string folder;      ///< of the file, for files that it names
    bool no_create = false;  ///< a row that names somebody new is refused
};

// at_line() says where in the file the row stands that take() is given next. take() throws store::ImportRefusal for a
// row that cannot be taken, before anything of it is written. A row that names a record which may stand further down is
// put off (`later`), unless this is the `last` time it is asked.

class AccountTaker {
public:
    using Row = exchange::AccountRow;
    explicit AccountTaker(const ImportInto& into)
        : into_(into), accounts_(into.write, into.known.accounts, into.known.kept, into.today) {}
    void at_line(std::int64_t line) { accounts_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}
    void tell(ImportTally& tally) const { tally.names_shared = accounts_.names_shared(); }

private:
    ImportInto into_;
    store::AccountImport accounts_;
};

class PersonTaker {
public:
    using Row = exchange::PersonRow;
    explicit PersonTaker(const ImportInto& into) : people_(into.write) {}
    void at_line(std::int64_t line) { people_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    store::PersonImport people_;
};

class ContactTaker {
public:
    using Row = exchange::ContactRow;
    explicit ContactTaker(const ImportInto& into) : into_(into), contacts_(into.write, into.known.kept) {}
    void at_line(std::int64_t line) { contacts_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::ContactImport contacts_;
};

class ProductTaker {
public:
    using Row = exchange::ProductRow;
    explicit ProductTaker(const ImportInto& into) : into_(into) {}
    void at_line(std::int64_t) {}
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
};

class CompetitorTaker {
public:
    using Row = exchange::CompetitorRow;
    explicit CompetitorTaker(const ImportInto& into) : competitors_(into.write, into.known.kept) {}
    void at_line(std::int64_t line) { competitors_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    store::CompetitorImport competitors_;
};

class DealTaker {
public:
    using Row = exchange::DealRow;
    explicit DealTaker(const ImportInto& into) : into_(into), deals_(into.write, into.bulk, into.known.kept) {}
    void at_line(std::int64_t line) { deals_.at_line(line_ = line); }
    Taken take(const Row& row, bool last);
    /// So many new ones will come, all in all.
    void expect(std::int64_t deals);
    void tell(ImportTally& tally) const { tally.called_by_id = called_by_id_; }

private:
    void name_competitors(const Row& row);
    void name_reasons(const Row& row);
    Named<AccountId> account_named(const Row& row, bool& stays);
    void tell_account(const store::DealEntry& entry, const Row& row);
    void name_win_themes(const Row& row);

    ImportInto into_;
    store::DealImport deals_;
    std::int64_t line_ = 0;
    exchange::SomeDeals called_by_id_;                     ///< lines of new competitors
    std::vector<store::DealCompetitorEntry> competitors_;  ///< of the row at hand
    std::vector<StatedReasonId> reasons_;                  ///< likewise
    std::vector<CodeId> themes_;                           ///< likewise
    std::optional<Codebook> codebook_;                     ///< read when a row names a theme
};

class ContractTaker {
public:
    using Row = exchange::ContractRow;
    explicit ContractTaker(const ImportInto& into) : into_(into), contracts_(into.write) {}
    void at_line(std::int64_t line) { contracts_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::ContractImport contracts_;
};

}  // namespace winloss::app
