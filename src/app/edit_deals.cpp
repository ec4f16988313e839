// The forms of deals, contracts and interviews.
#include <fmt/format.h>

#include <algorithm>

#include "contact_words.hpp"
#include "deal_words.hpp"
#include "edit_fields.hpp"
#include "todo_words.hpp"
#include "winloss/app/contracts.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/edit_record.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/core/appointment.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/whole_number.hpp"
#include "winloss/domain/stance.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

/// 'Initech:finalist,winner', as the command line takes it.
std::string competitor_words(const store::DealCompetitorRow& row) {
    const std::vector<std::string> stances = stances_of(row.standing);
    const bool understood = stances.front() == stance_words.front() && row.name.find(':') == std::string::npos;
    return understood ? row.name : row.name + ":" + join(stances, ",");
}

std::string competitor_name(const std::string& typed) { return fold(typed.substr(0, typed.rfind(':'))); }

FormField team_field(const store::Store& store, DealId id, const std::shared_ptr<SetDeal>& set) {
    const std::vector<store::DealTeamRow> team = store::deal_team(store, id);
    std::vector<std::string> names;
    for (const store::DealTeamRow& each : team) { names.push_back(each.name); }
    return of_person(store, list_field("team", names, "who else works on it, a line each", {},
                                       [set, team](const auto& came, const auto& went) {
                                           for (const std::size_t each : went) {
                                               set->fields.team.push_back(fmt::format("-{}", team[each].person.value));
                                           }
                                           for (const std::string& each : came) {
                                               set->fields.team.push_back("+" + each);
                                           }
                                       }));
}

FormField reasons_field(const store::Store& store, DealId id, const std::shared_ptr<SetDeal>& set) {
    std::vector<std::string> reasons;
    for (const store::DealReasonRow& each : store::deal_reasons(store, id)) { reasons.push_back(each.text); }
    return list_field("reason", reasons, "reasons as they were stated, a line each", {},
                      [set, reasons](const auto& came, const auto& went) {
                          for (const std::size_t each : went) { set->not_reasons.push_back(reasons[each]); }
                          set->fields.told.reasons = came;
                      });
}

FormField win_themes_field(const store::Store& store, DealId id, const std::shared_ptr<SetDeal>& set) {
    std::vector<std::string> themes;
    for (const store::DealThemeRow& each : store::deal_win_themes(store, id)) { themes.push_back(each.path); }
    return list_field(
        "win_theme", themes, "what it is meant to be won with, a code of the codebook a line",
        [&store](const std::string& typed) { require_win_theme(store::read_codebook(store), typed); },
        [set, themes](const auto& came, const auto& went) {
            for (const std::size_t each : went) { set->not_win_themes.push_back(themes[each]); }
            set->fields.win_themes = came;
        });
}

/// What the rep says; a line that only changes its stances takes nobody out.
FormField competitors_field(const store::Store& store, DealId id, const std::shared_ptr<SetDeal>& set) {
    std::vector<store::DealCompetitorRow> by_rep;
    std::vector<CompetitorId> by_buyer;
    std::vector<std::string> words;
    for (const store::DealCompetitorRow& each : store::deal_competitors(store, id)) {
        if (each.standing.said_by == SaidBy::buyer) {
            by_buyer.push_back(each.standing.competitor);
        } else {
            by_rep.push_back(each);
            words.push_back(competitor_words(each));
        }
    }
    return list_field(
        "competitor", words, "as the rep says, a line each: Initech:finalist,incumbent,winner", {},
        [set, by_rep, by_buyer](const auto& came, const auto& went) {
            for (const std::size_t each : went) {
                const store::DealCompetitorRow& row = by_rep[each];
                const bool stays = std::ranges::any_of(
                    came, [&](const std::string& typed) { return competitor_name(typed) == fold(row.name); });
                if (stays) { continue; }
                if (std::ranges::find(by_buyer, row.standing.competitor) != by_buyer.end()) {
                    throw conflict(fmt::format("The buyer names {} too, and this would take both out.", row.name),
                                   fmt::format("winloss deal set {} --no-competitor {} does that.", set->deal,
                                               row.standing.competitor.value));
                }
                set->not_competitors.push_back(std::to_string(row.standing.competitor.value));
            }
            for (const std::string& typed : came) {
                const bool names_a_stance = typed.find(':') != std::string::npos;
                set->fields.told.competitors.push_back(names_a_stance ? typed : typed + ":considered");
            }
        });
}

