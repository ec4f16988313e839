#include "winloss/store/import_people.hpp"

#include <array>

#include "import_words.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/imports.hpp"

namespace winloss::store {

namespace {

namespace account {
enum Column { external_id, name, name_folded, segment, industry, region, parent, owner, count };
}
namespace person {
enum Column { external_id, name, name_folded, email, role, active, count };
}
namespace contact {
enum Column {
    external_id,
    account,
    name,
    name_folded,
    title,
    buying_role,
    email,
    phone,
    do_not_contact,
    left_on,
    count
};
}

std::array<ImportValue, account::count> values_of(const AccountEntry& entry) {
    std::array<ImportValue, account::count> values;
    values[account::external_id] = entry.external_id;
    values[account::name] = entry.name;
    values[account::segment] = entry.segment;
    values[account::industry] = entry.industry;
    values[account::region] = entry.region;
    values[account::parent] = import_id(entry.parent);
    return values;
}

std::array<ImportValue, person::count> values_of(const PersonEntry& entry) {
    std::array<ImportValue, person::count> values;
    values[person::external_id] = entry.external_id;
    values[person::name] = entry.name;
    values[person::email] = entry.email;
    values[person::role] = import_word(entry.role);
    values[person::active] = import_flag(entry.active);
    return values;
}

std::array<ImportValue, contact::count> values_of(const ContactEntry& entry) {
    std::array<ImportValue, contact::count> values;
    values[contact::external_id] = entry.external_id;
    values[contact::account] = import_id(entry.account);
    values[contact::name] = entry.name;
    values[contact::title] = entry.title;
    values[contact::buying_role] = import_word(entry.buying_role);
    values[contact::email] = entry.email;
    values[contact::phone] = entry.phone;
    if (entry.do_not_contact) { values[contact::do_not_contact] = std::int64_t{1}; }
    values[contact::left_on] = entry.left_on;
    return values;
}

}  // namespace

AccountImport::AccountImport(Write& write, ImportAccounts& accounts, ImportKept& kept, Date today)
    : write_(write),
      accounts_(accounts),
      kept_(kept),
      today_(today),
      table_(write, "account",
             {"external_id", "name", "name_folded", "segment", "industry", "region", "parent_id", "owner_id"}),
      by_id_(table_.select("id = $id")),
      parent_of_(write.prepare("SELECT parent_id FROM account WHERE id = $id")),
      begins_later_(write.prepare("SELECT from_on FROM account_owner WHERE account_id = $account AND until_on IS NULL "
                                  "AND from_on > $today")) {}

void AccountImport::find(const AccountEntry& entry) {
    table_.leave();
    const auto known = accounts_.find(entry.external_id, entry.name);
    if (!known) { return; }
    by_id_.bind("id", known->value);
    table_.go_to(by_id_);
    if (entry.parent) { refuse_circle(*entry.parent); }
    refuse_early_owner(entry);
    auto values = values_of(entry);
    values[account::owner] = import_id(entry.owner);
    const bool renames = values[account::name].differs(table_.row(), account::name);
    if (table_.seen() && renames &&
        (name_of(entry) != Name::taken || kept_.keeps("account", *table_.id(), "name", "name"))) {
        values[account::name] = ImportValue();  // what stays as it is does not contradict the row before
    }
    if (table_.seen() && (entry.parent_new || entry.owner_new || table_.differs(values))) {
        throw contradiction(table_, values, "account", entry.parent_new ? "parent" : entry.owner_new ? "owner" : "");
    }
}

AccountImport::Name AccountImport::name_of(const AccountEntry& entry) const {
    const AccountId id{*table_.id()};
    if (!accounts_.was_called(id, entry.name) || kept_.gives_way("name") ||
        fold(entry.name) == fold(table_.row().text(account::name))) {
        return Name::taken;
    }
    if (accounts_.was_called(id, entry.name, true) || kept_.keeps("account", id.value, "name", "name")) {
        return Name::kept;
    }
    return entry.external_id.empty() ? Name::passed_over : Name::taken;
}

void AccountImport::refuse_circle(AccountId parent) {
    if (!table_.row().is_null(account::parent) && table_.row().integer(account::parent) == parent.value) { return; }
    std::optional<std::int64_t> at = parent.value;
    // A chain that is circular already, further up, is not this row's doing: it ends the walk by its length.
    for (int steps = 0; at && steps < 1000; ++steps) {
        if (at == table_.id()) {
            throw ImportRefusal{
                "parent", {}, steps == 0 ? "is the account itself" : "stands below this account itself"};
        }
        parent_of_.bind("id", *at);
        at = parent_of_.step() ? parent_of_.maybe_integer(0) : std::nullopt;
        parent_of_.reset();
    }
}

bool AccountImport::changes_owner(const AccountEntry& entry) const {
    if (!entry.owner) { return entry.owner_new; }
    return table_.row().is_null(account::owner) || table_.row().integer(account::owner) != entry.owner->value;
}

void AccountImport::refuse_early_owner(const AccountEntry& entry) {
    if (table_.row().is_null(account::owner) || !changes_owner(entry)) { return; }
    begins_later_.bind("account", *table_.id()).bind("today", today_);
    const auto from = begins_later_.step() ? begins_later_.maybe_date(0) : std::nullopt;
    begins_later_.reset();
    if (!from) { return; }
    throw ImportRefusal{"owner",
                        {},
                        "cannot follow today, " + iso(today_) + ": the account's owner begins on " + iso(*from) +
                            " only; say since when with winloss account set, or leave the owner empty"};
}

Imported AccountImport::write(const AccountEntry& entry) {
    auto values = values_of(entry);
    const auto id = table_.id();
    if (!id) {
        const std::string_view name = entry.name.empty() ? entry.external_id : entry.name;
        const std::string folded = fold(name);
        values[account::name] = name;
        values[account::name_folded] = std::string_view(folded);
        values[account::owner] = import_id(entry.owner);
        const std::int64_t made = table_.insert(values);
        if (entry.owner) {
            if (!begin_ownership_) {
                begin_ownership_ =
                    write_.prepare("INSERT INTO account_owner (account_id, person_id) VALUES ($account, $person)");
            }
            begin_ownership_->bind("account", made).bind("person", entry.owner->value).run();
        }
        return Imported::created;
    }
    const Name said = name_of(entry);
    if (said == Name::kept) {
        kept_.tell(kept_.called("account", *id), "name", table_.row().text(account::name), entry.name);
    }
    if (said != Name::taken) { values[account::name] = ImportValue(); }
    kept_.keep(table_, account::name, "name", values[account::name]);
    const bool owned = !table_.row().is_null(account::owner);
    const bool other = changes_owner(entry);
    const bool renames = values[account::name].differs(table_.row(), account::name);
    const std::string folded = renames ? fold(entry.name) : "";
    values[account::name_folded] = std::string_view(folded);
    const std::string before(renames ? table_.row().text(account::name) : "");
    const bool was_id =
        renames && (before == entry.external_id || before == table_.row().maybe_text(account::external_id));
    if (renames && folded != fold(before)) { renamed_.push_back(*id); }
    const Imported done = table_.update(values);
    if (renames && !was_id) { keep_renamed(write_, RecordKind::account, *id, before, std::string(entry.name)); }
    if (!other) { return done; }
    set_owner(write_, AccountId{*id}, entry.owner, owned ? std::optional(today_) : std::nullopt);
    return Imported::updated;
}

NamesShared AccountImport::names_shared() const {
    NamesShared shared;
    Statement like = write_.prepare(
        "SELECT b.id, a.name FROM account AS a JOIN account AS b ON b.name_folded = a.name_folded AND b.id <> a.id "
        "WHERE a.id = $id ORDER BY b.id LIMIT 1");
    for (const std::int64_t id : renamed_) {
        like.bind("id", id);
        if (like.step() && ++shared.count == 1) {
            shared.account = AccountId{id};
            shared.other = AccountId{like.integer(0)};
            shared.name = like.text(1);
        }
        like.reset();
    }
    return shared;
}

PersonImport::PersonImport(Write& write)
    : write_(write),
      table_(write, "person", {"external_id", "name", "name_folded", "email", "role", "active"}),
      by_external_id_(table_.select("external_id = $id")),
      by_email_(table_.select("email = $email")),
      by_name_(
          table_.select("name_folded = $name AND ($any_email OR email IS NULL) AND ($any_id OR external_id IS NULL) "
                        "ORDER BY active DESC, id LIMIT 2")),
      by_number_(table_.select("id = $id AND ($any_email OR email IS NULL) AND ($any_id OR external_id IS NULL)")),
      addressee_(write.prepare("SELECT id FROM person WHERE email = $email AND id <> $id")),
      former_(write.store(), RecordKind::person),
      waiting_([this](std::string_view email, std::int64_t id) { return addressee(email, id); }) {}

/// Whoever has the address, unless that is somebody with another external id.
bool PersonImport::go_to_address(const PersonEntry& entry) {
    by_email_.bind("email", entry.email);
    if (!table_.go_to(by_email_)) { return false; }
    if (entry.external_id.empty() || table_.row().is_null(person::external_id)) { return true; }
    table_.leave();
    return false;
}

/// Who else has the address.
std::optional<std::int64_t> PersonImport::addressee(std::string_view email, std::int64_t other_than) {
    addressee_.bind("email", email).bind("id", other_than);
    const auto id = addressee_.step() ? std::optional(addressee_.integer(0)) : std::nullopt;
    addressee_.reset();
    return id;
}

/// From `other`, who gets another one by a row that follows; false: whether there is one is not known yet.
bool PersonImport::take_address(const PersonEntry& entry, std::int64_t other, bool last) {
    const std::int64_t self = table_.id().value_or(0);
    if (!last) {
        if (self != 0) { waiting_.wait(self, entry.email); }
        return false;
    }
    if (!waiting_.goes_round(other, self)) {
        Statement row = write_.prepare("SELECT name, external_id FROM person WHERE id = $id");
        row.bind("id", other).step();
        const std::string whom = row.is_null(1) ? "another person, " + std::string(row.text(0))
                                                : "the person with the external id " + std::string(row.text(1));
        throw ImportRefusal{"email", std::string(entry.email),
                            is_given_to("address", whom, addressed_.contains(other) ? table_.seen_on(other) : 0)};
    }
    write_
        .prepare("UPDATE person SET email = $email WHERE id = $id")  // until its own row, which follows
        .bind("email", "\x1f" + std::to_string(other))
        .bind("id", other)
        .run();
    return true;
}

/// A row with an address, or an external id, means somebody who has none yet.
bool PersonImport::go_to_namesake(const PersonEntry& entry) {
    const std::string folded = fold(entry.name);
    const auto ask = [&] {
        by_name_.bind("name", folded).bind("any_email", entry.email.empty()).bind("any_id", entry.external_id.empty());
        return table_.go_to(by_name_);
    };
    if (!ask()) { return false; }
    const bool several = by_name_.step();
    table_.leave();
    if (several) {
        throw ImportRefusal{"name", std::string(entry.name), "is the name of several people; give an e-mail address"};
    }
    return ask();  // the row was looked ahead to: back to the first
}

/// The same of whoever had the name.
bool PersonImport::go_to_former(const PersonEntry& entry) {
    const FormerName* known = former_.find(entry.name);
    if (known == nullptr) { return false; }
    by_number_.bind("id", known->id).bind("any_email", entry.email.empty()).bind("any_id", entry.external_id.empty());
    return by_former_ = table_.go_to(by_number_);
}

bool PersonImport::find(const PersonEntry& entry, bool last) {
    table_.leave();
    by_former_ = false;
    bool found = false;
    if (!entry.external_id.empty()) {
        by_external_id_.bind("id", entry.external_id);
        found = table_.go_to(by_external_id_);
    }
    if (!found && !entry.email.empty()) { found = go_to_address(entry); }
    if (!found) { found = go_to_namesake(entry) || go_to_former(entry); }
    auto values = values_of(entry);
    if (by_former_) { values[person::name] = ImportValue(); }  // it says who is meant
    if (found && table_.seen() && table_.differs(values)) { throw contradiction(table_, values, "person"); }
    const std::int64_t self = table_.id().value_or(0);
    if (last) { waiting_.settle(self); }
    if (entry.email.empty() || (found && !values[person::email].differs(table_.row(), person::email))) { return true; }
    const auto other = addressee(entry.email, self);
    return !other || take_address(entry, *other, last);
}

Imported PersonImport::write(const PersonEntry& entry) {
    auto values = values_of(entry);
    if (by_former_) { values[person::name] = ImportValue(); }
    const bool known = table_.id().has_value();
    const bool renamed = !known || values[person::name].differs(table_.row(), person::name);
    const std::string folded = renamed ? fold(entry.name) : "";
    values[person::name_folded] = std::string_view(folded);
    if (known) {
        const std::string before(table_.row().text(person::name));
        const std::int64_t id = *table_.id();
        waiting_.settle(id);
        if (values[person::email].differs(table_.row(), person::email)) { addressed_.insert(id); }
        const Imported done = table_.update(values);
        if (renamed) { keep_renamed(write_, RecordKind::person, id, before, std::string(entry.name)); }
        return done;
    }
    values[person::role] = word(entry.role.value_or(Role::other));
    values[person::active] = std::int64_t{entry.active.value_or(true) ? 1 : 0};
    const std::int64_t made = table_.insert(values);
    if (!entry.email.empty()) { addressed_.insert(made); }
    return Imported::created;
}

ContactImport::ContactImport(Write& write, ImportKept& kept)
    : write_(write),
      kept_(kept),
      table_(write, "contact",
             {"external_id", "account_id", "name", "name_folded", "title", "buying_role", "email", "phone",
              "do_not_contact", "left_on"}),
      by_external_id_(table_.select("external_id = $external_id")),
      by_email_(table_.select("account_id = $account AND email = $email "
                              "AND (external_id IS NULL OR $any = 1) ORDER BY id LIMIT 1")),
      by_name_(table_.select("account_id = $account AND name_folded = $name "
                             "AND (external_id IS NULL OR $any = 1) ORDER BY id LIMIT 1")) {}

/// Without an external id of its own a row means whoever has its e-mail address or name at the account; with one, only
/// somebody who has none yet.
bool ContactImport::go_to_namesake(const ContactEntry& entry) {
    if (!entry.account) { return false; }
    const bool any = entry.external_id.empty();
    if (!entry.email.empty()) {
        by_email_.bind("account", entry.account->value).bind("email", entry.email).bind("any", any);
        if (table_.go_to(by_email_)) { return true; }
    }
    by_name_.bind("account", entry.account->value).bind("name", fold(entry.name)).bind("any", any);
    return table_.go_to(by_name_);
}

void ContactImport::find(const ContactEntry& entry) {
    table_.leave();
    bool found = false;
    if (!entry.external_id.empty()) {
        by_external_id_.bind("external_id", entry.external_id);
        found = table_.go_to(by_external_id_);
    }
    if (!found) { found = go_to_namesake(entry); }
    if (found) {
        refuse_move(write_.store(), RecordKind::contact, *table_.id(), table_.row().integer(contact::account),
                    entry.account);
    }
    if (found && table_.seen() && (!entry.account || table_.differs(values_of(entry)))) {
        throw contradiction(table_, values_of(entry), "contact", entry.account ? "" : "account");
    }
}

Imported ContactImport::write(const ContactEntry& entry) {
    auto values = values_of(entry);
    const bool known = table_.id().has_value();
    if (known) { kept_.keep(table_, contact::buying_role, "buying_role", values[contact::buying_role]); }
    const bool renamed = !known || values[contact::name].differs(table_.row(), contact::name);
    const std::string folded = renamed ? fold(entry.name) : "";
    values[contact::name_folded] = std::string_view(folded);
    if (known) { return table_.update(values); }
    values[contact::do_not_contact] = std::int64_t{entry.do_not_contact ? 1 : 0};
    table_.insert(values);
    return Imported::created;
}

}  // namespace winloss::store
