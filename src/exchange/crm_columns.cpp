#include "winloss/exchange/crm_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/csv.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

using enum CrmField;

constexpr std::array<CrmFieldSpec, crm_field_count> fields{{
    {external_id, "external_id", "the CRM's own id of the deal", true},
    {reason, "reason", "the buyer's primary reason against us, at the top of the codebook", true},
    {detail, "detail", "the same one level down", true},
    {drivers, "drivers", "every driver the buyer named: + for us, - against us, +- both", true},
    {competitor, "competitor", "of those that the buyer named: the winner, else a finalist, else who was considered",
     true},
    {interview_on, "interview_on", "the day the interview was held, or is booked for", true},
    {interview_state, "interview_state", "where the interview stands", true},
    {code, "code", "the detail's path in the codebook", false},
    {competitor_entered, "competitor_entered", "the competitor that the rep entered", false},
    {name, "name", "the deal's name", false},
    {account, "account", "the account's name", false},
    {outcome, "outcome", "won, lost, no-decision or open", false},
}};

using Headings = std::array<std::string_view, crm_field_count>;

struct CrmHeadings {
    std::string_view profile;
    Headings headings;  // in the order of the fields
};

constexpr auto all_headings = std::to_array<CrmHeadings>({
    {"salesforce",
     {"Id", "Buyer_Primary_Reason__c", "Buyer_Primary_Reason_Detail__c", "Buyer_Decision_Drivers__c",
      "Buyer_Competitor__c", "Buyer_Interview_Date__c", "Buyer_Interview_State__c", "Buyer_Primary_Reason_Code__c",
      "Entered_Competitor__c", "Name", "Account.Name", "Deal_Outcome__c"}},
    {"hubspot",
     {"Record ID", "Buyer primary reason", "Buyer primary reason detail", "Buyer decision drivers", "Buyer competitor",
      "Buyer interview date", "Buyer interview state", "Buyer primary reason code", "Entered competitor", "Deal Name",
      "Associated Company", "Deal outcome"}},
    {"pipedrive",
     {"Deal - ID", "Deal - Buyer primary reason", "Deal - Buyer primary reason detail", "Deal - Buyer decision drivers",
      "Deal - Buyer competitor", "Deal - Buyer interview date", "Deal - Buyer interview state",
      "Deal - Buyer primary reason code", "Deal - Entered competitor", "Deal - Title", "Deal - Organization",
      "Deal - Outcome"}},
    {"dynamics",
     {"(Do Not Modify) Opportunity", "Buyer Primary Reason", "Buyer Primary Reason Detail", "Buyer Decision Drivers",
      "Buyer Competitor", "Buyer Interview Date", "Buyer Interview State", "Buyer Primary Reason Code",
      "Entered Competitor", "Topic", "Potential Customer", "Deal Outcome"}},
});

}  // namespace

std::span<const CrmFieldSpec> crm_fields() { return fields; }

const CrmFieldSpec& spec_of(CrmField field) { return fields[static_cast<std::size_t>(field)]; }

CrmField parse_crm_field(std::string_view typed) {
    std::vector<std::string> names;
    for (const CrmFieldSpec& each : fields) {
        if (each.name == typed) { return each.field; }
        names.emplace_back(each.name);
    }
    const std::string near = did_you_mean(typed, names);
    throw usage_error(fmt::format("There is no field {} to send back.", quoted(typed)),
                      (near.empty() ? near : near + " ") + "Fields: " + join(names, ", ") + ".");
}

std::string_view crm_heading(const Profile& profile, CrmField field) {
    const auto place = static_cast<std::size_t>(field);
    const auto* const found = std::ranges::find(all_headings, profile.name, &CrmHeadings::profile);
    return found == all_headings.end() ? fields[place].name : found->headings[place];
}

std::vector<CrmColumn> crm_columns(const Profile& profile) {
    std::vector<CrmColumn> columns;
    for (const CrmFieldSpec& each : fields) {
        if (each.usual) { columns.push_back({each.field, std::string(crm_heading(profile, each.field))}); }
    }
    return columns;
}

CrmColumn parse_crm_column(std::string_view typed) {
    const std::size_t sign = typed.find('=');
    const std::string heading = sign == std::string_view::npos ? "" : checked_line(typed.substr(sign + 1), "--column");
    if (heading.empty()) {
        throw usage_error(fmt::format("--column takes no {}.", quoted(typed)),
                          "FIELD=HEADING, like reason=Why_Lost__c.");
    }
    return {parse_crm_field(trim(typed.substr(0, sign))), heading};
}

void require_importable(std::span<const CrmColumn> columns) {
    if (std::ranges::find(columns, external_id, &CrmColumn::field) == columns.end()) {
        throw usage_error("The columns are without external_id: the CRM could not tell which deals the rows are.");
    }
    for (const CrmColumn& each : columns) {
        if (std::ranges::count(columns, each.heading, &CrmColumn::heading) > 1) {
            throw usage_error(fmt::format("Two columns are called {}.", quoted(each.heading)));
        }
        if (defused(each.heading) != each.heading) {
            throw usage_error(
                fmt::format("No column can be called {}: a spreadsheet that opens the file would run it as a formula.",
                            quoted(each.heading)),
                "A heading begins with none of = + - @, a tab or a line break, also behind blanks and quotes.");
        }
    }
}

}  // namespace winloss::exchange
