// The profiles: one table of headings and one of stages each. The generic one has none of its own.
#include "winloss/exchange/import_profiles.hpp"

#include <algorithm>
#include <array>

#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

using enum RecordType;

constexpr Ending open{Outcome::open, {}};
constexpr Ending won{Outcome::won, {}};
constexpr Ending lost{Outcome::lost, {}};
constexpr Ending no_decision{Outcome::no_decision, {}};
constexpr Ending excluded{{}, Exclusion::all};  // never was a decision; how the deal stands is left as it is

// Salesforce: a report as it is exported, and the API's names, which the Data Loader writes.
constexpr auto salesforce_signs = std::to_array<std::string_view>({
    "Opportunity ID|Opportunity Name",
    "Opportunity Name|Account Name|Stage",
    "Opportunity Name|Stage|Close Date",
    "Opportunity Name|Stage|Amount",
    "Opportunity Name|Close Date|Amount",
    "StageName|CloseDate",
    "Opportunity ID|Opportunity Owner",
    "Opportunity Owner|Owner Role",
    "Id|StageName",
    "Id|IsDeleted",
    "Id|AccountId|Name",
    "Id|Name|ParentId",
    "Id|Name|BillingCountry",
    "Account ID|Account Name",
    "Contact ID|Account ID",
});
constexpr auto salesforce_headings = std::to_array<ProfileHeading>({
    {deals, "external_id", "Opportunity ID"},
    {deals, "external_id", "Id"},
    {deals, "account_id", "AccountId"},
    {deals, "account_id", "Account ID"},
    {deals, "account", "Account Name"},
    {deals, "account", "Account.Name"},
    {deals, "name", "Opportunity Name"},
    {deals, "name", "Name"},
    {deals, "owner", "Opportunity Owner"},
    {deals, "owner", "Owner.Name"},
    {deals, "product", "Product Name"},
    {deals, "deal_kind", "Type"},
    {deals, "stage", "Stage"},
    {deals, "stage", "StageName"},
    {deals, "is_won", "Is Won"},
    {deals, "is_won", "Won"},
    {deals, "is_closed", "Is Closed"},
    {deals, "is_closed", "Closed"},
    {deals, "opened_on", "Created Date"},
    {deals, "closed_on", "Close Date"},
    {deals, "currency", "Amount Currency"},
    {deals, "currency", "CurrencyIsoCode"},
    {deals, "amount", "Amount"},
    {deals, "lead_source", "Lead Source"},
    {deals, "stated_reason", "Closed Lost Reason"},
    {deals, "stated_reason", "Loss Reason"},
    {deals, "stated_reason", "Loss_Reason__c"},
    {deals, "stated_reason", "Closed_Lost_Reason__c"},
    {deals, "competitor", "Primary Competitor"},
    {deals, "competitor", "Main Competitor(s)"},
    {deals, "competitor", "MainCompetitors__c"},
    {deals, "competitor", "Competitor__c"},
    {accounts, "external_id", "Account ID"},
    {accounts, "external_id", "Id"},
    {accounts, "name", "Account Name"},
    {accounts, "name", "Name"},
    {accounts, "owner", "Account Owner"},
    {accounts, "owner", "Owner.Name"},
    {accounts, "parent", "ParentId"},
    {accounts, "parent", "Parent Account"},
    {contacts, "external_id", "Contact ID"},
    {contacts, "external_id", "Id"},
    {contacts, "account_id", "AccountId"},
    {contacts, "account_id", "Account ID"},
    {contacts, "account", "Account Name"},
    {contacts, "do_not_contact", "HasOptedOutOfEmail"},
    {contracts, "external_id", "Contract ID"},
    {contracts, "account_id", "AccountId"},
});
constexpr auto salesforce_stages = std::to_array<ProfileStage>({
    {"Prospecting", open},
    {"Qualification", open},
    {"Needs Analysis", open},
    {"Value Proposition", open},
    {"Id. Decision Makers", open},
    {"Perception Analysis", open},
    {"Proposal/Price Quote", open},
    {"Negotiation/Review", open},
    {"Closed Won", won},
    {"Closed Lost", lost},
    {"Closed - Lost", lost},
    {"Closed - No Decision", no_decision},
    {"Closed No Decision", no_decision},
    {"Closed - Canceled", no_decision},
    {"Closed - Duplicate", excluded},
    {"Closed - Error", excluded},
});

