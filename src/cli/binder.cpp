#include "winloss/cli/binder.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "winloss/cli/globals.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss::cli {

namespace {

using Values = std::vector<std::string>;
using Kind = Parameter::Kind;

// Every word that is not an option's name travels behind this mark, so that CLI11 sees nothing special in it: it
// swallows a bare '++' and loses the empty value of '--name='.
constexpr char guard = '\x1f';

std::string guarded(std::string_view word) { return guard + std::string(word); }

std::string unguarded(const std::string& word) {
    return !word.empty() && word.front() == guard ? word.substr(1) : word;
}

std::int64_t number_from(std::int64_t low, const std::string& text, const std::string& name) {
    const auto number = whole_number(text);
    if (!number || *number < low) {
        throw usage_error(name + " takes a whole number from " + std::to_string(low) + ", not '" + text + "'.");
    }
    return *number;
}

}  // namespace

Binder& Binder::declare(Kind kind, std::string name, std::string value, std::string help,
                        std::function<void(const Values&)> set) {
    Parameter& parameter = parameters_.emplace_back();
    parameter.kind = kind;
    parameter.name = std::move(name);
    parameter.value = std::move(value);
    parameter.help = std::move(help);
    parameter.set = std::move(set);
    return *this;
}

Binder& Binder::operand(std::string& value, std::string name, std::string help) {
    declare(Kind::operand, std::move(name), {}, std::move(help),
            [&value](const Values& given) { value = given.front(); });
    parameters_.back().required = true;
    return *this;
}

Binder& Binder::operand(std::optional<std::string>& value, std::string name, std::string help) {
    return declare(Kind::operand, std::move(name), {}, std::move(help),
                   [&value](const Values& given) { value = given.front(); });
}

Binder& Binder::operands(Values& values, std::string name, std::string help) {
    declare(Kind::operand, std::move(name), {}, std::move(help), [&values](const Values& given) { values = given; });
    parameters_.back().required = true;
    parameters_.back().repeatable = true;
    return *this;
}

Binder& Binder::any_operands(Values& values, std::string name, std::string help) {
    operands(values, std::move(name), std::move(help));
    parameters_.back().required = false;
    return *this;
}

Binder& Binder::option(std::optional<std::string>& value, std::string name, std::string placeholder, std::string help) {
    return declare(Kind::option, std::move(name), std::move(placeholder), std::move(help),
                   [&value](const Values& given) { value = given.front(); });
}

Binder& Binder::required(std::string& value, std::string name, std::string placeholder, std::string help) {
    declare(Kind::option, std::move(name), std::move(placeholder), std::move(help),
            [&value](const Values& given) { value = given.front(); });
    parameters_.back().required = true;
    return *this;
}

Binder& Binder::options(Values& values, std::string name, std::string placeholder, std::string help) {
    declare(Kind::option, std::move(name), std::move(placeholder), std::move(help),
            [&values](const Values& given) { values = given; });
    parameters_.back().repeatable = true;
    return *this;
}

Binder& Binder::number(std::optional<std::int64_t>& value, std::string name, std::string placeholder, std::string help,
                       std::int64_t low) {
    const std::string called = name;
    return declare(Kind::option, std::move(name), std::move(placeholder), std::move(help),
                   [&value, low, called](const Values& given) { value = number_from(low, given.front(), called); });
}

Binder& Binder::flag(bool& value, std::string name, std::string help) {
    return declare(Kind::flag, std::move(name), {}, std::move(help), [&value](const Values&) { value = true; });
}

Binder& Binder::among(Values words) {
    parameters_.back().words = std::move(words);
    return *this;
}

Binder& Binder::likely(Values words) {
    parameters_.back().likely_words = std::move(words);
    return *this;
}

Binder& Binder::tables(Values names) {
    tables_ = std::move(names);
    return *this;
}

Binder& Binder::stands_for(std::string what) {
    parameters_.back().stands_for = std::move(what);
    return *this;
}

Binder& Binder::exclusive(std::initializer_list<std::string_view> names) {
    exclusive_.emplace_back(names.begin(), names.end());
    return *this;
}

Binder& Binder::refuse(std::string name, Error why) {
    refused_.emplace_back(std::move(name), std::move(why));
    return *this;
}

