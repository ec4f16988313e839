// Random commands on the records around an interview.
#include "cli/random_commands.hpp"

namespace winloss::cli {

Typed RandomCommands::touch() {
    switch (below(5)) {
        case 0:
        case 1:
            return {some({"touch", "add", one_of({"call", "visit", "quarterly-review"}), "--account", row("account"),
                          "--said", text()},
                         {{"--contact", row("contact")},
                          {"--by", row("person")},
                          {"--on", date()},
                          {"--health", one_of({"green", "amber", "red"})}}),
                    {}};
        case 2:
            return {{"touch", "remove", row("touch", "id NOT IN (SELECT touch_id FROM health WHERE touch_id > 0)")},
                    {}};
        case 3: return {{"touch", "edit", row("touch"), "--file", "-"}, "said: " + text() + "\nsaid: " + text() + "\n"};
        default:
            return {some({"touch", "set", row("touch")}, {{"--kind", one_of({"email", "letter"})},
                                                          {"--by", one_of({"", row("person")})},
                                                          {"--from", one_of({"", row("interview", "state = 'held'")})},
                                                          {"--said", text()}}),
                    {}};
    }
}

Typed RandomCommands::expectation() {
    const std::string which = row("expectation");
    switch (below(5)) {
        case 0:
        case 1: return {some({"expectation", "add", text(), "--account", row("account")}, {{"--metric", text()}}), {}};
        case 2: return {{"expectation", "review", which, one_of({"met", "partly", "missed", "unknown"})}, {}};
        case 3: return {{"expectation", "remove", which}, {}};
        default:
            return {some({"expectation", "set", which},
                         {{"--target", text()}, {"--review-on", one_of({"", date()})}, {"--text", text()}}),
                    {}};
    }
}

Typed RandomCommands::health() {
    const std::string level = one_of({"green", "amber", "red"});
    switch (below(4)) {
        case 0:
        case 1:
            return {some({"health", "add", level, "--account", row("account"), "--why", text()}, {{"--on", date()}}),
                    {}};
        case 2: return {{"health", "remove", row("health")}, {}};
        default: return {some({"health", "set", row("health"), "--level", level}, {{"--why", text()}}), {}};
    }
}

Typed RandomCommands::flag() {
    const std::string which = row("flag");
    switch (below(5)) {
        case 0:
        case 1:
            return {
                some({"flag", "add", one_of({"at-risk", "expansion"}), "--account", row("account"), "--text", text()},
                     {{"--owner", row("person")}}),
                {}};
        case 2: return {{"flag", "clear", which, "--why", text()}, {}};
        case 3: return {{"flag", "remove", which}, {}};
        default:
            return {some({"flag", "set", which}, {{"--cleared", one_of({"", date()})},
                                                  {"--owner", one_of({"", row("person")})},
                                                  {"--look-again-on", date()}}),
                    {}};
    }
}

Typed RandomCommands::action() {
    const std::string which = row("action");
    switch (below(5)) {
        case 0:
        case 1:
            return {some({"action", "add", text(), one_of({"--account", "--from"}), row("account")},
                         {{"--code", "total-cost"}, {"--due", date()}}),
                    {}};
        case 2: return {{"action", "told", which}, {}};
        case 3: return {{"action", "remove", which}, {}};
        default:
            return {some({"action", "set", which}, {{"--state", one_of({"planned", "done", "declined"})},
                                                    {"--code", one_of({"", "total-cost"})},
                                                    {"--told", one_of({"", date()})},
                                                    {"--owner", row("person")}}),
                    {}};
    }
}

Typed RandomCommands::benchmark() {
    const std::string which = row("benchmark");
    const std::string percent = one_of({"47%", "0.9", "12.5%"});
    switch (below(4)) {
        case 0:
        case 1:
            return {
                some({"benchmark", "add", one_of({"win-rate", "grr"}), percent, "--source", text()}, {{"--n", "312"}}),
                {}};
        case 2: return {{"benchmark", "remove", which}, {}};
        default: return {some({"benchmark", "set", which}, {{"--value", percent}, {"--n", one_of({"", "80"})}}), {}};
    }
}

/// What happens around an interview.
Typed RandomCommands::around() {
    switch (below(7)) {
        case 0:
        case 1: return touch();
        case 2: return expectation();
        case 3: return health();
        case 4: return flag();
        case 5: return benchmark();
        default: return action();
    }
}

}  // namespace winloss::cli