// HubSpot: the default pipeline's stages by their labels and by their internal names.
constexpr auto hubspot_signs = std::to_array<std::string_view>({
    "Record ID|Deal Name",
    "Record ID|Deal Stage",
    "Deal Name|Deal Stage|Pipeline",
    "Record ID|Company name",
    "Record ID|First Name|Last Name",
});
constexpr auto hubspot_headings = std::to_array<ProfileHeading>({
    {deals, "external_id", "Record ID"},
    {deals, "account_id", "Associated Company IDs (Primary)"},
    {deals, "account_id", "Associated Company IDs"},
    {deals, "account", "Associated Company (Primary)"},
    {deals, "account", "Associated Company"},
    {deals, "name", "Deal Name"},
    {deals, "owner", "Deal owner"},
    {deals, "deal_kind", "Deal Type"},
    {deals, "stage", "Deal Stage"},
    {deals, "is_won", "Is Closed Won"},
    {deals, "is_closed", "Is Deal Closed?"},
    {deals, "is_closed", "Is Closed"},
    {deals, "opened_on", "Create Date"},
    {deals, "closed_on", "Close Date"},
    {deals, "currency", "Currency"},
    {deals, "amount", "Amount"},
    {deals, "lead_source", "Original Source Type"},
    {deals, "stated_reason", "Closed Lost Reason"},
    {deals, "stated_reason", "Closed Won Reason"},
    {accounts, "external_id", "Record ID"},
    {accounts, "name", "Company name"},
    {accounts, "owner", "Company owner"},
    {contacts, "external_id", "Record ID"},
    {contacts, "account_id", "Associated Company IDs (Primary)"},
    {contacts, "account", "Associated Company (Primary)"},
    {contacts, "account", "Associated Company"},
});
constexpr auto hubspot_stages = std::to_array<ProfileStage>({
    {"Appointment Scheduled", open},
    {"appointmentscheduled", open},
    {"Qualified To Buy", open},
    {"qualifiedtobuy", open},
    {"Presentation Scheduled", open},
    {"presentationscheduled", open},
    {"Decision Maker Bought-In", open},
    {"decisionmakerboughtin", open},
    {"Contract Sent", open},
    {"contractsent", open},
    {"Closed Won", won},
    {"closedwon", won},
    {"Closed Lost", lost},
    {"closedlost", lost},
});

// Pipedrive: the status tells how a deal stands, the stage only how far it came.
constexpr auto pipedrive_signs = std::to_array<std::string_view>({
    "Deal - ID",
    "Deal - Title",
    "Organization - ID|Organization - Name",
    "Person - ID|Person - Name",
});
constexpr auto pipedrive_headings = std::to_array<ProfileHeading>({
    {deals, "external_id", "Deal - ID"},
    {deals, "account_id", "Deal - Organization ID"},
    {deals, "account", "Deal - Organization"},
    {deals, "name", "Deal - Title"},
    {deals, "owner", "Deal - Owner"},
    {deals, "product", "Deal - Product name"},
    {deals, "stage", "Deal - Stage"},
    {deals, "outcome", "Deal - Status"},
    {deals, "opened_on", "Deal - Deal created"},
    {deals, "opened_on", "Deal - Deal created on"},
    {deals, "won_on", "Deal - Won time"},
    {deals, "lost_on", "Deal - Lost time"},
    {deals, "closed_on", "Deal - Deal closed on"},
    {deals, "expected_on", "Deal - Expected close date"},
    {deals, "currency", "Deal - Currency of Value"},
    {deals, "currency", "Deal - Currency"},
    {deals, "amount", "Deal - Value"},
    {deals, "lead_source", "Deal - Source channel"},
    {deals, "stated_reason", "Deal - Lost reason"},
    {deals, "competitor", "Deal - Competitor"},
    {accounts, "external_id", "Organization - ID"},
    {accounts, "name", "Organization - Name"},
    {accounts, "owner", "Organization - Owner"},
    {contacts, "external_id", "Person - ID"},
    {contacts, "name", "Person - Name"},
    {contacts, "account", "Person - Organization"},
    {contacts, "email", "Person - Email"},
    {contacts, "phone", "Person - Phone"},
});
constexpr auto pipedrive_stages = std::to_array<ProfileStage>({
    {"open", open},
    {"won", won},
    {"lost", lost},
    {"deleted", excluded},
});

// Dynamics 365 Sales: the status tells won from lost, the status reason how.
constexpr auto dynamics_signs = std::to_array<std::string_view>({
    "(Do Not Modify) Opportunity",
    "(Do Not Modify) Account",
    "(Do Not Modify) Contact",
    "(Do Not Modify) Competitor",
    "(Do Not Modify) Row Checksum",
    "Topic|Potential Customer",
    "Topic|Est. Revenue",
});
constexpr auto dynamics_headings = std::to_array<ProfileHeading>({
    {deals, "external_id", "(Do Not Modify) Opportunity"},
    {deals, "account", "Potential Customer"},
    {deals, "account", "Account"},
    {deals, "name", "Topic"},
    {deals, "owner", "Owner"},
    {deals, "stage", "Status Reason"},
    {deals, "outcome", "Status"},
    {deals, "opened_on", "Created On"},
    {deals, "closed_on", "Actual Close Date"},
    {deals, "expected_on", "Est. Close Date"},
    {deals, "currency", "Currency"},
    {deals, "amount", "Actual Revenue"},
    {deals, "amount", "Est. Revenue"},
    {deals, "lead_source", "Lead Source"},
    {deals, "competitor", "Competitor"},
    {accounts, "external_id", "(Do Not Modify) Account"},
    {accounts, "name", "Account Name"},
    {accounts, "owner", "Owner"},
    {accounts, "parent", "Parent Account"},
    {contacts, "external_id", "(Do Not Modify) Contact"},
    {contacts, "name", "Full Name"},
    {contacts, "account", "Company Name"},
});
constexpr auto dynamics_stages = std::to_array<ProfileStage>({
    {"Open", open},
    {"In Progress", open},
    {"On Hold", open},
    {"Won", won},
    {"Lost", lost},
    {"Out-Sold", lost},
    {"Canceled", no_decision},
    {"Cancelled", no_decision},
    {"Error/Duplicate", excluded},
    {"Duplicate", excluded},
    {"Error", excluded},
});

