#include "app/world.hpp"

#include "winloss/report/catalogue.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "support/catch.hpp"
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

template <class T>
std::optional<std::int64_t> number(const std::optional<T>& id) {
    return id ? std::optional(id->value) : std::nullopt;
}

template <class E>
std::optional<std::string> word_of(const std::optional<E>& value) {
    return value ? std::optional(std::string(word(*value))) : std::nullopt;
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& money) {
    return money ? std::optional(money->minor) : std::nullopt;
}

std::optional<std::string> currency_of(const std::optional<Money>& money) {
    return money ? std::optional(std::string(money->currency.code())) : std::nullopt;
}

void write_names(store::Connection& connection, const std::string& table, const std::vector<std::string>& names) {
    store::Statement row = connection.prepare("INSERT INTO " + table + " (name, name_folded) VALUES ($name, $folded)");
    for (const std::string& name : names) { row.bind("name", name).bind("folded", fold(name)).run(); }
}

void write_accounts(store::Connection& connection, const World& world) {
    store::Statement row = connection.prepare(
        "INSERT INTO account (name, name_folded, segment, industry, region, owner_id) "
        "VALUES ($name, $folded, $segment, $industry, $region, $owner)");
    for (const Account& each : world.accounts) {
        row.bind("name", each.name).bind("folded", fold(each.name)).bind("segment", each.segment);
        row.bind("industry", each.industry).bind("region", each.region).bind("owner", number(each.owner)).run();
    }
}

void write_deals(store::Connection& connection, const World& world) {
    store::Statement row = connection.prepare(
        "INSERT INTO deal (account_id, name, name_folded, kind, product_id, owner_id, amount, currency, lead_source, "
        "outcome, opened_on, decided_on, closed_on, exclusion) VALUES ($account, $name, $name, $kind, $product, "
        "$owner, $amount, $currency, $source, $outcome, $opened, $decided, $closed, $exclusion)");
    for (const Deal& each : world.deals) {
        row.bind("account", number(each.account)).bind("name", each.name).bind("kind", word_of(each.kind));
        row.bind("product", number(each.product)).bind("owner", number(each.owner));
        row.bind("amount", minor_of(each.amount)).bind("currency", currency_of(each.amount));
        row.bind("source", each.lead_source).bind("outcome", word(each.outcome)).bind("opened", each.opened_on);
        row.bind("decided", each.decided_on).bind("closed", each.closed_on);
        row.bind("exclusion", word_of(each.exclusion)).run();
    }
    store::Statement rival = connection.prepare(
        "INSERT INTO deal_competitor (deal_id, competitor_id, said_by, finalist, incumbent, winner) "
        "VALUES ($deal, $competitor, $said, $finalist, $incumbent, $winner)");
    for (const NamedCompetitor& each : world.named) {
        rival.bind("deal", static_cast<std::int64_t>(each.deal) + 1).bind("competitor", each.said.competitor.value);
        rival.bind("said", word(each.said.said_by)).bind("finalist", each.said.finalist);
        rival.bind("incumbent", each.said.incumbent).bind("winner", each.said.winner).run();
    }
}

void write_reasons(store::Connection& connection, const World& world) {
    store::Statement code = connection.prepare("INSERT INTO code (path, name, kind) VALUES ($path, $name, $kind)");
    for (const Code& each : world.codes) {
        code.bind("path", each.path).bind("name", each.name).bind("kind", word(each.kind)).run();
    }
    store::Statement text =
        connection.prepare("INSERT INTO stated_reason (text, text_folded, code_id) VALUES ($text, $folded, $code)");
    for (const StatedText& each : world.stated_texts) {
        text.bind("text", each.text).bind("folded", fold(each.text));
        text.bind("code", each.code ? std::optional(static_cast<std::int64_t>(*each.code) + 1) : std::nullopt).run();
    }
    store::Statement reason =
        connection.prepare("INSERT INTO deal_reason (deal_id, stated_reason_id) VALUES ($deal, $reason)");
    for (std::size_t deal = 0; deal < world.stated.size(); ++deal) {
        for (const std::size_t each : world.stated[deal]) {
            reason.bind("deal", static_cast<std::int64_t>(deal) + 1);
            reason.bind("reason", static_cast<std::int64_t>(each) + 1).run();
        }
    }
}

