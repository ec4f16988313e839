// A contract is renewed, and ended.
#include <fmt/format.h>

#include "contract_words.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

void refuse_renewed(const store::ContractRow& row) {
    if (!row.renewed_by) { return; }
    throw conflict(
        fmt::format("Contract {} is renewed by contract {} already.", row.contract.id.value, row.renewed_by->value),
        fmt::format("winloss contract renew {0} renews that one; winloss contract set {0} changes it.",
                    row.renewed_by->value));
}

/// The day after the last day of service, unless --from says otherwise.
Date first_day(const Contract& old, const RenewContract& options, Date today) {
    if (options.from) { return parse_date(*options.from, today, "--from"); }
    if (old.ended_on) { return *old.ended_on + Days(1); }
    if (!old.ends_on) {
        throw usage_error(fmt::format("Contract {} has no end that its renewal could follow.", old.id.value),
                          "Say when the renewal starts with --from DATE.");
    }
    if (old.auto_renews && *old.ends_on < today) {
        throw usage_error(
            fmt::format("Contract {} has renewed itself since its end on {}.", old.id.value, iso(*old.ends_on)),
            "Say when the new contract starts with --from DATE.");
    }
    return *old.ends_on + Days(1);
}

}  // namespace

Answer renew_contract(store::Store& store, const Context& context, const RenewContract& options) {
    const ContractId id = store::find_contract(store, options.contract);
    std::vector<std::string> said;
    store::Write write(store, context.operation(std::to_string(id.value)));
    const store::ContractRow row = store::read_contract_row(store, id);
    const Contract& old = row.contract;
    refuse_renewed(row);
    Contract renewal;
    renewal.account = old.account;
    renewal.product = old.product;
    renewal.auto_renews = old.auto_renews;
    renewal.term_months = old.term_months;
    renewal.renews = old.id;
    renewal.starts_on = first_day(old, options, context.today);
    ContractFields fields = options.fields;
    fields.until = options.until;
    fields.value = options.value;
    apply(renewal, write, context, fields, said);
    check_whole(store, renewal);
    renewal.id = store::insert_contract(write, renewal);
    write.commit();
    said.push_back(fmt::format("Contract {} is renewed by {}.", old.id.value, called(renewal, row.account)));
    said.emplace_back("Next: winloss plan");
    return {.data = {}, .messages = std::move(said), .subject = ChangedRecord{"contract", renewal.id.value}};
}

namespace {

void refuse_ended(const Contract& contract) {
    if (!contract.ended_on) { return; }
    throw conflict(
        fmt::format("Contract {} was ended on {} already.", contract.id.value, iso(*contract.ended_on)),
        fmt::format("winloss contract set {0} --ended DATE --why TEXT changes that; --ended '' takes it back.",
                    contract.id.value));
}

/// A renewal has taken over by that day: it is the renewal that ends.
void refuse_taken_over(const store::Store& store, const store::ContractRow& row, Date on) {
    if (!row.renewed_by) { return; }
    const Contract renewal = store::read_contract(store, *row.renewed_by);
    if (on < renewal.starts_on) { return; }
    throw conflict(fmt::format("Contract {} has taken over from contract {} on {}.", renewal.id.value,
                               row.contract.id.value, iso(renewal.starts_on)),
                   fmt::format("winloss contract end {} --on {} --why TEXT ends that one.", renewal.id.value, iso(on)));
}

}  // namespace

Answer end_contract(store::Store& store, const Context& context, const EndContract& options) {
    const ContractId id = store::find_contract(store, options.contract);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const store::ContractRow row = store::read_contract_row(store, id);
    Contract contract = row.contract;
    refuse_ended(contract);
    contract.ended_on = typed_date(options.on, context, "--on");
    contract.end_reason = required_line(options.why, "reason");
    refuse_taken_over(store, row, *contract.ended_on);
    check_whole(store, contract);
    store::update_contract(write, contract);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Ended {}: last day of service {}.", called(contract, row.account),
                                     iso(*contract.ended_on)),
                         "Next: winloss plan"},
            .subject = ChangedRecord{"contract", contract.id.value}};
}

}  // namespace winloss::app
