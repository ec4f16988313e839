// Deals as records: added, changed, removed. Their decision is in deal_decision.cpp, how they are shown in
// deal_pages.cpp.
#include "winloss/app/deals.hpp"

#include <fmt/format.h>

#include "both_ways.hpp"
#include "deal_words.hpp"
#include "interview_words.hpp"
#include "told.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/independence.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/people.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

namespace {

/// A deal that interviews or contracts hang on stays with its account.
void refuse_move(const store::Store& store, const Deal& deal, std::optional<AccountId> before) {
    if (!before || before == deal.account) { return; }
    for (const store::Dependents& each : store::dependents(store, store::RecordKind::deal, deal.id.value)) {
        throw conflict(fmt::format("Deal {} cannot change its account: {} on it.", deal.id.value,
                                   counted(each.count, each.what + " hangs", each.what + "s hang")),
                       fmt::format("winloss deal show {} lists what does.", deal.id.value));
    }
}

void apply_exclusion(Deal& deal, const std::optional<std::string>& typed) {
    if (!typed) { return; }
    deal.exclusion =
        *typed == "none" || trim(*typed).empty() ? std::nullopt : std::optional(require_word<Exclusion>(*typed));
}

void apply(Deal& deal, store::Write& write, const Context& context, const DealFields& fields,
           std::vector<std::string>& said) {
    const store::Store& store = write.store();
    set_reference(deal.account, fields.account, [&](const std::string& typed) { return named_account(store, typed); });
    set_line(deal.external_id, fields.external_id, "external id");
    set_word(deal.kind, fields.kind);
    set_reference(deal.product, fields.product,
                  [&](const std::string& typed) { return named_product(write, typed, said); });
    set_reference(deal.owner, fields.owner, [&](const std::string& typed) { return named_person(store, typed); });
    set_money(deal.amount, fields.amount, store::default_currency(store));
    set_line(deal.lead_source, fields.lead_source, "lead source");
    set_line(deal.stage, fields.stage, "stage");
    set_date(deal.opened_on, fields.opened, context, "--opened");
    set_date(deal.decided_on, fields.decided, context, "--decided");
    set_date(deal.closed_on, fields.closed, context, "--closed");
    apply_exclusion(deal, fields.exclude);
    if (fields.decided) { refuse_future(deal.decided_on, context.today); }
}

void change_team(store::Write& write, DealId deal, const std::vector<std::string>& typed, bool of_form) {
    const std::vector<TeamChange> changes = parse_team(write.store(), typed, false);
    if (!of_form) { refuse_both_ways(write.store(), changes); }
    for (const TeamChange& change : changes) {
        if (change.joins) {
            store::join_deal_team(write, deal, change.person);
        } else {
            store::leave_deal_team(write, deal, change.person);
        }
    }
}

void refuse_opposites(const store::Store& store, const SetDeal& options) {
    const auto theme = [codebook = store::read_codebook(store)](const std::string& typed) {
        return codebook.require(typed).id;
    };
    refuse_both_ways("--win-theme", options.fields.win_themes, "--no-win-theme", options.not_win_themes, theme);
    refuse_both_ways("--reason", options.fields.told.reasons, "--no-reason", options.not_reasons,
                     [](const std::string& typed) { return fold(trim(typed)); });
    const auto competitor = [&store](const std::string& typed) {
        const std::string name = typed.substr(0, typed.rfind(':'));
        const auto known = store::look_up(store, store::RecordKind::competitor, name);
        return known ? std::to_string(*known) : "a new one, " + fold(trim(name));
    };
    refuse_both_ways("--competitor", options.fields.told.competitors, "--no-competitor", options.not_competitors,
                     competitor);
}

/// Takes back first, so that a theme whose line was written anew stays.
void change_win_themes(store::Write& write, DealId deal, const std::vector<std::string>& came,
                       const std::vector<std::string>& went) {
    if (came.empty() && went.empty()) { return; }
    const Codebook codebook = store::read_codebook(write.store());
    for (const std::string& each : went) { store::remove_win_theme(write, deal, codebook.require(each).id); }
    for (const std::string& each : came) { store::add_win_theme(write, deal, require_win_theme(codebook, each).id); }
}

/// Says which open interviews are to be held by somebody who is on the deal now, for no reason given.
void mind_interviewers(const store::Store& store, const Deal& deal, std::vector<std::string>& said) {
    if (!deal.account) { return; }
    for (const store::InterviewLine& line : store::interviews(store, {.open = true, .account = deal.account})) {
        const Interview& interview = line.interview;
        if (!interview.interviewer || interview.relation_reason) { continue; }
        const Person person = store::read_person(store, *interview.interviewer);
        if (!independence_of(person, store::involved_in(store, interview)).was_on_deal) { continue; }
        said.push_back(fmt::format("{} is on the deal, and is to hold {}: winloss interview assign {} PERSON",
                                   person.name, called(line), interview.id.value));
    }
}

/// What to do about the deal now.
std::string next_step(const Deal& deal) {
    return deal.outcome == Outcome::open
               ? fmt::format("Next: winloss deal close {} won|lost|no-decision --on DATE", deal.id.value)
               : "Next: winloss plan";
}

/// Whoever owned a deal that is decided may have left since.
Answer answer_of(const store::Store& store, const Deal& deal, const DealFields& fields, std::vector<std::string> said) {
    Answer answer{.data = {}, .messages = std::move(said), .subject = ChangedRecord{"deal", deal.id.value}};
    if (deal.outcome == Outcome::open) { mind_inactive(store, fields.owner, answer); }
    return answer;
}

}  // namespace

