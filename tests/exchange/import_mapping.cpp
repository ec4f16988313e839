#include "support/catch.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_fields.hpp"

using namespace winloss;
using namespace winloss::exchange;
using Headings = std::vector<std::string>;

namespace {

/// "field=heading" of every mapped column, in the file's order.
Headings mapped(const Mapping& mapping) {
    Headings result;
    for (std::size_t column = 0; column < mapping.headings.size(); ++column) {
        for (const MappedColumn& each : mapping.columns) {
            if (each.column == column) {
                result.push_back(std::string(each.field->name) + "=" + mapping.headings[column]);
            }
        }
    }
    return result;
}

Headings left(const Mapping& mapping) {
    Headings result;
    for (const LeftColumn& each : mapping.left_aside) { result.push_back(each.heading + ": " + each.why); }
    return result;
}

Mapping map(RecordType type, std::string_view headings, const Headings& overrides = {}) {
    Headings columns;
    for (const std::string_view heading : split(headings, ',')) { columns.emplace_back(heading); }
    return map_columns(type, columns, overrides);
}

template <class F>
std::string refusal(F&& call, ErrorKind kind) {
    try {
        call();
    } catch (const Error& error) {
        CHECK(error.kind() == kind);
        return error.message() + " | " + error.hint();
    }
    return "accepted";
}

}  // namespace

TEST_CASE("our own names are recognised, every one") {
    for (const std::string& kind : record_type_names()) {
        const RecordType type = parse_record_type(kind);
        Headings names;
        for (const FieldSpec& field : import_fields(type)) { names.emplace_back(field.name); }
        const Mapping mapping = map_columns(type, names, {});
        CAPTURE(name_of(type));
        CHECK(mapping.left_aside.empty());
        REQUIRE(mapping.columns.size() == names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            CHECK(names[mapping.columns[i].column] == mapping.columns[i].field->name);
        }
        CHECK(parse_record_type(name_of(type)) == type);
    }
}

TEST_CASE("a Salesforce report, a HubSpot export, a Pipedrive export") {
    CHECK(mapped(map(RecordType::deals,
                     "Opportunity ID,Opportunity Owner,Account Name,Opportunity Name,Stage,Close Date,"
                     "Amount Currency,Amount,Created Date,Lead Source,Type,Primary Competitor,Loss Reason")) ==
          Headings{"external_id=Opportunity ID", "owner=Opportunity Owner", "account=Account Name",
                   "name=Opportunity Name", "stage=Stage", "closed_on=Close Date", "currency=Amount Currency",
                   "amount=Amount", "opened_on=Created Date", "lead_source=Lead Source", "deal_kind=Type",
                   "competitor=Primary Competitor", "stated_reason=Loss Reason"});
    CHECK(mapped(map(RecordType::deals,
                     "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Associated Company,"
                     "Closed Lost Reason,Deal Type,Create Date")) ==
          Headings{"external_id=Record ID", "name=Deal Name", "stage=Deal Stage", "closed_on=Close Date",
                   "owner=Deal owner", "amount=Amount", "account=Associated Company",
                   "stated_reason=Closed Lost Reason", "deal_kind=Deal Type", "opened_on=Create Date"});
    const Mapping pipedrive = map(RecordType::deals,
                                  "Deal - Title,Deal - Organization,Deal - Value,Deal - Currency,"
                                  "Deal - Status,Deal - Stage,Deal - Lost reason,Deal - ID");
    CHECK(pipedrive.left_aside.empty());
    CHECK(pipedrive.headings[*pipedrive.column_of("outcome")] == "Deal - Status");
}

TEST_CASE("case, blanks, underscores and hyphens are the same in headings") {
    for (const char* heading : {"Close Date", "close_date", "CloseDate", "CLOSE-DATE", "closedate", " Close  Date "}) {
        CAPTURE(heading);
        CHECK(map(RecordType::deals, std::string("id,") + heading).has("closed_on"));
    }
}

TEST_CASE("a list of deals as export writes it brings their kind back") {
    CHECK(mapped(map(RecordType::deals, "id,external_id,name,kind")) ==
          Headings{"external_id=external_id", "name=name", "deal_kind=kind"});
}

TEST_CASE("the more specific heading wins, the other is left aside and said") {
    const Mapping mapping = map(RecordType::deals, "Id,Owner,Deal Owner,Value,Amount,Colour,,Id");
    CHECK(mapped(mapping) == Headings{"external_id=Id", "owner=Deal Owner", "amount=Amount", "external_id=Id"});
    CHECK(left(mapping) == Headings{"Owner: owner is read from 'Deal Owner'", "Value: amount is read from 'Amount'",
                                    "Colour: no field of deals", ": the column has no heading"});
    CHECK(mapped(map(RecordType::deals, "id,Status")) == Headings{"external_id=id", "stage=Status"});
    CHECK(mapped(map(RecordType::deals, "id,Status,Stage")) ==
          Headings{"external_id=id", "outcome=Status", "stage=Stage"});
}

