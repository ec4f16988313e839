#include "winloss/cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <ostream>
#include <utility>

#include "addressed.hpp"
#include "last_records.hpp"
#include "saved_line.hpp"
#include "taken.hpp"
#include "winloss/cli/completion.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/help.hpp"
#include "winloss/cli/line.hpp"
#include "winloss/cli/manual.hpp"
#include "winloss/cli/output.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/cli/session.hpp"
#include "winloss/cli/settings.hpp"
#include "winloss/cli/version.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/message.hpp"
#include "winloss/render/render.hpp"

namespace winloss::cli {

namespace {

using Words = std::vector<std::string>;

/// What was typed: the verb, and the words left for it.
struct Line {
    Noun noun;
    const Verb* verb = nullptr;  ///< null: only help can be meant
    Words rest;
    std::string command;  ///< 'deal close'
};

/// Whether the word is what an option of the noun's usual verb takes: 'winloss report --period 2026'.
bool is_of_the_usual(const Noun& noun, const Words& words, std::size_t at) {
    if (noun.usual.empty() || std::ranges::find(noun.verbs, words[at], &Verb::name) != noun.verbs.end()) {
        return false;
    }
    Binder binder;
    find_verb(noun, std::string(noun.usual)).bind(binder);
    const Parameter* option = binder.option_named(words[at - 1]);
    return option != nullptr && option->kind == Parameter::Kind::option;
}

/// `words` hold a plain word at least.
Line read_line(const Words& words) {
    const auto without = [](Words& from, std::size_t at) {
        from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    };
    PlainWords plain(words);
    const std::size_t noun_at = plain.next().value();
    Line line{find_noun(words[noun_at]), nullptr, words, words[noun_at]};
    if (line.noun.verbs.size() == 1 && line.noun.verbs.front().name.empty()) {
        line.verb = &line.noun.verbs.front();
    } else if (const auto verb_at = plain.next(); verb_at && !is_of_the_usual(line.noun, words, *verb_at)) {
        line.verb = &find_verb(line.noun, words[*verb_at]);
        line.command += " " + words[*verb_at];
        without(line.rest, *verb_at);
    }
    without(line.rest, noun_at);
    return line;
}

bool asks_for(const Words& words, std::string_view flag) {
    for (const std::string& word : words) {
        if (word == "--") { return false; }
        if (word == flag) { return true; }
    }
    return false;
}

/// --color of a line that could not be read: what is wrong with it is shown as was asked for.
std::optional<std::string> typed_colour(const Words& words) {
    constexpr std::string_view option = "--color";
    std::optional<std::string> found;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        const std::string_view word = words[i];
        if (word == option && i + 1 < words.size()) { found = words[i + 1]; }
        if (word.starts_with("--color=")) { found = word.substr(option.size() + 1); }
    }
    const bool known = found == "auto" || found == "always" || found == "never";
    return known ? found : std::nullopt;
}

int dispatch(const Words& words, Globals& globals, World& world);

bool has_store(const Settings& settings) {
    try {
        return std::filesystem::exists(settings.store());
    } catch (const Error&) { return false; }
}

/// What a file's ending says; nullopt: nothing that is known.
std::optional<std::string> format_of_ending(const std::string& ending) {
    if (ending == ".md") { return "markdown"; }
    if (ending == ".txt") { return "table"; }
    if (ending.size() > 1 && render::parse_format(ending.substr(1))) { return ending.substr(1); }
    return std::nullopt;
}

/// '.csv'; empty where there is no file, or it has none.
std::string ending_of(const Globals& globals) {
    std::string ending = lower_ascii(std::filesystem::path(globals.output.value_or("")).extension().string());
    return ending == "." ? std::string() : ending;
}

/// The format where nobody says one: that of the file's ending, or the verb's own; nullopt: the usual.
std::optional<std::string> usual_format(const Globals& globals, const Verb& verb, const World& world) {
    if (auto said = format_of_ending(ending_of(globals))) { return said; }
    if (verb.in_a_pipe.empty() || is_for_screen(globals, world)) { return std::nullopt; }
    return std::string(verb.in_a_pipe);
}

/// Where a file's ending names no format and nobody said one: refused, or told where the command has written already.
void doubt_ending(const Globals& globals, bool written, World& world) {
    const std::string what = fmt::format("The ending of {} names no format", visible(*globals.output));
    if (!written) {
        throw usage_error(what + ".",
                          "Say it with --format, or end in: ." + join(render::format_names(), ", .") + ", .md, .txt.");
    }
    say(fmt::format("{}: it is {}.", what, globals.format.value_or("tsv")), world);
}

/// Errors are shown also where the configuration itself is one.
bool colours_for_errors(const Globals& globals, const World& world) {
    try {
        return Settings(globals, world).coloured(world.err_is_terminal);
    } catch (const Error&) { return false; }
}

/// What is being handled, as an error of ours.
Error caught() {
    try {
        throw;
    } catch (const Error& error) { return error; } catch (const std::bad_alloc&) {
        return {ErrorKind::failure, "There is not enough memory."};
    } catch (const std::exception& surprise) {
        return {ErrorKind::bug, std::string("A mistake in winloss: ") + surprise.what() + ".",
                "Please report it with the command that shows it."};
    }
}

/// Says what went wrong; the exit code.
int refuse(const Error& error, const Globals& globals, World& world) {
    const std::string hint = globals.store ? addressed(error.hint(), *globals.store) : error.hint();
    world.err << render::error_text({error.kind(), error.message(), hint}, colours_for_errors(globals, world),
                                    sentence_width(world), shows_unicode(world))
              << std::flush;
    return exit_code(error.kind());
}

/// One after the other; what fails stops none of the others and is told at the end. The exit code is that of what
/// failed, 1 where they failed for different reasons.
int run_each(const std::vector<NextCommand>& commands, const Globals& globals, World& world) {
    std::vector<Error> failed;
    for (const NextCommand& each : commands) {
        try {
            if (each.fault) { throw Error(*each.fault); }
            SavedRun run = saved_run(each, globals);
            dispatch(run.words, run.globals, world);
        } catch (...) {
            if (commands.size() == 1) { throw; }
            const Error error = caught();
            failed.emplace_back(error.kind(), "Report " + each.name + ": " + error.message(), error.hint());
        }
    }
    if (!globals.quiet && commands.front().into) {
        const std::string all = counted(std::ssize(commands), "report", "reports");
        const std::string done = failed.empty() ? all : fmt::format("{} of {}", commands.size() - failed.size(), all);
        say(fmt::format("Wrote {} into {}.", done, visible(*commands.front().into)), world);
    }
    int code = 0;
    for (const Error& error : failed) {
        const int now = refuse(error, globals, world);
        code = &error == &failed.front() || code == now ? now : exit_code(ErrorKind::failure);
    }
    return code;
}

Answer answer_of(const Runner& runner, LazySession& session) {
    try {
        return runner(session);
    } catch (...) {
        session.give_up();
        throw;
    }
}

int run_verb(const Line& line, Globals& globals, World& world) {
    Binder binder;
    const Runner runner = line.verb->bind(binder);
    bind_globals(binder, globals);
    LastRecords last(globals, world);
    const Words rest = line.verb->takes_line ? gathered(line.rest) : line.rest;
    const std::vector<Given> given =
        binder.parse(rest, [&](const Parameter& parameter) { return last.meant(parameter); });
    globals.no_config = globals.no_config || !line.verb->reads_config;
    const std::string ending = ending_of(globals);
    const bool doubtful = !globals.format && !ending.empty() && !format_of_ending(ending);
    if (!globals.format) { globals.format = usual_format(globals, *line.verb, world); }
    const Settings settings(globals, world);
    render::Options options = render_options(settings, globals, world);
    if (line.verb->feeds_importer && !is_for_screen(globals, world)) { options.raw = true; }
    if (globals.output) { app::require_place("--output", *globals.output, settings.store()); }  // before all else
    LazySession session(settings, globals, world, line.command);
    Answer answer = last.telling([&] { return answer_of(runner, session); });
    if (const store::Store* changed = session.changed_store()) {
        const std::vector<std::string> taken = taken_for(*changed, given, answer);
        answer.messages.insert(answer.messages.begin() + (answer.messages.empty() ? 0 : 1), taken.begin(), taken.end());
    }
    if (std::string hint = session.hint_for_stranger(); !hint.empty()) { answer.messages.push_back(std::move(hint)); }
    if (globals.store) { address(answer, *globals.store); }
    const auto operation = globals.verbose ? session.operation() : std::nullopt;
    if (!answer.then.empty()) {
        session.close();
        last.keep(line.noun.name, answer);
        return run_each(answer.then, globals, world);
    }
    if (doubtful && has_format(answer)) { doubt_ending(globals, session.writes() && !answer.once_written, world); }
    const Data data = data_of(answer, session.rows(), session.context(), globals, options, world);
    if (!answer.once_written) { session.close(); }
    last.keep(line.noun.name, answer);
    print(answer, data, globals, settings, world);
    if (answer.once_written) {
        answer.once_written();
        session.close();
    }
    if (!answer.go_on.empty()) {
        Globals again = globals;
        return dispatch(answer.go_on, again, world);
    }
    if (operation) { say(fmt::format("store {}, operation {}", settings.store(), *operation), world); }
    return answer.fault ? refuse(*answer.fault, globals, world) : answer.exit_code;
}

/// Help is shown also where the configuration is not right.
void show_help(const std::string& whole, const Words& words, World& world) {
    constexpr int page = 80;       // where there is no screen
    constexpr int readable = 100;  // however wide the screen is
    render::Options options;
    options.width = world.out_is_terminal ? std::min(world.columns, readable) : page;
    options.unicode = !world.out_is_terminal || shows_unicode(world);
    const std::string text = render::render(Text{whole, true}, options);
    Globals globals;
    globals.no_pager = asks_for(words, "--no-pager");
    globals.no_config = asks_for(words, "--no-config");
    try {
        show(text, Settings(globals, world), world);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::usage) { throw; }
        world.out << text << std::flush;
    }
}

