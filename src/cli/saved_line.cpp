#include "saved_line.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "winloss/cli/line.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

/// Takes the option out of the words, with its value where it has one; nullopt where it is not there.
std::optional<std::string> take(Words& words, const std::string& name, bool has_value) {
    for (auto at = words.begin(); at != words.end(); ++at) {
        if (*at == name) {
            const auto value = has_value && at + 1 != words.end() ? std::optional(*(at + 1)) : std::nullopt;
            words.erase(at, value ? at + 2 : at + 1);
            return value.value_or("");
        }
        if (has_value && at->starts_with(name + "=")) {
            std::string value = at->substr(name.size() + 1);
            words.erase(at);
            return value;
        }
    }
    return std::nullopt;
}

std::string ending_of(const std::string& format) {
    if (format == "table") { return "txt"; }
    return format == "markdown" ? "md" : format;
}

}  // namespace

bool is_of_the_report(const Parameter& global) {
    return global.name == "--format" || global.name == "--table" || global.name == "--raw";
}

Words gathered(const Words& words) {
    PlainWords plain(words);
    const auto name = plain.next();
    if (!name) { return words; }
    Words own(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(*name) + 1);
    Words line;
    for (std::size_t i = *name + 1; i < words.size(); ++i) {
        if (words[i] == "--" && line.empty()) { continue; }
        const Parameter* global = global_parameter(words[i].substr(0, words[i].find('=')));
        if (global == nullptr || is_of_the_report(*global)) {
            line.push_back(words[i]);
            continue;
        }
        own.push_back(words[i]);
        const bool value_follows = global->kind == Parameter::Kind::option && words[i] == global->name;
        if (value_follows && i + 1 < words.size()) { own.push_back(words[++i]); }
    }
    if (line.empty()) { return own; }
    own.emplace_back("--");
    if (line.size() == 1) {  // a name alone, or all of it in quotes
        own.push_back(line.front());
        return own;
    }
    for (std::string& each : line) { each = shell_word(each); }
    own.push_back(join(line, " "));
    return own;
}

SavedRun saved_run(const NextCommand& command, const Globals& typed) {
    SavedRun run{command.words, typed};
    const auto format = take(run.words, "--format", true);
    const auto table = take(run.words, "--table", true);
    const bool raw = take(run.words, "--raw", false).has_value();
    Globals& globals = run.globals;
    if (!globals.format) { globals.format = format; }
    if (!globals.table) { globals.table = table; }
    if (!command.into) {
        globals.raw = globals.raw || (raw && globals.format == "csv");
        return run;
    }
    if (!globals.format) { globals.format = "csv"; }
    globals.raw = globals.raw || (raw && globals.format == "csv");
    globals.output =
        (std::filesystem::path(*command.into) / (command.name + "." + ending_of(*globals.format))).string();
    globals.quiet = true;
    return run;
}

}  // namespace winloss::cli
