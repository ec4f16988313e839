#include "app/world.hpp"

#include <algorithm>
#include <array>

#include "winloss/core/text.hpp"

namespace winloss::app::world {

namespace {

template <class T>
const T& pick(std::mt19937& random, const std::vector<T>& from) {
    return from[static_cast<std::size_t>(uniform(random, 0, static_cast<std::int64_t>(from.size()) - 1))];
}

std::optional<std::string> maybe(std::mt19937& random, const std::vector<std::string>& from) {
    if (chance(random, 15)) { return std::nullopt; }
    return pick(random, from);
}

Date some_day(std::mt19937& random) { return make_date(2025, 1, 1) + Days{uniform(random, 0, 560)}; }

template <class T>
std::optional<T> any_id(std::mt19937& random, std::size_t count) {
    if (chance(random, 15)) { return std::nullopt; }
    return T{uniform(random, 1, static_cast<std::int64_t>(count))};
}

std::optional<Money> some_amount(std::mt19937& random) {
    if (chance(random, 20)) { return std::nullopt; }
    const std::int64_t minor = chance(random, 15) ? 0 : uniform(random, 1, 400) * 1000;
    return Money{minor, *Currency::parse(chance(random, 70) ? "USD" : "EUR")};
}

Deal some_deal(std::mt19937& random, const World& world) {
    Deal deal;
    deal.outcome = pick(random, std::vector{Outcome::open, Outcome::won, Outcome::won, Outcome::lost, Outcome::lost,
                                            Outcome::lost, Outcome::no_decision});
    deal.account = AccountId{uniform(random, 1, static_cast<std::int64_t>(world.accounts.size()))};
    if (deal.outcome == Outcome::open && chance(random, 40)) { deal.account.reset(); }
    deal.name = "Deal " + std::to_string(world.deals.size() + 1);
    if (!chance(random, 20)) {
        deal.kind = pick(random, std::vector{DealKind::fresh, DealKind::expansion, DealKind::renewal});
    }
    deal.product = any_id<ProductId>(random, world.products.size());
    deal.owner = any_id<PersonId>(random, world.people.size());
    deal.amount = some_amount(random);
    deal.lead_source = maybe(random, {"Web", "web", "Partner", "Trade fair"});
    if (!chance(random, 25)) { deal.opened_on = some_day(random); }
    if (deal.outcome != Outcome::open && !chance(random, 40)) { deal.decided_on = some_day(random); }
    if (!chance(random, 30)) { deal.closed_on = some_day(random); }
    if (chance(random, 12)) { deal.exclusion = chance(random, 50) ? Exclusion::all : Exclusion::outreach; }
    return deal;
}

Talk some_talk(std::mt19937& random, const World& world, std::size_t deal) {
    Talk talk;
    talk.deal = deal;
    if (chance(random, 85)) { talk.held_on = some_day(random); }
    if (talk.held_on && chance(random, 40)) { talk.coded_on = some_day(random); }
    if (chance(random, 80)) { talk.relation = pick(random, std::vector{Relation::third_party, Relation::internal}); }
    for (std::int64_t i = uniform(random, 0, 2); i > 0; --i) {
        talk.roles.push_back(
            pick(random, std::vector<std::optional<BuyingRole>>{BuyingRole::decision_maker, BuyingRole::champion,
                                                                BuyingRole::user, std::nullopt}));
    }
    if (!talk.held_on || chance(random, 15)) { return talk; }
    talk.note.emplace();
    bool primary_for = false;
    bool primary_against = false;
    for (std::int64_t i = uniform(random, 0, 5); i > 0; --i) {
        Talk::Said said;
        said.code = static_cast<std::size_t>(uniform(random, 0, static_cast<std::int64_t>(world.codes.size()) - 1));
        const bool driver = world.codes[said.code].kind == CodeKind::driver;
        if (driver || chance(random, 40)) { said.rating = pick(random, std::vector{-2, -1, -1, 1, 2}); }
        if (said.rating && chance(random, 60)) {
            bool& taken = *said.rating > 0 ? primary_for : primary_against;
            if (!taken) { said.weight = Weight::primary; }
            taken = true;
        }
        talk.note->push_back(said);
    }
    return talk;
}

void add_codes(World& world) {
    const std::vector<std::pair<std::string, CodeKind>> codes = {
        {"price", CodeKind::driver},       {"price/total-cost", CodeKind::driver},
        {"price/terms", CodeKind::driver}, {"price/terms/notice", CodeKind::driver},
        {"product", CodeKind::driver},     {"product/fit", CodeKind::driver},
        {"trend", CodeKind::market_trend}, {"trend/remote", CodeKind::market_trend},
        {"price-index", CodeKind::driver}, {"moves", CodeKind::competitor_move}};
    for (const auto& [path, kind] : codes) {
        Code code;
        code.id = {static_cast<std::int64_t>(world.codes.size()) + 1};
        code.path = path;
        code.name = "Name of " + path;
        code.kind = kind;
        world.codes.push_back(code);
    }
    world.stated_texts = {
        {"Price", 0}, {"too expensive", 1}, {"Product", 4}, {"price", std::nullopt}, {"Other", std::nullopt}};
}

/// Win themes of deals, and what their buyers said of them: by arithmetic, so that nothing else of the world depends on
/// it.
void add_themes(World& world) {
    const std::size_t first = world.codes.size();
    for (const char* path : {"theme", "theme/start", "theme/start/weeks"}) {
        Code code;
        code.id = {static_cast<std::int64_t>(world.codes.size()) + 1};
        code.path = path;
        code.name = std::string("Name of ") + path;
        code.kind = CodeKind::win_theme;
        world.codes.push_back(code);
    }
    world.themes.resize(world.deals.size());
    for (std::size_t deal = 0; deal < world.deals.size(); ++deal) {
        for (std::size_t theme = 0; theme < 3; ++theme) {
            if ((deal * 5 + theme * 3) % 7 < 3) { world.themes[deal].insert(first + theme); }
        }
    }
    constexpr std::array<std::optional<int>, 5> ratings{1, -1, std::nullopt, 2, -2};
    for (std::size_t talk = 0; talk < world.talks.size(); ++talk) {
        if (!world.talks[talk].note) { continue; }
        for (std::size_t i = 0; i < talk % 3; ++i) {
            world.talks[talk].note->push_back(
                {.code = first + (talk + i) % 3, .rating = ratings[(talk * 3 + i) % 5], .weight = {}});
        }
    }
}

void add_contracts(std::mt19937& random, World& world) {
    for (std::int64_t i = uniform(random, 0, 30); i > 0; --i) {
        Contract contract;
        contract.id = {static_cast<std::int64_t>(world.contracts.size()) + 1};
        contract.account = {uniform(random, 1, static_cast<std::int64_t>(world.accounts.size()))};
        contract.product = any_id<ProductId>(random, world.products.size());
        contract.starts_on = make_date(2023, 1, 1) + Days{uniform(random, 0, 1200)};
        if (!chance(random, 15)) { contract.ends_on = contract.starts_on + Days{uniform(random, 20, 500)}; }
        contract.annual_value = some_amount(random);
        if (contract.ends_on && chance(random, 20)) {
            contract.auto_renews = true;
            contract.term_months = static_cast<int>(uniform(random, 1, 12));
        }
        if (chance(random, 20)) { contract.ended_on = contract.starts_on + Days{uniform(random, 0, 500)}; }
        world.contracts.push_back(contract);
    }
}

}  // namespace

std::int64_t uniform(std::mt19937& random, std::int64_t low, std::int64_t high) {
    // Not std::uniform_int_distribution, which differs between libraries.
    return low + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high - low + 1));
}