void write_themes(store::Connection& connection, const World& world) {
    store::Statement row = connection.prepare("INSERT INTO deal_win_theme (deal_id, code_id) VALUES ($deal, $code)");
    for (std::size_t deal = 0; deal < world.themes.size(); ++deal) {
        for (const std::size_t each : world.themes[deal]) {
            row.bind("deal", static_cast<std::int64_t>(deal) + 1).bind("code", static_cast<std::int64_t>(each) + 1);
            row.run();
        }
    }
}

void write_talks(store::Connection& connection, const World& world) {
    store::Statement talk = connection.prepare(
        "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, closes_on, "
        "state, relation, held_on, completeness, coded_on) VALUES ('retrospective', $account, $deal, '2025-01-01', "
        "'chosen', '2025-01-01', '2025-01-01', '2025-01-01', $state, $relation, $held, $complete, $coded)");
    store::Statement contact = connection.prepare(
        "INSERT INTO contact (account_id, name, name_folded, buying_role) VALUES ($account, 'C', 'c', "
        "$role)");
    store::Statement present =
        connection.prepare("INSERT INTO interview_contact (interview_id, contact_id) VALUES ($talk, $contact)");
    store::Statement note = connection.prepare("INSERT INTO note (interview_id, text) VALUES ($talk, 'Said.')");
    store::Statement coding = connection.prepare(
        "INSERT INTO coding (note_id, code_id, rating, weight) VALUES ($note, $code, $rating, $weight)");
    for (const Talk& each : world.talks) {
        const std::int64_t account = world.deals[each.deal].account.value_or(AccountId{1}).value;
        talk.bind("account", account).bind("deal", static_cast<std::int64_t>(each.deal) + 1);
        talk.bind("state", each.held_on ? "held" : "planned").bind("relation", word_of(each.relation));
        talk.bind("held", each.held_on).bind("coded", each.coded_on);
        talk.bind("complete", each.held_on ? std::optional<std::string>("full") : std::nullopt).run();
        const std::int64_t id = connection.last_insert_id();
        for (const auto& role : each.roles) {
            contact.bind("account", account).bind("role", word_of(role)).run();
            present.bind("talk", id).bind("contact", connection.last_insert_id()).run();
        }
        if (!each.note) { continue; }
        note.bind("talk", id).run();
        const std::int64_t note_id = connection.last_insert_id();
        for (const Talk::Said& said : *each.note) {
            coding.bind("note", note_id).bind("code", static_cast<std::int64_t>(said.code) + 1);
            coding.bind("rating", said.rating ? std::optional<std::int64_t>(*said.rating) : std::nullopt);
            coding.bind("weight", word(said.weight)).run();
        }
    }
}

void write_contracts(store::Connection& connection, const World& world) {
    store::Statement row = connection.prepare(
        "INSERT INTO contract (account_id, product_id, starts_on, ends_on, annual_value, currency, auto_renews, "
        "term_months, ended_on) VALUES ($account, $product, $starts, $ends, $value, $currency, $auto, $term, $ended)");
    for (const Contract& each : world.contracts) {
        row.bind("account", each.account.value).bind("product", number(each.product)).bind("starts", each.starts_on);
        row.bind("ends", each.ends_on).bind("value", minor_of(each.annual_value));
        row.bind("currency", currency_of(each.annual_value)).bind("auto", each.auto_renews);
        row.bind("term", each.term_months ? std::optional<std::int64_t>(*each.term_months) : std::nullopt);
        row.bind("ended", each.ended_on).run();
    }
}

void multiply(std::vector<std::vector<std::string>>& keys, const std::set<std::string>& values) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& key : keys) {
        for (const std::string& value : values) {
            longer.push_back(key);
            longer.back().push_back(value);
        }
    }
    keys = std::move(longer);
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

store::Store make_store(const World& world, const std::string& path,
                        const std::function<void(store::Connection&)>& more) {
    return store::Store::create(path, {}, [&](store::Connection& connection) {
        write_names(connection, "person", world.people);
        write_names(connection, "product", world.products);
        write_names(connection, "competitor", world.competitors);
        write_accounts(connection, world);
        write_deals(connection, world);
        write_reasons(connection, world);
        write_themes(connection, world);
        write_talks(connection, world);
        write_contracts(connection, world);
        if (more) { more(connection); }
    });
}

