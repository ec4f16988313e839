#include "winloss/app/account_merge.hpp"
#include "winloss/app/account_people.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/merge_verb.hpp"
#include "winloss/cli/nouns.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_fields(Binder& binder, AccountFields& fields) {
    binder.option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter")
        .option(fields.segment, "--segment", "TEXT", "SMB, Enterprise …")
        .stands_for("SEGMENT")
        .option(fields.industry, "--industry", "TEXT", "what they do")
        .stands_for("INDUSTRY")
        .option(fields.region, "--region", "TEXT", "where they are")
        .stands_for("REGION")
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
        .stands_for("SEGMENT")
        .option(options.industry, "--industry", "TEXT", "of this industry")
        .stands_for("INDUSTRY")
        .option(options.region, "--region", "TEXT", "in this region")
        .stands_for("REGION")
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .example("winloss account list --owner kim --region DACH", "whose accounts, and where");
}

void bind_show(Binder& binder, ShowAccount& options) {
    binder.operand(options.account, "ACCOUNT", "number, external id or name")
        .tables({"judgements", "next", "contacts", "deals", "contracts", "interviews", "heard", "expectations", "flags",
                 "actions", "touches", "team", "owners"})
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
        .flag(options.dry_run, "--dry-run", "say whether it would be removed, change nothing")
        .explain("Refused while contacts, deals, contracts or interviews hang on it.")
        .example("winloss account remove 'Acme Ldt'", "takes back an account added by mistake");
}

void bind_team(Binder& binder, AccountTeam& options) {
    binder.explain("The colleagues who keep the customer. Without an option it only shows them.")
        .operand(options.account, "ACCOUNT", "number, external id or name")
        .options(options.add, "--add", "PERSON:ROLE", "who joins; the role may be left out")
        .stands_for("PERSON")
        .options(options.remove, "--remove", "PERSON", "who leaves")
        .stands_for("TEAM MEMBER")
        .example("winloss account team acme", "who keeps the customer")
        .example("winloss account team acme --add 'kim:success manager' --remove lee", "one comes, one goes");
}

/// Reads only, unless somebody comes or goes.
Verb team_verb() {
    return {"team", "show or change the team that keeps it", [](Binder& binder) -> Runner {
                auto options = std::make_shared<AccountTeam>();
                bind_team(binder, *options);
                return [options](Session& session) {
                    return options->changes() ? change_account_team(session.writing(), session.context(), *options)
                                              : show_account_team(session.reading(), session.context(), *options);
                };
            }};
}

void bind_owners(Binder& binder, AccountOwners& options) {
    binder.explain("The latest comes first; 'account set --owner' begins a new one and keeps the earlier.")
        .operand(options.account, "ACCOUNT", "number, external id or name")
        .example("winloss account owners acme", "who looked after it, and when");
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
                      team_verb(), verb("owners", "who looked after it, and when", &bind_owners, &show_account_owners),
                      merge_verb("make two accounts one", {"account", "ACCOUNT", "'Acme Ltd.'", "Acme"},
                                 "Contacts, deals, contracts, interviews and whatever else names the account name the "
                                 "other one then.\n"
                                 "What that one does not say of itself (external id, segment, owner …) it takes over.",
                                 &merge_accounts),
                      verb("remove", "remove one added by mistake", &bind_remove, &remove_account)},
            .also = {"accounts", "customer", "company", "organisation", "prospect"}};
}

}  // namespace winloss::cli
