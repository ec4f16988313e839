// How a verb declares its operands and options. Stands between the verbs and CLI11, so that only this header's .cpp
// pays for it and knows its traps; what is declared here is also what --help and the manual print.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/core/error.hpp"

namespace winloss::cli {

/// One operand or option as help shows it.
struct Parameter {
    enum class Kind { operand, option, flag };
    Kind kind = Kind::option;
    std::string name;   ///< '--owner', or 'DEAL' for an operand
    std::string value;  ///< 'PERSON'; empty for operands and flags
    std::string help;
    bool required = false;
    bool repeatable = false;
    std::vector<std::string> words;  ///< the values it may have, where they are few; help and completion list them
    std::vector<std::string> likely_words;  ///< values that completion offers, none of which must be one
    std::string stands_for;                 ///< what completion looks for where the name does not say: 'HELD INTERVIEW'
    std::function<void(const std::vector<std::string>&)> set;  ///< called once, with every value given
};

struct Example {
    std::string command;  ///< 'winloss deal list --owner kim'
    std::string says;     ///< what it is good for
};

/// A parameter as it was given on a line.
struct Given {
    const Parameter* parameter;
    std::vector<std::string> values;
};

/// Filled by a verb's bind(); sets the bound values in parse().
class Binder {
public:
    Binder& operand(std::string& value, std::string name, std::string help);
    Binder& operand(std::optional<std::string>& value, std::string name, std::string help);
    /// One or more.
    Binder& operands(std::vector<std::string>& values, std::string name, std::string help);
    /// None or more.
    Binder& any_operands(std::vector<std::string>& values, std::string name, std::string help);

    Binder& option(std::optional<std::string>& value, std::string name, std::string placeholder, std::string help);
    Binder& required(std::string& value, std::string name, std::string placeholder, std::string help);
    /// May be given several times; each value is taken as it stands.
    Binder& options(std::vector<std::string>& values, std::string name, std::string placeholder, std::string help);
    /// A whole number from `low` up.
    Binder& number(std::optional<std::int64_t>& value, std::string name, std::string placeholder, std::string help,
                   std::int64_t low = 0);
    Binder& flag(bool& value, std::string name, std::string help);

    /// The words that the parameter declared last may have; others are refused with the nearest.
    Binder& among(std::vector<std::string> words);
    /// Words that completion offers for the parameter declared last; the command itself says what it may be.
    Binder& likely(std::vector<std::string> words);
    /// What completion offers for it, where its name says too little: 'HELD INTERVIEW', 'SEGMENT'.
    Binder& stands_for(std::string what);
    /// What --table picks from the answer; completion offers them.
    Binder& tables(std::vector<std::string> names);
    /// At most one of these options.
    Binder& exclusive(std::initializer_list<std::string_view> names);
    /// An option that this command has no use for is refused with the reason, not as unknown.
    Binder& refuse(std::string name, Error why);
    /// What helps whoever typed a word that the command has no place for; else that names of several words take quotes.
    Binder& no_room(std::string hint);
    Binder& example(std::string command, std::string says);
    /// Paragraphs for help, after the summary.
    Binder& explain(std::string text);

    const std::vector<Parameter>& parameters() const { return parameters_; }
    const Parameter* option_named(std::string_view name) const;  ///< or the flag; null: there is none
    const std::vector<Example>& examples() const { return examples_; }
    const std::vector<std::string>& table_names() const { return tables_; }
    const std::string& explanation() const { return explanation_; }

    /// Sets every bound value from the words of the command line. Throws usage for whatever does not fit, naming the
    /// word and the nearest that would. What `stands_for` says takes the place of a value '.'; it is asked last, when
    /// every other value is set. Gives what was typed back.
    std::vector<Given> parse(const std::vector<std::string>& words,
                             const std::function<std::string(const Parameter& parameter)>& stands_for = {}) const;

private:
    Binder& declare(Parameter::Kind kind, std::string name, std::string value, std::string help,
                    std::function<void(const std::vector<std::string>&)> set);

    std::vector<Parameter> parameters_;
    std::vector<std::vector<std::string>> exclusive_;
    std::vector<std::pair<std::string, Error>> refused_;
    std::string no_room_;  ///< empty: the usual hint
    std::vector<Example> examples_;
    std::vector<std::string> tables_;
    std::string explanation_;
};

}  // namespace winloss::cli