Binder& Binder::no_room(std::string hint) {
    no_room_ = std::move(hint);
    return *this;
}

Binder& Binder::example(std::string command, std::string says) {
    examples_.push_back({std::move(command), std::move(says)});
    return *this;
}

Binder& Binder::explain(std::string text) {
    explanation_ = std::move(text);
    return *this;
}

namespace {

struct Bound {
    const Parameter* parameter;
    CLI::Option* option;  ///< null: not on the line

    bool given() const { return option != nullptr && option->count() > 0; }
};

CLI::Option* add_to(CLI::App& app, const Parameter& parameter) {
    if (parameter.kind == Kind::flag) { return app.add_flag(parameter.name); }
    CLI::Option* option = app.add_option(parameter.name, [](const CLI::results_t&) { return true; });
    // Each value as it was typed: no '[a,b]' splitting, no second value taken by accident.
    option->expected(1)->allow_extra_args(false);
    if (parameter.repeatable && parameter.kind == Kind::operand) {
        option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(true);
    }
    return option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

/// What a verb without so near an option takes, beside what every command does.
std::string all_of(const std::vector<Parameter>& parameters) {
    constexpr std::size_t most = 16;
    Values own;
    for (const Parameter& parameter : parameters) {
        if (parameter.kind == Kind::operand || global_parameter(parameter.name) != nullptr) { continue; }
        own.push_back(parameter.name);
    }
    if (own.empty()) { return "It has none but those that every command has; --help shows them."; }
    const bool all = own.size() <= most;
    if (!all) { own.resize(most); }
    return "Its options: " + join(own, ", ") + (all ? "." : ", and more; --help shows them.");
}

using Refused = std::vector<std::pair<std::string, Error>>;

/// What is said of words that do not fit, where a verb has something of its own to say.
struct OwnHints {
    const Refused& refused;
    const std::string& no_room;
};

[[noreturn]] void refuse_extra(const Values& remaining, const std::vector<Parameter>& parameters, const OwnHints& own) {
    const std::string word = unguarded(remaining.front());
    if (word.size() > 1 && word.front() == '-') {
        Values names;
        for (const Parameter& parameter : parameters) {
            if (parameter.kind != Kind::operand) { names.push_back(parameter.name); }
        }
        const std::string name = word.substr(0, word.find('='));
        for (const auto& [option, why] : own.refused) {
            if (option == name) { throw why; }
        }
        const std::string near = did_you_mean(name, names);
        throw usage_error("This command has no option '" + name + "'.", near.empty() ? all_of(parameters) : near);
    }
    throw usage_error(
        "'" + word + "' is one word too many.",
        own.no_room.empty() ? "Put quotes around a name of several words, like 'Acme platform'." : own.no_room);
}

/// The values given for one parameter, checked against what it may have.
Values values_of(const Bound& bound) {
    const Parameter& parameter = *bound.parameter;
    Values values;
    for (const std::string& value : bound.option->results()) { values.push_back(unguarded(value)); }
    if (!parameter.repeatable && parameter.kind == Kind::option && values.size() > 1) {
        throw usage_error(parameter.name + " is given " + std::to_string(values.size()) + " times.", "Give it once.");
    }
    for (const std::string& value : values) {
        const Values& words = parameter.words;
        if (words.empty() || std::find(words.begin(), words.end(), value) != words.end()) { continue; }
        std::string hint = did_you_mean(value, words);
        if (!hint.empty()) { hint += ' '; }
        const bool operand = parameter.kind == Kind::operand;
        throw usage_error(operand ? "There is no " + lower_ascii(parameter.name) + " '" + value + "'."
                                  : "'" + value + "' is no value of " + parameter.name + ".",
                          hint + "One of: " + join(words, ", ") + ".");
    }
    return values;
}

void refuse_together(const Values& group, const std::vector<Bound>& bound) {
    Values given;
    for (const Bound& each : bound) {
        const std::string& name = each.parameter->name;
        const bool member = std::find(group.begin(), group.end(), name) != group.end();
        if (member && each.given()) { given.push_back(name); }
    }
    if (given.size() > 1) { throw usage_error(join(given, " and ") + " exclude each other.", "Give one of them."); }
}

const Parameter* named(const std::vector<Parameter>& parameters, std::string_view name) {
    for (const Parameter& parameter : parameters) {
        if (parameter.kind != Kind::operand && parameter.name == name) { return &parameter; }
    }
    return nullptr;
}

/// '-12m' and '-2w' are lengths of time; no option begins with a digit.
bool names_option(const std::string& word) {
    return word.size() > 1 && word.front() == '-' && (word[1] < '0' || word[1] > '9');
}

/// The words as CLI11 is to see them, last first as it wants them.
Values prepared(const Values& words, const std::vector<Parameter>& parameters) {
    Values result;
    bool operands_only = false;
    for (const std::string& word : words) {
        const auto equals = word.find('=');
        const bool option = !operands_only && names_option(word);
        const Parameter* parameter =
            option && equals != std::string::npos ? named(parameters, word.substr(0, equals)) : nullptr;
        if (parameter != nullptr && parameter->kind == Kind::flag) {
            throw usage_error(parameter->name + " takes no value.");
        }
        if (parameter != nullptr) {
            result.push_back(parameter->name);
            result.push_back(guarded(std::string_view(word).substr(equals + 1)));
        } else {
            result.push_back(option ? word : guarded(word));
        }
        operands_only = operands_only || word == "--";
    }
    std::reverse(result.begin(), result.end());
    return result;
}

/// Whether an option may be meant: only those cost CLI11 its setting up, a tenth of a short command's time for all.
bool stands_on(const Values& words, const std::string& name) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.starts_with(name) && (word.size() == name.size() || word[name.size()] == '=');
    });
}

