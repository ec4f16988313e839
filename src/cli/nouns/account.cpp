#include "winloss/app/accounts.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_fields(Binder& binder, AccountFields& fields) {
    binder.option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .option(fields.segment, "--segment", "TEXT", "SMB, Enterprise …")
        .option(fields.industry, "--industry", "TEXT", "what they do")
        .option(fields.region, "--region", "TEXT", "where they are")
        .option(fields.parent, "--parent", "ACCOUNT", "the organisation it belongs to")
        .option(fields.owner, "--owner", "PERSON", "who looks after it; earlier owners are kept")
        .option(fields.since, "--since", "DATE", "the owner's first day; today when one follows another")
        .options(fields.team, "--team", "+PERSON:ROLE,-PERSON", "who joins the team that keeps it, and who leaves");
}

void bind_add(Binder& binder, AddAccount& options) {
    binder.operand(options.name, "NAME", "the organisation's name");
    bind_fields(binder, options.fields);
    binder.example("winloss account add 'Acme Ltd' --segment SMB --owner 'Kim Larsen'", "a new prospect");
}

void bind_set(Binder& binder, SetAccount& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .option(options.name, "--name", "NAME", "the organisation's name");
    bind_fields(binder, options.fields);
    binder.example("winloss account set acme --owner lee --since 2026-10-01", "the account changes hands")
        .example("winloss account set acme --team '+kim:success manager,-lee'", "the team that keeps the customer")
        .example("winloss account set acme --region ''", "an empty value clears the field");
}

void bind_list(Binder& binder, ListAccounts& options) {
    binder.option(options.owner, "--owner", "PERSON", "looked after by this person")
        .option(options.parent, "--parent", "ACCOUNT", "that belong to this one")
        .option(options.segment, "--segment", "TEXT", "of this segment")
        .option(options.industry, "--industry", "TEXT", "of this industry")
        .option(options.region, "--region", "TEXT", "in this region")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss account list --owner kim --region DACH", "whose accounts, and where");
}

void bind_show(Binder& binder, ShowAccount& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .example("winloss account show acme", "with its contacts, deals, contracts and interviews");
}

void bind_review(Binder& binder, ReviewAccount& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .option(options.since, "--since", "DATE",
                "what happened since then (the last quarterly review, else three months)")
        .flag(options.inside, "--inside",
              "also what the customer is not shown: health, flags, touches, who was not met")
        .example("winloss account review Acme --inside > agenda.md", "the agenda, as Markdown");
}

void bind_remove(Binder& binder, RemoveAccount& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .explain("Refused while contacts, deals, contracts or interviews hang on it.")
        .example("winloss account remove 'Acme Ldt'", "takes back an account added by mistake");
}

}  // namespace

Noun account_noun() {
    return {.name = "account",
            .summary = "customers and prospects, and who looks after them",
            .verbs = {verb("add", "add a customer or prospect", &bind_add, &add_account),
                      verb("list", "list accounts", &bind_list, &list_accounts),
                      verb("show", "show one with what hangs on it", &bind_show, &show_account),
                      verb("review", "print the agenda of a quarterly review", &bind_review, &review_account),
                      verb("set", "change one", &bind_set, &set_account),
                      edit_verb("ACCOUNT", "number, external id or name", "winloss account edit acme", &edit_account),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_account)},
            .also = {"accounts", "customer", "company", "organisation", "prospect"}};
}

}  // namespace winloss::cli
