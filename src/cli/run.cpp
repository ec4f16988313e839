#include "winloss/cli/run.hpp"

#include <fmt/format.h>

#include <exception>
#include <filesystem>
#include <ostream>
#include <utility>

#include "winloss/cli/completion.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/help.hpp"
#include "winloss/cli/manual.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/cli/session.hpp"
#include "winloss/cli/version.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/message.hpp"
#include "winloss/render/render.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

/// Position of the next word from `start` that is neither an option nor a global option's value; words.size() if none.
std::size_t next_plain(const Words& words, std::size_t start) {
    for (std::size_t i = start; i < words.size(); ++i) {
        if (words[i] == "--") { break; }
        if (words[i].size() < 2 || words[i].front() != '-') { return i; }
        if (takes_next_word(words[i])) { ++i; }
    }
    return words.size();
}

/// What was typed: the verb, and the words left for it.
struct Line {
    Noun noun;
    const Verb* verb = nullptr;  ///< null: only help can be meant
    Words rest;
    std::string command;  ///< 'deal close'
};

Line read_line(const Words& words) {
    const std::size_t noun_at = next_plain(words, 0);
    Line line{find_noun(words[noun_at]), nullptr, words, words[noun_at]};
    line.rest.erase(line.rest.begin() + static_cast<std::ptrdiff_t>(noun_at));
    if (line.noun.verbs.size() == 1 && line.noun.verbs.front().name.empty()) {
        line.verb = &line.noun.verbs.front();
        return line;
    }
    const std::size_t verb_at = next_plain(line.rest, noun_at);
    if (verb_at < line.rest.size()) {
        line.verb = &find_verb(line.noun, line.rest[verb_at]);
        line.command += " " + line.rest[verb_at];
        line.rest.erase(line.rest.begin() + static_cast<std::ptrdiff_t>(verb_at));
    }
    return line;
}

bool asks_for(const Words& words, std::string_view flag) {
    for (const std::string& word : words) {
        if (word == "--") { return false; }
        if (word == flag) { return true; }
    }
    return false;
}

bool coloured(const Globals& globals, const World& world, bool terminal) {
    const std::string when = globals.color.value_or("auto");
    if (when != "auto") { return when == "always"; }
    const auto set = [&world](const char* name) {
        const auto value = world.variable ? world.variable(name) : std::nullopt;
        return value && !value->empty();
    };
    if (set("NO_COLOR")) { return false; }
    const auto force = world.variable ? world.variable("CLICOLOR_FORCE") : std::nullopt;
    if (force && !force->empty() && *force != "0") { return true; }
    const auto kind = world.variable ? world.variable("TERM") : std::nullopt;
    return terminal && kind != "dumb";
}

/// Whether the terminal shows more than ASCII, as its locale says.
bool shows_unicode(const World& world) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const auto value = world.variable ? world.variable(name) : std::nullopt;
        if (value && !value->empty()) {
            const std::string lower = lower_ascii(*value);
            return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
        }
    }
    return false;
}

render::Options render_options(const Globals& globals, const World& world) {
    render::Options options;
    const bool terminal = world.out_is_terminal;
    options.format = *render::parse_format(globals.format.value_or(terminal ? "table" : "tsv"));
    options.width = terminal ? world.columns : 0;
    options.colour = coloured(globals, world, terminal);
    options.unicode = !terminal || shows_unicode(world);
    options.raw = globals.raw;
    options.table = globals.table.value_or("");
    if (globals.raw && options.format != render::Format::csv) { throw usage_error("--raw belongs to --format csv."); }
    return options;
}

void say(const std::string& sentence, World& world) { world.err << render::message(sentence) << '\n'; }

void print(const Answer& answer, const Globals& globals, const render::Options& options, World& world) {
    const bool has_tables = std::holds_alternative<Report>(answer.data) || std::holds_alternative<Record>(answer.data);
    if (globals.table && !has_tables) {
        throw usage_error("--table picks a table of a report or a section of a record; this is neither.");
    }
    world.out << render::render(answer, options) << std::flush;
    if (!world.out) { throw Error(ErrorKind::failure, "The output could not be written in full."); }
    if (globals.quiet) { return; }
    const auto* list = std::get_if<List>(&answer.data);
    if (list != nullptr && list->table.rows.empty() && world.err_is_terminal && !list->when_empty.empty()) {
        say(list->when_empty, world);
    }
    for (const std::string& sentence : answer.messages) { say(sentence, world); }
}

int dispatch(const Words& words, Globals& globals, World& world);

bool has_store(const Globals& globals, const World& world) {
    try {
        return std::filesystem::exists(store_path(globals, world));
    } catch (const Error&) { return false; }
}

int run_verb(const Line& line, Globals& globals, World& world) {
    Binder binder;
    const Runner runner = line.verb->bind(binder);
    bind_globals(binder, globals);
    binder.parse(line.rest);
    const render::Options options = render_options(globals, world);
    LazySession session(globals, world, line.command);
    const Answer answer = runner(session);
    const auto operation = globals.verbose ? session.operation() : std::nullopt;
    session.close();
    print(answer, globals, options, world);
    if (!answer.go_on.empty()) {
        Globals again = globals;
        return dispatch(answer.go_on, again, world);
    }
    if (operation) { say(fmt::format("store {}, operation {}", store_path(globals, world), *operation), world); }
    return answer.exit_code;
}

/// The day's page where there is a store, else how to begin.
int without_a_word(const Words& words, Globals& globals, World& world) {
    Globals typed;
    Binder binder;
    bind_globals(binder, typed);
    binder.parse(words);
    if (!typed.help && has_store(typed, world)) {
        Words status = words;
        status.insert(status.begin(), "status");
        return dispatch(status, globals, world);
    }
    world.out << help_overview();
    return 0;
}

int dispatch(const Words& words, Globals& globals, World& world) {
    if (!words.empty() && words.front() == complete_command) {
        world.out << completion_lines({words.begin() + 1, words.end()}, world);
        return 0;
    }
    if (!words.empty() && words.front() == manual_command) {
        world.out << (words.size() == 1 ? join(manual_pages(), "\n") + "\n" : manual_page(words[1]));
        return 0;
    }
    if (asks_for(words, "--version")) {
        world.out << version_text(asks_for(words, "--verbose"), world);
        return 0;
    }
    if (next_plain(words, 0) == words.size()) { return without_a_word(words, globals, world); }
    if (words[next_plain(words, 0)] == "help" || asks_for(words, "--help")) {
        world.out << help_for(words);
        return 0;
    }
    const Line line = read_line(words);
    if (line.verb == nullptr) {
        Words names;
        for (const Verb& verb : line.noun.verbs) { names.emplace_back(verb.name); }
        throw usage_error(fmt::format("'winloss {}' needs a verb.", line.noun.name),
                          "One of: " + join(names, ", ") + ".");
    }
    return run_verb(line, globals, world);
}

}  // namespace

int run_app(const Words& words, World& world) {
    Globals globals;
    const auto refuse = [&](const Error& error) {
        world.err << render::error_text(error, coloured(globals, world, world.err_is_terminal)) << std::flush;
        return exit_code(error.kind());
    };
    try {
        return dispatch(words, globals, world);
    } catch (const Error& error) { return refuse(error); } catch (const std::bad_alloc&) {
        return refuse(Error(ErrorKind::failure, "There is not enough memory."));
    } catch (const std::exception& surprise) {
        return refuse(Error(ErrorKind::bug, std::string("A mistake in winloss: ") + surprise.what() + ".",
                            "Please report it with the command that shows it."));
    }
}

}  // namespace winloss::cli
