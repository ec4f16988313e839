// Words and dates that are said of a file: those that it has, and slips.
#include "app/import_desk.hpp"

namespace winloss::app {

TEST_CASE("what is said of a word that stands in no row, or of a date without a column, is a slip") {
    Desk desk;
    const ImportFile plain = desk.file("deals", "id,account,stage,competitor\nD-1,Acme,Closed Lost,Initech; Rival\n");
    const auto told = [&](const std::vector<std::string>& values, const std::vector<std::string>& aliases,
                          const std::vector<std::string>& formats = {}) {
        ImportFile file = plain;
        file.form.values = values;
        file.form.aliases = aliases;
        file.form.date_formats = formats;
        const Error error = error_of([&] { desk.import(file); });
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error_of([&] { preview_import(desk.store, at_work("import deals"), file); }).message() ==
              error.message());
        CHECK(desk.count("deal") == 0);
        return error.message() + " " + error.hint();
    };
    CHECK_THAT(told({"outcome:Closed Lots=won"}, {}),
               Catch::StartsWith("--value outcome:Closed Lots=won: no row has 'Closed Lots' in 'stage'. Did you mean "
                                 "'Closed Lost'? Leave out what this file does not have"));
    CHECK_THAT(told({"competitor:Initech=", "competitor:Rivals="}, {}), Catch::Contains("Did you mean 'Rival'?"));
    CHECK_THAT(told({}, {"account:Acne=Acme"}), Catch::StartsWith("--alias account:Acne=Acme: no row has 'Acne' in"));
    CHECK_THAT(told({"deal_kind:X=new"}, {}), Catch::Contains("no column of this file is read as deal_kind."));
    CHECK_THAT(told({}, {}, {"opened_on=%d/%m/%Y"}),
               Catch::StartsWith("--date-format opened_on=%d/%m/%Y: no column of this file is read as opened_on."));
    CHECK_THAT(told({}, {}, {"%d/%m/%Y"}),
               Catch::StartsWith("--date-format %d/%m/%Y: no column of this file is read as a date."));
    ImportFile lacking = desk.file("deals", "id,account,stage,amount\nD-1,Acme,Closed Lost,5\n");  // and a currency
    lacking.form.values = {"outcome:Closed Lots=won"};
    CHECK_THAT(error_of([&] { preview_import(desk.store, at_work("import deals"), lacking); }).message(),
               Catch::Contains("no row has 'Closed Lots'"));
    ImportFile file = desk.file("deals", "id,account,stage,competitor\nD-1,Acme,Closed Lost,Initech; Rival\n");
    file.form.values = {"outcome:CLOSED LOST=no-decision", "competitor:rival=Initech"};
    file.form.aliases = {"account:Acme=Acme Ltd", "account:Other=Other"};  // the latter forgets one
    desk.import(file);
    CHECK(desk.rows("d.outcome, a.name) FROM deal d JOIN account a ON a.id = d.account_id") == "no-decision|Acme Ltd");
    CHECK(desk.rows("name) FROM competitor") == "Initech");
    // A script says it every week, of what is not in every file.
    file.form.values = {"outcome:Verschollen=lost"};
    std::vector<std::string> said;
    Context context = at_work("import deals");
    context.today = desk.today;
    context.say = [&said](const std::string& line) { said.push_back(line); };
    import_file(desk.store, context, file);
    CHECK_THAT(said, Catch::VectorContains(
                         std::string("--value outcome:Verschollen=lost: no row has 'Verschollen' in 'stage'.")));
}

TEST_CASE("words are looked for as the cells are cut") {
    Desk desk;
    const std::string salesforce =
        "Opportunity ID,Opportunity Name,Account Name,Stage,Loss Reason\n"
        "0068d00000AbCdE,Alpha,\"Acme; Sons\",Closed Lost,We were late; they did not wait\n";
    ImportFile file = desk.file("deals", salesforce);
    file.form.aliases = {"account:Acme; Sons=Acme"};
    file.form.values = {"stated_reason:we were late; they did not wait=Timing"};
    file.profile_folder = desk.folder / "profiles";
    file.save_profile = "acme";
    desk.import(file);
    CHECK(desk.rows("name) FROM account") == "Acme");
    CHECK(desk.rows("text) FROM stated_reason") == "Timing");
    ImportFile next = desk.file("deals", salesforce);
    next.profile_folder = file.profile_folder;
    next.form.profile = "acme";
    const Answer dry = preview_import(desk.store, at_work("import deals"), next);
    CHECK_THAT(shown(std::get<Record>(dry.data).body->value),
               Catch::Contains("--value 'stated_reason:we were late; they did not wait=Timing'") &&
                   Catch::Contains("--alias 'account:Acme; Sons=Acme'"));

    ImportFile list = desk.file("deals", "id,account,stage,competitor\n1,Beta,Lost,\"\"\"Foo; Bar\"\"; Baz\"\n");
    list.form.values = {"competitor:foo; bar=Initech"};
    desk.import(list);
    CHECK(desk.rows("name) FROM competitor ORDER BY name") == "Baz\nInitech");

    // In a list of our own an apostrophe stands before what would be a formula.
    ImportFile own = desk.file("accounts",
                               "id,external_id,name,segment,industry,region,parent,parent_id,owner,owner_id\n"
                               "1,,'=Gamma,,,,,,,\n");
    own.form.aliases = {"name:=Gamma=Gamma"};
    desk.import(own);
    CHECK(desk.rows("name) FROM account ORDER BY name") == "Acme\nBeta\nGamma");
}

TEST_CASE("what a profile says may be of no row, and its command says what is") {
    Desk desk;
    ImportFile first = desk.file("deals", "id,account,stage,opened_on\nD-1,Acme,Dead end,13.02.2026\nD-2,Acme,Odd,\n");
    first.profile_folder = desk.folder / "profiles";
    first.save_profile = "acme";
    first.form.values = {"outcome:Dead end=lost", "outcome:Odd=won"};
    first.form.aliases = {"account:Acme=Acme Ltd"};
    first.form.date_formats = {"opened_on=%d.%m.%Y"};
    desk.import(first);
    ImportFile next = desk.file("deals", "id,account,stage\nD-2,Acme Ltd,Odd\n");
    next.profile_folder = first.profile_folder;
    next.form.profile = "acme";
    next.form.maps = {"opened_on="};
    const Answer dry = preview_import(desk.store, at_work("import deals"), next);
    const std::string command = shown(std::get<Record>(dry.data).body->value);
    CHECK_THAT(command, Catch::Contains("--value outcome:Odd=won") && !Catch::Contains("Dead end") &&
                            !Catch::Contains("--alias") && !Catch::Contains("opened_on=%"));
    CHECK(desk.import(next).at(0).starts_with("Nothing changed"));
}

}  // namespace winloss::app
