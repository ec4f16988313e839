#include "support/catch.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

TEST_CASE("prose is broken over lines where a screen is narrow, beside columns that are cut") {
    Table table{.name = "signs",
                .title = "",
                .columns = {{"account", "Account", Type::text, true}, {"because", "Because", Type::list, true}},
                .rows = {{std::string("A name that is much too long for the screen"),
                          std::vector<std::string>{"ends unheard", "silent for a year", "never judged", "left"}},
                         {std::string("Short"), std::vector<std::string>{"left"}}},
                .breakdown = {},
                .notes = {}};
    Options options;
    options.format = Format::table;
    options.width = 62;
    CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options) ==
          "Account                         Because\n"
          "──────────────────────────────  ──────────────────────────────\n"
          "A name that is much too long …  ends unheard,\n"
          "                                silent for a year,\n"
          "                                never judged, left\n"
          "Short                           left\n");
    options.width = 0;
    CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options).find("year, never judged, left\n") !=
          std::string::npos);
}

TEST_CASE("what somebody said is read whole, beside a name that is cut") {
    const std::string said =
        "They want the plan for two depots before the summer, and a price for each – not one for both";
    Table table{.name = "touches",
                .title = "",
                .columns = {{"day", "Day", Type::date}, prose_column("said", "Words")},
                .rows = {{make_date(2026, 10, 1), said}},
                .breakdown = {},
                .notes = {}};
    Options options;
    options.format = Format::table;
    options.width = 60;
    CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options) ==
          "Day         Words\n"
          "──────────  ────────────────────────────────────────────────\n"
          "2026-10-01  They want the plan for two depots before the\n"
          "            summer, and a price for each – not one for both\n");
    options.unicode = false;
    CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options).find("each - not one") != std::string::npos);
}

TEST_CASE("a word of a sentence is not broken apart while its column has room for it") {
    const Table table{.name = "next",
                      .title = "",
                      .columns = {{"id", "Id", Type::integer},
                                  {"account", "Account", Type::text, true},
                                  prose_column("what", "What"),
                                  {"by", "By", Type::date},
                                  {"asked", "N", Type::integer},
                                  prose_column("why", "Why")},
                      .rows = {{std::int64_t{42}, "Tri-County Electric Cooperative", "their retrospective is due",
                                make_date(2026, 10, 1), std::int64_t{2}, "it closes before anybody could be asked"}},
                      .breakdown = {},
                      .notes = {}};
    Options options;
    options.format = Format::table;
    for (int width = 60; width <= 100; ++width) {
        options.width = width;
        CAPTURE(width);
        CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options).find("retrospective") !=
              std::string::npos);
    }
}

TEST_CASE("what is there to be typed is never cut") {
    const std::string code = "implementation/data-migration";
    const Table table{
        .name = "codes",
        .title = "",
        .columns = {{"id", "Id", Type::integer},
                    typed_column("code", "Code"),
                    {"name", "Name", Type::text, true},
                    {"kind", "Kind", Type::text},
                    prose_column("use_when", "Use when")},
        .rows = {{std::int64_t{19}, code, "Data migration", "driver", "their old data had to come along"}},
        .breakdown = {},
        .notes = {}};
    Options options;
    options.format = Format::table;
    for (int width = 40; width <= 100; ++width) {
        options.width = width;
        CAPTURE(width);
        CHECK(render(Answer{.data = List{table, {}}, .messages = {}}, options).find(code) != std::string::npos);
    }
}

}  // namespace winloss::render
