// The exports of CRMs, made for these tests, each with the habits of its CRM: from the file to the store and again.
#include "app/import_desk.hpp"
#include "support/folders.hpp"
#include "winloss/app/profiles.hpp"

namespace winloss::app {

namespace {

ImportFile export_of(const std::string& crm) {
    ImportFile options;
    options.type = "deals";
    options.file = source_folder() + "/tests/exchange/crm/" + crm + ".csv";
    options.form.date_formats = {"%m/%d/%Y"};  // of the columns whose few values do not tell
    return options;
}

/// What is said before the first row, then what is said in the end.
Words import(Desk& desk, const ImportFile& options) {
    Words said;
    Context context = at_work("import deals");
    context.today = desk.today;
    context.say = [&said](const std::string& line) { said.push_back(line); };
    for (const std::string& line : import_file(desk.store, context, options).messages) { said.push_back(line); }
    return said;
}

bool says(const Words& said, const std::string& start) {
    return std::ranges::any_of(said, [&](const std::string& line) { return line.starts_with(start); });
}

std::string deals(const Desk& desk) {
    return desk.rows(
        "d.external_id, a.name, d.outcome, d.exclusion, d.amount, d.currency, d.opened_on, d.closed_on) FROM deal d "
        "LEFT JOIN account a ON a.id = d.account_id ORDER BY d.external_id");
}

/// The second time nothing changes.
void check_again(Desk& desk, const ImportFile& options) {
    const std::int64_t before = desk.last_change();
    CHECK(says(import(desk, options), "Nothing changed: "));
    CHECK(desk.last_change() == before);
    CHECK(desk.findings().empty());
}

}  // namespace

TEST_CASE("a Salesforce report: 15 characters an id, several currencies, lines under the rows") {
    Desk desk;
    const ImportFile file = export_of("salesforce_report");
    const Words said = import(desk, file);
    CHECK(said.at(0).starts_with("Profile salesforce: external_id from Opportunity ID, account_id from Account ID, "));
    CHECK(said.at(1) == "Left aside: Owner Role, Amount (converted) Currency, Amount (converted).");
    CHECK(said.at(2) == "6 deals read: 6 new.");
    CHECK(says(said,
               "4 lines were left aside, since sums and remarks of a report are no rows: line 8 'Subtotal', line "
               "12 'Grand Totals (6 records)', line 14 'Confidential"));
    CHECK(says(said, "The dates of 'Close Date' are read as %m/%d/%Y."));
    CHECK(deals(desk) ==
          "0065g00000Abc1AAAR|Norrfjord Väg|lost|-|125000000|SEK|2026-06-01|2026-08-31\n"
          "0065g00000Abc1aAAB|Norrfjord Energi|won|-|12500000|EUR|2026-07-12|2026-08-30\n"
          "0065g00000Abc2bAAB|Turnwerk GmbH|lost|-|4850050|EUR|2026-05-04|2026-06-18\n"
          "0065g00000Abc3cAAB|Turnwerk GmbH|no-decision|-|-|-|2026-05-04|2026-06-20\n"
          "0065g00000Abc4dAAB|Turnwerk GmbH|open|-|3000000|EUR|2026-09-01|2026-12-15\n"
          "0065g00000Abc5eAAB|Turnwerk GmbH|open|all|100|EUR|2026-05-04|2026-06-20");
    CHECK(desk.rows("text) FROM stated_reason ORDER BY id") == "Price\nFeatures\\nand timing");
    check_again(desk, file);
}

TEST_CASE("Salesforce's API: 18 characters an id, the same deal as in the report; #N/A is nothing") {
    Desk desk;
    import(desk, export_of("salesforce_report"));
    const ImportFile file = export_of("salesforce_api");
    const Words said = import(desk, file);
    CHECK(says(said, "4 deals read: 3 new and 1 as it was."));
    CHECK(desk.count("deal") == 9);
    CHECK(desk.count("account") == 3);
    CHECK(desk.rows("external_id, outcome, amount, opened_on) FROM deal WHERE external_id > '0065g00000Abc6' ORDER BY "
                    "external_id") ==
          "0065g00000Abc6fAAB|lost|8000000|2026-02-03\n0065g00000Abc7gAAB|no-decision|-|2026-02-04\n"
          "0065g00000Abc8hAAB|open|-|2026-09-04");
    CHECK(desk.rows("name) FROM competitor ORDER BY id") == "Initech\nGlobex");
    check_again(desk, file);
}

TEST_CASE("HubSpot: a byte order mark, internal stage names, values joined by ;") {
    Desk desk;
    const ImportFile file = export_of("hubspot");
    const Words said = import(desk, file);
    CHECK(said.at(0).starts_with("Profile hubspot: external_id from Record ID, "));
    CHECK(said.at(0).find("stated_reason from Closed Lost Reason and Closed Won Reason") != std::string::npos);
    CHECK(said.at(1) == "Left aside: Pipeline, Amount in company currency.");
    CHECK(deals(desk) ==
          "9001|Aobahama Facilities|won|-|18000|JPY|2026-03-01|2026-06-30\n"
          "9002|Aobahama Facilities|lost|-|2400050|EUR|2026-03-02|2026-07-02\n"
          "9003|Kitahama Group|open|-|-|-|2026-08-02|2026-11-15\n9004|-|open|-|500000|EUR|2026-09-02|-");
    CHECK(desk.rows(
              "d.external_id, text) FROM deal_reason JOIN deal d ON d.id = deal_id JOIN stated_reason s ON s.id = "
              "stated_reason_id ORDER BY deal_reason.id") == "9001|Support\n9001|References\n9002|Price\n9002|Timing");
    CHECK(desk.rows("name, external_id) FROM account ORDER BY id") ==
          "Aobahama Facilities|70001\nKitahama Group|70002");
    check_again(desk, file);
}

TEST_CASE("Pipedrive: sep=, CR, a decimal comma, a heading twice, blank columns, a deleted deal") {
    Desk desk;
    const ImportFile file = export_of("pipedrive");
    const Words said = import(desk, file);
    CHECK(said.at(0).find("won_on from Deal - Won time, lost_on from Deal - Lost time, expected_on from Deal - "
                          "Expected close date") != std::string::npos);
    CHECK(said.at(1) == "Left aside: Deal - Status__2.");
    CHECK(says(said, "The amounts of 'Deal - Value' are read with a decimal comma."));
    CHECK(
        deals(desk) ==
        "11|Zürich Lift|won|-|123456|EUR|2026-01-05|2026-03-01\n12|Bern Lift|lost|-|1250000|EUR|2026-01-06|2026-03-02\n"
        "13|Basel Lift|open|-|-|-|2026-02-06|2026-12-24\n14|Basel Lift|open|all|90000|EUR|2026-02-06|-");
    check_again(desk, file);
}

TEST_CASE("Pipedrive: the day on which a deal is expected to close is not the one on which it was won or lost") {
    Desk desk;
    const std::string heading =
        "Deal - ID,Deal - Title,Deal - Organization,Deal - Status,Deal - Won time,Deal - Lost time,Deal - Expected "
        "close date\n";
    const auto rows = [&] { return desk.rows("external_id, outcome, closed_on) FROM deal ORDER BY external_id"); };
    desk.import("deals", heading + "1,One,Acme,Open,,,2027-09-09\n2,Two,Acme,Open,,,2027-09-09\n");
    CHECK(rows() == "1|open|2027-09-09\n2|open|2027-09-09");
    const std::string closed = heading +
                               "1,One,Acme,Won,,,2027-09-09\n2,Two,Acme,Won,,2026-03-01,2027-09-09\n"
                               "3,Three,Acme,Won,,,2027-09-09\n4,Four,Acme,Lost,2026-03-02,,2027-09-09\n"
                               "5,Five,Acme,Lost,2026-03-02,2026-03-04,2027-09-09\n";
    CHECK(desk.import("deals", closed).front() == "5 deals read: 3 new and 2 changed.");
    CHECK(rows() == "1|won|-\n2|won|2026-03-01\n3|won|-\n4|lost|2026-03-02\n5|lost|2026-03-04");
    CHECK(desk.import("deals", closed).front().starts_with("Nothing changed: "));
    CHECK(desk.findings().empty());
}

TEST_CASE("a close date stays, whatever is expected of a deal that has ended") {
    Desk desk;
    const auto rows = [&] { return desk.rows("outcome, closed_on) FROM deal"); };
    desk.import("deals",
                "external_id,name,account,outcome,closed_on,expected_on\nD1,One,Acme,won,2026-01-05,2026-01-05\n");
    desk.import("deals", "external_id,name,account,outcome,expected_on\nD1,One,Acme,won,2026-01-05\n");
    CHECK(rows() == "won|2026-01-05");
    desk.import("deals", "external_id,name,account,expected_on\nD1,One,Acme,2026-03-05\n");
    CHECK(rows() == "won|2026-01-05");
}

TEST_CASE("of a deal that ends the expected day goes, also where it has moved since") {
    Desk desk;
    const auto rows = [&] { return desk.rows("outcome, closed_on) FROM deal"); };
    desk.import("deals", "external_id,name,account,outcome,expected_on\nD1,One,Acme,open,2026-01-05\n");
    CHECK(rows() == "open|2026-01-05");
    desk.import("deals", "external_id,name,account,outcome,expected_on\nD1,One,Acme,won,2026-02-05\n");
    CHECK(rows() == "won|-");
}

TEST_CASE("rows of a deal add up in any order, below zero too, and what is too much is refused") {
    const std::string heading = "external_id,name,account,outcome,amount,currency,product\n";
    for (const char* const rows : {"D1,One,Acme,won,-5,USD,A\nD1,One,Acme,won,30,USD,B\nD1,One,Acme,won,-10,USD,C\n",
                                   "D1,One,Acme,won,30,USD,A\nD1,One,Acme,won,-10,USD,B\nD1,One,Acme,won,-5,USD,C\n"}) {
        Desk desk;
        desk.import("deals", heading + rows);
        CHECK(desk.rows("amount) FROM deal") == "1500");
    }
    Desk desk;
    CHECK_THROWS_AS(desk.import("deals", heading + "D1,One,Acme,won,-90000000000000000.00,USD,A\n"
                                                   "D1,One,Acme,won,-80000000000000000.00,USD,B\n"),
                    Error);
    CHECK(desk.rows("count(*)) FROM deal") == "0");
}

TEST_CASE("Dynamics: UTF-16, GUIDs in braces, canceled, out-sold, duplicates, no estimated date of one that ended") {
    Desk desk;
    const ImportFile file = export_of("dynamics");
    const Words said = import(desk, file);
    CHECK(said.at(1) == "Left aside: (Do Not Modify) Row Checksum, (Do Not Modify) Modified On.");
    CHECK(says(said, "5 deals read: 5 new."));
    CHECK(deals(desk) ==
          "3f2504e0-4f89-11d3-9a0c-0305e82c3301|Larkfield Estates|won|-|120050|GBP|-|2026-07-12\n"
          "3f2504e0-4f89-11d3-9a0c-0305e82c3302|Larkfield Estates|no-decision|-|4800000|GBP|-|2026-07-13\n"
          "3f2504e0-4f89-11d3-9a0c-0305e82c3303|Larkfield Estates|lost|-|4800000|GBP|-|2026-07-14\n"
          "3f2504e0-4f89-11d3-9a0c-0305e82c3304|Larkfield Estates|lost|all|-|-|-|-\n"
          "3f2504e0-4f89-11d3-9a0c-0305e82c3305|Larkfield Estates|open|-|25000000|GBP|-|2026-12-01");
    CHECK(desk.rows("name) FROM deal WHERE id = 5") == "Café");
    check_again(desk, file);
}

TEST_CASE("any other table: an encoding that is declared, a column that is called otherwise, amounts of many forms") {
    Desk desk;
    ImportFile file = export_of("generic");
    file.form.maps = {"account=Kunde"};
    file.form.currency = "EUR";
    CHECK(desk.mistake(file).starts_with("line 2, Kunde is not UTF-8; save the file as CSV in UTF-8, or say"));
    file.form.encoding = "windows-1252";
    const Words said = import(desk, file);
    CHECK(said.at(0) ==
          "Profile generic: external_id from ID, account from Kunde, name, stage from STAGE, opened_on from opened on, "
          "closed_on from close date, amount.");
    CHECK(says(said, "1 deal has an amount below zero, as of a credit: kept, and counted in no sum of a report: G-5."));
    CHECK(says(said, "1 line was left aside, since sums and remarks of a report are no rows: line 8 'Total:'."));
    CHECK(says(said, "1 deal was opened after the day it closed; taken as the file says: G-4."));
    CHECK(deals(desk) ==
          "G-1|Müller & Söhne|won|-|123456|EUR|2026-09-12|2026-09-30\n"
          "G-2|Müller & Söhne|lost|-|123456|EUR|2026-08-01|2026-09-12\n"
          "G-3|Bäcker|lost|-|10000|JPY|2026-08-03|2026-09-01\nG-4|Bäcker|no-decision|-|-|-|2026-10-05|2026-09-30\n"
          "G-5|Bäcker|lost|-|-123400|EUR|2026-07-05|2026-09-30");
}

TEST_CASE("stages of a team's own are told with --value, excluded ones too") {
    Desk desk;
    ImportFile file = desk.file("deals", "id,account,stage\nD-1,Acme,Dead end\nD-2,Acme,Test deal\n");
    file.form.values = {"outcome:Dead end=no-decision", "outcome:test deal=excluded"};
    import(desk, file);
    CHECK(desk.rows("outcome, exclusion) FROM deal ORDER BY id") == "no-decision|-\nopen|all");
    check_again(desk, file);
}

TEST_CASE("how a file was read is kept by a name, and reads the next one") {
    Desk desk;
    const std::string folder = desk.folder / "profiles";
    ImportFile file = desk.file("deals",
                                "Nr;Kunde;Phase;Abschluss;Wert\n1;Acme;Gewonnen;13.02.2026;1.234,50\n"
                                "2;Acme;Verloren;01.03.2026;5,00\n");
    file.form.maps = {"external_id=Nr",      "account=Kunde", "stage=Phase",
                      "closed_on=Abschluss", "amount=Wert",   "region="};
    file.form.values = {"outcome:Gewonnen=won", "outcome:Verloren=lost"};
    file.form.aliases = {"account:Acme=Acme AG"};
    file.form.currency = "EUR";
    file.profile_folder = folder;
    file.save_profile = "acme";
    CHECK(says(import(desk, file), "Saved in " + folder + "/acme.toml: "));
    const exchange::SavedProfile saved = read_profile(folder, "acme");
    CHECK((saved.profile == "generic" && saved.currency == "EUR" && saved.decimal == ","));
    CHECK(saved.tables.at(exchange::RecordType::deals).date_formats == Words{"%d.%m.%Y"});

    ImportFile next = desk.file("deals", "Nr;Kunde;Phase;Abschluss;Wert;Neu\n3;Acme;Verloren;01.04.2026;7,50;x\n");
    next.form.profile = "acme";
    next.profile_folder = folder;
    const Words said = import(desk, next);
    CHECK(said.at(0).starts_with("Profile acme on generic: external_id from Nr, "));
    CHECK(deals(desk) ==
          "1|Acme AG|won|-|123450|EUR|-|2026-02-13\n2|Acme AG|lost|-|500|EUR|-|2026-03-01\n"
          "3|Acme AG|lost|-|750|EUR|-|2026-04-01");

    // What the file lacks is told where the profile asks for it.
    ImportFile other = desk.file("deals", "Nr;Kunde;Stufe\n3;Acme;Verloren\n");
    other.form.profile = "acme";
    other.profile_folder = folder;
    const Error error = error_of([&] { import(desk, other); });
    CHECK(error.kind() == ErrorKind::bad_input);
    CHECK(error.message().starts_with(folder + "/acme.toml:"));
    CHECK(error.message().ends_with("has no column 'Phase'."));
    other.form.maps = {"stage=Stufe", "closed_on=", "amount="};
    CHECK(says(import(desk, other), "Nothing changed: "));

    other.form.profile = "acne";
    const Error unknown = error_of([&] { import(desk, other); });
    CHECK((unknown.kind() == ErrorKind::not_found && unknown.hint() == "Did you mean 'acme'?"));
    other.form.profile.reset();
    for (const char* bad : {"salesforce", "../acme", ""}) {
        other.save_profile = bad;
        CHECK(error_of([&] { import(desk, other); }).kind() == ErrorKind::usage);
    }
    other.save_profile.reset();

    // One that somebody sent is named by its file.
    std::filesystem::copy(folder + "/acme.toml", desk.folder / "sent.toml");
    other.profile_folder = desk.folder / "nowhere";
    other.form.profile = desk.folder / "sent.toml";
    CHECK(says(import(desk, other), "Nothing changed: "));
    CHECK(show_profile("", {desk.folder / "sent.toml"}).messages.empty());
    other.form.profile = desk.folder / "lost.toml";
    CHECK(error_of([&] { import(desk, other); }).kind() == ErrorKind::usage);
    const Answer listed = list_profiles(folder, {});
    CHECK(column(std::get<List>(listed.data).table, "name") ==
          Words{"salesforce", "hubspot", "pipedrive", "dynamics", "generic", "acme"});
    const Answer shown_one = show_profile(folder, {"acme"});
    CHECK(column(std::get<Record>(shown_one.data).sections.at(1), "stage") == Words{"Gewonnen", "Verloren"});
    const Answer built_in = show_profile(folder, {"Dynamics"});
    CHECK(column(std::get<Record>(built_in.data).sections.at(1), "outcome").at(5) == "lost");
}

TEST_CASE("a dry run that lacks the decimal mark shows the mapping and asks") {
    Desk desk;
    ImportFile file = desk.file("deals", "id;account;stage;amount\n1;Acme;Won;1,234\n");
    file.form.currency = "EUR";
    const Answer dry = preview_import(desk.store, at_work("import deals"), file);
    CHECK(shown(std::get<Record>(dry.data).body->value).ends_with(" --decimal MARK"));
    CHECK(dry.exit_code == exit_code(ErrorKind::bad_input));
    CHECK(error_of([&] { import(desk, file); }).kind() == ErrorKind::bad_input);
    file.form.decimal = ",";
    CHECK(desk.mistake(file).find("at most 2 decimals") != std::string::npos);
    file.form.decimal = ".";
    import(desk, file);
    CHECK(desk.rows("amount) FROM deal") == "123400");
}

}  // namespace winloss::app
