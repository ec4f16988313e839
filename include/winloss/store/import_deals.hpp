// Deals and contracts of a foreign table on their way into the store, in the two steps that import_people.hpp
// describes. Knows no file.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "winloss/core/money.hpp"
#include "winloss/domain/ids.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/bulk_load.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_names.hpp"
#include "winloss/store/import_table.hpp"

namespace winloss::store {

// Null and empty mean that the row says nothing. Views live until write() returns.

struct DealEntry {
    std::string_view external_id, name;
    std::string_view called;  ///< the name of a new deal whose row gives none
    std::optional<AccountId> account;
    bool account_new = false;  ///< the row names an account that is not there yet
    bool owner_new = false;    ///< likewise
    bool product_new = false;  ///< likewise
    std::optional<DealKind> kind;
    std::optional<ProductId> product;
    std::optional<PersonId> owner;
    std::optional<Money> amount;
    std::string_view lead_source, stage;
    std::optional<Outcome> outcome;
    std::optional<Date> opened_on, decided_on, closed_on;
    std::optional<Date> expected_on;  ///< no close date of a deal that has ended, though it may have been taken for one
    std::optional<Exclusion> exclusion;
};

struct DealCompetitorEntry {
    CompetitorId competitor;
    bool told = false;  ///< the row says how far it came
    bool finalist = false;
    bool incumbent = false;
    bool winner = false;
};

class DealImport {
public:
    /// Keeps `bulk` from doing without the indexes that deals are found by when their external id does not do.
    DealImport(Write& write, BulkLoad& bulk, ImportKept& kept);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by name at the account; a deal without external id takes the row's. Refuses a decision of
    /// an open deal, one before the deal was opened, a decided deal without account, and another account for a deal
    /// that interviews or contracts hang on.
    void find(const DealEntry& entry);
    /// The reason that the deal which find() found has already, in another case of letters perhaps.
    std::optional<StatedReasonId> stated_as(std::string_view text) const;
    /// A deal that is open again loses its decision date. An outcome that somebody entered stays with its day, and so
    /// do a decision date and how far a competitor came. Competitors and reasons are what the rep says; they come to
    /// those that are there, as win themes do. None may stand twice.
    Imported write(const DealEntry& entry, std::span<const DealCompetitorEntry> competitors,
                   std::span<const StatedReasonId> reasons, std::span<const CodeId> win_themes);

private:
    bool go_to_namesake(const DealEntry& entry);
    bool keep_decision(std::span<ImportValue> values, bool told);
    bool keep_close(std::span<ImportValue> values, const DealEntry& entry);
    bool add(std::int64_t deal, const DealCompetitorEntry& entry, bool fresh);
    void keep_stance(std::int64_t deal, const DealCompetitorEntry& entry, std::span<ImportValue> values);
    bool add(std::int64_t deal, StatedReasonId reason, bool fresh);
    bool is_stated_as(std::int64_t deal, StatedReasonId reason) const;
    bool add(std::int64_t deal, CodeId theme, bool fresh);

    Write& write_;
    BulkLoad& bulk_;
    ImportKept& kept_;
    ImportTable table_;
    Statement by_external_id_;
    Statement by_name_;
    ImportTable competitors_;
    Statement competitor_;
    ImportTable reasons_;
    Statement reason_;
    ImportTable themes_;
    Statement theme_;
    bool some_without_external_id_;
};

struct ContractEntry {
    std::string_view external_id;
    std::optional<AccountId> account;  ///< null: one that is not there yet
    std::optional<ProductId> product;
    bool product_new = false;       ///< the row names a product that is not there yet
    bool reason_new = false;        ///< likewise its end reason
    std::string_view deal, renews;  ///< external ids
    Date starts_on{};
    std::optional<Date> live_on, ends_on, ended_on;
    std::optional<Money> annual_value;
    std::optional<bool> auto_renews;
    std::optional<int> term_months;
    std::optional<StatedReasonId> end_reason;
};

class ContractImport {
public:
    explicit ContractImport(Write& write);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By external id, else by account, product and first day. False where the contract it renews is not there (yet).
    /// Refuses a deal that is not there, and days, accounts and renewals that do not fit each other.
    bool find(const ContractEntry& entry);
    Imported write(const ContractEntry& entry);

private:
    void go_to(const ContractEntry& entry);
    void refuse_account(const ContractEntry& entry) const;
    void refuse_days(const ContractEntry& entry) const;
    void find_deal(const ContractEntry& entry);
    bool find_renewed(const ContractEntry& entry);

    Write& write_;
    ImportTable table_;
    Statement by_external_id_;
    Statement by_terms_;
    Statement deal_;
    Statement renewed_;
    Statement renewal_;
    std::optional<std::int64_t> deal_id_;
    std::optional<std::int64_t> renews_id_;
};

}  // namespace winloss::store
