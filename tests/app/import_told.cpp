// What an import says of rows that it takes, and the words that it does not guess at.
#include "app/import_desk.hpp"

namespace winloss::app {

TEST_CASE("a word that is no outcome keeps its row out and opens no closed deal") {
    Desk desk;
    desk.import("deals", "id,account,outcome\nD-1,Acme,Closed Won\n");
    CHECK(desk.mistake("deals", "id,account,outcome\nD-1,Acme,wonn\n") ==
          "line 2, outcome 'wonn' is no outcome; did you mean 'won'?; say it with --value outcome:'wonn'=lost (or won, "
          "no-decision, open)");
    CHECK(
        desk.mistake("deals", "id,account,Stage,Status\nD-1,Acme,Closed Won,Abandoned\n") ==
        "line 2, Status 'Abandoned' is no outcome; say it with --value outcome:'Abandoned'=lost (or won, no-decision, "
        "open)");
    CHECK(desk.mistake("deals", "id,account,outcome\nD-1,Acme,not won\n").find("tells what the deal is not") !=
          std::string::npos);
    CHECK(desk.rows("outcome) FROM deal") == "won");
    ImportFile options = desk.file("deals", "id,account,outcome\nD-1,Acme,Abandoned\n");
    options.form.values = {"outcome:Abandoned=no-decision"};
    desk.import(options);
    CHECK(desk.rows("outcome) FROM deal") == "no-decision");
}

TEST_CASE("a replacement for an outcome is an outcome") {
    Desk desk;
    ImportFile options = desk.file("deals", "id,account,stage\nD-1,Acme,Closed Won\n");
    options.form.values = {"outcome:Closed Won=wonn"};
    const Error error = error_of([&] { desk.import(options); });
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.message() == "--value outcome:Closed Won=wonn: 'wonn' is no outcome.");
    CHECK(error.hint().find("'won'") != std::string::npos);
    CHECK(desk.count("deal") == 0);
}

TEST_CASE("what the stages were taken for is told, and which open ones should have ended") {
    Desk desk;
    const std::string csv =
        "id,account,stage,close date\nD-1,Acme,Closed Won,2026-03-01\nD-2,Acme,Disqualified,2026-03-02\n"
        "D-3,Acme,Disqualified,2027-03-02\nD-4,Acme,Negotiation,2026-10-01\n";
    ImportFile options = desk.file("deals", csv);
    Context context = at_work("import deals");
    context.today = desk.today;
    const Answer dry = preview_import(desk.store, context, options);
    const Table& stages = std::get<Record>(dry.data).sections.at(3);
    CHECK(stages.name == "stages");
    CHECK(column(stages, "stage") == Words{"Disqualified", "Closed Won", "Negotiation"});
    CHECK(column(stages, "outcome") == Words{"open", "won", "open"});
    CHECK(column(stages, "deals") == Words{"2", "1", "1"});
    CHECK(column(stages, "closed_before") == Words{"1", "0", "0"});
    const auto told = desk.import(options);
    CHECK(told.at(2) == "Stages: Disqualified is open (2), Closed Won is won (1), Negotiation is open (1).");
    CHECK(
        told.at(3) ==
        "'Disqualified' was taken for open, but 1 of its 2 deals has a close date in the past; if that is an end, say "
        "which with --value outcome:Disqualified=no-decision (or lost, won).");
    CHECK(told.size() == 5);
    CHECK(desk.import("deals", "id,account,outcome\nD-9,Acme,won\n").at(1) == "Next: winloss plan");  // no stage told
}

TEST_CASE("words for nothing are no competitors and no reasons, and are told, unless one is a name") {
    Desk desk;
    const std::string csv =
        "id,account,stage,competitor,loss reason\nD-1,Acme,Lost,None,N/A\nD-2,Acme,Lost,No competitor;Initech,Price\n"
        "D-3,Acme,Lost,none,-\nD-4,Acme,Lost,None,#N/A\n";
    const auto says = [&](const ImportFile& file, const std::string& start) {
        const Words said = desk.import(file);
        return std::ranges::any_of(said, [&](const std::string& line) { return line.starts_with(start); });
    };
    CHECK(says(
        desk.file("deals", csv),
        "Words that stand for nothing were passed over: stated_reason 'N/A' (1), competitor 'None' (2), competitor "
        "'No competitor' (1), stated_reason '-' (1), competitor 'none' (1), stated_reason '#N/A' (1). --value "
        "stated_reason:N/A=N/A takes one for a name."));
    CHECK(desk.rows("name) FROM competitor") == "Initech");
    CHECK(desk.rows("text) FROM stated_reason") == "Price");
    ImportFile named = desk.file("deals", csv);
    named.form.values = {"competitor:None=None", "competitor:Initech="};
    desk.import(named);
    CHECK(desk.rows("name) FROM competitor ORDER BY id") == "Initech\nNone");
    desk.import("contracts", "id,account,start date,ended,end reason\nC-1,Acme,2026-01-01,2026-03-01,n/a\n");
    CHECK(desk.rows("text) FROM stated_reason") == "Price");
}

