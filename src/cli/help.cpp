#include "winloss/cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "winloss/app/kind_words.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/line.hpp"
#include "winloss/cli/nouns.hpp"
#include "winloss/cli/registry.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

using Kind = Parameter::Kind;

std::string shown(const Parameter& parameter) {
    return parameter.value.empty() ? parameter.name : parameter.name + " " + parameter.value;
}

std::string usage_word(const Parameter& parameter) {
    std::string text = shown(parameter);
    if (parameter.repeatable) { text += "..."; }
    return parameter.required ? text : "[" + text + "]";
}

/// Two columns, the second from the longest of the first.
std::string listed(const std::vector<std::pair<std::string, std::string>>& lines) {
    int widest = 0;
    for (const auto& [left, right] : lines) { widest = std::max(widest, display_width(left)); }
    std::string text;
    for (const auto& [left, right] : lines) { text += "  " + pad_right(left, widest) + "  " + right + "\n"; }
    return text;
}

std::string parameter_lines(const std::vector<Parameter>& parameters, bool operands) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Parameter& parameter : parameters) {
        if ((parameter.kind == Kind::operand) != operands) { continue; }
        std::string help = parameter.help;
        if (!parameter.words.empty()) { help += ": " + join(parameter.words, ", "); }
        if (parameter.repeatable && !operands) { help += " (may be repeated)"; }
        lines.emplace_back(shown(parameter), help);
    }
    return listed(lines);
}

/// The global options, with the format that the verb has in a pipe.
std::vector<Parameter> everywhere(const Verb& verb) {
    std::vector<Parameter> all = global_parameters();
    if (verb.in_a_pipe.empty()) { return all; }
    for (Parameter& each : all) {
        if (each.name == "--format") {
            each.help = fmt::format("how data is printed; table on a terminal, {} in a pipe", verb.in_a_pipe);
        }
    }
    return all;
}

/// Lines that were broken for the reader of the source joined again.
std::string paragraphs(const std::string& words) {
    std::string text = words + '\n';
    for (std::size_t at = 0; (at = text.find('\n', at)) + 1 < text.size(); ++at) {
        if (text[at + 1] == '\n') {
            ++at;
        } else {
            text[at] = ' ';
        }
    }
    return text;
}

std::string usage(const Noun& noun, const Verb& verb, const Binder& binder) {
    std::string line = fmt::format("winloss {}", noun.name);
    if (!verb.name.empty()) { line += fmt::format(" {}", verb.name); }
    bool optional_options = false;
    for (const Parameter& parameter : binder.parameters()) {
        if (parameter.kind == Kind::operand || parameter.required) {
            line += " " + usage_word(parameter);
        } else {
            optional_options = true;
        }
    }
    return optional_options ? line + " [OPTION...]" : line;
}

std::string help_dates() {
    return "How dates are written\n\n" +
           listed({{"2026-10-02, 20261002", "a day"},
                   {"today, tonight, tomorrow, yesterday", "as seen from today, or from --today"},
                   {"fri, next fri, last fri", "the next or the last such day, today not counted"},
                   {"+30d, -2w, +3m, +1y", "days, weeks, months, years from today; months end on their last day"},
                   {"in 2 weeks, 2 weeks, a month ago", "the same in words"},
                   {"eom, eoq, eoy", "the last day of the month, the quarter, the year"},
                   {"end of month, end of next quarter", "the same in words; start of next year: its first day"},
                   {"2 oct 2026, oct 2, 2026", "with the month in letters"}}) +
           "\n01/02/2026 is refused: it is two days, depending on who reads it. 2 oct is refused too: its "
           "year is missing; and 'next month': it is more than one day.\n\nTimes of day, always with their day: "
           "2026-10-02 10:00, 'thu 10:00', 'thu 10', 'tomorrow 9:30', 'fri 2pm', 'tonight at 7', 'thu noon'. 'oct 14 "
           "10' does for "
           "an appointment, which is still to come.\n\nPeriods: 2026, 2026Q3, 2026-07, 2026-07-01..2026-09-30, "
           "'this quarter', 'last year', 'next month'.\n\nLengths of time: 14d, 2w, 3m, 1y, 1m+5d, '2 weeks'.\n";
}

