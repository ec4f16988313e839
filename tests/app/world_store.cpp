// A plain world as the rows of a store.
#include "app/world.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app::world {

namespace {

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

}  // namespace

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

}  // namespace winloss::app::world
