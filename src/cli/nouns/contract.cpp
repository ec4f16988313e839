#include "winloss/app/contracts.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

constexpr const char* contract_help = "number, external id, or the account's name where it has one contract";

void bind_terms(Binder& binder, ContractFields& fields) {
    binder.option(fields.live, "--live", "DATE", "the day implementation was finished")
        .option(fields.product, "--product", "PRODUCT", "what is served; a new name makes a product")
        .option(fields.deal, "--deal", "DEAL", "the deal it comes of")
        .flag(fields.auto_renews, "--auto-renews", "runs on term by term until it is ended; takes --until and --term")
        .flag(fields.ends_itself, "--no-auto-renews", "ends by itself")
        .exclusive({"--auto-renews", "--no-auto-renews"})
        .option(fields.term, "--term", "LENGTH", "of the terms it renews by: 12m, 1y")
        .option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter");
}

void bind_until_and_value(Binder& binder, ContractFields& fields) {
    binder.option(fields.until, "--until", "DATE", "last day of service; none agreed where it is left out")
        .option(fields.value, "--value", "MONEY", "a year: 12000, 12k, 'EUR 12000'; 0 is a trial");
}

void bind_add(Binder& binder, AddContract& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .required(options.from, "--from", "DATE", "first day of service");
    bind_until_and_value(binder, options.fields);
    bind_terms(binder, options.fields);
    binder.option(options.fields.renews, "--renews", "CONTRACT", "the contract it follows")
        .example("winloss contract add acme --from 2026-01-01 --until 2026-12-31 --value 12000", "a year of service")
        .example("winloss contract add acme --from 2026-01-01 --until 2026-12-31 --auto-renews --term 12m",
                 "one that renews itself by the year");
}

void bind_set(Binder& binder, SetContract& options) {
    binder.operand(options.contract, "CONTRACT", contract_help)
        .option(options.from, "--from", "DATE", "first day of service");
    bind_until_and_value(binder, options.fields);
    bind_terms(binder, options.fields);
    binder.option(options.fields.renews, "--renews", "CONTRACT", "the contract it follows")
        .option(options.ended, "--ended", "DATE", "last day of service when it was ended; '' takes the end back")
        .option(options.why, "--why", "TEXT", "why it was ended, as it was said")
        .example("winloss contract set 7 --live 2026-03-02", "the implementation is finished")
        .example("winloss contract set 7 --ended ''", "they stay after all");
}

void bind_renew(Binder& binder, RenewContract& options) {
    binder.operand(options.contract, "CONTRACT", contract_help)
        .required(options.until, "--until", "DATE", "last day of service of the new one")
        .required(options.value, "--value", "MONEY", "a year, in the old one's currency unless said; '' is unknown")
        .option(options.from, "--from", "DATE", "first day of the new one; the day after the old one's end");
    bind_terms(binder, options.fields);
    binder.explain("Makes a new contract that renews the old one, for the same product and on the same terms.")
        .example("winloss contract renew 7 --until 2027-12-31 --value 15000", "another year");
}

void bind_end(Binder& binder, EndContract& options) {
    binder.operand(options.contract, "CONTRACT", contract_help)
        .required(options.on, "--on", "DATE", "last day of service")
        .required(options.why, "--why", "TEXT", "the reason as it was said")
        .example("winloss contract end 7 --on 2026-09-30 --why 'Moved to Initech'", "the customer leaves");
}

void bind_list(Binder& binder, ListContracts& options) {
    binder.option(options.account, "--account", "ACCOUNT", "of this account")
        .option(options.product, "--product", "PRODUCT", "of this product")
        .option(options.deal, "--deal", "DEAL", "that come of this deal")
        .option(options.ending, "--ending", "WHEN", "whose last day lies in a period, or between today and a day")
        .option(options.running, "--running", "DATE", "with service on that day")
        .flag(options.auto_renews, "--auto-renews", "that renew themselves")
        .flag(options.ended, "--ended", "that somebody ended")
        .flag(options.not_live, "--not-live", "that run without a go-live date, for which interviews wait")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .explain(
            "The last day is the one on which it was ended, otherwise the one agreed. Listed by it, earliest first,\n"
            "where --ending asks for it; otherwise the latest record stands first.")
        .example("winloss contract list --ending 'in 90 days'", "what comes up for renewal")
        .example("winloss contract list --ending 'next quarter' --product Atlas", "the same by the calendar");
}

void bind_show(Binder& binder, ShowContract& options) {
    binder.operand(options.contract, "CONTRACT", contract_help)
        .tables({"interviews"})
        .example("winloss contract show 7", "with how it stands today, and its interviews");
}

void bind_remove(Binder& binder, RemoveContract& options) {
    binder.operand(options.contract, "CONTRACT", contract_help)
        .explain("Refused while an interview or a renewal hangs on it.")
        .example("winloss contract remove 7", "takes back a contract added by mistake");
}

}  // namespace

Noun contract_noun() {
    return {.name = "contract",
            .summary = "subscriptions and service terms, their renewals and ends",
            .verbs = {verb("add", "add a contract", &bind_add, &add_contract),
                      verb("list", "list contracts", &bind_list, &list_contracts),
                      verb("show", "show one and how it stands", &bind_show, &show_contract),
                      verb("set", "change one", &bind_set, &set_contract),
                      edit_verb("CONTRACT", contract_help, "winloss contract edit 7", &edit_contract),
                      verb("renew", "add the contract that follows one", &bind_renew, &renew_contract),
                      verb("end", "end one early, or for good", &bind_end, &end_contract),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_contract)},
            .also = {"contracts", "subscription", "renewal"}};
}

}  // namespace winloss::cli