TEST_CASE("one odd amount does not turn the decimal mark of the others") {
    Desk desk;
    const std::string csv = "id,account,stage,amount\nD-1,Acme,Won,\"1.000,50\"\nD-2,Acme,Won,\"2,5,0\"\n";
    CHECK(desk.mistake("deals", csv) ==
          "line 3, amount '2,5,0' is no amount: its separators part no thousands; write 1.234,56");
    ImportFile file = desk.file("deals", csv);
    file.form.currency = "EUR";
    file.skip_bad = true;
    desk.import(file);
    CHECK(desk.rows("external_id, amount) FROM deal") == "D-1|100050");
}

TEST_CASE("what stands in a column without a heading, or in a second one of the same heading, is not lost unsaid") {
    Desk desk;
    std::vector<std::string> told;
    Context context = at_work("import deals");
    context.today = desk.today;
    context.say = [&](const std::string& line) { told.push_back(line); };
    ImportFile file =
        desk.file("deals", "id,account,stage,amount,Amount,,,\nD-1,Acme,Won,,7,,,\nD-2,Acme,Won,5,9,,x,\n");
    file.form.currency = "EUR";
    import_file(desk.store, context, file);
    CHECK(told == Words{"Profile generic: external_id from id, account, stage, amount or Amount.",
                        "Left aside: column G, which has no heading (its first value is in line 3)."});
    CHECK(desk.rows("external_id, amount) FROM deal ORDER BY id") == "D-1|700\nD-2|500");
    told.clear();
    file = desk.file("deals", "id,account,stage,Amount,Amount\nD-1,Acme,Won,,8\n");
    file.form.currency = "EUR";
    import_file(desk.store, context, file);
    CHECK(told.at(0) ==
          "Profile generic: external_id from id, account, stage, amount from Amount (column D) or Amount (column E).");
    CHECK(desk.rows("amount) FROM deal WHERE external_id = 'D-1'") == "800");
    // The command that says all of it can be typed.
    const Answer shown = preview_import(desk.store, context, file);
    const std::string command = std::get<std::string>(std::get<Record>(shown.data).body->value);
    CHECK_THAT(command, Catch::Contains("--map amount=Amount") && !Catch::Contains("--map amount=Amount --map amount"));
}

TEST_CASE("contracts of no value are told to be trials") {
    Desk desk;
    const auto told = desk.import("contracts",
                                  "id,account,start date,end date,arr\nC-1,Acme,2026-01-01,2026-12-31,0\n"
                                  "C-2,Bolt,2026-01-01,2026-12-31,0.00\nC-3,Cog,2026-01-01,2026-12-31,\n");
    CHECK(told.at(2) == "2 contracts have an annual value of 0: trials, which make nobody a customer.");
}

TEST_CASE("a contract that renews itself takes its term from its days, or loses the mark") {
    Desk desk;
    desk.import("contracts",
                "id,account,start date,end date,auto renew\nC-1,Acme,2026-01-01,2026-12-31,yes\n"
                "C-2,Acme,2026-01-31,2026-02-27,yes\nC-3,Acme,2026-01-15,2026-07-20,no\n");
    CHECK(desk.rows("auto_renews, term_months) FROM contract ORDER BY id") == "1|12\n1|1\n0|-");
    const auto told = desk.import("contracts",
                                  "id,account,start date,end date,auto renew\nC-4,Bolt,2026-01-01,2026-12-30,yes\n"
                                  "C-5,Bolt,2026-01-01,,yes\n");
    CHECK(told.at(2) ==
          "1 contract is marked as renewing and without an end: until somebody ends it, service runs on.");
    CHECK(told.at(3).find("1 contract is marked as renewing, but neither a column nor whole months give the term") ==
          0);
    CHECK(desk.rows("auto_renews) FROM contract WHERE external_id > 'C-3' ORDER BY id") == "0\n0");
    CHECK(desk.count("contract") == 5);
}

