#include "random_commands.hpp"

#include <iterator>

namespace winloss::cli {

std::string RandomCommands::one_of(std::initializer_list<std::string_view> words) {
    return std::string(*std::next(words.begin(), below(static_cast<unsigned>(words.size()))));
}

std::string RandomCommands::date() {
    const std::string year = one_of({"2025", "2026", "2026", "2026"});
    const unsigned month = 1 + below(year == "2026" ? 9 : 12);
    return year + (month < 10 ? "-0" : "-") + std::to_string(month) + "-" + std::to_string(10 + below(18));
}

std::string RandomCommands::money() { return one_of({"EUR ", "USD ", "JPY "}) + number(99) + "000"; }

std::string RandomCommands::text() {
    return one_of({"Too expensive", "Ümlaut & 'quote'", "no budget", "line; DROP TABLE deal", "x"}) + number(9);
}

std::string RandomCommands::row(const std::string& table, const std::string& condition) {
    const std::string from = " FROM " + table + " WHERE " + condition;
    const auto count = static_cast<unsigned>(store_->connection().scalar("SELECT count(*)" + from));
    if (count == 0) { return "#1"; }
    const std::string offset = std::to_string(below(count));
    return "#" +
           std::to_string(store_->connection().scalar("SELECT id" + from + " ORDER BY id LIMIT 1 OFFSET " + offset));
}

RandomCommands::Words RandomCommands::some(Words words, std::initializer_list<Words> options) {
    for (const Words& option : options) {
        if (below(2) == 0) { words.insert(words.end(), option.begin(), option.end()); }
    }
    return words;
}

Typed RandomCommands::person() {
    switch (below(5)) {
        case 0:
        case 1:
            return {some({"person", "add", "Person " + number(40)},
                         {{"--role", one_of({"rep", "interviewer", "customer-success"})},
                          {"--email", "p" + number(40) + "@example.com"}}),
                    {}};
        case 2: return {{"person", "remove", row("person")}, {}};
        default:
            return {some({"person", "set", row("person")}, {{"--name", "Person " + number(40)},
                                                            {"--email", one_of({"", "q@example.com"})},
                                                            {one_of({"--active", "--inactive"})}}),
                    {}};
    }
}

Typed RandomCommands::account() {
    switch (below(5)) {
        case 0:
            return {some({"account", "add", "Account " + number(40)},
                         {{"--segment", one_of({"SMB", "Enterprise"})}, {"--owner", row("person")}}),
                    {}};
        case 1: return {{"account", "remove", row("account")}, {}};
        default:
            return {some({"account", "set", row("account")},
                         {{"--name", "Account " + number(40)},
                          {"--parent", one_of({"", row("account")})},
                          {"--owner", row("person"), "--since", date()},
                          {"--team", "+" + row("person") + ":" + one_of({"success manager", "support"})},
                          {"--team", "-" + row("person")},
                          {"--region", one_of({"", "DACH"})},
                          {"--external-id", "A" + number(40)}}),
                    {}};
    }
}

Typed RandomCommands::contact() {
    switch (below(5)) {
        case 0:
        case 1:
            return {some({"contact", "add", "Contact " + number(60), "--account", row("account")},
                         {{"--role", one_of({"decision-maker", "champion", "user"})}, {"--phone", text()}}),
                    {}};
        case 2: return {{"contact", "remove", row("contact")}, {}};
        default:
            return {some({"contact", "set", row("contact")}, {{"--account", row("account")},
                                                              {"--left", one_of({"", "2026-05-05"})},
                                                              {one_of({"--do-not-contact", "--may-contact"})},
                                                              {"--title", text()}}),
                    {}};
    }
}

Typed RandomCommands::deal() {
    const std::string competitor = "Competitor " + number(6) + one_of({"", ":finalist", ":incumbent", ":winner"});
    const std::string some_deal = row("deal");
    switch (below(9)) {
        case 0:
        case 1:
            return {some({"deal", "add", "Deal " + number(60)}, {{"--account", row("account")},
                                                                 {"--owner", row("person")},
                                                                 {"--amount", money()},
                                                                 {"--product", "Product " + number(5)},
                                                                 {"--outcome", "lost", "--decided", date()},
                                                                 {"--reason", text()},
                                                                 {"--competitor", competitor}}),
                    {}};
        case 2:
            return {
                some({"deal", one_of({"won", "lost", "no-decision"}), row("deal", "outcome = 'open'"), "--on", date()},
                     {{"--reason", text()}, {"--competitor", competitor, "--said-by", one_of({"rep", "buyer"})}}),
                {}};
        case 3:
            return {{"deal", "close", row("deal", "outcome = 'open'"), one_of({"won", "lost"}), "--on", date()}, {}};
        case 4: return {{"deal", "reopen", row("deal", "outcome <> 'open'")}, {}};
        case 5: return {{"deal", "remove", some_deal}, {}};
        default:
            return {some({"deal", "set", some_deal}, {{"--name", "Deal " + number(60)},
                                                      {"--account", row("account")},
                                                      {"--owner", one_of({"", row("person")})},
                                                      {"--team", "+" + row("person")},
                                                      {"--amount", one_of({"", money()})},
                                                      {"--decided", date()},
                                                      {"--reason", text()},
                                                      {"--competitor", competitor},
                                                      {"--exclude", one_of({"outreach", "all", "none"})}}),
                    {}};
    }
}

Typed RandomCommands::contract() {
    switch (below(8)) {
        case 0:
        case 1: {
            const std::string year = one_of({"2024", "2025", "2026"});
            return {some({"contract", "add", row("account"), "--from", year + "-01-01", "--until", year + "-12-31"},
                         {{"--value", money()},
                          {"--live", year + "-02-01"},
                          {"--product", "Product " + number(5)},
                          {"--auto-renews", "--term", "12m"}}),
                    {}};
        }
        case 2: {
            const std::string until = one_of({"2027", "2028"}) + "-12-31";
            return {{"contract", "renew", row("contract"), "--until", until, "--value", "9000"}, {}};
        }
        case 3: return {{"contract", "end", row("contract"), "--on", date(), "--why", text()}, {}};
        case 4: return {{"contract", "remove", row("contract")}, {}};
        default:
            return {some({"contract", "set", row("contract")},
                         {{"--value", one_of({"", "EUR 0", money()})},
                          {"--from", one_of({"2024", "2025", "2026"}) + "-0" + number(9) + "-01"},
                          {"--live", one_of({"", date()})},
                          {"--deal", row("deal")},
                          {"--ended", ""},
                          {"--external-id", "C" + number(20)}}),
                    {}};
    }
}

/// Products and competitors, which are names alone; and what stated reasons stand for.
Typed RandomCommands::named() {
    const std::string noun = one_of({"product", "competitor"});
    const std::string name = (noun == "product" ? "Product " : "Competitor ") + number(12);
    switch (below(5)) {
        case 0: return {{noun, "add", name}, {}};
        case 1: return {{noun, "set", row(noun), "--name", name}, {}};
        case 2: return {{noun, "remove", row(noun)}, {}};
        case 3: return {{"reasons", "map", text(), "--none"}, {}};
        default: return {{"reasons", "map", text(), one_of({"total-cost", "missing-feature", "price/total-cost"})}, {}};
    }
}

Typed RandomCommands::interview() {
    const std::string open = row("interview", "state IN ('planned', 'invited', 'booked')");
    const std::string ended = row("interview", "state NOT IN ('planned', 'invited', 'booked', 'held')");
    const std::string held = row("interview", "state = 'held'");
    const Words reason = {"--reason", text()};
    switch (below(13)) {
        case 0:
            return {some({"interview", "add", one_of({"retrospective", "check-in", "exit"})},
                         {{"--deal", row("deal", "account_id IS NOT NULL")}, {"--opens", "2026-09-01"}}),
                    {}};
        case 1: return {some({"interview", "assign", open, row("person")}, {reason}), {}};
        case 2:
        case 3:
            return {some({"interview", "invited", open, "--on", "2026-09-" + std::to_string(10 + below(18))},
                         {{"--contact", row("contact")}, {"--channel", "email"}}),
                    {}};
        case 4:
            return {some({"interview", "book", open, "--at", "2026-10-0" + number(8) + " 10:00"},
                         {{"--with", row("person"), reason[0], reason[1]}, {"--contact", row("contact")}}),
                    {}};
        case 5:
        case 6:
            return {some({"interview", "held", open, "--on", "2026-09-30"},
                         {{"--partial"},
                          {"--contact", row("contact")},
                          {"--with", row("person"), reason[0], reason[1]},
                          {"--consent-to-quote", "yes"}}),
                    {}};
        case 7:
            return {
                some({"interview", one_of({"declined", "no-response", "unreachable", "not-qualified", "cancel"}), open},
                     {{"--remark", text()}}),
                {}};
        case 8: return {{"interview", "reopen", ended}, {}};
        case 9: return {{"interview", "shared", held, "--to", one_of({"product", "product,marketing"})}, {}};
        case 10: return {{"interview", "thanked", held}, {}};
        case 11: return {{"interview", one_of({"declined", "no-response"}), row("interview", "state = 'invited'")}, {}};
        default:
            return {some({"interview", "set", row("interview")},
                         {{"--incentive", one_of({"", "book"})}, {"--confidential", "yes"}, {"--heard-from", text()}}),
                    {}};
    }
}

Typed RandomCommands::note() {
    const std::string which = row("interview", "state IN ('booked', 'held')");
    std::string text = "They said " + number(9) + ".\n\n";
    if (one_in(2)) { text += "{==Ümläut costs==}{>>total-cost -" + number(2) + " primary<<} and more\n"; }
    if (one_in(2)) { text += "{==Initech==}{>>total-cost -1 minor competitor:\"Competitor " + number(6) + "\"<<}\n"; }
    if (one_in(3)) { text = "{>>total-cost +1<<}\n\n" + text; }
    switch (below(4)) {
        case 0: return {{"note", row("note"), "--append"}, text};
        case 1:
            return {{"note", row("interview", "state = 'held'"), "--answers", "-"},
                    "## {#" + one_of({"trigger", "criteria", "price"}) + "}\n" + text};
        case 2: return {{"note", row("interview", "state = 'held'"), "--file", "-"}, text};
        default: return {{"note", which, "--file", "-", "--held-on", "2026-09-30"}, text};
    }
}

Typed RandomCommands::guide() {
    const std::string kind = one_of({"exit", "check-in", "retrospective"});
    switch (below(3)) {
        case 0: return {{"guide", "add", kind, "Why " + text() + "?", "--from", one_of({"product", "marketing"})}, {}};
        case 1:
            return {{"guide", "edit", kind, "--outcome", "lost", "--file", "-"},
                    "## What set this in motion? {#trigger}\n\n## Why " + number(9) + "?\n"};
        default: return {{"guide", "copy", "exit", "--to", kind, "--to-outcome", one_of({"won", "lost"})}, {}};
    }
}

/// Forms of records, as if from the editor.
Typed RandomCommands::form() {
    switch (below(5)) {
        case 0:
            return {{"deal", "edit", row("deal"), "--file", "-"},
                    "stage: " + text() + "\namount: " + money() + "\nreason: " + text() + "\ncompetitor: Competitor " +
                        number(9) + ":finalist\nteam: Person " + number(40) + "\n"};
        case 1:
            return {{"account", "edit", row("account"), "--file", "-"},
                    "segment: " + one_of({"SMB", "Enterprise", ""}) + "\nteam:\nowner: Person " + number(40) + "\n"};
        case 2:
            return {{"contact", "edit", row("contact"), "--file", "-"},
                    "title: " + text() + "\ndo_not_contact: " + one_of({"yes", "no"}) + "\nleft_on: " + date() + "\n"};
        case 3:
            return {{"contract", "edit", row("contract"), "--file", "-"}, "annual_value: " + money() + "\nlive_on:\n"};
        default:
            return {{"interview", "edit", row("interview"), "--file", "-"},
                    "incentive: " + text() + "\ncontact: Contact " + number(60) + "\n"};
    }
}

Typed RandomCommands::programme() {
    switch (below(7)) {
        case 0:
            return {{"programme", "set", "retrospective", "--outcome", one_of({"lost", "won"}), "--opens", "14d",
                     "--target", "21d", "--closes", number(3) + "m"},
                    {}};
        case 1: return {{"programme", "set", one_of({"check-in", "onboarding"}), one_of({"--on", "--off"})}, {}};
        case 2: return {{"programme", "remove", "retrospective", "--outcome", one_of({"lost", "won"})}, {}};
        case 3: return {{"programme", "set", "--segments", one_of({"SMB", "SMB,Enterprise", "all"})}, {}};
        case 4: return {{"programme", "set", "--fatigue", number(90), "--lost-percent", number(100)}, {}};
        case 5: return {{"plan", "--since", "2026-0" + number(9) + "-01"}, {}};
        default: return {{"plan"}, {}};
    }
}

Typed RandomCommands::import() {
    std::string file;
    const auto lines = [&](const std::string& heading, const auto& line) {
        file = heading + "\n";
        for (unsigned i = 2 + below(6); i > 0; --i) { file += line() + "\n"; }
    };
    const std::string kind = one_of({"accounts", "people", "contacts", "deals", "deals", "competitors", "contracts"});
    if (kind == "accounts") {
        lines("Id,Name,Segment,Owner", [&] {
            return "A" + number(40) + ",Account " + number(40) + "," + one_of({"SMB", "Enterprise", ""}) + ",Person " +
                   number(40);
        });
    } else if (kind == "people") {
        lines("Name,Email", [&] { return "Person " + number(40) + ",p" + number(40) + "@example.com"; });
    } else if (kind == "contacts") {
        lines("Name,Account,Title",
              [&] { return "Contact " + number(60) + ",Account " + number(40) + ",T" + number(9); });
    } else if (kind == "deals") {
        lines("Id,Name,Account,Owner,Product,Competitor,Loss Reason,Outcome,Decided On,Amount,Currency", [&] {
            const std::string outcome = one_of({"open", "won", "lost"});
            return "D" + number(60) + ",Deal " + number(60) + ",Account " + number(40) + ",Person " + number(40) +
                   ",Product " + number(9) + ",Competitor " + number(9) + ",Reason " + number(9) + "," + outcome + "," +
                   (outcome == "open" ? "" : date()) + "," + number(90) + "00,EUR";
        });
    } else if (kind == "competitors") {
        lines("Name", [&] { return "Competitor " + number(20); });
    } else {
        lines("Id,Account,Product,Starts On,Ends On,Annual Value,Currency", [&] {
            const std::string year = one_of({"2024", "2025", "2026"});
            return "C" + number(40) + ",Account " + number(40) + ",Product " + number(5) + "," + year + "-01-01," +
                   year + "-12-31," + number(90) + "00,EUR";
        });
    }
    return {{"import", kind, "-", "--skip-bad"}, file};
}

Typed RandomCommands::next(const store::Store& store) {
    store_ = &store;
    switch (below(20)) {
        case 0: return person();
        case 1: return account();
        case 2: return contact();
        case 3:
        case 4: return deal();
        case 5:
        case 6: return contract();
        case 7: return named();
        case 8:
        case 9:
        case 10: return interview();
        case 11:
        case 12: return note();
        case 13:
        case 14: return programme();
        case 15: return form();
        case 16: return guide();
        case 17:
        case 18: return around();
        default: return import();
    }
}

}  // namespace winloss::cli
