#include <fstream>
#include <functional>

#include <fmt/format.h>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class Guides {
public:
    Guides() { typed({"account", "add", "Acme"}); }
    std::string typed(const std::vector<std::string>& words) const {
        const Result result = run(words);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
        return result.out + result.err;
    }
    std::string saved(const std::string& text) const {
        std::ofstream(run / "guide.md") << text;
        return run / "guide.md";
    }
    Result edited(const Program::Hand& hand) const { return run.edited({"guide", "edit", "exit"}, hand); }

    Program run;
};

const std::string small = "# Exit\n\n## Why did you leave? {#why}\n- Since when?\n\n## Who decided? {#who}\n";

}  // namespace

TEST_CASE("a change of a guide is a version, and notes stay with theirs") {
    const Guides guides;
    guides.typed({"guide", "edit", "exit", "--file", guides.saved(small)});
    guides.typed({"interview", "add", "exit", "--account", "Acme"});
    std::ofstream(guides.run / "note.md") << "## {#why}\nThe price.\n";
    std::ofstream(guides.run / "held.md") << "They left.\n";
    guides.typed({"note", "1", "--file", guides.run / "held.md", "--held-on", "2026-09-30"});
    const std::string said = guides.typed(
        {"guide", "edit", "exit", "--file", guides.saved("# Exit\n\n## Why, really? {#why}\n\n## What now?\n")});
    CHECK(says(said,
               "The guide of exit is version 3: 2 questions.\nNew: what-now.\nReworded: why.\nOther probes: why.\n"
               "No longer asked: who.\n"));
    CHECK(says(guides.typed({"guide", "show", "exit"}), "## What now? {#what-now}\n"));
    CHECK(guides.typed({"guide", "show", "exit", "--version", "2"}) == small);
    CHECK(guides.typed({"guide", "diff", "exit"}) ==
          "reworded\twhy\tWhy did you leave?\tWhy, really?\nprobes\twhy\t- Since when?\t\n"
          "added\twhat-now\t\tWhat now?\nremoved\twho\tWho decided?\t\n");
    guides.typed({"note", "1", "--answers", guides.run / "note.md"});
    CHECK(says(guides.typed({"note", "1", "--print"}), "## Why did you leave? {#why}\n\nThe price.\n"));

    const std::string next = "Next, by 2026-10-03: winloss interview thanked 1\n";
    CHECK(guides.typed({"interview", "show", "1", "--table", "answers"}) ==
          "why\tWhy did you leave?\t\tThe price.\n" + next);
    CHECK(says(guides.typed({"interview", "show", "1", "--format", "json"}), "\"guide\": \"exit, version 2\""));

    CHECK(guides.run({"guide", "show", "exit", "--version", "9"}).code == 3);
    CHECK(guides.run({"guide", "diff", "exit", "--version", "x"}).code == 2);
    CHECK(says(guides.typed({"guide", "diff", "exit", "--version", "2", "--version", "2"}), ""));
    guides.typed({"undo"});  // of the note
    guides.typed({"undo"});  // of the third version
    CHECK(guides.typed({"guide", "show", "exit"}) == small);
}

TEST_CASE("a guide that says the same in another order is no change of a question") {
    Guides guides;
    guides.typed({"guide", "edit", "exit", "--file", guides.saved("## Why? {#why}\n## Who? {#who}\n")});
    CHECK(says(guides.typed({"guide", "edit", "exit", "--file", guides.saved("## Who? {#who}\n\n## Why? {#why}\n")}),
               "Another order, or other blank lines."));
    CHECK(says(guides.run({"guide", "add", "exit", "And?", "--from", "Marketing Team"}).err, "is one word"));
    guides.run.terminal = true;
    CHECK(says(guides.typed({"guide", "diff", "exit"}), "winloss guide show exit --version 3"));
    guides.typed({"guide", "edit", "exit", "--file", guides.saved("Hello.\n## Who? {#who}\n## Why? {#why}\n")});
    CHECK(says(guides.typed({"guide", "diff", "exit", "--format", "tsv"}), "introduction\t\t\tHello.\n"));
}