/// What is no command: a kind of interview, a report by its name alone, a word of the field. nullopt for any other.
std::optional<std::string> help_word(const std::string& words) {
    if (words == "response rate" || words == "response-rate") {
        return "response rate: interviews held, of those asked for\n\n"
               "Gross: held / asked. Net leaves out bad addresses and those still being asked. Attempts, refusals and "
               "addresses that do not work are kept for it: winloss help interview says how.\n";
    }
    if (auto text = app::explain_kind(words)) { return text; }
    std::string name = words;
    std::ranges::replace(name, ' ', '-');
    const Noun report = report_noun();
    for (const Verb& verb : report.verbs) {
        if (verb.name == name) { return help_verb(report, verb); }
    }
    return std::nullopt;
}

bool is_command(const std::string& word) {
    return std::ranges::any_of(registry(), [&](const Entry& entry) { return entry.name == word; });
}

}  // namespace

std::string help_overview() {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Entry& entry : registry()) {
        const Noun noun = entry.make();
        lines.emplace_back(noun.name, noun.summary);
    }
    return fmt::format(
        "winloss: why you win, why you lose, and who will leave\n\n"
        "Usage: winloss COMMAND [VERB] [OPTION...]\n\nCommands\n{}\n"
        "winloss help COMMAND [VERB] explains one of them; winloss help dates, how dates are written.\n"
        "New here? winloss demo --store try.db fills a store with a sample company.\n",
        listed(lines));
}

std::string help_noun(const Noun& noun) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const Verb& verb : noun.verbs) { lines.emplace_back(verb.name, verb.summary); }
    return fmt::format("winloss {}: {}\n\nUsage: winloss {} VERB [OPTION...]\n\nVerbs\n{}", noun.name, noun.summary,
                       noun.name, listed(lines));
}

std::string help_verb(const Noun& noun, const Verb& verb) {
    Binder binder;
    verb.bind(binder);
    std::string text = fmt::format("winloss {}{}{}: {}\n\nUsage: {}\n", noun.name, verb.name.empty() ? "" : " ",
                                   verb.name, verb.summary, usage(noun, verb, binder));
    if (!binder.explanation().empty()) { text += "\n" + paragraphs(binder.explanation()); }
    const std::string operands = parameter_lines(binder.parameters(), true);
    if (!operands.empty()) { text += "\n" + operands; }
    const std::string options = parameter_lines(binder.parameters(), false);
    if (!options.empty()) { text += "\nOptions\n" + options; }
    text += "\nEverywhere\n" + parameter_lines(everywhere(verb), false);
    if (!binder.examples().empty()) {
        text += "\nExamples\n";
        for (const Example& example : binder.examples()) {
            text += fmt::format("  {}\n      {}\n", example.command, example.says);
        }
    }
    return text;
}

std::string help_for(const std::vector<std::string>& words) {
    std::vector<std::string> plain;
    PlainWords line(words);
    while (const auto at = line.next()) {
        if (words[*at] != "help") { plain.push_back(words[*at]); }
    }
    if (plain.empty()) { return help_overview(); }
    if (plain.front() == "dates") { return help_dates(); }
    if (!is_command(plain.front())) {
        const std::string word = join(plain, " ");
        if (auto text = help_word(word)) { return *text; }
        if (std::string near = app::near_kind(word); !near.empty()) {
            throw usage_error(fmt::format("There is no help on {}.", quoted(word)), std::move(near));
        }
    }
    const Noun noun = find_noun(plain.front());
    if (noun.verbs.size() == 1 && noun.verbs.front().name.empty()) { return help_verb(noun, noun.verbs.front()); }
    return plain.size() == 1 ? help_noun(noun) : help_verb(noun, find_verb(noun, plain[1]));
}

}  // namespace winloss::cli