TEST_CASE("one date in another form is one bad row") {
    Desk desk;
    std::string csv = "id,account,stage,close date\n";
    for (int i = 0; i < 2000; ++i) {
        csv += "D-" + std::to_string(i) + ",Acme,Won," + (i == 700 ? "03/04/2026" : "2026-03-04") + "\n";
    }
    ImportFile options = desk.file("deals", csv);
    options.skip_bad = true;
    options.rejects = desk.folder / "rejects.csv";
    CHECK(by_line(desk.import(options).front(), options.file) ==
          "line 702, close date '03/04/2026' is a date, but not in the form of the others, 2026-10-02");
    CHECK(desk.count("deal") == 1999);
    CHECK(split(store::bytes_of(*options.rejects), '\n').at(1).ends_with(",D-700,Acme,Won,03/04/2026"));
}

TEST_CASE("a form of dates that the file itself tells is read, told, and in the command") {
    Desk desk;
    ImportFile options =
        desk.file("deals", "id,account,stage,close date\nD-1,A,Won,03/04/2026\nD-2,A,Won,03/31/2026\n");
    const Answer dry = preview_import(desk.store, at_work("import deals"), options);
    CHECK(shown(std::get<Record>(dry.data).body->value).ends_with(" --date-format %m/%d/%Y"));
    CHECK(desk.import(options).at(2) == "The dates of 'close date' are read as %m/%d/%Y.");
    CHECK(desk.rows("closed_on) FROM deal ORDER BY id") == "2026-03-04\n2026-03-31");
}

TEST_CASE("the command of a dry run says everything that the file told") {
    Desk desk;
    ImportFile options =
        desk.file("deals",
                  "id;account;stage;created;close date;Wert\nD-1;A;Won;2026-01-02;13/03/2026;\"1.234,50\"\n"
                  "D-2;A;Won;2026-01-03;14/03/2026;5,25\n");
    options.form.currency = "EUR";
    options.form.maps = {"amount=Wert"};
    const Answer dry = preview_import(desk.store, at_work("import deals"), options);
    const std::string command = shown(std::get<Record>(dry.data).body->value);
    CHECK(command.ends_with(" --currency EUR --date-format closed_on=%d/%m/%Y --decimal ,"));
    ImportFile said = options;
    said.form.profile = "generic";
    said.form.date_formats = {"closed_on=%d/%m/%Y"};
    said.form.decimal = ",";
    CHECK(desk.import(said).at(0) == "2 deals read: 2 new.");
    CHECK(desk.rows("opened_on, closed_on, amount) FROM deal ORDER BY id") ==
          "2026-01-02|2026-03-13|123450\n2026-01-03|2026-03-14|525");
    CHECK(desk.import(options).front().starts_with("Nothing changed: "));
    Context pipe = at_work("import deals");
    pipe.sections = false;
    CHECK(preview_import(desk.store, pipe, options).messages.back() ==
          "The mapping and the first rows are in another format: --format table, or json.");
}

TEST_CASE("what the whole file told is told with its rejects, which alone may not tell it") {
    Desk desk;
    ImportFile options = desk.file("deals", "id,account,stage,close date\nD-1,A,Won,25/12/2025\nD-2,,Won,03/04/2025\n");
    options.skip_bad = true;
    options.rejects = desk.folder / "rejects.csv";
    const Words said = desk.import(options);
    CHECK(said.at(2) == "Mended, they are read as here with --date-format %d/%m/%Y.");
    ImportFile again = desk.file("deals", "rejected_because,id,account,stage,close date\nx,D-2,B,Won,03/04/2025\n");
    CHECK(desk.mistake(again).find("no value of the column tells") != std::string::npos);
    again.form.date_formats = {"%d/%m/%Y"};
    desk.import(again);
    CHECK(desk.rows("closed_on) FROM deal ORDER BY id") == "2025-12-25\n2025-04-03");
}

TEST_CASE("a dry run shows the mapping even where a currency or the form of dates is missing") {
    Desk desk;
    ImportFile options =
        desk.file("deals", "id,account,stage,close date,amount\nD-1,Acme,Won,03/04/2026,12.5\nD-2,Acme,Won,,\n");
    Answer dry = preview_import(desk.store, at_work("import deals"), options);
    CHECK(dry.exit_code == exit_code(ErrorKind::bad_input));
    const auto& record = std::get<Record>(dry.data);
    CHECK(field(dry, "rows_read") == "2");
    CHECK(column(record.sections.at(0), "field") == Words{"external_id", "account", "stage", "closed_on", "amount"});
    CHECK(column(record.sections.at(2), "amount") == Words{"12.5", "-"});
    CHECK(column(record.sections.at(2), "closed_on") == Words{"03/04/2026", "-"});
    CHECK(shown(record.body->value).ends_with(" --currency CURRENCY --date-format FORMAT"));
    CHECK(
        dry.messages.front().starts_with(options.file + ":2:25: amount '12.5' names no currency, and no column does."));
    CHECK(error_of([&] { desk.import(options); }).kind() == ErrorKind::bad_input);
    options.form.currency = "EUR";
    dry = preview_import(desk.store, at_work("import deals"), options);
    CHECK(dry.exit_code == exit_code(ErrorKind::bad_input));
    CHECK(error_of([&] { desk.import(options); }).kind() == ErrorKind::bad_input);
    options.form.date_formats = {"%d/%m/%Y"};
    CHECK(preview_import(desk.store, at_work("import deals"), options).exit_code == 0);
}