const Code& require_win_theme(const Codebook& codebook, std::string_view typed) {
    const Code& code = codebook.require(typed);
    if (code.kind == CodeKind::win_theme) { return code; }
    std::vector<std::string> themes;
    for (const Code& each : codebook.codes()) {
        if (each.kind == CodeKind::win_theme) { themes.push_back(each.path); }
    }
    throw usage_error(fmt::format("'{}' is no win theme.", code.path),
                      themes.empty() ? "The codebook has none yet: winloss import codebook FILE brings them in."
                                     : "One of: " + join(themes, ", ") + ".");
}

Answer add_deal(store::Store& store, const Context& context, const AddDeal& options) {
    std::vector<std::string> said;
    store::Write write(store, context.operation());
    Deal deal;
    deal.name = own_name(store::RecordKind::deal, options.name);
    if (options.outcome) { deal.outcome = require_word<Outcome>(*options.outcome); }
    apply(deal, write, context, options.fields, said);
    check(deal);
    deal.id = store::insert_deal(write, deal);
    change_team(write, deal.id, options.fields.team, false);
    change_win_themes(write, deal.id, options.fields.win_themes, {});
    tell(write, deal.id, options.fields.told, said);
    check_winner(store, deal);
    write.commit();
    said.push_back(fmt::format("Added {}.", called(deal)));
    said.push_back(next_step(deal));
    return answer_of(store, deal, options.fields, std::move(said));
}

Answer set_deal(store::Store& store, const Context& context, const SetDeal& options) {
    const DealId id = store::find_deal(store, options.deal);
    std::vector<std::string> said;
    store::Write write(store, context.operation(std::to_string(id.value)));
    Deal deal = store::read_deal(store, id);
    const std::optional<AccountId> account = deal.account;
    if (!options.of_form) { refuse_opposites(store, options); }
    if (options.name) { deal.name = own_name(store::RecordKind::deal, *options.name); }
    apply(deal, write, context, options.fields, said);
    refuse_move(store, deal, account);
    check(deal);
    store::update_deal(write, deal);
    change_team(write, id, options.fields.team, options.of_form);
    change_win_themes(write, id, options.fields.win_themes, options.not_win_themes);
    take_back(write, id, options.not_reasons, options.not_competitors);
    tell(write, id, options.fields.told, said);
    check_winner(store, deal);
    const bool changed = write.commit().has_value();
    said.push_back(fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(deal)));
    mind_interviewers(store, deal, said);
    said.push_back(next_step(deal));
    return answer_of(store, deal, options.fields, std::move(said));
}

Answer remove_deal(store::Store& store, const Context& context, const RemoveDeal& options) {
    const DealId id = store::find_deal(store, options.deal);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Deal deal = store::read_deal(store, id);
    store::remove_record(write, store::RecordKind::deal, id.value);
    write.commit();
    return {
        .data = {},
        .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(deal)), "Next: winloss deal list"}};
}

}  // namespace winloss::app
