// What a note's form says of the customer above its questions.
#include <optional>

#include "cli/program.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a contract's note begins with what its deal decided, the term it is in, and the talks before it") {
    const Program run;
    const auto typed = [&](const std::vector<std::string>& words, const std::string& input = {}) {
        const Result result = run(words, input);
        CAPTURE(words, result.err);
        REQUIRE(result.code == 0);
    };
    typed({"account", "add", "Acme"});
    typed({"deal", "add", "Platform", "--account", "Acme", "--outcome", "won", "--decided", "2024-01-10", "--amount",
           "EUR 500", "--competitor", "Initech:finalist", "--reason", "Best demo"});
    typed({"contract", "add", "Acme", "--deal", "1", "--from", "2024-02-01", "--until", "2025-01-31", "--auto-renews",
           "--term", "12m"});
    typed({"interview", "add", "pre-renewal", "--contract", "1"});
    typed({"note", "1", "--file", "-", "--held-on", "2026-09-10"}, "{==late==}{>>demo -1!<<}\n");
    typed({"interview", "add", "onboarding", "--contract", "1"});
    typed({"note", "2", "--file", "-", "--held-on", "2026-09-20"}, "{==later==}{>>usability -1!<<}\n");
    typed({"interview", "add", "anniversary", "--contract", "1"});
    typed({"interview", "book", "3", "--at", "2026-10-01 08:00"});
    const auto form_of = [&](const std::string& interview, const std::vector<std::string>& more = {}) {
        std::string form;
        std::vector<std::string> words = {"note", interview};
        words.insert(words.end(), more.begin(), more.end());
        run.edited(words, [&](std::string opened) -> std::optional<std::string> {
            form = std::move(opened);
            return std::nullopt;
        });
        return form;
    };
    const std::string second = form_of("2");
    CHECK(says(second, "Deal 1: Platform, won, decided on 2024-01-10, EUR 500.00\n"));
    CHECK(says(second, "Competitors, as the rep says: Initech (finalist)\n"));
    CHECK(says(second, "Reasons, as the rep entered them: Best demo\n"));
    CHECK(says(second, "to 2027-01-31, having renewed itself"));
    CHECK_FALSE(says(second, "2025-01-31"));
    CHECK(says(second, "Earlier: pre-renewal on 2026-09-10, interview 1: sales/demo -1\n"));
    CHECK_FALSE(says(form_of("1"), "Earlier:"));
    const std::string to_come = form_of("3");
    CHECK(to_come.find("interview 2: ") < to_come.find("interview 1: "));
    CHECK_FALSE(says(form_of("3", {"--held-on", "2026-09-15"}), "interview 2: "));  // it was held before that
}

}  // namespace winloss::cli
