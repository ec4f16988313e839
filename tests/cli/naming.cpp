// Every kind of record by every form of name that it has: number, CRM id, name, first words, the customer's name.
#include "cli/program.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

struct Called {
    std::string noun;
    std::string number;
    Words names;
};

const std::vector<Called>& records() {
    static const std::vector<Called> all{
        {"account", "40", {"ACC-1040", "Bergwasser Energie AG", "bergwasser energie", "Bergwasser"}},
        {"contact", "94", {"CON-5094", "Flurin Caduff", "flurin", "Caduff"}},
        {"deal", "80", {"OPP-3080", "Bergwasser Pikett und Netzdienst", "bergwasser pikett und"}},
        {"deal", "135", {"Szpital Miejski"}},  // its customer's open one
        {"contract", "60", {"CTR-7060", "Bergwasser", "ACC-1040", "OPP-3080"}},
        {"interview", "115", {"Bergwasser", "ACC-1040", "CTR-7060"}},
        {"interview", "85", {"Hissbolaget Mobile"}},
        {"person", "1", {"Maren Oltmanns", "maren", "oltmanns"}},
        {"product", "1", {"Larkfield Dispatch", "larkfield dispatch"}},
        {"competitor", "2", {"Kestrel Dispatch", "kestrel"}},
        {"touch", "10", {}},
        {"touch", "7", {"Severnside", "ACC-1019"}},
        {"expectation", "5", {"Bergwasser", "bergwasser energie ag", "ACC-1040"}},
        {"health", "9", {"Bergwasser", "ACC-1040"}},
        {"flag", "1", {"Norrfjord", "norrfjord kraft as", "ACC-1015"}},
        {"flag", "2", {"Severnside"}},  // cleared, and the only one
        {"action", "1", {"Norrfjord", "ACC-1015"}},
    };
    return all;
}

}  // namespace

TEST_CASE("every kind of record goes by every form of its name") {
    Program run;
    REQUIRE(run({"demo"}).code == 0);
    for (const Called& each : records()) {
        const std::string form = run({each.noun, "edit", each.number, "--print"}).out;
        REQUIRE_FALSE(form.empty());
        Words names = each.names;
        names.push_back("#" + each.number);
        for (const std::string& name : names) {
            const Result found = run({each.noun, "edit", name, "--print"});
            CAPTURE(each.noun, name, found.err);
            CHECK(found.code == 0);
            CHECK(found.out == form);
        }
    }
}

TEST_CASE("what is done to what hangs on a customer may name the customer") {
    Program run;
    REQUIRE(run({"demo"}).code == 0);
    const auto done = [&](const Words& words) {
        const Result result = run(words);
        CAPTURE(words, result.err);
        CHECK(result.code == 0);
    };
    done({"expectation", "review", "Bergwasser", "met"});
    done({"expectation", "set", "ACC-1038", "--target", "nine in ten"});
    done({"flag", "clear", "Norrfjord", "--why", "the tablet survived"});
    done({"flag", "set", "Bergwasser", "--look-again-on", "2027-02-01"});
    done({"action", "set", "Norrfjord", "--state", "done"});
    done({"action", "told", "Ascenseurs Delmotte"});
    done({"health", "set", "Bergwasser", "--why", "all of them swap on it"});
    done({"touch", "set", "Severnside", "--said", "four seconds"});
    const Result none = run({"expectation", "review", "Norrfjord", "met"});
    CHECK(none.code == 3);
    CHECK(none.err.find("'Norrfjord' has no expectation.") != std::string::npos);
    const Result two = run({"touch", "set", "Bergwasser", "--said", "x"});
    CHECK(two.code == 4);
    CHECK(two.err.find("'Bergwasser' names 2 touches.") != std::string::npos);
    CHECK(two.err.find("2026-09-16") != std::string::npos);  // what tells them apart
}

}  // namespace winloss::cli