constexpr auto built_in = std::to_array<Profile>({
    {.name = "salesforce",
     .says = "Salesforce: reports, and the API's names",
     .signs = salesforce_signs,
     .headings = salesforce_headings,
     .stages = salesforce_stages,
     .own_heading = "Opportunity ID",
     .null = "#N/A",
     .ids = IdForm::salesforce,
     .prose_reasons = true},
    {.name = "hubspot",
     .says = "HubSpot: exported views",
     .signs = hubspot_signs,
     .headings = hubspot_headings,
     .stages = hubspot_stages,
     .null = "",
     .first_of_several = true},
    {.name = "pipedrive",
     .says = "Pipedrive: exported lists",
     .signs = pipedrive_signs,
     .headings = pipedrive_headings,
     .stages = pipedrive_stages,
     .null = "",
     .prose_reasons = true,
     .coarse_state = true},
    {.name = "dynamics",
     .says = "Dynamics 365 Sales: Export to Excel, saved as CSV",
     .signs = dynamics_signs,
     .headings = dynamics_headings,
     .stages = dynamics_stages,
     .null = "",
     .ids = IdForm::guid,
     .prose_reasons = true,
     .coarse_state = true},
    {.name = "generic", .says = "any table with a heading", .signs = {}, .headings = {}, .stages = {}, .null = ""},
});

bool same_heading(std::string_view one, std::string_view other) {
    return lower_ascii(trim(one)) == lower_ascii(trim(other));
}

bool has_all(const std::vector<std::string>& headings, std::string_view sign) {
    const auto wanted = split(sign, '|');
    return std::ranges::all_of(wanted, [&](std::string_view each) {
        return std::ranges::any_of(headings, [&](std::string_view heading) { return same_heading(heading, each); });
    });
}

}  // namespace

std::span<const Profile> profiles() { return built_in; }
const Profile& generic_profile() { return built_in.back(); }

const Profile* find_profile(std::string_view name) {
    const auto* const found = std::ranges::find(built_in, name, &Profile::name);
    return found == built_in.end() ? nullptr : found;
}

const Profile& recognise_profile(const std::vector<std::string>& headings) {
    for (const Profile& profile : built_in) {
        if (std::ranges::any_of(profile.signs, [&](std::string_view sign) { return has_all(headings, sign); })) {
            return profile;
        }
    }
    for (const Profile& profile : built_in) {
        if (!profile.own_heading.empty() && has_all(headings, profile.own_heading)) { return profile; }
    }
    return generic_profile();
}

namespace {

/// 'Close Date' and 'CloseDate' are some program's own, 'Stage' and 'Amount' everybody's.
bool is_of_two_words(std::string_view heading) {
    const auto letter = [](char c, char from, char to) { return c >= from && c <= to; };
    for (std::size_t i = 1; i + 1 < heading.size(); ++i) {
        if (heading[i] == ' ' || (letter(heading[i - 1], 'a', 'z') && letter(heading[i], 'A', 'Z'))) { return true; }
    }
    return false;
}

}  // namespace

const Profile* profile_alike(RecordType type, const std::vector<std::string>& headings) {
    constexpr int enough = 4;
    constexpr int enough_of_two_words = 2;
    const Profile* best = nullptr;
    int most = enough - 1;
    for (const Profile& profile : built_in) {
        int found = 0;
        int of_two_words = 0;
        for (const ProfileHeading& each : profile.headings) {
            const bool there = each.type == type && std::ranges::find(headings, each.heading) != headings.end();
            found += there ? 1 : 0;
            of_two_words += there && is_of_two_words(each.heading) ? 1 : 0;
        }
        if (found > most && of_two_words >= enough_of_two_words) {
            best = &profile;
            most = found;
        }
    }
    return best;
}

Reading<Ending> read_ending(const Profile& profile, std::string_view cell, bool state) {
    const std::string folded = fold(cell);
    for (const ProfileStage& each : profile.stages) {
        if (fold(each.stage) == folded) { return {each.ending, {}}; }
    }
    return state ? read_outcome(cell) : outcome_of_stage(cell);
}

}  // namespace winloss::exchange