OpenForm deal_form(const store::Store& store, const Context& context, DealId id) {
    const store::DealRow row = store::read_deal_row(store, id);
    const Deal& deal = row.deal;
    auto set = std::make_shared<SetDeal>();
    set->deal = std::to_string(id.value);
    set->of_form = true;
    DealFields& fields = set->fields;
    const auto exclusion = deal.exclusion ? std::optional(std::string(word(*deal.exclusion))) : std::nullopt;
    RecordForm form{called("deal", id.value),
                    {fmt::format("deal {}, {}: {}; 'winloss deal close' and 'reopen' change that.", id.value, deal.name,
                                 word(deal.outcome))},
                    {}};
    form.fields = {
        required_field("name", deal.name, option(set, set->name)),
        of_account(store, field("account", row.account, option(set, fields.account), "an account that is there")),
        field("external_id", deal.external_id, option(set, fields.external_id), "the CRM's id"),
        word_field("kind", deal.kind, option(set, fields.kind)),
        field("product", row.product, option(set, fields.product), "a new name makes a product"),
        of_person(store, field("owner", row.owner, option(set, fields.owner), "a person: the rep")),
        team_field(store, id, set),
        money_field("amount", deal.amount, option(set, fields.amount), store, "12000, 12k, 12000 EUR"),
        field("lead_source", deal.lead_source, option(set, fields.lead_source)),
        field("stage", deal.stage, option(set, fields.stage)),
        date_field("opened_on", deal.opened_on, option(set, fields.opened), context.today),
        date_field("decided_on", deal.decided_on, option(set, fields.decided), context.today,
                   "the day the buyer decided"),
        date_field("closed_on", deal.closed_on, option(set, fields.closed), context.today, "the CRM's close date"),
        field("exclusion", exclusion, option(set, fields.exclude), "outreach: no interview; all: in no figure either",
              [](const std::string& typed) {
                  if (typed != "none") { require_word<Exclusion>(typed); }
              }),
        competitors_field(store, id, set),
        reasons_field(store, id, set),
        win_themes_field(store, id, set)};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_deal(into, now, *set); }};
}

OpenForm contract_form(const store::Store& store, const Context& context, ContractId id) {
    const store::ContractRow row = store::read_contract_row(store, id);
    const Contract& contract = row.contract;
    auto set = std::make_shared<SetContract>();
    set->contract = std::to_string(id.value);
    ContractFields& fields = set->fields;
    const Date today = context.today;
    const auto renews = contract.renews ? std::optional(std::to_string(contract.renews->value)) : std::nullopt;
    const auto term = contract.term_months ? std::optional(fmt::format("{}m", *contract.term_months)) : std::nullopt;
    RecordForm form{called("contract", id.value), {fmt::format("contract {}, {}.", id.value, row.account)}, {}};
    form.fields = {
        field("external_id", contract.external_id, option(set, fields.external_id), "the CRM's id"),
        field("product", row.product, option(set, fields.product), "a new name makes a product"),
        field("deal", row.deal, option(set, fields.deal), "a deal: its number or name",
              [&store](const std::string& typed) { store::find_deal(store, typed); }),
        field("renews_id", renews, option(set, fields.renews), "the number of the contract it renews",
              [&store](const std::string& typed) { store::find_contract(store, typed); }),
        required(
            date_field("starts_on", contract.starts_on, option(set, set->from), today, "the first day of service")),
        date_field("live_on", contract.live_on, option(set, fields.live), today, "the implementation is finished"),
        date_field("ends_on", contract.ends_on, option(set, fields.until), today, "the last day of service, inclusive"),
        money_field("annual_value", contract.annual_value, option(set, fields.value), store,
                    "a year: 12000, 12k, 12000 EUR; 0 is a trial"),
        flag_field("auto_renews", contract.auto_renews, set, fields.auto_renews, fields.ends_itself,
                   "yes or no: goes on term by term until somebody ends it"),
        field("term_months", term, option(set, fields.term), "how long a term is: 12m, 1y"),
        date_field("ended_on", contract.ended_on, option(set, set->ended), today,
                   "the last day of service when somebody ended it"),
        field("end_reason", contract.end_reason, option(set, set->why), "why, as it was said")};
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_contract(into, now, *set); }};
}

FormField attempts_field(std::int64_t attempts, const std::shared_ptr<SetInterview>& set) {
    FormField made{.key = "attempts", .values = {std::to_string(attempts)}, .says = "how often was asked"};
    made.required = true;
    made.check = [](const std::string& typed) {
        if (!whole_number(typed)) { throw usage_error(fmt::format("{} is no number of attempts.", quoted(typed))); }
    };
    made.put = [set](const std::string& typed) { set->attempts = whole_number(typed); };
    return made;
}