TEST_CASE("reasons of losses and wins in columns beside each other are all read, in every profile") {
    const auto reasons = [](std::string_view headings) {
        Headings found;
        for (const MappedColumn& each : map(RecordType::deals, headings).columns) {
            if (each.field->name == "stated_reason") {
                found.push_back((each.also ? "+" : "") +
                                std::string(split(headings, ',')[static_cast<std::size_t>(each.column)]));
            }
        }
        return found;
    };
    const Headings both{"Closed Lost Reason", "+Loss Reason"};
    CHECK(reasons("Opportunity ID,Opportunity Name,Closed Lost Reason,Loss Reason") == both);
    CHECK(reasons("id,name,Loss Reason,Closed Lost Reason") == both);
    CHECK(reasons("Record ID,Deal Name,Deal Stage,Closed Lost Reason,Loss Reason") == both);
    CHECK(reasons("Record ID,Deal Name,Closed Won Reason,Closed Lost Reason") ==
          Headings{"Closed Lost Reason", "+Closed Won Reason"});
    CHECK(reasons("Deal - ID,Deal - Title,Deal - Lost reason,Loss Reason") ==
          Headings{"Deal - Lost reason", "+Loss Reason"});
    CHECK(reasons("Topic,Potential Customer,Lost Reason,Reason") == Headings{"Lost Reason"});
}

TEST_CASE("a list that this program wrote is known, and its store's numbers are left aside") {
    const Mapping actions = map(RecordType::actions,
                                "id,text,account,account_id,code,owner,due_on,state,told_on,interview,"
                                "account_external_id,interview_external_id,interview_held_on");
    CHECK(actions.own_list);
    CHECK(mapped(actions) == Headings{"text=text", "account=account", "code=code", "owner=owner", "due_on=due_on",
                                      "state=state", "told_on=told_on", "interview=interview",
                                      "account_id=account_external_id", "interview_external_id=interview_external_id",
                                      "interview_held_on=interview_held_on"});
    CHECK(left(actions) == Headings{"id: a number of the store that the list is from",
                                    "account_id: a number of the store that the list is from"});
    const Mapping contracts = map(
        RecordType::contracts, "id,external_id,account_external_id,account,starts_on,renews_number,renewed_by_number");
    CHECK(contracts.own_list);
    CHECK(mapped(contracts) == Headings{"external_id=external_id", "account_id=account_external_id", "account=account",
                                        "starts_on=starts_on"});
    const Mapping deals = map(RecordType::deals, "id,external_id,name,account,account_id,decision_on,exclusion");
    CHECK(deals.own_list);
    CHECK_FALSE(deals.has("account_id"));
    // Somebody's own table that goes by the names of the manual.
    CHECK_FALSE(map(RecordType::actions, "text,account_id,due_on,told_on").own_list);
    CHECK_FALSE(map(RecordType::health, "id,account_id,judged_on,level,why").own_list);
}

TEST_CASE("another system's list has an id and an external_id too") {
    const Mapping deals = map(RecordType::deals, "id,external_id,account_id,name,stage,close date");
    CHECK_FALSE(deals.own_list);
    CHECK(mapped(deals) == Headings{"external_id=external_id", "account_id=account_id", "name=name", "stage=stage",
                                    "closed_on=close date"});
    CHECK(left(deals) == Headings{"id: external_id is read from 'external_id'"});
    CHECK_FALSE(map(RecordType::deals, "id,external_id,name,account,account_id,amount").own_list);
    CHECK_FALSE(map(RecordType::accounts, "id,external_id,name,parent_id,owner_id").own_list);
    CHECK_FALSE(map(RecordType::contacts, "id,external_id,name,account,account_id,email").own_list);
    CHECK_FALSE(map(RecordType::contracts, "id,external_id,account_id,starts_on,renews_id").own_list);
    CHECK_FALSE(map(RecordType::interviews, "id,external_id,account_id,kind,held_on").own_list);
}

TEST_CASE("columns of the very same heading are read one where the other is empty, however they were named") {
    for (const std::vector<std::string>& maps : {std::vector<std::string>{}, {"amount=Amount"}}) {
        const Mapping mapping = map(RecordType::deals, "id,Amount,Stage,amount,Amount", maps);
        REQUIRE(mapped(mapping) ==
                Headings{"external_id=id", "amount=Amount", "stage=Stage", "amount=amount", "amount=Amount"});
        CHECK((!mapping.columns[2].also && mapping.columns[3].also && mapping.columns[4].also));
        CHECK(mapping.left_aside.empty());
    }
    CHECK(column_letters(0) == "A");
    CHECK(column_letters(25) == "Z");
    CHECK(column_letters(26) == "AA");
    CHECK(column_letters(701) == "ZZ");
    CHECK(column_letters(702) == "AAA");
}

