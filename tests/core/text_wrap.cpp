#include "support/catch.hpp"
#include "winloss/core/text.hpp"

using namespace winloss;

TEST_CASE("a line goes on below its last column") {
    CHECK(wrapped_lines("short\nlines\n", 10) == "short\nlines\n");
    CHECK(wrapped_lines("one two three", 0) == "one two three");
    CHECK(wrapped_lines("one two three four\n", 10) == "one two\nthree four\n");
    CHECK(wrapped_lines("  --to DATE  the last day of it all, included\n", 30) ==
          "  --to DATE  the last day of\n             it all, included\n");
    CHECK(wrapped_lines("    four set in", 10) == "    four\n    set in");
    CHECK(wrapped_lines("66  漢字漢字  due today or so, perhaps", 28) ==
          "66  漢字漢字  due today or\n              so, perhaps");
    CHECK(wrapped_lines("- one two three\n* one two three\n12. one two three\n-one two three", 10) ==
          "- one two\n  three\n* one two\n  three\n12. one\n    two\n    three\n-one two\nthree");
    // A last column too far to the right is passed over for the one before.
    CHECK(wrapped_lines("66  a long, long account name  due today", 30) ==
          "66  a long, long account name\n    due today");
}

TEST_CASE("a word wider than the screen is cut in two, and nothing is lost") {
    const std::string long_word(25, 'x');
    CHECK(wrapped_lines(long_word + "\n", 10) == "xxxxxxxxx\nxxxxxxxxx\nxxxxxxx\n");
    const std::string text = "  one  two three four five six seven eight nine ten eleven twelve\n\nthe end";
    for (int width = 1; width < 70; ++width) {
        std::string letters;
        for (const char c : wrapped_lines(text, width)) {
            if (c != ' ' && c != '\n') { letters += c; }
        }
        CHECK(letters == "onetwothreefourfivesixseveneightnineteneleventwelvetheend");
    }
}
