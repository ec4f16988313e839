#include "winloss/exchange/import_rows.hpp"

#include "support/catch.hpp"

#include "import_file.hpp"

using namespace winloss;
using namespace winloss::test;
using Strings = std::vector<std::string>;

TEST_CASE("a deal with everything") {
    import_one<DealRow>(
        "external_id,name,account,account_id,owner,product,deal_kind,outcome,opened_on,decided_on,closed_on,amount,"
        "currency,lead_source,stated_reason,competitor,competitor_stance,stage,segment,region,industry,exclusion\n"
        "D-1,Ásgard plan, Ásgard ,A-1,Kim,Base,renewal,lost,2026-01-02,2026-03-01,2026-03-31,1234.50,eur,Web,"
        "\"Price; Timing;;Price\",Initech;Globex,winner+incumbent;finalist,Negotiation,SMB,NA,Tech,outreach\n",
        [](const DealRow& row) {
            CHECK(row.line == 2);
            CHECK(row.external_id == "D-1");
            CHECK(row.name == "Ásgard plan");
            CHECK(row.account == "Ásgard");
            CHECK(row.account_id == "A-1");
            CHECK(row.owner == "Kim");
            CHECK(row.product == "Base");
            CHECK(row.kind == DealKind::renewal);
            CHECK(row.outcome == Outcome::lost);
            CHECK(row.opened_on == make_date(2026, 1, 2));
            CHECK(row.decided_on == make_date(2026, 3, 1));
            CHECK(row.closed_on == make_date(2026, 3, 31));
            CHECK(row.amount == Money{123450, *Currency::parse("EUR")});
            CHECK(row.lead_source == "Web");
            CHECK(row.stated_reasons == std::vector<std::string_view>{"Price", "Timing"});
            REQUIRE(row.competitors.size() == 2);
            CHECK(row.competitors[0].name == "Initech");
            CHECK((row.competitors[0].winner && row.competitors[0].incumbent && !row.competitors[0].finalist));
            CHECK((row.competitors[1].finalist && !row.competitors[1].winner));
            CHECK(row.stage == "Negotiation");
            CHECK((row.segment == "SMB" && row.region == "NA" && row.industry == "Tech"));
            CHECK(row.exclusion == Exclusion::outreach);
        });
}

TEST_CASE("what a deal does not say is null") {
    import_one<DealRow>("id,account,stage,amount\nD-1,,,\n",
                        [](const DealRow& row) {
                            CHECK(row.name.empty());
                            CHECK_FALSE(row.outcome);
                            CHECK_FALSE(row.amount);
                            CHECK(row.competitors.empty());
                        },
                        {.currency = "USD"});
}

TEST_CASE("the stage tells the outcome, replacements come first") {
    const std::string text = "id,account,stage,product\n1,A,Closed - Dead,GTXPro\n2,A,Closed Won,\n3,,Proposal,\n";
    Strings seen;
    const auto bad = import_text<DealRow>(
        text, {.values = {"outcome:closed - dead=lost", "product:gtxpro=GTX Pro"}}, [&](const DealRow& row) {
            seen.push_back(std::string(row.stage) + "=" + std::string(word(*row.outcome)) + " " +
                           std::string(row.product));
        });
    CHECK(bad.empty());
    CHECK(seen == Strings{"Closed - Dead=lost GTX Pro", "Closed Won=won ", "Proposal=open "});
}

