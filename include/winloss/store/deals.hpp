// Deals in the store, with their team, their competitors and the reasons that were stated.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

/// A deal with the names of those it refers to, and beside a renewal how the customer was judged last.
struct DealRow {
    Deal deal;
    std::optional<std::string> account;
    std::optional<std::string> product;
    std::optional<std::string> owner;
    std::optional<HealthLevel> health;
};

enum class DealOrder {
    number,   ///< latest record first
    decided,  ///< latest decision first; open deals have none and are left out
    name,
    amount,  ///< largest first, currency by currency; unknown last
};

/// Nulls and empty lists leave everything in. A period counts by the decision date, and so leaves open deals out.
struct DealFilter {
    std::optional<AccountId> account{};
    std::optional<PersonId> owner{};
    std::optional<ProductId> product{};
    std::optional<CompetitorId> competitor{};  ///< considered, whoever says so
    std::optional<DealKind> kind{};
    std::optional<Outcome> outcome{};
    std::vector<std::string> segments{};  ///< of the account, as stored: see spellings()
    Period decided{};
    DealOrder order = DealOrder::number;
};

/// The query of each_deal(); `limit` 0: all.
Listing deal_listing(const DealFilter& filter);
void each_deal(const Store& store, const DealFilter& filter, std::int64_t limit,
               const std::function<void(const DealRow&)>& take);
DealRow read_deal_row(const Store& store, DealId id);  ///< throws not_found
Deal read_deal(const Store& store, DealId id);         ///< throws not_found

/// Throw conflict when another deal has the external id.
DealId insert_deal(Write& write, const Deal& deal);
void update_deal(Write& write, const Deal& deal);

/// A competitor in a deal, with its name.
struct DealCompetitorRow {
    DealCompetitor standing;
    std::string name;
};
/// By name, then who says so.
std::vector<DealCompetitorRow> deal_competitors(const Store& store, DealId id);
/// What that source says of the competitor from now on.
void set_competitor(Write& write, DealId deal, const DealCompetitor& standing);
/// Whoever named it; throws not_found where nobody did.
void remove_competitor(Write& write, DealId deal, CompetitorId competitor);

/// A reason as it was entered, and the path of the code it stands for; null: unmapped.
struct DealReasonRow {
    StatedReasonId id;
    std::string text;
    std::optional<std::string> code;
};
/// In the order in which they were stated.
std::vector<DealReasonRow> deal_reasons(const Store& store, DealId id);
void state_reason(Write& write, DealId deal, StatedReasonId reason);  ///< once, however often it is said
void retract_reason(Write& write, DealId deal, StatedReasonId reason);

/// A code of the codebook that the deal is meant to be won with.
struct DealThemeRow {
    CodeId code;
    std::string path;
    std::string name;
};
/// By path.
std::vector<DealThemeRow> deal_win_themes(const Store& store, DealId id);
void add_win_theme(Write& write, DealId deal, CodeId code);     ///< once, however often it is said
void remove_win_theme(Write& write, DealId deal, CodeId code);  ///< throws not_found

struct DealTeamRow {
    PersonId person;
    std::string name;
};
/// By name.
std::vector<DealTeamRow> deal_team(const Store& store, DealId id);
void join_deal_team(Write& write, DealId deal, PersonId person);
void leave_deal_team(Write& write, DealId deal, PersonId person);  ///< throws not_found

/// A lost deal and the interview its buyer owes us, if one is planned.
struct LostDeal {
    DealId deal;
    std::string name;
    std::optional<Date> decided_on;
    bool to_be_asked = true;  ///< not excluded from interviews
    struct Retrospective {
        InterviewId id;
        InterviewState state = InterviewState::planned;
        Date closes_on{};
    };
    std::optional<Retrospective> retrospective;
};
/// Of the account, latest first.
std::vector<LostDeal> lost_deals(const Store& store, AccountId account);

}  // namespace winloss::store
