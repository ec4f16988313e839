#include "winloss/cli/binder.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using cli::Binder;

namespace {

/// A verb with every kind of parameter.
struct Verb {
    std::string name;
    std::optional<std::string> owner;
    std::vector<std::string> maps;
    std::optional<std::int64_t> limit;
    std::optional<std::string> role;
    bool dry_run = false;
    bool all = false;
    Binder binder;

    Verb() {
        binder.operand(name, "NAME", "a name")
            .option(owner, "--owner", "PERSON", "whose")
            .options(maps, "--map", "FIELD=COLUMN", "which column")
            .number(limit, "--limit", "N", "how many")
            .option(role, "--role", "ROLE", "which role")
            .among({"rep", "product"})
            .flag(dry_run, "--dry-run", "change nothing")
            .flag(all, "--all", "everything")
            .exclusive({"--dry-run", "--all"});
    }
    /// The message of the refusal, and its hint behind ' | '.
    std::string refusal(const std::vector<std::string>& words) {
        try {
            binder.parse(words);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            return error.message() + (error.hint().empty() ? "" : " | " + error.hint());
        }
        return "accepted";
    }
};

}  // namespace

TEST_CASE("values arrive as they were typed") {
    const std::vector<std::string> hostile = {"[a,b]",    "a,b",      "++",      "--",  "",
                                              "-",        "-5",       "--owner", "%s",  "{}",
                                              "=cmd()",   "\x1f",     "\x1f++",  "a b", "'; DROP TABLE deal",
                                              "1e400",    "\xff\xfe", "\"q\"",   "#17", "🏢",
                                              "--no-such"};
    for (const std::string& value : hostile) {
        INFO(value);
        {
            Verb verb;
            verb.binder.parse({"--owner=" + value, "--", value});
            CHECK(verb.name == value);
            CHECK(verb.owner == value);
        }
        if (!value.starts_with("-") || value == "-" || value == "-5") {
            Verb verb;
            verb.binder.parse({"--owner", value, "--map", value, "--map", value, "x"});
            CHECK(verb.owner == value);
            CHECK(verb.maps == std::vector<std::string>{value, value});
            CHECK(verb.name == "x");
        }
    }
}

TEST_CASE("operands of odd looks") {
    for (const std::string value : {"[a,b]", "++", "-", "=cmd()", "\x1f++"}) {
        INFO(value);
        Verb verb;
        verb.binder.parse({value, "--dry-run"});
        CHECK(verb.name == value);
        CHECK(verb.dry_run);
    }
}

TEST_CASE("what does not fit is named, with what would") {
    CHECK(Verb().refusal({}) == "NAME is missing. | NAME: a name.");
    CHECK(Verb().refusal({"x", "y"}) ==
          "'y' is one word too many. | Put quotes around a name of several words, like 'Acme platform'.");
    CHECK(Verb().refusal({"x", "--onwer", "kim"}) == "This command has no option '--onwer'. | Did you mean '--owner'?");
    CHECK(
        Verb().refusal({"x", "--zzzzzzzz"}).starts_with("This command has no option '--zzzzzzzz'. | Its options: --"));
    CHECK(Verb().refusal({"x", "--owner", "a", "--owner", "b"}) == "--owner is given 2 times. | Give it once.");
    CHECK(Verb().refusal({"x", "--limit", "many"}) == "--limit takes a whole number from 0, not 'many'.");
    CHECK(Verb().refusal({"x", "--limit", "3.9"}) == "--limit takes a whole number from 0, not '3.9'.");
    CHECK(Verb().refusal({"x", "--limit=-1"}) == "--limit takes a whole number from 0, not '-1'.");
    CHECK(Verb().refusal({"x", "--limit", "99999999999999999999"}) ==
          "--limit takes a whole number from 0, not '99999999999999999999'.");
    CHECK(Verb().refusal({"x", "--role", "prodcut"}) ==
          "'prodcut' is no value of --role. | Did you mean 'product'? One of: rep, product.");
    CHECK(Verb().refusal({"x", "--dry-run", "--all"}) == "--dry-run and --all exclude each other. | Give one of them.");
    CHECK(Verb().refusal({"x", "--owner"}).starts_with("--owner"));
    CHECK(Verb().refusal({"x", "--dry-run=false"}) == "--dry-run takes no value.");
}
