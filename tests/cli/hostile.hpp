// Texts that somebody may type, paste or import to do harm, and what holds of every way out of the program.
#pragma once

#include "program.hpp"
#include "render/readers.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

using render::readers::first_obeyed;
using Words = std::vector<std::string>;

inline std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) { out += text; }
    return out;
}

/// Lines of text, odd as they are.
inline const Words& accepted() {
    static const Words values = {
        "[a,b]",
        "++",
        "-",
        "--",
        "-5",
        "--name",
        "=cmd()",
        "+1",
        "@SUM(A1)",
        "%s%n%d",
        "{} {0} {:>99}",
        "'; DROP TABLE deal; --",
        "\" OR 1=1",
        "$name",
        "a,b;c|d\te",
        "\x1b[31mred\x1b[0m",
        "\x1b]0;title\x07",
        "bell\x07 back\x08 del\x7f",
        "c1 \xc2\x9b"
        "31m",
        "right \xe2\x80\xae to left",
        "zero\xe2\x80\x8bwidth",
        "line\xe2\x80\xa8separator",
        "\xef\xbb\xbfmark",
        "北浜設備管理株式会社",
        "Ångström e\xcc\x81t\xc3\xa9",
        "🏳️‍🌈 team",
        "</script><script>alert(1)</script>",
        "| pipe | *bold* | [link](x)",
        "\\n \\x1b \\",
        "1e400",
        "NaN",
        "null",
        repeated("x", 200),
        repeated("漢", 200),
    };
    return values;
}

/// As it may stand in an e-mail address.
inline std::string as_address(std::string value) {
    std::erase_if(value, [](char c) { return c == ' ' || c == '\t' || c == '@'; });
    return value + "@acme.example";
}

/// What is no line of text.
inline const Words& refused() {
    static const Words values = {"",           "   ",          std::string("nul\0here", 8),
                                 "two\nlines", "cr\rhere",     "\xff\xfe",
                                 "\xc3\x28",   "\xed\xa0\x80", repeated("y", 10'001)};
    return values;
}

/// Every format of every page and list of the store obeys no character of what was typed.
inline void hold_harmless(const Program& program) {
    const std::vector<Words> pages = {{"account", "list"},
                                      {"account", "show", "#1"},
                                      {"contact", "list"},
                                      {"contact", "show", "#1"},
                                      {"deal", "list"},
                                      {"deal", "show", "#1"},
                                      {"contract", "list"},
                                      {"contract", "show", "#1"},
                                      {"competitor", "list"},
                                      {"product", "list"},
                                      {"person", "list"},
                                      {"report", "win-rate", "--by", "segment", "--by", "product"},
                                      {"report", "loss-reasons", "--source", "rep"},
                                      {"report", "retention", "--period", "2026", "--by", "region"},
                                      {"report", "cohorts", "--by", "industry"},
                                      {"report", "survival", "--by", "region"}};
    for (const Words& page : pages) {
        for (const std::string format : {"table", "tsv", "csv", "json", "jsonl", "markdown"}) {
            Words words = page;
            words.insert(words.end(), {"--format", format});
            const Result result = program(words);
            INFO(join(words, " ") << "\n" << visible(result.out, Breaks::keep) << visible(result.err));
            CHECK(result.code == 0);
            CHECK(first_obeyed(result.out, format == "csv" ? U"\n\r\t" : format == "tsv" ? U"\n\t" : U"\n") == 0);
            CHECK(first_obeyed(result.err) == 0);
        }
    }
}

}  // namespace winloss::cli
