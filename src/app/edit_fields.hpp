// The fields of a form and where their values go: members of the options that 'set' takes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/record_form.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/words.hpp"

namespace winloss::app {

/// An option of 'set'; keeps the whole of the options alive.
using Option = std::shared_ptr<std::optional<std::string>>;
using Check = std::function<void(const std::string& value)>;

template <class Set>
Option option(const std::shared_ptr<Set>& set, std::optional<std::string>& member) {
    return {set, &member};
}

FormField field(std::string key, const std::optional<std::string>& value, Option into, std::string says = {},
                Check check = {});
/// The same, with a value that cannot be taken away.
FormField required(FormField made);
FormField required_field(std::string key, std::string value, Option into);
FormField date_field(std::string key, const std::optional<Date>& value, Option into, Date today,
                     std::string says = "a day: 2026-10-02, today, last fri");
/// A day that has been, and cannot be taken away.
FormField past_date_field(std::string key, Date value, Option into, Date today, std::string says);
FormField money_field(std::string key, const std::optional<Money>& value, Option into, const store::Store& store,
                      std::string says);
/// yes or no, for an option that takes the words.
FormField yes_no_field(std::string key, const std::optional<bool>& value, Option into, std::string says);
/// yes or no, for two flags.
template <class Set>
FormField flag_field(std::string key, bool value, const std::shared_ptr<Set>& set, bool& yes, bool& no,
                     std::string says);

/// A field that names a colleague or an account who is there.
FormField of_person(const store::Store& store, FormField made);
FormField of_account(const store::Store& store, FormField made);
void require_yes_or_no(const std::string& key, const std::string& value);

template <class E>
Check a_word() {
    return [](const std::string& value) { require_word<E>(value); };
}

template <class E>
FormField word_field(std::string key, const std::optional<E>& value, Option into) {
    return field(std::move(key), value ? std::optional(std::string(word(*value))) : std::nullopt, std::move(into),
                 join(all_words<E>(), ", "), a_word<E>());
}

/// One of the words, which cannot be taken away.
template <class E>
FormField required_word(std::string key, E value, Option into) {
    return required(word_field(std::move(key), std::optional(value), std::move(into)));
}

template <class Set>
FormField flag_field(std::string key, bool value, const std::shared_ptr<Set>& set, bool& yes, bool& no,
                     std::string says) {
    FormField made{.key = key, .values = {value ? "yes" : "no"}, .says = std::move(says), .required = true};
    made.check = [key](const std::string& typed) { require_yes_or_no(key, typed); };
    made.put = [set, &yes, &no](const std::string& typed) { (lower_ascii(typed) == "yes" ? yes : no) = true; };
    return made;
}

/// A list of people and the like: what went is named by number, since a name may stand for two.
FormField list_field(
    std::string key, std::vector<std::string> values, std::string says, Check check,
    std::function<void(const std::vector<std::string>& came, const std::vector<std::size_t>& went)> put_list);

}  // namespace winloss::app