bool chance(std::mt19937& random, int percent) { return uniform(random, 1, 100) <= percent; }

World random_world(std::mt19937& random) {
    World world;
    world.as_of = make_date(2026, 3, 31);
    world.people = {"Ana", "Bo", "Kim Lee", "Kim Lee"};
    world.products = {"Platform", "Insight"};
    world.competitors = {"Initech", "Hooli", "Status quo"};
    for (int i = 1; i <= 10; ++i) {
        Account account;
        account.name = "Account " + std::to_string(i);
        account.segment = maybe(random, {"SMB", "Enterprise"});
        account.region = maybe(random, {"EMEA", "Americas"});
        account.industry = maybe(random, {"Energy", "Health", "Öl & Gas"});
        account.owner = any_id<PersonId>(random, world.people.size());
        world.accounts.push_back(account);
    }
    for (std::int64_t i = uniform(random, 0, 60); i > 0; --i) { world.deals.push_back(some_deal(random, world)); }
    add_codes(world);
    for (std::size_t deal = 0; deal < world.deals.size(); ++deal) {
        for (std::int64_t competitor = 1; competitor <= 3; ++competitor) {
            for (const SaidBy said_by : {SaidBy::rep, SaidBy::buyer}) {
                if (!chance(random, 20)) { continue; }
                world.named.push_back({deal,
                                       {.competitor = {competitor},
                                        .said_by = said_by,
                                        .finalist = chance(random, 40),
                                        .incumbent = (deal + static_cast<std::size_t>(competitor)) % 4 == 0,
                                        .winner = chance(random, 30)}});
            }
        }
        std::set<std::size_t>& stated = world.stated.emplace_back();
        while (chance(random, 45)) { stated.insert(static_cast<std::size_t>(uniform(random, 0, 4))); }
        while (chance(random, 50)) { world.talks.push_back(some_talk(random, world, deal)); }
    }
    std::shuffle(world.talks.begin(), world.talks.end(), random);
    add_contracts(random, world);
    add_themes(world);
    return world;
}

std::string some_value(const World& world, Facet facet, std::mt19937& random) {
    switch (facet) {
        case Facet::kind: return pick(random, std::vector<std::string>{"new", "expansion", "renewal"});
        case Facet::outcome: return pick(random, std::vector<std::string>{"lost", "no-decision"});
        case Facet::product: return pick(random, world.products);
        case Facet::competitor: return pick(random, world.competitors);
        case Facet::owner: return pick(random, std::vector<std::string>{"Ana", "Bo", "3", "#4"});
        default: break;
    }
    std::vector<std::string> values;
    for (const Account& each : world.accounts) {
        const auto& value = facet == Facet::segment  ? each.segment
                            : facet == Facet::region ? each.region
                                                     : each.industry;
        if (value && facet != Facet::lead_source) { values.push_back(*value); }
    }
    if (facet == Facet::lead_source) {
        for (const Deal& each : world.deals) {
            if (each.lead_source && each.exclusion != Exclusion::all) { values.push_back(*each.lead_source); }
        }
    }
    return values.empty() ? "" : pick(random, values);
}

}  // namespace winloss::app::world
