#include "winloss/exchange/config_document.hpp"

#include <random>

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

namespace winloss::exchange {

namespace {

/// The refusal, and its hint behind ' | '; empty where there is none.
template <class Attempt>
std::string refusal(Attempt attempt) {
    try {
        attempt();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.message() + " | " + error.hint();
    }
    return {};
}

std::string refused(const std::string& text) {
    return refusal([&] { read_config_document(text, "c.toml"); });
}

std::string with(const std::string& text, const std::string& key, const std::string& value) {
    return with_config_value(text, "c.toml", key, value);
}

std::string value_of(const std::string& text, const std::string& key) {
    for (const ConfigEntry& entry : read_config_document(text, "c.toml")) {
        if (entry.key == key) { return entry.value; }
    }
    return "(none)";
}

}  // namespace

TEST_CASE("a configuration says what it says, and where") {
    const auto entries =
        read_config_document("# mine\nwait = 60\n\ncolor = 'never' # always\npager = \"\"\n", "c.toml");
    REQUIRE(entries.size() == 3);
    CHECK(value_of("wait = 60", "wait") == "60");
    CHECK(value_of("pager = ''", "pager").empty());
    for (const ConfigEntry& entry : entries) {
        CHECK(entry.line == (entry.key == "wait" ? 2U : entry.key == "color" ? 4U : 5U));
    }
    CHECK(read_config_document("", "c.toml").empty());
    CHECK(read_config_document("# nothing but words\n", "c.toml").empty());
}

TEST_CASE("what is not right is named with its line and column, and what would be right") {
    CHECK(refused("wait = 60\npagr = 'less'\n") == "c.toml:2:1: there is no key 'pagr'. | Did you mean 'pager'?");
    CHECK(refused("zzz = 1").find("The keys are: store, as,") != std::string::npos);
    CHECK(refused("wait = '60'") == "c.toml:1:8: 'wait' takes a whole number from 0. | Like this: wait = 60");
    CHECK(refused("wait = -1").find("'wait' takes a whole number from 0.") != std::string::npos);
    CHECK(refused("wait = 1.5").find(":1:8") != std::string::npos);
    CHECK(refused("color = 'nevr'") ==
          "c.toml:1:9: 'color' takes one of: auto, always, never. | Did you mean 'never'?");
    CHECK(refused("color = true").find("Like this: color = \"never\"") != std::string::npos);
    CHECK(refused("store = 'team.db'").find("'store' takes a path from / or ~/.") != std::string::npos);
    CHECK(refused("as = ''").find("'as' takes a text.") != std::string::npos);
    CHECK(refused("as = \"a\\nb\"").find("c.toml:1:6: ") == 0);
    CHECK(refused("[color]\nalways = true").find("c.toml:1:") == 0);
    CHECK(refused("wait = \n").find("c.toml:1:") == 0);
    CHECK(refused("wait = 1\nwait = 2").find("c.toml:2:") == 0);
    CHECK(refused("as = 'a\xff'").find("c.toml:1:") == 0);
}

TEST_CASE("a value is changed in its place, and nothing else") {
    const std::string text = "# é mine\n  'color'  = \"auto\"   # as ever\n\nwait=3# seconds\nas = 'Zoë'";
    CHECK(with(text, "color", "never") ==
          "# é mine\n  'color'  = \"never\"   # as ever\n\nwait=3# seconds\nas = 'Zoë'");
    CHECK(with(text, "wait", "120") == "# é mine\n  'color'  = \"auto\"   # as ever\n\nwait=120# seconds\nas = 'Zoë'");
    CHECK(with(text, "as", "Kim") == "# é mine\n  'color'  = \"auto\"   # as ever\n\nwait=3# seconds\nas = \"Kim\"");
    CHECK(with(text, "pager", "") == text + "\npager = \"\"\n");
    CHECK(with("", "wait", "007") == "wait = 7\n");
    CHECK(with("pager = '''\nless\\\n'''  # odd\nwait = 1", "wait", "2").find("wait = 2") != std::string::npos);
    CHECK(without_config_value(text, "c.toml", "color") == "# é mine\n\nwait=3# seconds\nas = 'Zoë'");
    CHECK(without_config_value(text, "c.toml", "as") ==
          "# é mine\n  'color'  = \"auto\"   # as ever\n\nwait=3# seconds\n");
    CHECK(without_config_value(text, "c.toml", "pager") == text);
    CHECK(with("wait = 1\r\ncolor = 'auto'\r\n", "wait", "2") == "wait = 2\r\ncolor = 'auto'\r\n");
}

TEST_CASE("only what would be read is written") {
    const auto refused_value = [](const char* key, const char* value) {
        return refusal([&] { with("", key, value); });
    };
    CHECK(refused_value("wait", "soon") ==
          "'wait' takes a whole number from 0, not 'soon'. | Like this: winloss config set wait '60'");
    CHECK(refused_value("color", "red").find("one of: auto, always, never") != std::string::npos);
    CHECK(refused_value("store", "a.db").find("a path from / or ~/") != std::string::npos);
    CHECK(refused_value("stor", "/a.db").find("Did you mean 'store'?") != std::string::npos);
    CHECK(refusal([] { with("nonsense", "wait", "1"); }).find("c.toml:1:") == 0);
    // What cannot be told from the file's own words is left to an editor.
    CHECK_THROWS_AS(with("wait = 1\n[as]\n", "color", "never"), Error);
}

TEST_CASE("any text that is set is read again") {
    std::mt19937 random(7);
    const std::string letters = "ab\"\\'#=[]\t {}$~";
    std::string text;
    for (int round = 0; round < 300; ++round) {
        std::string value = "x";
        for (auto count = random() % 12; count > 0; --count) { value += letters[random() % letters.size()]; }
        value += "y";
        const char* key = random() % 2 == 0 ? "as" : "pager";
        CAPTURE(text, key, value);
        text = with(text, key, value);
        CHECK(value_of(text, key) == value);
        if (random() % 5 == 0) {
            text = without_config_value(text, "c.toml", key);
            CHECK(value_of(text, key) == "(none)");
        }
    }
}

}  // namespace winloss::exchange