std::vector<PlainDeal> plain_deals(const World& world) {
    std::vector<PlainDeal> result;
    for (std::size_t i = 0; i < world.deals.size(); ++i) {
        const Deal& deal = world.deals[i];
        if (deal.exclusion == Exclusion::all) { continue; }
        PlainDeal plain{.place = i, .outcome = deal.outcome, .decided = {}, .amount = deal.amount, .values = {}};
        if (deal.outcome != Outcome::open) { plain.decided = deal.decided_on ? deal.decided_on : deal.closed_on; }
        if (deal.outcome == Outcome::open || (plain.decided && *plain.decided > world.as_of)) {
            if (deal.opened_on && *deal.opened_on > world.as_of) { continue; }
            plain.outcome = Outcome::open;
            plain.decided.reset();
        }
        const Account nobody;
        const Account& account =
            deal.account ? world.accounts[static_cast<std::size_t>(deal.account->value - 1)] : nobody;
        const auto person = [&](std::optional<PersonId> id) {
            if (!id) { return std::string(); }
            const std::string& name = world.people[static_cast<std::size_t>(id->value - 1)];
            return name == "Kim Lee" ? name + " #" + std::to_string(id->value) : name;
        };
        plain.values[Facet::segment] = {account.segment.value_or("")};
        plain.values[Facet::region] = {account.region.value_or("")};
        plain.values[Facet::industry] = {account.industry.value_or("")};
        plain.values[Facet::product] = {deal.product ? world.products[static_cast<std::size_t>(deal.product->value - 1)]
                                                     : ""};
        plain.values[Facet::owner] = {person(deal.owner)};
        plain.values[Facet::kind] = {word_of(deal.kind).value_or("")};
        plain.values[Facet::outcome] = {std::string(word(plain.outcome))};
        plain.values[Facet::lead_source] = {fold(deal.lead_source.value_or(""))};
        const std::string day = plain.decided ? iso(*plain.decided) : "";
        plain.values[Facet::month] = {day.substr(0, 7)};
        plain.values[Facet::year] = {day.substr(0, 4)};
        plain.values[Facet::quarter] = {
            day.empty() ? "" : day.substr(0, 4) + "Q" + std::to_string((std::stoi(day.substr(5, 2)) + 2) / 3)};
        for (const NamedCompetitor& each : world.named) {
            if (each.deal != i) { continue; }
            plain.values[Facet::competitor].insert(
                world.competitors[static_cast<std::size_t>(each.said.competitor.value - 1)]);
        }
        if (plain.values[Facet::competitor].empty()) { plain.values[Facet::competitor] = {""}; }
        result.push_back(std::move(plain));
    }
    return result;
}

std::vector<std::vector<std::string>> keys_of(const PlainDeal& deal, const std::vector<Facet>& by) {
    std::vector<std::vector<std::string>> keys(1);
    for (const Facet facet : by) { multiply(keys, deal.values.at(facet)); }
    return keys;
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

ReportOptions options_of(std::string_view report) { return ReportOptions(report::find_report(report)); }

Context context_of(const World& world) {
    Context context;
    context.today = world.as_of;
    context.person = "lena";
    return context;
}

const Report& report_of(const Answer& answer) { return std::get<Report>(answer.data); }

const Table& table_named(const Report& report, std::string_view name) {
    for (const Table& table : report.tables) {
        if (table.name == name) { return table; }
    }
    throw std::out_of_range("no table " + std::string(name));
}

bool has_table(const Report& report, std::string_view name) {
    return std::any_of(report.tables.begin(), report.tables.end(), [&](const Table& t) { return t.name == name; });
}

std::string plain(const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) { return ""; }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) { return std::to_string(*number); }
    if (const auto* day = std::get_if<Date>(&cell)) { return iso(*day); }
    if (const auto* yes = std::get_if<bool>(&cell)) { return *yes ? "yes" : "no"; }
    return std::get<std::string>(cell);
}

std::map<std::vector<std::string>, std::size_t> rows_by_key(const Table& table, std::size_t keys) {
    std::map<std::vector<std::string>, std::size_t> result;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::vector<std::string> key;
        for (std::size_t k = 0; k < keys; ++k) {
            const std::string text = plain(table.rows[i][k]);
            key.push_back(table.columns[k].key == "lead_source" ? fold(text) : text);
        }
        CHECK(result.emplace(key, i).second);  // no row stands twice
    }
    return result;
}

const Cell& cell_of(const std::vector<Column>& columns, const Row& row, std::string_view key) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].key == key) { return row.at(i); }
    }
    throw std::out_of_range("no column " + std::string(key));
}

}  // namespace winloss::app::world
