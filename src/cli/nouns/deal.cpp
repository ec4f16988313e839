#include "winloss/app/deals.hpp"
#include "winloss/cli/edit_verb.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::cli {

namespace {

using namespace app;

void bind_told(Binder& binder, Told& told) {
    binder.options(told.reasons, "--reason", "TEXT", "a stated reason, as it was said")
        .options(told.competitors, "--competitor", "NAME[:STANCE,...]",
                 "who else was considered, and whether finalist, incumbent or winner")
        .stands_for("COMPETITOR")
        .option(told.said_by, "--said-by", "WHO", "who says so of the competitors: rep (default) or buyer");
}

void bind_fields(Binder& binder, DealFields& fields) {
    binder.option(fields.account, "--account", "ACCOUNT", "whose decision it is")
        .option(fields.owner, "--owner", "PERSON", "the rep")
        .options(fields.team, "--team", "+PERSON,-PERSON", "who else works on it: joins, leaves")
        .option(fields.amount, "--amount", "MONEY", "what it is worth: 12000, 12k, 'EUR 12000'")
        .option(fields.product, "--product", "PRODUCT", "what it is about; a new name makes a product")
        .option(fields.kind, "--kind", "KIND", "new, expansion or renewal")
        .likely(all_words<DealKind>())
        .option(fields.lead_source, "--lead-source", "TEXT", "where it came from")
        .option(fields.stage, "--stage", "TEXT", "the CRM's stage")
        .option(fields.opened, "--opened", "DATE", "the day it began")
        .option(fields.decided, "--decided", "DATE", "the day the buyer decided")
        .option(fields.closed, "--closed", "DATE", "the CRM's close date")
        .option(fields.exclude, "--exclude", "FROM",
                "outreach: no interview; all: in no figure either; none: in everything")
        .option(fields.external_id, "--external-id", "ID", "the CRM's id; capitals matter");
    binder
        .options(fields.win_themes, "--win-theme", "CODE",
                 "what it is meant to be won with, a win theme of the codebook")
        .stands_for("WIN THEME");
    bind_told(binder, fields.told);
}

void bind_add(Binder& binder, AddDeal& options) {
    binder.operand(options.name, "NAME", "what the deal is called")
        .option(options.outcome, "--outcome", "OUTCOME", "open (default), won, lost, no-decision")
        .likely(all_words<Outcome>());
    bind_fields(binder, options.fields);
    binder.example("winloss deal add 'Acme platform' --account acme --owner kim --amount 12k", "an open deal")
        .example("winloss deal add 'Acme 2024' --account acme --outcome lost --decided 2024-11-05",
                 "one that was decided long ago");
}

void bind_set(Binder& binder, SetDeal& options) {
    binder.operand(options.deal, "DEAL", "number, external id, name, or the account's name where it has one deal")
        .option(options.name, "--name", "NAME", "what the deal is called");
    bind_fields(binder, options.fields);
    binder.options(options.not_reasons, "--no-reason", "TEXT", "takes a stated reason back")
        .options(options.not_competitors, "--no-competitor", "NAME", "was not in it after all")
        .stands_for("COMPETITOR")
        .options(options.not_win_themes, "--no-win-theme", "CODE", "takes a win theme back")
        .stands_for("WIN THEME")
        .explain("The outcome is changed by 'deal close' and 'deal reopen'.")
        .example("winloss deal set 17 --owner kim --amount 12000 --team +lee", "fields that were given, no others")
        .example("winloss deal set 17 --competitor Initech:finalist --said-by buyer",
                 "what the buyer says stands apart")
        .example("winloss deal set 17 --win-theme quick-start", "what the bid builds on")
        .example("winloss deal set 17 --amount ''", "an empty value clears the field");
}

void bind_close_options(Binder& binder, CloseDeal& options) {
    binder.option(options.on, "--on", "DATE", "the day the buyer decided; today");
    bind_told(binder, options.told);
}

void bind_close(Binder& binder, CloseDeal& options) {
    binder.operand(options.deal, "DEAL", "number, external id, name, or the account's name where it has one open deal")
        .stands_for("OPEN DEAL")
        .operand(options.outcome, "OUTCOME", "won, lost or no-decision")
        .likely({"won", "lost", "no-decision"});
    bind_close_options(binder, options);
    binder.example("winloss deal close 17 lost --on 2026-10-01 --reason 'Too expensive' --competitor Initech:winner",
                   "why, and against whom");
}

/// 'deal lost 17' for 'deal close 17 lost'.
template <Outcome outcome>
void bind_short(Binder& binder, CloseDeal& options) {
    options.outcome = word(outcome);
    binder.operand(options.deal, "DEAL", "number, external id, name, or the account's name where it has one open deal")
        .stands_for("OPEN DEAL");
    bind_close_options(binder, options);
    binder.example("winloss deal " + options.outcome + " 17 --on yesterday",
                   "short for 'deal close 17 " + options.outcome + "'");
}

void bind_reopen(Binder& binder, ReopenDeal& options) {
    binder.operand(options.deal, "DEAL", "number, external id, name")
        .explain("The day of the decision goes; stated reasons and competitors stay, but none of them is its winner.")
        .example("winloss deal reopen 17", "it was not over");
}

void bind_list(Binder& binder, ListDeals& options) {
    binder.option(options.account, "--account", "ACCOUNT", "of this account")
        .option(options.owner, "--owner", "PERSON", "of this rep")
        .option(options.product, "--product", "PRODUCT", "about this product")
        .option(options.competitor, "--competitor", "COMPETITOR", "in which it was considered")
        .option(options.kind, "--kind", "KIND", "of this kind")
        .among(all_words<DealKind>())
        .option(options.outcome, "--outcome", "OUTCOME", "that came out so")
        .among(all_words<Outcome>())
        .flag(options.open, "--open", "not decided yet")
        .option(options.segment, "--segment", "TEXT", "of accounts of this segment")
        .stands_for("SEGMENT")
        .option(options.period, "--period", "PERIOD", "decided in it: 2026Q3, 'last month'")
        .option(options.decided_from, "--decided-from", "DATE", "decided on this day or later")
        .option(options.decided_to, "--decided-to", "DATE", "decided on this day or earlier")
        .option(options.sort, "--sort", "ORDER", "latest first by number or decision, by name, largest first")
        .among({"number", "decided", "name", "amount"})
        .number(options.limit, "--limit", "N", "at most so many; 0: all (50 on a terminal)")
        .exclusive({"--open", "--outcome"})
        .exclusive({"--open", "--period"})
        .exclusive({"--open", "--decided-from"})
        .exclusive({"--open", "--decided-to"})
        .exclusive({"--period", "--decided-from"})
        .exclusive({"--period", "--decided-to"})
        .explain(
            "Decided deals are listed by their decision, latest first; otherwise the latest record stands first. A "
            "deal\n"
            "whose decision has no day counts by the CRM's close date.")
        .example("winloss deal list --open --owner kim", "what somebody is working on")
        .example("winloss deal list --outcome lost --period 'last quarter' --format csv", "losses as a spreadsheet");
}

void bind_show(Binder& binder, ShowDeal& options) {
    binder.operand(options.deal, "DEAL", "number, external id, name, or the account's name where it has one deal")
        .tables({"competitors", "reasons", "win_themes", "team", "interviews", "contracts"})
        .example("winloss deal show 17", "with competitors, stated reasons, interviews and contracts");
}

void bind_remove(Binder& binder, RemoveDeal& options) {
    binder.operand(options.deal, "DEAL", "number, external id, name")
        .explain(
            "Refused while an interview or a contract hangs on it. A test or a duplicate that came with an import is\n"
            "better excluded: 'deal set --exclude all'.")
        .example("winloss deal remove 17", "takes back a deal added by mistake");
}

}  // namespace

Noun deal_noun() {
    return {
        .name = "deal",
        .summary = "decisions that accounts take, and how they came out",
        .verbs = {verb("add", "add a deal", &bind_add, &add_deal), verb("list", "list deals", &bind_list, &list_deals),
                  verb("show", "show one with what hangs on it", &bind_show, &show_deal),
                  verb("set", "change one", &bind_set, &set_deal),
                  edit_verb("DEAL", "number, external id, name, or the account's name where it has one deal",
                            "winloss deal edit 17", &edit_deal),
                  verb("close", "record how it came out", &bind_close, &close_deal),
                  verb("won", "short for close DEAL won", &bind_short<Outcome::won>, &close_deal),
                  verb("lost", "short for close DEAL lost", &bind_short<Outcome::lost>, &close_deal),
                  verb("no-decision", "short for close DEAL no-decision", &bind_short<Outcome::no_decision>,
                       &close_deal),
                  verb("reopen", "take a decision back", &bind_reopen, &reopen_deal),
                  verb("remove", "remove one added by mistake", &bind_remove, &remove_deal)},
        .also = {"deals", "opportunity", "opp"}};
}

}  // namespace winloss::cli