/// '--at' with nothing behind it.
void refuse_missing_value(const Values& words, const std::vector<Parameter>& parameters) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto option = std::ranges::find(parameters, words[i], &Parameter::name);
        if (option == parameters.end() || option->kind != Parameter::Kind::option) { continue; }
        if (i + 1 == words.size()) {
            throw usage_error(option->name + " needs a value.",
                              option->name + " " + option->value + ": " + option->help + ".");
        }
        ++i;
    }
}

void parse_words(CLI::App& app, const Values& words, const std::vector<Parameter>& parameters, const OwnHints& own) {
    try {
        app.parse(prepared(words, parameters));
    } catch (const CLI::ParseError& problem) {
        const Values remaining = app.remaining(true);
        refuse_missing_value(words, parameters);
        if (!remaining.empty()) { refuse_extra(remaining, parameters, own); }
        throw usage_error(std::string(problem.what()) + ".");
    }
}

/// '.', or '.:winner': the record seen last, perhaps with what is said of it.
bool begins_with_dot(const std::string& value) { return value == "." || value.starts_with(".:"); }

}  // namespace

const Parameter* Binder::option_named(std::string_view name) const {
    const auto found = std::ranges::find_if(
        parameters_, [&](const Parameter& each) { return each.kind != Parameter::Kind::operand && each.name == name; });
    return found == parameters_.end() ? nullptr : &*found;
}

std::vector<Given> Binder::parse(const Values& words,
                                 const std::function<std::string(const Parameter&)>& stands_for) const {
    CLI::App app;
    app.set_help_flag();
    std::vector<Bound> bound;
    for (const Parameter& parameter : parameters_) {
        const bool meant = parameter.kind == Kind::operand || stands_on(words, parameter.name);
        bound.push_back({&parameter, meant ? add_to(app, parameter) : nullptr});
    }
    parse_words(app, words, parameters_, {refused_, no_room_});
    for (const Values& group : exclusive_) { refuse_together(group, bound); }
    std::vector<Given> all;
    std::vector<std::pair<const Parameter*, Values>> dotted;
    for (const Bound& each : bound) {
        const Parameter& parameter = *each.parameter;
        if (each.given()) {
            Values values = values_of(each);
            all.push_back({&parameter, values});
            if (stands_for && std::ranges::any_of(values, begins_with_dot)) {
                dotted.emplace_back(&parameter, std::move(values));
            } else {
                parameter.set(values);
            }
        } else if (parameter.required) {
            throw usage_error(parameter.name + " is missing.", parameter.name + ": " + parameter.help + ".");
        }
    }
    for (auto& [parameter, values] : dotted) {
        for (std::string& value : values) {
            if (begins_with_dot(value)) { value.replace(0, 1, stands_for(*parameter)); }
        }
        parameter->set(values);
    }
    return all;
}

}  // namespace winloss::cli