/// The day's page where there is a store, else how to begin.
int without_a_word(const Words& words, Globals& globals, World& world) {
    Globals typed;
    Binder binder;
    bind_globals(binder, typed);
    binder.parse(words);
    const Settings settings(typed, world);
    settings.coloured(false);  // a configuration that is not right is told of, whatever is there
    if (!typed.help && has_store(settings)) {
        Words status = words;
        status.emplace(status.begin(), day_noun);
        return dispatch(status, globals, world);
    }
    show_help(help_overview(), words, world);
    return 0;
}

/// Whether the verb that was typed has an option of that name itself: 'guide show exit --version 2'.
bool is_of_the_verb(const Words& words, std::string_view option) {
    if (!PlainWords(words).next()) { return false; }
    try {
        const Line line = read_line(words);
        if (line.verb == nullptr) { return false; }
        Binder binder;
        line.verb->bind(binder);
        return binder.option_named(option) != nullptr;
    } catch (const Error&) { return false; }
}

int dispatch(const Words& words, Globals& globals, World& world) {
    if (!words.empty() && words.front() == complete_command) {
        world.out << completion_lines({words.begin() + 1, words.end()}, world);
        return 0;
    }
    if (!words.empty() && words.front() == complete_bash_command) {
        world.out << bash_completion_lines({words.begin() + 1, words.end()}, world);
        return 0;
    }
    if (!words.empty() && words.front() == manual_command) {
        std::string documents;
        if (words.size() > 2 && words[2] == "-") { documents.assign(std::istreambuf_iterator<char>(world.in), {}); }
        world.out << (words.size() == 1 ? join(manual_pages(), "\n") + "\n" : manual_page(words[1], documents));
        return 0;
    }
    if (asks_for(words, "--version") && !is_of_the_verb(words, "--version")) {
        world.out << version_text(asks_for(words, "--verbose"), world);
        return 0;
    }
    if (means_the_day(words)) {
        Words status = words;
        status.emplace(status.begin(), day_noun);
        return dispatch(status, globals, world);
    }
    const auto first = PlainWords(words).next();
    if (!first) { return without_a_word(words, globals, world); }
    if (words[*first] == "help" || asks_for(words, "--help")) {
        show_help(help_for(words), words, world);
        return 0;
    }
    Line line = read_line(words);
    if (line.verb == nullptr && !line.noun.usual.empty()) {
        line.verb = &find_verb(line.noun, std::string(line.noun.usual));
        line.command.append(" ").append(line.noun.usual);
    }
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
    try {
        return dispatch(words, globals, world);
    } catch (const std::exception&) {
        if (!globals.color) { globals.color = typed_colour(words); }
        return refuse(caught(), globals, world);
    }
}

}  // namespace winloss::cli
