// Contracts as records: added, changed, removed. Renewal and end are in contract_life.cpp, how they are shown in
// contract_pages.cpp.
#include "winloss/app/contracts.hpp"

#include <fmt/format.h>

#include "contract_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/record_rules.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

std::string called(const Contract& contract, const std::string& account) {
    return fmt::format("contract {}, {} {}", contract.id.value, in_sentence(account),
                       contract.ends_on ? fmt::format("{} to {}", iso(contract.starts_on), iso(*contract.ends_on))
                                        : fmt::format("from {}", iso(contract.starts_on)));
}

namespace {

int months_of(const std::string& typed) {
    const Span span = parse_span(typed, "--term");
    if (span.days != 0 || span.months <= 0) {
        throw usage_error(fmt::format("'{}' is no term: terms are whole months or years.", typed),
                          "Write it like 12m or 1y.");
    }
    return span.months;
}

/// The currency of an annual value that names none: its own, the deal's, the one of the contract it renews, or the
/// store's.
std::optional<Currency> usual_currency(const store::Store& store, const Contract& contract) {
    if (contract.deal) {
        if (const auto amount = store::read_deal(store, *contract.deal).amount) { return amount->currency; }
    }
    if (contract.renews) {
        if (const auto value = store::read_contract(store, *contract.renews).annual_value) { return value->currency; }
    }
    return store::default_currency(store);
}

void apply_terms(Contract& contract, const ContractFields& fields) {
    if (fields.auto_renews) { contract.auto_renews = true; }
    if (fields.ends_itself) { contract.auto_renews = false; }
    if (!fields.term) { return; }
    contract.term_months = trim(*fields.term).empty() ? std::nullopt : std::optional(months_of(*fields.term));
}

}  // namespace

void apply(Contract& contract, store::Write& write, const Context& context, const ContractFields& fields,
           std::vector<std::string>& said) {
    const store::Store& store = write.store();
    set_line(contract.external_id, fields.external_id, "external id");
    set_reference(contract.product, fields.product,
                  [&](const std::string& typed) { return named_product(write, typed, said); });
    set_reference(contract.deal, fields.deal, [&](const std::string& typed) { return store::find_deal(store, typed); });
    set_reference(contract.renews, fields.renews,
                  [&](const std::string& typed) { return store::find_contract(store, typed); });
    set_date(contract.live_on, fields.live, context, "--live");
    set_date(contract.ends_on, fields.until, context, "--until");
    if (fields.value) { set_money(contract.annual_value, fields.value, usual_currency(store, contract)); }
    apply_terms(contract, fields);
}

void check_whole(const store::Store& store, const Contract& contract) {
    check(contract);
    if (contract.renews) {
        if (*contract.renews == contract.id) {
            throw conflict(
                fmt::format("Contract {} cannot renew itself.", contract.id.value),
                fmt::format("One that runs on by itself: winloss contract set {} --auto-renews", contract.id.value));
        }
        check_renewal(store::read_contract(store, *contract.renews), contract);
    }
    if (!contract.deal) { return; }
    const Deal deal = store::read_deal(store, *contract.deal);
    if (deal.account != contract.account) {
        throw conflict(fmt::format("Deal {}, {}, is {}, and the contract is of account {}.", deal.id.value, deal.name,
                                   deal.account ? fmt::format("of account {}", deal.account->value) : "of no account",
                                   contract.account.value),
                       fmt::format("winloss deal set {} --account {}", deal.id.value, contract.account.value));
    }
    if (deal.outcome == Outcome::lost || deal.outcome == Outcome::no_decision) {
        throw conflict(fmt::format("Deal {}, {}, was {}: no contract comes of it.", deal.id.value, deal.name,
                                   deal.outcome == Outcome::lost ? "lost" : "closed without a decision"),
                       fmt::format("winloss deal reopen {0}, then winloss deal close {0} won", deal.id.value));
    }
}

Answer add_contract(store::Store& store, const Context& context, const AddContract& options) {
    std::vector<std::string> said;
    store::Write write(store, context.operation());
    Contract contract;
    contract.account = named_account(store, options.account);
    contract.starts_on = typed_date(options.from, context, "--from");
    apply(contract, write, context, options.fields, said);
    check_whole(store, contract);
    contract.id = store::insert_contract(write, contract);
    const std::string account = store::read_account(store, contract.account).name;
    write.commit();
    said.push_back(fmt::format("Added {}.", called(contract, account)));
    said.emplace_back("Next: winloss plan");
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"contract", contract.id.value}};
}

Answer set_contract(store::Store& store, const Context& context, const SetContract& options) {
    const ContractId id = store::find_contract(store, options.contract);
    std::vector<std::string> said;
    store::Write write(store, context.operation(std::to_string(id.value)));
    const store::ContractRow row = store::read_contract_row(store, id);
    Contract contract = row.contract;
    if (options.from) { contract.starts_on = typed_date(*options.from, context, "--from"); }
    apply(contract, write, context, options.fields, said);
    set_date(contract.ended_on, options.ended, context, "--ended");
    if (!contract.ended_on) { contract.end_reason = std::nullopt; }
    set_line(contract.end_reason, options.why, "reason");
    check_whole(store, contract);
    if (row.renewed_by) { check_renewal(contract, store::read_contract(store, *row.renewed_by)); }
    store::update_contract(write, contract);
    const bool changed = write.commit().has_value();
    said.push_back(fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(contract, row.account)));
    said.emplace_back("Next: winloss plan");
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"contract", id.value}};
}

Answer remove_contract(store::Store& store, const Context& context, const RemoveContract& options) {
    const ContractId id = store::find_contract(store, options.contract);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const store::ContractRow row = store::read_contract_row(store, id);
    store::remove_record(write, store::RecordKind::contract, id.value);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(row.contract, row.account))}};
}

}  // namespace winloss::app
