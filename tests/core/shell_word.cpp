#include "winloss/core/shell_word.hpp"

#include "support/catch.hpp"

using namespace winloss;

TEST_CASE("a word stands in single quotes where a shell would make something of it") {
    CHECK(shell_word("deals.csv") == "deals.csv");
    CHECK(shell_word("outcome:won=lost") == "outcome:won=lost");
    CHECK(shell_word("=ls") == "'=ls'");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("a b") == "'a b'");
    CHECK(shell_word("$HOME `id` !! \\ \"") == "'$HOME `id` !! \\ \"'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    for (const std::string word : {"it's", "a\\b", "$x \"y\" `z` !", "~", "=a", "", "a\nb"}) {
        CHECK(shell_words("x " + shell_word(word)) == std::vector<std::string>{"x", word});
    }
}

TEST_CASE("words are taken apart as a shell does") {
    using Words = std::vector<std::string>;
    CHECK(shell_words("a \"b c\" 'd e' f\\ g") == Words{"a", "b c", "d e", "f g"});
    // In double quotes a backslash stands for itself but before what would not.
    CHECK(shell_words(R"("a\b" "a\$b" "a\"b" "a\\b" "a\`b" '\b')") ==
          Words{R"(a\b)", "a$b", R"(a"b)", R"(a\b)", "a`b", R"(\b)"});
    CHECK(shell_words("a\\\nb") == Words{"ab"});
    CHECK(typed_line("a \"b\\").escapes);
    CHECK(typed_line("a \"b\\").quote == '"');
    CHECK_THROWS(shell_words("a 'b"));
}