TEST_CASE("--map comes first") {
    const Mapping mapping = map(RecordType::deals, "id,Name,Amount,TCV,Phase",
                                {"amount=TCV", "stage = phase", "outcome=Phase", "external_id="});
    CHECK(mapped(mapping) == Headings{"name=Name", "amount=TCV", "stage=Phase", "outcome=Phase"});
}

TEST_CASE("a field may have a second column, which is read where the first is empty") {
    const Mapping mapping = map(RecordType::deals, "id,a,b", {"amount=b", "amount=a"});
    CHECK(mapping.column_of("amount") == 2U);
    REQUIRE(mapping.columns.size() == 3);
    CHECK((mapping.columns[1].column == 2 && !mapping.columns[1].also));
    CHECK((mapping.columns[2].column == 1 && mapping.columns[2].also));
    const Mapping dynamics = map(RecordType::deals, "Topic,Est. Revenue,Actual Revenue");
    CHECK(dynamics.headings[*dynamics.column_of("amount")] == "Actual Revenue");
    CHECK(dynamics.left_aside.empty());
}

TEST_CASE("a second column of one heading is left aside where a number tells it from the first") {
    const Mapping mapping = map(RecordType::deals, "Deal - ID,Deal - Status,Deal - Status__2,Deal - Status");
    CHECK(mapping.column_of("outcome") == 1U);
    CHECK(left(mapping) == Headings{"Deal - Status__2: outcome is read from 'Deal - Status'"});
}

TEST_CASE("--map is refused with what would be right") {
    const auto with = [](const char* override_) {
        return refusal([&] { map(RecordType::deals, "id,Close Date,Amount", {override_}); }, ErrorKind::usage);
    };
    CHECK_THAT(with("closed_no=Close Date"), Catch::Contains("there is no field 'closed_no' in deals") &&
                                                 Catch::Contains("Did you mean 'closed_on'"));
    CHECK_THAT(with("closed_on=Clse Date"),
               Catch::Contains("there is no column 'Clse Date'") && Catch::Contains("Did you mean 'Close Date'"));
    CHECK_THAT(with("closed_on"), Catch::Contains("equals sign is missing"));
    CHECK_THAT(refusal([&] { map(RecordType::deals, "id,a,b", {"amount=a", "amount=a"}); }, ErrorKind::usage),
               Catch::Contains("amount is given this column twice"));
    CHECK_THAT(refusal([&] { map(RecordType::deals, "id,A B,a_b", {"amount=ab"}); }, ErrorKind::usage),
               Catch::Contains("more than one column is 'ab'"));
}

TEST_CASE("a file without what every row needs is refused with its columns") {
    CHECK_THAT(refusal([] { map(RecordType::contracts, "id,Account,Foo"); }, ErrorKind::bad_input),
               Catch::Contains("No column of this file is the starts_on of contracts") &&
                   Catch::Contains("--map starts_on=COLUMN") && Catch::Contains("id, Account, Foo"));
    CHECK_THAT(refusal([] { map(RecordType::contacts, "Name"); }, ErrorKind::bad_input),
               Catch::Contains("account or account_id"));
    CHECK(refusal([] { map(RecordType::contacts, "First Name,Surname,Company"); }, ErrorKind::bad_input) == "accepted");
}

TEST_CASE("an automatic renewal is read without a column of terms") {
    const Mapping mapping = map(RecordType::contracts, "id,account,start_date,end_date,auto_renew_flag");
    CHECK(mapping.has("auto_renews"));
    CHECK(left(mapping).empty());
    CHECK(map(RecordType::contracts, "account,start_date,end_date,auto_renew_flag,term_months").has("auto_renews"));
}

TEST_CASE("replacements name a field, a word and another") {
    const Replacement each = parse_replacement(RecordType::deals, "outcome: Closed = Dead =lost", "--value");
    CHECK(each.field == "outcome");
    CHECK(each.from == "Closed = Dead");
    CHECK(each.to == "lost");
    CHECK(parse_replacement(RecordType::deals, "product:GTXPro=GTX Pro", "--alias").to == "GTX Pro");
    for (const char* bad : {"outcome", "outcome:lost", "lost=outcome:x"}) {
        CHECK_THAT(refusal([&] { parse_replacement(RecordType::deals, bad, "--value"); }, ErrorKind::usage),
                   Catch::Contains("FIELD:FROM=TO"));
    }
    CHECK_THAT(refusal([] { parse_replacement(RecordType::deals, "outcom:a=b", "--value"); }, ErrorKind::usage),
               Catch::Contains("'outcome'"));
}

TEST_CASE("kinds of record are named") {
    CHECK(parse_record_type(" Deals ") == RecordType::deals);
    CHECK_THAT(refusal([] { parse_record_type("deels"); }, ErrorKind::usage), Catch::Contains("Did you mean 'deals'"));
}
