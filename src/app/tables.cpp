#include "winloss/app/tables.hpp"

#include <algorithm>

#include "winloss/app/cells.hpp"

namespace winloss::app {

Table accounts_table() {
    return named_table("accounts", {{"id", "Id", Type::integer},
                                    wide_column("external_id", "External id", Type::text),
                                    {"name", "Name", Type::text, true},
                                    spare_column("segment", "Segment", Type::text, 2),
                                    spare_column("industry", "Industry", Type::text, 3),
                                    spare_column("region", "Region", Type::text, 1),
                                    {"parent", "Parent", Type::text},
                                    number_column("parent_id"),
                                    {"owner", "Owner", Type::text},
                                    number_column("owner_id")});
}

Row cells(const store::AccountRow& row) {
    const Account& account = row.account;
    return {cell(account.id),       cell(account.external_id), account.name,     cell(account.segment),
            cell(account.industry), cell(account.region),      cell(row.parent), cell(account.parent),
            cell(row.owner),        cell(account.owner)};
}

Table contacts_table() {
    return named_table("contacts", {{"id", "Id", Type::integer},
                                    wide_column("external_id", "External id", Type::text),
                                    {"name", "Name", Type::text, true},
                                    {"account", "Account", Type::text, true},
                                    number_column("account_id"),
                                    spare_column("title", "Title", Type::text, 2),
                                    {"buying_role", "Role", Type::text},
                                    spare_column("email", "E-mail", Type::text, 3),
                                    wide_column("phone", "Phone", Type::text),
                                    {"do_not_contact", "Do not contact", Type::boolean},
                                    spare_column("left_on", "Left", Type::date, 1)});
}

Row cells(const store::ContactRow& row) {
    const Contact& contact = row.contact;
    return {cell(contact.id),
            cell(contact.external_id),
            contact.name,
            row.account,
            cell(contact.account),
            cell(contact.title),
            cell(contact.buying_role),
            cell(contact.email),
            cell(contact.phone),
            contact.do_not_contact,
            cell(contact.left_on)};
}

Table deals_table() {
    return named_table("deals", {{"id", "Id", Type::integer},
                                 wide_column("external_id", "External id", Type::text),
                                 {"name", "Name", Type::text, true},
                                 {"account", "Account", Type::text, true},
                                 number_column("account_id"),
                                 spare_column("kind", "Kind", Type::text, 5),
                                 spare_column("product", "Product", Type::text, 4),
                                 number_column("product_id"),
                                 spare_column("owner", "Owner", Type::text, 3),
                                 number_column("owner_id"),
                                 {"amount", "Amount", Type::money},
                                 wide_column("lead_source", "Lead source", Type::text),
                                 wide_column("stage", "Stage", Type::text),
                                 {"outcome", "Outcome", Type::text},
                                 spare_column("decision_on", "Decided", Type::date, 2),
                                 wide_column("opened_on", "Opened on", Type::date),
                                 wide_column("decided_on", "Decided on", Type::date),
                                 wide_column("closed_on", "CRM close date", Type::date),
                                 wide_column("exclusion", "Excluded from", Type::text),
                                 spare_column("health", "Health", Type::text, 1)});
}

Row cells(const store::DealRow& row) {
    const Deal& deal = row.deal;
    return {cell(deal.id),        cell(deal.external_id), deal.name,
            cell(row.account),    cell(deal.account),     cell(deal.kind),
            cell(row.product),    cell(deal.product),     cell(row.owner),
            cell(deal.owner),     cell(deal.amount),      cell(deal.lead_source),
            cell(deal.stage),     cell(deal.outcome),     cell(deal.decision_date()),
            cell(deal.opened_on), cell(deal.decided_on),  cell(deal.closed_on),
            cell(deal.exclusion), cell(row.health)};
}

Table contracts_table() {
    return named_table("contracts", {{"id", "Id", Type::integer},
                                     wide_column("external_id", "External id", Type::text),
                                     {"account", "Account", Type::text, true},
                                     number_column("account_id"),
                                     spare_column("product", "Product", Type::text, 1),
                                     number_column("product_id"),
                                     wide_column("deal", "Deal", Type::text),
                                     number_column("deal_id"),
                                     wide_column("renews_id", "Renews contract", Type::integer),
                                     wide_column("renewed_by_id", "Renewed by contract", Type::integer),
                                     spare_column("starts_on", "Starts", Type::date, 2),
                                     spare_column("live_on", "Live", Type::date, 4),
                                     {"ends_on", "Ends", Type::date},
                                     {"annual_value", "Annual value", Type::money},
                                     spare_column("auto_renews", "Auto-renews", Type::boolean, 5),
                                     wide_column("term_months", "Term in months", Type::integer),
                                     spare_column("ended_on", "Ended", Type::date, 3),
                                     wide_column("end_reason", "Why it ended", Type::text),
                                     {"health", "Health", Type::text}});
}

Row cells(const store::ContractRow& row) {
    const Contract& contract = row.contract;
    const Cell months = contract.term_months ? Cell(std::int64_t{*contract.term_months}) : Cell();
    return {cell(contract.id),
            cell(contract.external_id),
            row.account,
            cell(contract.account),
            cell(row.product),
            cell(contract.product),
            cell(row.deal),
            cell(contract.deal),
            cell(contract.renews),
            cell(row.renewed_by),
            cell(contract.starts_on),
            cell(contract.live_on),
            cell(contract.ends_on),
            cell(contract.annual_value),
            contract.auto_renews,
            months,
            cell(contract.ended_on),
            cell(contract.end_reason),
            cell(row.health)};
}

Table interviews_table() {
    return named_table("interviews", {{"id", "Id", Type::integer},
                                      {"kind", "Kind", Type::text, true},
                                      {"state", "State", Type::text},
                                      spare_column("opens_on", "Opens", Type::date, 2),
                                      spare_column("target_on", "Target", Type::date, 3),
                                      {"closes_on", "Closes", Type::date},
                                      {"held_on", "Held", Type::date},
                                      spare_column("interviewer", "Interviewer", Type::text, 1),
                                      number_column("interviewer_id")});
}

Row cells(const store::InterviewLine& line) {
    const Interview& interview = line.interview;
    return {cell(interview.id),         interview.kind,
            cell(interview.state),      cell(interview.opens_on),
            cell(interview.target_on),  cell(interview.closes_on),
            cell(interview.held_on),    cell(line.interviewer),
            cell(interview.interviewer)};
}

void show_if_any(Table& table, std::string_view key) {
    const auto column = std::ranges::find(table.columns, key, &Column::key);
    const auto at = static_cast<std::size_t>(column - table.columns.begin());
    column->machine = std::ranges::all_of(
        table.rows, [at](const Row& row) { return std::holds_alternative<std::monostate>(row[at]); });
}

Table without(Table table, std::initializer_list<std::string_view> keys) {
    for (std::size_t i = table.columns.size(); i-- > 0;) {
        if (std::find(keys.begin(), keys.end(), table.columns[i].key) == keys.end()) { continue; }
        const auto at = static_cast<std::ptrdiff_t>(i);
        table.columns.erase(table.columns.begin() + at);
        for (Row& row : table.rows) { row.erase(row.begin() + at); }
    }
    return table;
}

}  // namespace winloss::app