TEST_CASE("what a file holds is guessed from its columns") {
    const Desk desk;
    const auto guess = [&](const std::string& heading) {
        const std::string file = desk.file("a file", heading + "\n").file;
        const std::string command = import_command_for(file);
        return command.empty() ? command : command.substr(15, command.find(' ', 15) - 15);
    };
    CHECK(guess("Opportunity ID,Account Name,Stage,Close Date,Amount") == "deals");
    CHECK(guess("Account Name,Start Date,End Date,ARR") == "contracts");
    CHECK(guess("First Name,Last Name,Company,Job Title,Email") == "contacts");
    CHECK(guess("id,name,segment,industry") == "accounts");
    CHECK(guess("Full Name,Email") == "people");
    CHECK(guess("Competitor") == "competitors");
    CHECK(guess("colour,size").empty());
    CHECK(import_command_for(desk.folder / "none.csv").empty());
    CHECK(import_command_for(desk.file("a file", "Competitor\n").file).ends_with("/a file.csv' --dry-run"));
}

TEST_CASE("every mistake stands with its file, its line and its character, one of a row that was put off too") {
    Desk desk;
    const ImportFile deals = desk.file(
        "deals",
        "\xEF\xBB\xBFid,account,loss reason,stage,close date\r\nD-1,\"Gr\u00F6\u00DFe, AG\",\"too\nlate\",Won,soon\r\n"
        "D-2,Acme,,Won\r\n\"D-3\",,,Won,2026-03-01\r\nD-4,caf\xE9,,Won,2026-03-01\r\n");
    const Error error = error_of([&] { desk.import(deals); });
    CHECK(error.message() ==
          "4 of 4 rows cannot be imported, so nothing was:\n" + deals.file +
              ":3:11: close date 'soon' is no date; dates are written 2026-10-02\n" + deals.file +
              ":4:14: this row has 4 fields, the heading has 5\n" + deals.file +
              ":5:7: account is empty; only an open deal may lack its account, this one is won\n" + deals.file +
              ":6:8: account is not UTF-8; save the file as CSV in UTF-8, or say with --encoding what it is");

    const ImportFile contracts = desk.file("contracts",
                                           "id,account,renews,starts_on,ends_on\nC-1,Acme,,2026-01-01,\n"
                                           "\"C-2\",\"Gr\u00F6\u00DFe, AG\",C-9,2026-01-01,\n");
    const Error late = error_of([&] { desk.import(contracts); });
    CHECK_THAT(late.message(), Catch::Contains(contracts.file + ":3:19: renews 'C-9' is no contract's external id"));
}

TEST_CASE("an account to which a list gives the name of another is told") {
    const auto told = [](const std::string& list, bool dry) {
        Desk desk;
        desk.import("accounts", "id,name\nA1,Alpha\nA2,Beta\nA3,Gamma\n");
        const ImportFile file = desk.file("accounts", "id,name\n" + list);
        const Words said =
            dry ? preview_import(desk.store, at_work("import accounts"), file).messages : desk.import(file);
        const auto found = std::ranges::find_if(
            said, [](const std::string& each) { return each.find(" now: account ") != std::string::npos; });
        return found == said.end() ? std::string() : *found;
    };
    for (const bool dry : {true, false}) {
        CHECK(
            told("A1,Beta\nA2,Gamma\n", dry) ==
            "1 account has the name of another now: account 2 is called 'Gamma', as account 3 is. Files must name such "
            "accounts by their ids; where the other is called otherwise by now, winloss account set 3 --name NAME.");
        CHECK(
            told("A2,gamma\nA1,Gamma\n", dry)
                .starts_with("2 accounts have names of others now: account 2 is called 'gamma', as account 1 is, and 1 "
                             "more. Files "));
        CHECK(told("A1,Beta\nA2,Gamma\nA3,Alpha\n", dry).empty());  // they go round
        CHECK(told("A3,GAMMA\nA2,Delta\n", dry).empty());
    }
}

}  // namespace winloss::app
