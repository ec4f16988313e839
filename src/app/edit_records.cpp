// The forms of accounts, contacts, people, products and competitors.
#include <fmt/format.h>

#include "edit_fields.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/competitors.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/edit_record.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/people.hpp"
#include "winloss/app/products.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/products.hpp"

namespace winloss::app {

namespace {

/// 'Kim Larsen:technical lead' becomes the person's part alone.
std::string without_role(const std::string& typed) { return typed.substr(0, typed.find(':')); }

OpenForm product_form(const store::Store& store, ProductId id) {
    const Product product = store::read_product(store, id);
    auto set = std::make_shared<SetProduct>();
    set->product = std::to_string(id.value);
    set->name = product.name;
    FormField name{.key = "name", .values = {product.name}, .required = true};
    name.put = [set](const std::string& typed) { set->name = typed; };
    return {{called("product", id.value), {fmt::format("product {}, {}.", id.value, product.name)}, {std::move(name)}},
            [set](store::Store& into, const Context& now) { return set_product(into, now, *set); }};
}

OpenForm competitor_form(const store::Store& store, CompetitorId id) {
    const Competitor competitor = store::read_competitor(store, id);
    auto set = std::make_shared<SetCompetitor>();
    set->competitor = std::to_string(id.value);
    RecordForm form{called("competitor", id.value), {fmt::format("competitor {}, {}.", id.value, competitor.name)}, {}};
    form.fields = {required_field("name", competitor.name, option(set, set->name)),
                   field("external_id", competitor.external_id, option(set, set->external_id), "the CRM's id")};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_competitor(into, now, *set); }};
}

FormField team_field(const store::Store& store, const std::vector<store::TeamMember>& team,
                     const std::shared_ptr<SetAccount>& set) {
    std::vector<std::string> members;
    for (const store::TeamMember& each : team) {
        members.push_back(each.role ? fmt::format("{}:{}", each.name, *each.role) : each.name);
    }
    FormField made = of_person(
        store, list_field("team", members, "who keeps the customer, a line each: a person, and a role behind a colon",
                          {}, [set, team](const auto& came, const auto& went) {
                              for (const std::size_t each : went) {
                                  set->fields.team.push_back(fmt::format("-{}", team[each].person.value));
                              }
                              for (const std::string& each : came) { set->fields.team.push_back("+" + each); }
                          }));
    made.check = [check = made.check](const std::string& typed) { check(without_role(typed)); };
    made.tell = [tell = made.tell](const std::string& typed, std::vector<std::string>& messages) {
        tell(without_role(typed), messages);
    };
    return made;
}

OpenForm account_form(const store::Store& store, AccountId id) {
    const store::AccountRow row = store::read_account_row(store, id);
    const std::vector<store::TeamMember> team = store::account_team(store, id);
    auto set = std::make_shared<SetAccount>();
    set->account = std::to_string(id.value);
    set->of_form = true;
    AccountFields& fields = set->fields;
    RecordForm form{called("account", id.value), {fmt::format("account {}, {}.", id.value, row.account.name)}, {}};
    form.fields = {
        required_field("name", row.account.name, option(set, set->name)),
        field("external_id", row.account.external_id, option(set, fields.external_id), "the CRM's id"),
        field("segment", row.account.segment, option(set, fields.segment)),
        field("industry", row.account.industry, option(set, fields.industry)),
        field("region", row.account.region, option(set, fields.region)),
        of_account(store, field("parent", row.parent, option(set, fields.parent), "an account that is there")),
        of_person(store, field("owner", row.owner, option(set, fields.owner),
                               "a person; another one looks after it from today on")),
        team_field(store, team, set)};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_account(into, now, *set); }};
}

OpenForm contact_form(const store::Store& store, const Context& context, ContactId id) {
    const store::ContactRow row = store::read_contact_row(store, id);
    const Contact& contact = row.contact;
    auto set = std::make_shared<SetContact>();
    set->contact = std::to_string(id.value);
    ContactFields& fields = set->fields;
    RecordForm form{called("contact", id.value), {fmt::format("contact {}, {}.", id.value, contact.name)}, {}};
    form.fields = {
        required_field("name", contact.name, option(set, set->name)),
        required(
            of_account(store, field("account", row.account, option(set, set->account), "an account that is there"))),
        field("external_id", contact.external_id, option(set, fields.external_id), "the CRM's id"),
        field("title", contact.title, option(set, fields.title)),
        word_field("buying_role", contact.buying_role, option(set, fields.buying_role)),
        field("email", contact.email, option(set, fields.email)),
        field("phone", contact.phone, option(set, fields.phone)),
        flag_field("do_not_contact", contact.do_not_contact, set, fields.do_not_contact, fields.may_contact,
                   "yes or no"),
        date_field("left_on", contact.left_on, option(set, fields.left), context.today, "the day this person left")};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_contact(into, now, *set); }};
}

OpenForm person_form(const store::Store& store, PersonId id) {
    const Person person = store::read_person(store, id);
    auto set = std::make_shared<SetPerson>();
    set->person = std::to_string(id.value);
    PersonFields& fields = set->fields;
    RecordForm form{called("person", id.value), {fmt::format("person {}, {}.", id.value, person.name)}, {}};
    form.fields = {required_field("name", person.name, option(set, set->name)),
                   field("external_id", person.external_id, option(set, fields.external_id), "the CRM's id"),
                   field("email", person.email, option(set, fields.email)),
                   required_word("role", person.role, option(set, fields.role)),
                   flag_field("active", person.active, set, fields.active, fields.inactive, "yes or no")};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_person(into, now, *set); }};
}

}  // namespace

Answer edit_account(store::Store& store, const Context& context, const EditRecord& options) {
    const AccountId id = store::find_account(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return account_form(now, id); });
}

Answer edit_contact(store::Store& store, const Context& context, const EditRecord& options) {
    const ContactId id = store::find_contact(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return contact_form(now, context, id); });
}

Answer edit_person(store::Store& store, const Context& context, const EditRecord& options) {
    const PersonId id = store::find_person(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return person_form(now, id); });
}

Answer edit_competitor(store::Store& store, const Context& context, const EditRecord& options) {
    const CompetitorId id = store::find_competitor(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return competitor_form(now, id); });
}

Answer edit_product(store::Store& store, const Context& context, const EditRecord& options) {
    const ProductId id = store::find_product(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return product_form(now, id); });
}

}  // namespace winloss::app