TEST_CASE("whoever asks for questions is one, however they are spelled") {
    const Guides guides;
    guides.typed({"guide", "add", "exit", "What did you expect?", "--from", "Finance"});
    guides.typed({"guide", "add", "exit", "Whom did you ask?", "--from", "finance"});
    const std::string asked = guides.typed({"guide", "questions", "exit", "--from", "FINANCE", "--format", "tsv"});
    CHECK(says(asked, "What did you expect?\tFinance\n"));
    CHECK(says(asked, "Whom did you ask?\tFinance\n"));
}

TEST_CASE("a guide's number does for its kind and outcome") {
    const Guides guides;
    const Result lost = guides.run({"guide", "show", "7"});
    CHECK(lost.out == guides.typed({"guide", "show", "retrospective", "--outcome", "lost"}));
    CHECK(guides.run({"guide", "show", "7", "--outcome", "won"}).code == 2);
    CHECK(guides.run({"guide", "show", "77"}).code == 3);
    CHECK(guides.run({"guide", "show", "7", "--version", "2"}).err ==
          "winloss: The guide of retrospective (lost) has no version 2.\n  Its versions are 1 to 1.\n");
    guides.typed({"guide", "edit", "3", "--file", guides.saved(small)});
    CHECK(guides.typed({"guide", "show", "exit"}) == small);
    CHECK(guides.typed({"guide", "show", "3"}) != small);  // the version it was
    guides.typed({"guide", "edit", "3", "--file", guides.saved(small + "\n## What now? {#now}\n")});  // of the latest
    CHECK(says(guides.typed({"guide", "show", "exit"}), "{#now}"));
    CHECK(guides.typed({"guide", "questions", "3", "--from", "marketing"}).find("why") == std::string::npos);
}

TEST_CASE("a guide that is none is refused with its lines, one that was changed meanwhile is not saved over") {
    const Guides guides;
    const Result twice = guides.run({"guide", "edit", "exit", "--file", guides.saved("## A? {#a}\n\n## B? {#a}\n")});
    CHECK(twice.code == 5);
    CHECK(says(twice.err, "line 3: the heading has the id 'a' of line 1."));
    CHECK(guides.run({"guide", "edit", "exit", "--file", guides.saved("no question\n")}).code == 5);

    CHECK(says(guides.edited([](std::string form) { return form + "\n"; }).err, "The guide of exit is version 2"));
    const Result late = guides.edited([&](std::string form) {
        guides.typed({"guide", "add", "exit", "What else?"});
        return form + "\n## More?\n";
    });
    CHECK(late.code == 4);
    CHECK(says(late.err, "Somebody changed the guide of exit meanwhile: it is version 3 now, not 2."));
    CHECK(says(late.err, "Your text is kept in"));
}

TEST_CASE("a mistake in a guide opens the editor again, with the reason above its line") {
    const Guides guides;
    std::vector<std::string> forms;
    const Result mended = guides.edited([&](std::string form) {
        forms.push_back(form);
        if (forms.size() == 1) { return form + "\n## Why now? {#A}\n"; }
        return form.replace(form.find("{#A}"), 4, "{#now}");
    });
    CAPTURE(mended.err);
    CHECK(mended.code == 0);
    REQUIRE(forms.size() == 2);
    CHECK(says(forms[1], "<!-- winloss mistake\n  the heading "));
    CHECK(says(forms[1], "-->\n## Why now? {#A}\n"));
    CHECK_FALSE(says(guides.typed({"guide", "show", "exit"}), "mistake"));
    CHECK(says(guides.typed({"guide", "show", "exit"}), "## Why now? {#now}"));

    const Result given_up =
        guides.edited([](std::string form) { return says(form, "{#B}") ? form : form + "\n## Why then? {#B}\n"; });
    CHECK(given_up.code == 5);
    CHECK(says(given_up.err, "Your text is kept in"));
    const Result machine = guides.edited([](std::string form) { return form + "\n## Why then? {#B}\n"; });
    CHECK(machine.code == 5);
}