TEST_CASE("each bad cell of a deal is told") {
    CHECK(bad_cells<DealRow>("id,name\n,\"\"\n,  \n").empty());  // rows of blanks are no rows
    CHECK(bad_cells<DealRow>("id,name,owner\n,,Kim\n") ==
          Strings{"2 [name] : is empty; a deal needs a name or an external id"});
    CHECK(bad_cells<DealRow>("id,outcome,decision date\n1,open,2026-01-02\n") ==
          Strings{"2 [decision date] 2026-01-02: is a decision, but the deal is open"});
    const Strings two =
        bad_cells<DealRow>("id,account,close date,amount,currency\n1,A,soon,a dozen,usd\n2,A,2026-02-30,1,XXQ\n");
    REQUIRE(two.size() == 4);
    CHECK(two[0] == "2 [close date] soon: is no date; dates are written 2026-10-02");
    CHECK_THAT(two[1], Catch::StartsWith("2 [amount] a dozen: is no amount"));
    CHECK(two[2] == "3 [close date] 2026-02-30: is no date; dates are written 2026-10-02");
    CHECK_THAT(two[3], Catch::StartsWith("3 [currency] XXQ: is no currency"));
    CHECK_THAT(bad_cells<DealRow>("id,amount,currency\n1,5,\n").at(0),
               Catch::Contains("is an amount without a currency"));
    CHECK_THAT(bad_cells<DealRow>("id,competitor,competitor_stance\n1,A;B,winner\n").at(0),
               Catch::Contains("has 1 stance for 2 competitors"));
    CHECK_THAT(bad_cells<DealRow>("id,competitor,competitor_stance\n1,A,best\n").at(0),
               Catch::Contains("holds no stance"));
    CHECK_THAT(bad_cells<DealRow>("id,name\n1,\"two\nlines\"\n").at(0), Catch::Contains("line break"));
    CHECK_THAT(bad_cells<DealRow>("id,name\n1," + std::string(70'000, 'x') + "\n").at(0),
               Catch::Contains("longer than"));
    CHECK_THAT(bad_cells<DealRow>("id,stated_reason\n1," + std::string(70'000, 'x') + "\n").at(0),
               Catch::Contains("is longer than 10,000 bytes: 70,000 bytes"));
}

TEST_CASE("a row that is no row is told, with the column it breaks in") {
    CHECK(bad_cells<DealRow>("id,name\n1\n") == Strings{"2 [] : has 1 field, the heading has 2"});
    CHECK_THAT(bad_cells<DealRow>("id,name\n1,caf\xE9\n").at(0), Catch::StartsWith("2 [name] : is not UTF-8"));
}

TEST_CASE("a cell of a column left aside may be long, but not endless") {
    const auto with = [](const std::string& cell) {
        return import_text<DealRow>("id,name,remark\n1,Big,\"" + cell + "\"\n2,Small,\n", {}, [](const DealRow&) {});
    };
    CHECK(with(std::string(65'535, 'x')).empty());
    std::string wide;
    for (int i = 0; i < 65'535; ++i) { wide += "ä"; }
    CHECK(with(wide).empty());
    const std::vector<std::string> bad = with(std::string(70'000, 'x'));
    REQUIRE(bad.size() == 1);
    CHECK_THAT(bad[0], Catch::StartsWith("2 [remark] xxx"));
    CHECK_THAT(bad[0], Catch::EndsWith("is longer than 65,535 characters: 70,000 characters"));
}

TEST_CASE("reasons written on several lines keep them") {
    import_one<DealRow>("id,Closed Lost Reason\n1,\"Price.\r\n\r\n Too high; Timing\n\"\n", [](const DealRow& row) {
        CHECK(row.stated_reasons == std::vector<std::string_view>{"Price.\n\n Too high", "Timing"});
    });
}

TEST_CASE("amounts without any currency are refused before the first row") {
    std::istringstream in("id,amount\n1,5\n");
    CHECK_THROWS_WITH(import_stream<DealRow>(in, {}, [](const DealRow&) {}),
                      Catch::Contains("column 'amount' have no currency"));
}

TEST_CASE("a date in another form than its column's keeps its row out") {
    CHECK(bad_cells<DealRow>("id,Close Date\n1,02/03/24\n") ==
          Strings{"2 [Close Date] 02/03/24: is a date, but not in the form of the others, 2026-10-02"});
    CHECK(bad_cells<DealRow>("id,Close Date\n1,2024-02-03\n", {.date_format = "%m/%d/%y"}) ==
          Strings{"2 [Close Date] 2024-02-03: is no date of the form %m/%d/%y"});
}

TEST_CASE("a contract with everything, and its ends") {
    import_one<ContractRow>(
        "external_id,account,product,deal,renews,starts_on,live_on,ends_on,annual_value,currency,auto_renews,term_"
        "months,"
        "ended_on,end_reason\n"
        "C-2,A-1,Base,D-1,C-1,2024-02-29,2024-05-01,2025-02-28,0,JPY,yes,12,2024-12-31,\"too\ndear\"\n",
        [](const ContractRow& row) {
            CHECK(row.renews == "C-1");
            CHECK(row.deal == "D-1");
            CHECK(row.starts_on == make_date(2024, 2, 29));
            CHECK(row.live_on == make_date(2024, 5, 1));
            CHECK(row.ends_on == make_date(2025, 2, 28));
            CHECK(row.annual_value == Money{0, *Currency::parse("JPY")});
            CHECK(row.auto_renews == true);
            CHECK(row.term_months == 12);
            CHECK(row.ended_on == make_date(2024, 12, 31));
            CHECK(row.end_reason == "too dear");
        });
    import_one<ContractRow>("account,start_date,end_date\nA,1970-01-01,1970-01-01\n",
                            [](const ContractRow& row) { CHECK(row.ends_on == row.starts_on); });
    import_one<ContractRow>("account,start_date,end_date\nA,2024-01-01,2025-01-01\n",
                            [](const ContractRow& row) { CHECK(row.ends_on == make_date(2024, 12, 31)); },
                            {.ends_exclusive = true});
    const std::string empty = "account,start_date,end_date\nA,2024-01-01,2024-01-01\n";
    CHECK_THAT(bad_cells<ContractRow>(empty, {.ends_exclusive = true}).at(0),
               Catch::StartsWith("2 [end_date] 2024-01-01: is the day it starts: with --ends-exclusive an empty term"));
    CHECK(bad_cells<ContractRow>("account,start_date,end_date\nA,2024-01-02,2024-01-01\n") ==
          Strings{"2 [end_date] 2024-01-01: is before the start, 2024-01-02"});
    CHECK(bad_cells<ContractRow>("account,start_date\nA,\n") ==
          Strings{"2 [start_date] : is empty; a contract needs its first day"});
    CHECK(bad_cells<ContractRow>("account,start_date\nA,x\n").size() == 1);
    CHECK(bad_cells<ContractRow>("account,start_date\n,2024-01-01\n") ==
          Strings{"2 [account] : is empty; a contract needs its account"});
    for (const auto& [days, why] : {std::pair{"2024-01-01,2024-12-30", RenewalLeftOut::no_term},
                                    std::pair{"2024-01-01,", RenewalLeftOut::no_end}}) {
        import_one<ContractRow>("account,start_date,end_date,auto_renews\nA," + std::string(days) + ",yes\n",
                                [&](const ContractRow& row) {
                                    CHECK_FALSE(row.auto_renews.has_value());
                                    CHECK((row.renewal_left_out == why));
                                });
    }
    for (const auto& [days, months] :
         {std::pair{"2024-01-01,2024-12-31", 12}, std::pair{"2024-01-31,2024-02-28", 1},
          std::pair{"2023-08-15,2026-08-14", 36}, std::pair{"2024-02-29,2034-02-27", 120}}) {
        import_one<ContractRow>("account,start_date,end_date,auto_renews\nA," + std::string(days) + ",yes\n",
                                [&](const ContractRow& row) { CHECK(row.term_months == months); });
    }
    import_one<ContractRow>("account,start_date,end_date,auto_renews\nA,2024-01-01,2024-12-31,no\n",
                            [](const ContractRow& row) { CHECK_FALSE(row.term_months); });
}

TEST_CASE("accounts, people, contacts, competitors") {
    import_one<AccountRow>(
        "account,sector,office_location,subsidiary_of\nAcme,tech,Kenya,Globex\n", [](const AccountRow& row) {
            CHECK((row.name == "Acme" && row.industry == "tech" && row.region == "Kenya" && row.parent == "Globex"));
        });
    import_one<PersonRow>("Name,Email,Role,Active\nKim,k@x.example,Sales Leader,TRUE\n", [](const PersonRow& row) {
        CHECK(
            (row.name == "Kim" && row.email == "k@x.example" && row.role == Role::sales_leader && row.active == true));
    });
    CHECK_THAT(bad_cells<PersonRow>("Name,Role\nKim,boss\n").at(0), Catch::StartsWith("2 [Role] boss: is no role"));
    import_one<ContactRow>(
        "First Name,Last Name,Company,Job Title,Buying Role,Do Not "
        "Contact,left_on\nAda,Öz,Acme,CFO,BUDGET_HOLDER,no,2026-01-02\n",
        [](const ContactRow& row) {
            CHECK((row.name == "Ada Öz" && row.account == "Acme" && row.title == "CFO"));
            CHECK((row.buying_role == BuyingRole::economic_buyer && row.do_not_contact == false));
            CHECK(row.left_on == make_date(2026, 1, 2));
        });
    CHECK(bad_cells<ContactRow>("Name,Company\nAda,\n") ==
          Strings{"2 [Company] : is empty; a contact needs its account"});
    import_one<CompetitorRow>("Competitor\nInitech\n", [](const CompetitorRow& row) { CHECK(row.name == "Initech"); });
}

TEST_CASE("the lines under a Salesforce report are no rows") {
    Strings ids;
    const auto bad = import_text<DealRow>(
        "Opportunity ID,Stage\n1,Proposal\n\n\n\"Grand Totals (5700 records)\"\n\n"
        "\"Confidential Information - Do Not Distribute\"\n"
        "\"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\"\n",
        {}, [&](const DealRow& row) { ids.emplace_back(row.external_id); });
    CHECK(bad.empty());
    CHECK(ids == Strings{"1"});
}

namespace {

/// The lines that were left aside, and how many rows were taken.
Strings trailers_of(const std::string& text) {
    std::istringstream in(text);
    CsvReader csv(in, "x.csv");
    const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
    ImportOptions options;
    options.currency = Currency::parse("EUR");
    ImportReader<DealRow> rows(csv, mapping, options, [](const BadCell&) {});
    int taken = 0;
    while (rows.next() != nullptr) { ++taken; }
    Strings lines;
    for (const TrailerLine& each : rows.trailers()) { lines.push_back(std::to_string(each.line) + " " + each.text); }
    lines.push_back(std::to_string(rows.trailer_count()) + " and " + std::to_string(taken));
    return lines;
}

}  // namespace

TEST_CASE("sums and remarks among the rows are left aside and named, deals of such names are not") {
    CHECK(trailers_of("name,account,amount\nA,X,5\nSubtotal,,5\n\"Total:\",,EUR 5.00\nGrand Totals (1 records)\n") ==
          Strings{"3 Subtotal", "4 Total:", "5 Grand Totals (1 records)", "3 and 1"});
    CHECK(trailers_of("name,account,amount\nTotal,TotalEnergies,5\nSubtotal system,Acme,7\nSum,,\n") ==
          Strings{"4 Sum", "1 and 2"});
    // A row of such a name is a deal where it has an account, a stage or an id, short ones too.
    CHECK(trailers_of("name,account,stage,amount\nTotal,ABB,Won,5\nTotal,,Won,5\nTotal,3M Co,,5\nTotal,Count,,5\n"
                      "Total,12,,5\nTotal,,,\nTotal\nGrand Total,ABB,Won,5\n") ==
          Strings{"5 Total", "6 Total", "7 Total", "8 Total", "4 and 4"});
    CHECK(trailers_of("name,id,amount\nTotal,4711,5\nTotal,,5\n") == Strings{"3 Total", "1 and 1"});
    CHECK(trailers_of("name\nTotal\n") == Strings{"0 and 1"});
    CHECK(trailers_of("id,name,amount\nG-1,Total,5\n") == Strings{"0 and 1"});
}

TEST_CASE("the figures of a sum are left aside with it, deals that are called Count or Sum are not") {
    CHECK(trailers_of("stage,id,name,account,amount\nWon,1,Alpha,Acme,700\nSubtotal,Sum,,,EUR 700\n,Count,1,,\n"
                      "Total,Sum,,,EUR 700\n\n,Count,1,,\n,Average,,,700\n,Sum of Amount,,,EUR 700\n") ==
          Strings{"3 Subtotal", "4 Count", "5 Total", "7 Count", "8 Average", "6 and 1"});
    CHECK(trailers_of("stage,name,id,amount (converted)\nWon,Alpha,1,5\nSubtotal,Count,1,\n,Sum of Amount,,5\n"
                      "Max: Amount,,,5\n") == Strings{"3 Subtotal", "4 Sum of Amount", "5 Max: Amount", "3 and 1"});
    CHECK(trailers_of("name,account,stage,amount\nCount,Acme,Won,5\nSum,,Won,5\nCount,,,5\n") ==
          Strings{"4 Count", "1 and 2"});
    CHECK(trailers_of("id,name,amount\nG-1,Count,5\n") == Strings{"0 and 1"});
    CHECK(trailers_of("name,id,amount\nCount,4711,5\nSum of Us,,5\nMax,TKD,5\nAverage,,\n") == Strings{"0 and 4"});
}

TEST_CASE("blank columns behind the last one are forgiven, cells are not") {
    import_one<DealRow>("id,name,,\n1,A\n", [](const DealRow& row) { CHECK(row.name == "A"); });
    import_one<DealRow>("id,name\n1,A,, ,\n", [](const DealRow& row) { CHECK(row.name == "A"); });
    CHECK(bad_cells<DealRow>("id,name\n1,A,,x\n") == Strings{"2 [] : has 4 fields, the heading has 2"});
}

TEST_CASE("where no column says the outcome Is Won and Is Closed do, and the stage says how it was lost") {
    const auto outcome = [](const std::string& heading, const std::string& cells) {
        std::string seen;
        import_one<DealRow>("id,account," + heading + "\n1,A," + cells + "\n", [&](const DealRow& row) {
            seen = row.outcome ? std::string(word(*row.outcome)) : "none";
            if (row.exclusion) { seen += " excluded"; }
        });
        return seen;
    };
    CHECK(outcome("stage,is won,is closed", "Verbal yes,TRUE,TRUE") == "won");
    CHECK(outcome("stage,is won,is closed", "Verbal yes,,1") == "lost");
    CHECK(outcome("stage,is won,is closed", "Verbal yes,,") == "open");
    CHECK(outcome("stage,is won,is closed", "No Decision,0,1") == "no-decision");
    CHECK(outcome("stage,is won,is closed", "Duplicate,0,1") == "lost excluded");
    CHECK(outcome("stage,is won", "Closed Lost,0") == "lost");
    CHECK(outcome("stage,is won", "Proposal,") == "open");
    CHECK(outcome("stage", "Duplicate") == "none excluded");
    CHECK(outcome("outcome,stage,is won,is closed", "lost,No Decision,1,1") == "lost");
    for (const std::string closed : {"", ",is closed"}) {
        const std::string heading = "id,account,stage,is won" + closed + "\n1,A,";
        const std::string end = (closed.empty() ? "" : ",true") + std::string("\n");
        CHECK_THAT(bad_cells<DealRow>(heading + "Closed Won,no" + end).at(0),
                   Catch::StartsWith("2 [is won] no: ") &&
                       Catch::Contains("contradicts the stage 'Closed Won', which is one of "
                                       "won deals"));
        CHECK_THAT(bad_cells<DealRow>(heading + "closedlost,true" + end).at(0),
                   Catch::StartsWith("2 [is won] true: ") &&
                       Catch::Contains("contradicts the stage 'closedlost', which is one "
                                       "of lost deals"));
        CHECK_THAT(bad_cells<DealRow>(heading + "No Decision,1" + end).at(0), Catch::Contains("no-decision deals"));
        import_one<DealRow>(heading + "Verbal yes,true" + end,
                            [](const DealRow& row) { CHECK(row.outcome == Outcome::won); });
        import_one<DealRow>(heading + "Closed Lost,false" + end,
                            [](const DealRow& row) { CHECK(row.outcome == Outcome::lost); });
    }
}

TEST_CASE("empty flags leave it to the stage, flags that contradict each other or the stage are refused") {
    const std::string heading = "Id,Name,AccountId,StageName,IsClosed,IsWon\n1,A,X,";
    const auto outcome = [&](const std::string& cells, const Asked& asked = {}) {
        std::string seen;
        import_one<DealRow>(
            heading + cells + "\n",
            [&](const DealRow& row) {
                seen = std::string(word(*row.outcome)) + (row.outcome_of_stage ? " by its stage" : "");
            },
            asked);
        return seen;
    };
    CHECK(outcome("Closed Won,,") == "won by its stage");
    CHECK(outcome("Closed Lost,,") == "lost by its stage");
    CHECK(outcome("Prospecting,,") == "open by its stage");
    CHECK(outcome("Closed Lost,,false") == "lost by its stage");
    CHECK(outcome(",,") == "open");
    CHECK(outcome("Closed Lost,1,") == "lost");
    CHECK(outcome("Prospecting,0,") == "open");
    CHECK(outcome("Closed,0,0") == "open");
    CHECK(outcome("Verbal yes,1,1") == "won");
    CHECK(outcome("Verbal no,1,0") == "lost");
    CHECK(outcome("Verbal yes,,1") == "won");
    const auto refused = [&](const std::string& cells, const std::string& start, const std::string& part,
                             const std::string& way_out) {
        const Strings bad = bad_cells<DealRow>(heading + cells + "\n");
        INFO(cells);
        REQUIRE(bad.size() == 1);
        CHECK_THAT(bad[0], Catch::StartsWith(start) && Catch::Contains(part) && Catch::Contains(way_out));
    };
    refused("Prospecting,false,true", "2 [IsWon] true: ", "contradicts is_closed, 'false'", "--map is_closed=");
    refused("Closed Lost,false,false", "2 [IsClosed] false: ", "one of lost deals", "'outcome:Closed Lost=open'");
    refused("Closed Lost,0,", "2 [IsClosed] 0: ", "one of lost deals", "'outcome:Closed Lost=open'");
    refused("Closed Won,0,0", "2 [IsWon] 0: ", "one of won deals", "'outcome:Closed Won=open'");
    refused("Closed Won,0,", "2 [IsClosed] 0: ", "one of won deals", "'outcome:Closed Won=open'");
    refused("Closed Won,1,", "2 [IsWon] : is empty, which is no", "one of won deals", "'outcome:Closed Won=lost'");
    refused("Prospecting,1,1", "2 [IsWon] 1: ", "one of open deals", "outcome:Prospecting=won");
    refused("Prospecting,1,0", "2 [IsClosed] 1: ", "one of open deals", "outcome:Prospecting=lost");
    CHECK(outcome("Prospecting,1,1", {.values = {"outcome:Prospecting=won"}}) == "won");
    CHECK(outcome("Closed Lost,0,0", {.values = {"outcome:Closed Lost=open"}}) == "open");
    // One flag alone.
    import_one<DealRow>("id,account,stage,is closed\n1,A,Closed Won,1\n",
                        [](const DealRow& row) { CHECK(row.outcome == Outcome::won); });
    CHECK_THAT(bad_cells<DealRow>("id,account,stage,is closed\n1,A,Verbal no,1\n").at(0),
               Catch::StartsWith("2 [is closed] 1: contradicts the stage 'Verbal no', which is one of open deals"));
    CHECK_THAT(bad_cells<DealRow>("id,account,stage,is closed\n1,A,Closed Won,0\n").at(0),
               Catch::StartsWith("2 [is closed] 0: contradicts the stage 'Closed Won'"));
}

TEST_CASE("texts of a row hold until the next one, however many there are") {
    const std::string text = "id,name,owner,product,stage,competitor\n1,Ä,Ö,Ü,É,Á;Í;Ó;Ú;Ñ;Ç\n";
    import_one<DealRow>(text, [](const DealRow& row) {
        CHECK((row.name == "Ä" && row.owner == "Ö" && row.product == "Ü" && row.stage == "É"));
        CHECK(row.competitors.size() == 6);
        CHECK(row.competitors.front().name == "Á");
        CHECK(row.competitors.back().name == "Ç");
    });
}
