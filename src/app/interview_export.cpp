// Interviews as the table that 'winloss import interviews' takes.
#include "rows_of.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/record_export.hpp"
#include "winloss/store/external_ids.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/interviews.hpp"

namespace winloss::app {

namespace {

using store::ExternalIds;
using store::RecordKind;

/// The columns of the window and of who is asked, then those of what became of it; what no import takes comes last.
Table interviews_table() {
    return {.name = "interviews",
            .title = {},
            .columns = {{"id", "Id", Type::integer},
                        machine_column("external_id", Type::text),
                        {"kind", "Kind", Type::text, true},
                        machine_column("account_external_id", Type::text),
                        {"account", "Account", Type::text, true},
                        spare_column("deal", "Deal", Type::text, 3),
                        machine_column("contract", Type::text),
                        machine_column("anchor_on", Type::date),
                        machine_column("opens_on", Type::date),
                        spare_column("target_on", "Target", Type::date, 4),
                        {"closes_on", "Closes", Type::date},
                        {"state", "State", Type::text},
                        spare_column("interviewer", "Interviewer", Type::text, 1),
                        machine_column("relation", Type::text),
                        machine_column("relation_reason", Type::text),
                        spare_column("contacts", "Contacts", Type::list, 2),
                        machine_column("first_asked_on", Type::date),
                        machine_column("attempts", Type::integer),
                        machine_column("booked_at", Type::local_time),
                        machine_column("channel", Type::text),
                        {"held_on", "Held", Type::date},
                        machine_column("completeness", Type::text),
                        machine_column("ended_on", Type::date),
                        machine_column("consent_to_record", Type::boolean),
                        machine_column("consent_to_quote", Type::boolean),
                        machine_column("confidential", Type::boolean),
                        machine_column("incentive", Type::text),
                        machine_column("heard_how", Type::text),
                        machine_column("heard_what", Type::text),
                        machine_column("heard_from", Type::text),
                        machine_column("coded_on", Type::date),
                        machine_column("shared_on", Type::date),
                        machine_column("shared_with", Type::list),
                        machine_column("thanked_on", Type::date),
                        machine_column("deal_name", Type::text),
                        machine_column("covered_by", Type::integer),
                        machine_column("rule", Type::text),
                        machine_column("flagged", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Cell audiences(const store::Store& store, const Interview& interview) {
    if (!interview.shared_on) { return {}; }
    std::vector<std::string> names;
    for (store::SharedWith& each : store::interview_shares(store, interview.id)) {
        names.push_back(std::move(each.audience));
    }
    return names;
}

/// The records that an interview names, as an import finds them: by the CRM's id, or by name where there is none.
struct Named {
    explicit Named(const store::Store& store)
        : interviews(store, RecordKind::interview),
          accounts(store, RecordKind::account),
          deals(store, RecordKind::deal),
          contracts(store, RecordKind::contract) {}

    ExternalIds interviews, accounts, deals, contracts;
};

Row cells_of(const store::Store& store, const store::InterviewLine& line, Named& named) {
    const Interview& interview = line.interview;
    const auto deal = named.deals.of(interview.deal);
    return {cell(interview.id),
            cell(named.interviews.of(interview.id)),
            interview.kind,
            cell(named.accounts.of(interview.account)),
            line.account,
            cell(deal ? deal : line.deal),
            cell(named.contracts.of(interview.contract)),
            interview.anchor_on,
            interview.opens_on,
            interview.target_on,
            interview.closes_on,
            cell(interview.state),
            cell(line.interviewer),
            cell(interview.relation),
            cell(interview.relation_reason),
            line.contacts,
            cell(interview.first_asked_on),
            interview.attempts > 0 ? Cell(interview.attempts) : Cell(),
            cell(interview.booked_at),
            cell(interview.channel),
            cell(interview.held_on),
            cell(interview.completeness),
            cell(interview.ended_on),
            cell(interview.consent_to_record),
            cell(interview.consent_to_quote),
            cell(interview.confidential),
            cell(interview.incentive),
            cell(interview.heard_how),
            cell(interview.heard_what),
            cell(interview.heard_from),
            cell(interview.coded_on),
            cell(interview.shared_on),
            audiences(store, interview),
            cell(interview.thanked_on),
            cell(line.deal),
            cell(interview.covered_by),
            interview.rule.empty() ? Cell() : Cell(interview.rule),
            cell(interview.flagged)};
}

}  // namespace

RowList export_interviews(const store::Store& store, const Context& context) {
    return rows_of(store, context, interviews_table(), "interview", "No interviews: winloss plan",
                   [&store](const Take& take) -> Told {
                       Named named(store);
                       store::each_interview(
                           store, {}, [&](const store::InterviewLine& line) { take(cells_of(store, line, named)); });
                       return {};
                   });
}

}  // namespace winloss::app