TEST_CASE("a question says who asked for it, and goes into every guide of the kind") {
    const Guides guides;
    const std::string said = guides.typed(
        {"guide", "add", "retrospective", "What would you pay for it?", "--from", "finance", "--after", "trigger"});
    CHECK(says(said, "Added 'what-would-you-pay' to the guide of retrospective (lost), now version 2."));
    CHECK(guides.typed({"guide", "questions", "--from", "finance"}) ==
          "retrospective\tlost\twhat-would-you-pay\tWhat would you pay for it?\tfinance\n"
          "retrospective\tno-decision\twhat-would-you-pay\tWhat would you pay for it?\tfinance\n"
          "retrospective\twon\twhat-would-you-pay\tWhat would you pay for it?\tfinance\n");
    guides.typed({"guide", "add", "exit", "Who is next?", "--id", "next"});
    CHECK(says(guides.typed({"guide", "questions", "exit"}), "exit\t\tnext\tWho is next?\t\n"));
    CHECK(guides.run({"guide", "add", "exit", "Who is next?", "--id", "next"}).code == 4);
    CHECK(guides.run({"guide", "add", "exit", "Who?", "--after", "nxt"}).code == 3);
    CHECK(guides.run({"guide", "add", "exit", "Who?", "--from", "two words"}).code == 5);
    CHECK(guides.run({"guide", "add", "exit", "Who? -->\x1b", "--id", "x"}).code == 0);
    guides.typed({"undo"});
}

TEST_CASE("a guide of an outcome begins as a copy of another") {
    const Guides guides;
    guides.typed({"guide", "copy", "exit", "--to", "expectation", "--to-outcome", "won"});
    CHECK(guides.typed({"guide", "show", "expectation", "--outcome", "won"}) ==
          guides.typed({"guide", "show", "exit"}));
    CHECK(guides.run({"guide", "copy", "exit", "--to", "onboarding"}).code == 4);
    const Result unknown = guides.run({"guide", "copy", "exit", "--to", "onbording"});
    CHECK(unknown.code == 3);
    CHECK(says(unknown.err, "Did you mean 'onboarding'?"));
    CHECK(says(guides.typed({"guide", "list", "--versions"}), "expectation\twon\t1"));
}

TEST_CASE("no guide is made that no interview would open") {
    const Guides guides;
    for (const char* kind : {"exit", "pre-renewal", "onboarding", "anniversary", "check-in"}) {
        const Result refused =
            guides.run({"guide", "copy", "retrospective", "--outcome", "lost", "--to", kind, "--to-outcome", "lost"});
        CHECK(refused.code == 2);
        CHECK(says(refused.err, fmt::format("no guide of {} (lost) would ever open", kind)));
        // Without an outcome asked for it is that of the kind, which is there.
        CHECK(guides.run({"guide", "copy", "retrospective", "--outcome", "lost", "--to", kind}).code == 4);
    }
    guides.typed(
        {"programme", "set", "visit", "--anchor", "live-on", "--opens", "1m", "--target", "1m", "--closes", "2m"});
    guides.typed({"guide", "copy", "retrospective", "--outcome", "lost", "--to", "visit"});
    CHECK(says(guides.typed({"guide", "list"}), "visit\t\t1\t19"));
}

TEST_CASE("an older version's number stands against the latest of its guide") {
    const Guides guides;
    CHECK(says(guides.run({"guide", "diff", "3"}).err, "The guide of exit has one version."));
    guides.typed({"guide", "edit", "exit", "--file", guides.saved(small)});                              // 10
    guides.typed({"guide", "edit", "exit", "--file", guides.saved(small + "\n## What now? {#now}\n")});  // 11
    const std::string all = guides.typed({"guide", "diff", "exit", "--version", "1", "--version", "3"});
    CHECK(says(all, "added\tnow"));
    CHECK(guides.typed({"guide", "diff", "3"}) == all);
    CHECK(guides.typed({"guide", "diff", "3", "--version", "1"}) == all);
    CHECK(guides.typed({"guide", "diff", "10"}) == "added\tnow\t\tWhat now?\n");
    CHECK(guides.typed({"guide", "diff", "11"}) == "added\tnow\t\tWhat now?\n");
    CHECK(guides.typed({"guide", "diff", "3", "--version", "2"}) == "added\tnow\t\tWhat now?\n");
}

}  // namespace winloss::cli
