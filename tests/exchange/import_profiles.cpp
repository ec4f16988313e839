#include "winloss/exchange/import_profiles.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/csv_reader.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

std::string recognised(std::string_view headings) {
    std::vector<std::string> columns;
    for (const std::string_view heading : split(headings, ',')) { columns.emplace_back(heading); }
    return std::string(recognise_profile(columns).name);
}

std::string told(const char* profile, const char* stage, bool state = false) {
    const Reading<Ending> reading = read_ending(*find_profile(profile), stage, state);
    return reading.value ? std::string(word_of(*reading.value)) : "refused";
}

}  // namespace

TEST_CASE("whose export it is stands in the headings, in any case") {
    CHECK(recognised("Opportunity ID,Opportunity Name,Stage") == "salesforce");
    CHECK(recognised(" OPPORTUNITY ID ,opportunity name") == "salesforce");
    CHECK(recognised("Id,AccountId,Name,StageName") == "salesforce");
    CHECK(recognised("Opportunity Name,Account Name,Stage,Close Date,Amount") == "salesforce");
    CHECK(recognised("Opportunity Name,Stage,Close Date,Amount,Type") == "salesforce");
    CHECK(recognised("Name,StageName,CloseDate,Amount") == "salesforce");
    CHECK(recognised("Opportunity ID,Account Name,Stage") == "salesforce");
    CHECK(recognised("opportunity id,Reason") == "salesforce");
    CHECK(recognised("Opportunity ID,Record ID,Deal Name") == "hubspot");
    CHECK(recognised("Opportunity ID,Deal - ID") == "pipedrive");
    CHECK(recognised("Record ID,Deal Name,Deal Stage") == "hubspot");
    CHECK(recognised("Deal - ID,Deal - Title") == "pipedrive");
    CHECK(recognised("(Do Not Modify) Opportunity,Topic") == "dynamics");
    CHECK(recognised("opportunity_id,sales_agent,product,account,deal_stage") == "generic");
    CHECK(recognised("") == "generic");
}

TEST_CASE("headings that a profile has too are worth a hint, everybody's words are not") {
    const auto alike = [](std::string_view headings) {
        std::vector<std::string> columns;
        for (const std::string_view heading : split(headings, ',')) { columns.emplace_back(heading); }
        const Profile* profile = profile_alike(RecordType::deals, columns);
        return profile == nullptr ? std::string() : std::string(profile->name);
    };
    CHECK(alike("Account Name,Stage,Close Date,Amount,Type") == "salesforce");
    CHECK(alike("Deal Name,Deal Stage,Close Date,Amount") == "hubspot");
    CHECK(alike("Topic,Status Reason,Actual Revenue,Est. Close Date,Owner") == "dynamics");
    CHECK(alike("id,account,stage,amount,close date,created date").empty());
    CHECK(alike("Deal,Customer,Stage,Value").empty());
}

TEST_CASE("every profile can be read: fields there are, stages that say what they are") {
    for (const Profile& profile : profiles()) {
        CAPTURE(profile.name);
        CHECK(find_profile(profile.name) == &profile);
        for (const ProfileHeading& each : profile.headings) {
            CAPTURE(each.field, each.heading);
            const auto fields = import_fields(each.type);
            CHECK(std::any_of(fields.begin(), fields.end(),
                              [&](const FieldSpec& field) { return field.name == each.field; }));
        }
        for (const ProfileStage& each : profile.stages) {
            CAPTURE(each.stage);
            CHECK(ending_of(word_of(each.ending)) == each.ending);
            CHECK(told(profile.name.data(), std::string(each.stage).c_str()) == word_of(each.ending));
        }
    }
    CHECK(&profiles().back() == &generic_profile());
    CHECK(find_profile("salesfarce") == nullptr);
}

TEST_CASE("canceled, out-sold, duplicates and errors go where they belong") {
    CHECK(told("dynamics", "Canceled") == "no-decision");
    CHECK(told("dynamics", "OUT-SOLD") == "lost");
    CHECK(told("dynamics", "Error/Duplicate") == "excluded");
    CHECK(told("dynamics", "Open", true) == "open");
    CHECK(told("pipedrive", "deleted", true) == "excluded");
    CHECK(told("hubspot", "closedlost") == "lost");
    CHECK(told("salesforce", "Closed - No Decision") == "no-decision");
    CHECK(told("salesforce", "Closed Lost - Duplicate of 17") == "excluded");
    CHECK(told("generic", "Cancelled by customer") == "no-decision");
    CHECK(told("generic", "Parked") == "open");
    CHECK(told("generic", "Parked", true) == "refused");
}

TEST_CASE("the checksum of a Salesforce id is the one that Salesforce writes") {
    for (const char* file : {"Opportunity.csv", "Account.csv", "Contact.csv"}) {
        const auto path = std::filesystem::path(data_folder()) / "salesforce_devorg" / file;
        if (!std::filesystem::exists(path)) {
            WARN("skipped: " << path << " is absent");
            continue;
        }
        std::ifstream in(path, std::ios::binary);
        CsvReader csv(in, file);
        int ids = 0;
        while (csv.next()) {
            const std::string_view id = csv.row().front();
            if (csv.fault() || id.size() != 18) { continue; }
            CHECK(canonical_id(IdForm::salesforce, id.substr(0, 15)) == id);
            ++ids;
        }
        CHECK(ids > 10);
    }
}
