// Every page, list and report there is on a store in which every text does harm, in every width, locale and format.
#include "hostile.hpp"
#include "screens.hpp"

namespace winloss::cli {

namespace {

/// Each kind of harm once: escape sequences, C1, marks of direction, breaks that are no line ends, wide and long words.
Words harms() {
    return {
        "\x1b[31mred\x1b]0;title\x07\x1b[2J\xc2\x9b"
        "31m\b\x7f bell",
        "right \xe2\x80\xae to left \xe2\x81\xa6isolated\xe2\x81\xa9 zero\xe2\x80\x8bwidth line\xe2\x80\xa8separator",
        repeated("漢", 120), repeated("x", 200), "a\tb | *bold* </script><script>alert(1)</script> =cmd()"};
}

/// One of everything, each with `harm` wherever a text may stand.
void fill(Program& run, const std::string& harm) {
    run.variables["HOME"] = run / "home";
    run.variables["WINLOSS_AS"] = "#1";
    const auto done = [&](Words words, const std::string& input = {}) {
        const Result result = run(words, input);
        INFO(visible(join(words, " ")) << "\n" << visible(result.err, Breaks::keep));
        REQUIRE(result.code == 0);
        CHECK(first_obeyed(result.err) == 0);
    };
    done({"person", "add", "--", harm});
    done({"product", "add", "--", harm});
    done({"competitor", "add", "--", harm});
    done({"account", "add", "--segment=" + harm, "--industry=" + harm, "--region=" + harm, "--external-id=" + harm,
          "--owner=#1", "--", harm});
    done({"contact", "add", "--account=#1", "--role=champion", "--title=" + harm, "--email=" + as_address(harm),
          "--phone=" + harm, "--", harm});
    done({"deal", "add", "--account=#1", "--product=#1", "--kind=new", "--stage=" + harm, "--outcome=lost",
          "--decided=2026-08-20", "--amount=48000 EUR", "--competitor=#1:finalist", "--reason=" + harm,
          "--lead-source=" + harm, "--owner=#1", "--external-id=" + harm, "--", harm});
    done({"contract", "add", "#1", "--product=#1", "--from=2025-01-01", "--until=2026-12-31", "--value=9000 EUR",
          "--external-id=" + harm});
    done({"plan"});
    done({"interview", "invited", "1", "--contact=#1", "--remark=" + harm});
    done({"interview", "book", "1", "--at=2026-10-01 08:00", "--with=#1", "--reason=" + harm});
    done({"note", "1", "--file=-"}, "Said: {==this==}{>>total-cost -2 primary competitor:\"#1\"<<}.\n");
    done({"interview", "set", "1", "--incentive=" + harm, "--heard-how=" + harm, "--consent-to-quote=yes"});
    done({"interview", "shared", "1", "--to=" + harm});
    done({"touch", "add", "call", "--account=#1", "--contact=#1", "--said=" + harm});
    done({"expectation", "add", "--account=#1", "--metric=" + harm, "--target=" + harm, "--", harm});
    done({"health", "add", "amber", "--account=#1", "--why=" + harm});
    done({"flag", "add", "at-risk", "--account=#1", "--text=" + harm});
    done({"flag", "add", "win-back", "--account=#1", "--text=" + harm});
    done({"flag", "clear", "2", "--why=" + harm});
    done({"action", "add", "--account=#1", "--due=2026-10-02", "--", harm});
    done({"benchmark", "add", "win-rate", "47%", "--n=1204", "--source=" + harm});
    done({"guide", "add", "exit", "--from=product", "--", harm});
}

}  // namespace

TEST_CASE("no page obeys a text, on any screen", "[thorough]") {
    for (const std::string& harm : harms()) {
        Program run;
        fill(run, harm);
        run.terminal = true;
        for (const auto& [columns, locale] :
             {std::pair(40, "C.UTF-8"), std::pair(60, "C"), std::pair(80, "C.UTF-8"), std::pair(200, "C")}) {
            run.columns = columns;
            run.variables["LC_ALL"] = locale;
            for (Words words : screens({.held_interview = "1"})) {
                words.insert(words.end(), {"--color", "never"});
                if (columns == 40) { words.insert(words.end(), {"--format", "markdown"}); }
                const Result result = run(words);
                INFO(columns << ' ' << join(words, " ") << "\n"
                             << visible(result.out, Breaks::keep) << visible(result.err));
                CHECK(result.code == 0);
                CHECK(first_obeyed(result.out, U"\n\t") == 0);
                CHECK(first_obeyed(result.err) == 0);
            }
        }
    }
}

TEST_CASE("no page obeys a text, in any format", "[thorough]") {
    for (const std::string& harm : harms()) {
        Program run;
        fill(run, harm);
        for (const Words& page : screens({.held_interview = "1"})) {
            const bool taken_up = page[0] == "note" || (page[0] == "guide" && page[1] == "show");  // byte by byte
            for (const std::string format : {"table", "tsv", "csv", "json", "jsonl", "markdown"}) {
                Words words = page;
                words.insert(words.end(), {"--format", format});
                const Result result = run(words);
                INFO(join(words, " ") << "\n" << visible(result.out, Breaks::keep) << visible(result.err));
                if (taken_up && (format == "tsv" || format == "markdown")) { continue; }
                CHECK(first_obeyed(result.out, format == "csv" ? U"\n\r\t" : U"\n\t") == 0);
                CHECK(first_obeyed(result.err) == 0);
            }
        }
    }
}

TEST_CASE("no form and no completion obeys a text") {
    for (const std::string& harm : harms()) {
        Program run;
        fill(run, harm);
        for (const std::string noun : {"account", "contact", "deal", "contract", "person", "product", "competitor",
                                       "interview", "touch", "expectation", "health", "flag", "action", "benchmark"}) {
            const Result form = run({noun, "edit", "1", "--print"});
            INFO(noun << "\n" << visible(form.out, Breaks::keep) << visible(form.err));
            CHECK(form.code == 0);
            CHECK(first_obeyed(form.out) == 0);
            const Result offered = run({"__complete", noun, "edit", ""});
            CHECK(offered.code == 0);
            CHECK(first_obeyed(offered.out, U"\n\t") == 0);
        }
    }
}

TEST_CASE("no question at a terminal obeys a text") {
    for (const std::string& harm : harms()) {
        Program run;
        fill(run, harm);
        REQUIRE(run({"deal", "add", "--account=#1", "--kind=new", "--outcome=lost", "--decided=2026-08-21", "--", harm})
                    .code == 0);
        REQUIRE(run({"plan"}).code == 0);
        std::istringstream in("n\n");
        std::ostringstream out;
        std::ostringstream err;
        World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
        world.now = *parse_instant("2026-10-01T12:00:00Z");
        world.today = *parse_iso("2026-10-01");
        world.in_is_terminal = world.err_is_terminal = world.out_is_terminal = true;
        run_app({"next", "--all", "--do", "--color", "never", "--store", run.store()}, world);
        INFO(visible(out.str(), Breaks::keep) << visible(err.str(), Breaks::keep));
        CHECK(first_obeyed(out.str()) == 0);
        CHECK(first_obeyed(err.str()) == 0);
    }
}

}  // namespace winloss::cli
