#include "winloss/domain/record_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"

namespace winloss {

namespace {

/// 'Deal 17', or 'The deal' while it has no number.
std::string named(const Deal& deal) {
    return deal.id.value > 0 ? fmt::format("Deal {}", deal.id.value) : std::string("The deal");
}

std::string named(const Contract& contract) {
    return contract.id.value > 0 ? fmt::format("Contract {}", contract.id.value) : std::string("The contract");
}

/// Its number as a command takes it.
template <class Record>
std::string number_of(const Record& record, std::string_view placeholder) {
    return record.id.value > 0 ? std::to_string(record.id.value) : std::string(placeholder);
}

void check_order(const Contract& contract, std::string_view first, std::optional<Date> earlier, std::string_view then,
                 std::optional<Date> later) {
    if (!earlier || !later || *earlier <= *later) { return; }
    throw conflict(fmt::format("{} {} on {}, which is before it {} on {}.", named(contract), then, iso(*later), first,
                               iso(*earlier)));
}

}  // namespace

void check(const Deal& deal) {
    const std::string number = number_of(deal, "DEAL");
    if (deal.outcome == Outcome::open && deal.decided_on) {
        throw conflict(fmt::format("{} is open: it has no day on which it was decided.", named(deal)),
                       fmt::format("winloss deal close {} won|lost|no-decision --on DATE", number));
    }
    if (deal.outcome != Outcome::open && !deal.account) {
        throw conflict(fmt::format("{} has no account: whose decision was it?", named(deal)),
                       deal.id.value > 0 ? fmt::format("winloss deal set {} --account ACCOUNT", number)
                                         : "Name it with --account.");
    }
    if (deal.decided_on && deal.opened_on && *deal.decided_on < *deal.opened_on) {
        throw conflict(fmt::format("{} was opened on {} and cannot have been decided on {}, before that.", named(deal),
                                   iso(*deal.opened_on), iso(*deal.decided_on)),
                       fmt::format("winloss deal set {} --opened DATE mends the first day.", number));
    }
}

const DealCompetitor* misplaced_winner(const Deal& deal, std::span<const DealCompetitor> competitors) {
    if (deal.outcome == Outcome::lost) { return nullptr; }
    const auto winner = std::ranges::find_if(competitors, &DealCompetitor::winner);
    return winner == competitors.end() ? nullptr : &*winner;
}

void check(const Contract& contract) {
    check_order(contract, "starts", contract.starts_on, "ends", contract.ends_on);
    check_order(contract, "starts", contract.starts_on, "was ended", contract.ended_on);
    check_order(contract, "starts", contract.starts_on, "goes live", contract.live_on);
    check_order(contract, "goes live", contract.live_on, "ends", contract.ends_on);
    if (contract.auto_renews && (!contract.ends_on || !contract.term_months)) {
        throw conflict(
            fmt::format("{} renews itself, which takes a last day and the length of its terms.", named(contract)),
            "Say them with --until DATE and --term 12m.");
    }
    if (contract.ended_on && contract.ends_on && *contract.ended_on > *contract.ends_on && !contract.auto_renews) {
        throw conflict(fmt::format("{} ends on {} as agreed; it cannot be ended on {}, after that.", named(contract),
                                   iso(*contract.ends_on), iso(*contract.ended_on)),
                       fmt::format("If service went on until then, move the end: winloss contract set {} --until DATE",
                                   number_of(contract, "CONTRACT")));
    }
    if (contract.end_reason && !contract.ended_on) {
        throw conflict(fmt::format("{} was not ended, so there is no reason why.", named(contract)),
                       fmt::format("winloss contract end {} --on DATE --why TEXT", number_of(contract, "CONTRACT")));
    }
    if (contract.annual_value && contract.annual_value->minor < 0) {
        throw conflict(fmt::format("{} has an annual value below zero.", named(contract)),
                       "Zero is a trial; leave it out where it is unknown.");
    }
}

void check_renewal(const Contract& contract, const Contract& renewal) {
    if (contract.account != renewal.account) {
        throw conflict(fmt::format("Contract {} is of account {}, and its renewal would be of account {}.",
                                   contract.id.value, contract.account.value, renewal.account.value));
    }
    if (renewal.starts_on <= contract.starts_on) {
        throw conflict(fmt::format("Contract {} starts on {}; what renews it starts later, not on {}.",
                                   contract.id.value, iso(contract.starts_on), iso(renewal.starts_on)));
    }
}

}  // namespace winloss