/// Who interviews, when, and how often was asked; of an open one its window and its appointment too.
std::vector<FormField> course_fields(const store::Store& store, Date today, const store::InterviewLine& line,
                                     const std::shared_ptr<SetInterview>& set) {
    const Interview& interview = line.interview;
    std::vector<FormField> fields;
    FormField who = of_person(store, field("interviewer", line.interviewer, option(set, set->with), "who interviews"));
    who.required = line.interviewer.has_value();
    fields.push_back(std::move(who));
    FormField relation = word_field("relation", interview.relation, option(set, set->choice.relation));
    relation.required = interview.relation.has_value();
    fields.push_back(std::move(relation));
    fields.push_back(field("relation_reason", interview.relation_reason, option(set, set->choice.reason),
                           "why somebody who was on the deal interviews all the same"));
    if (interview.open()) {
        fields.push_back(required(date_field("opens_on", interview.opens_on, option(set, set->opens), today,
                                             "the window, which planning leaves as it is once it was changed here")));
        fields.push_back(required(date_field("target_on", interview.target_on, option(set, set->target), today, {})));
        fields.push_back(required(date_field("closes_on", interview.closes_on, option(set, set->closes), today, {})));
    }
    if (interview.first_asked_on) {
        fields.push_back(past_date_field("first_asked_on", *interview.first_asked_on, option(set, set->first_asked_on),
                                         today, "the day of the first ask"));
        fields.push_back(attempts_field(interview.attempts, set));
    }
    if (interview.booked_at) {
        fields.push_back(
            required(field("booked_at", spaced(*interview.booked_at), option(set, set->at),
                           "the appointment: 2026-10-02 10:00, 'thu 10:00'",
                           [today, earliest = interview.first_asked_on.value_or(today)](const std::string& typed) {
                               parse_appointment(typed, earliest, today, "booked_at");
                           })));
    }
    if (interview.held_on) {
        fields.push_back(past_date_field("held_on", *interview.held_on, option(set, set->held_on), today,
                                         "the day on which it was held"));
        fields.push_back(required_word("completeness", *interview.completeness, option(set, set->completeness)));
    }
    return fields;
}

OpenForm interview_form(const store::Store& store, const Context& context, InterviewId id) {
    const store::InterviewLine line = store::interview_line(store, id);
    const Interview& interview = line.interview;
    const std::vector<Contact> contacts = store::interview_contacts(store, id);
    auto set = std::make_shared<SetInterview>();
    set->interview = std::to_string(id.value);
    set->of_form = true;
    InterviewFields& fields = set->fields;
    std::vector<std::string> names;
    for (const Contact& each : contacts) { names.push_back(each.name); }
    RecordForm form{called("interview", id.value),
                    {fmt::format("interview {}: {} with {}, {}. Its state is changed by 'winloss interview book', "
                                 "'held' and the like, the note by 'winloss note'.",
                                 id.value, interview.kind, line.account, word(interview.state))},
                    {}};
    form.fields = {
        list_field(
            "contact", names, "who took part, a line each",
            [&store, account = interview.account](const std::string& typed) { contact_at(store, account, typed); },
            [set, contacts](const auto& came, const auto& went) {
                set->contacts = came;
                for (const std::size_t each : went) {
                    set->no_contacts.push_back(std::to_string(contacts[each].id.value));
                }
            }),
        word_field("channel", interview.channel, option(set, fields.channel)),
        yes_no_field("consent_to_record", interview.consent_to_record, option(set, fields.consent_to_record),
                     "yes or no"),
        yes_no_field("consent_to_quote", interview.consent_to_quote, option(set, fields.consent_to_quote), "yes or no"),
        yes_no_field("confidential", interview.confidential, option(set, fields.confidential),
                     "yes or no: confidentiality was promised"),
        field("incentive", interview.incentive, option(set, fields.incentive)),
        field("heard_how", interview.heard_how, option(set, fields.heard_how), "how they heard of us"),
        field("heard_what", interview.heard_what, option(set, fields.heard_what), "what they heard"),
        field("heard_from", interview.heard_from, option(set, fields.heard_from), "and from whom")};
    std::vector<FormField> course = course_fields(store, context.today, line, set);
    form.fields.insert(form.fields.begin() + 1, std::make_move_iterator(course.begin()),
                       std::make_move_iterator(course.end()));
    return {std::move(form), [set](store::Store& into, const Context& now) { return set_interview(into, now, *set); }};
}

}  // namespace

Answer edit_deal(store::Store& store, const Context& context, const EditRecord& options) {
    const DealId id = store::find_deal(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return deal_form(now, context, id); });
}

Answer edit_contract(store::Store& store, const Context& context, const EditRecord& options) {
    const ContractId id = store::find_contract(store, options.record);
    return edit_form(store, context, options, [&](const store::Store& now) { return contract_form(now, context, id); });
}

Answer edit_interview(store::Store& store, const Context& context, const EditRecord& options) {
    const InterviewId id = store::find_interview(store, options.record, store::InterviewMeant::any, context.today);
    return edit_form(store, context, options,
                     [&](const store::Store& now) { return interview_form(now, context, id); });
}

}  // namespace winloss::app
