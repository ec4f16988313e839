// A deal is decided, and opened again.
#include <fmt/format.h>

#include "deal_words.hpp"
#include "told.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/retrospective.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

std::string called(const Deal& deal) { return called("deal", deal.id.value, deal.name); }

void check_winner(const store::Store& store, const Deal& deal) {
    for (const auto& [standing, name] : store::deal_competitors(store, deal.id)) {
        if (misplaced_winner(deal, {&standing, 1}) == nullptr) { continue; }
        throw conflict(fmt::format("Deal {}, {}, is {}, so {} is not its winner, though the {} says so.", deal.id.value,
                                   deal.name, word(deal.outcome), name, word(standing.said_by)),
                       fmt::format("Only a lost deal has one. Say what it was instead: --competitor '{}:finalist'{}",
                                   name, standing.said_by == SaidBy::buyer ? " --said-by buyer" : ""));
    }
}

void refuse_future(std::optional<Date> decided_on, Date today) {
    if (!decided_on || *decided_on <= today) { return; }
    throw usage_error(fmt::format("{} is after today, {}.", iso(*decided_on), iso(today)),
                      "A decision is recorded once it was taken.");
}

namespace {

void refuse_closed(const Deal& deal) {
    if (deal.outcome == Outcome::open) { return; }
    const auto day = deal.decision_date();
    throw conflict(fmt::format("Deal {}, {}, is closed already: {}{}.", deal.id.value, deal.name, word(deal.outcome),
                               day ? " on " + iso(*day) : ""),
                   fmt::format("winloss deal set {0} --decided DATE mends the day, winloss deal reopen {0} opens it "
                               "again.",
                               deal.id.value));
}

/// What the decision sets going, and what comes next.
void say_consequences(const store::Store& store, const Deal& deal, std::vector<std::string>& said) {
    if (const auto window = retrospective_window(store, deal)) {
        said.push_back(fmt::format(
            "Its retrospective opens on {} and closes on {}.{}", iso(window->opens_on), iso(window->closes_on),
            deal.outcome == Outcome::lost ? " No call to win it back before the buyer was heard." : ""));
    }
    said.emplace_back("Next: winloss plan");
    if (deal.outcome != Outcome::won) { return; }
    said.push_back(
        deal.kind == DealKind::renewal
            ? fmt::format("Then: winloss contract renew CONTRACT --deal {} --until DATE --value MONEY", deal.id.value)
            : fmt::format("Then: winloss contract add {} --deal {} --from DATE --until DATE --value MONEY",
                          deal.account->value, deal.id.value));
}

}  // namespace

Answer close_deal(store::Store& store, const Context& context, const CloseDeal& options) {
    const Outcome outcome = require_word<Outcome>(options.outcome);
    if (outcome == Outcome::open) {
        throw usage_error("A deal is closed as won, lost or no-decision.", "winloss deal reopen DEAL opens it again.");
    }
    const DealId id = store::find_deal(store, options.deal);
    std::vector<std::string> said;
    store::Write write(store, context.operation(std::to_string(id.value)));
    Deal deal = store::read_deal(store, id);
    refuse_closed(deal);
    deal.outcome = outcome;
    deal.decided_on = options.on ? typed_date(*options.on, context, "--on") : context.today;
    refuse_future(deal.decided_on, context.today);
    check(deal);
    store::update_deal(write, deal);
    tell(write, id, options.told, said);
    check_winner(store, deal);
    write.commit();
    said.push_back(fmt::format("Closed {}: {} on {}.", called(deal), word(deal.outcome), iso(*deal.decided_on)));
    say_consequences(store, deal, said);
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"deal", id.value}};
}

Answer reopen_deal(store::Store& store, const Context& context, const ReopenDeal& options) {
    const DealId id = store::find_deal(store, options.deal);
    std::vector<std::string> said;
    store::Write write(store, context.operation(std::to_string(id.value)));
    Deal deal = store::read_deal(store, id);
    if (deal.outcome == Outcome::open) {
        throw conflict(fmt::format("Deal {}, {}, is open already.", id.value, deal.name),
                       fmt::format("winloss deal close {} won|lost|no-decision --on DATE", id.value));
    }
    deal.outcome = Outcome::open;
    deal.decided_on = std::nullopt;
    store::update_deal(write, deal);
    for (store::DealCompetitorRow row : store::deal_competitors(store, id)) {
        if (!row.standing.winner) { continue; }
        row.standing.winner = false;
        row.standing.finalist = true;
        store::set_competitor(write, id, row.standing);
        const std::string sentence = fmt::format("{} is not its winner any more, but stays a finalist.", row.name);
        if (said.empty() || said.back() != sentence) { said.push_back(sentence); }
    }
    write.commit();
    said.insert(said.begin(), fmt::format("Reopened {}.", called(deal)));
    said.push_back("Next, to take back what was planned for its decision: winloss plan");
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"deal", id.value}};
}

}  // namespace winloss::app
