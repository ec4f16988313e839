#include "edit_fields.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

FormField field(std::string key, const std::optional<std::string>& value, Option into, std::string says, Check check) {
    FormField made{.key = std::move(key), .values = {}, .says = std::move(says), .check = std::move(check)};
    if (value) { made.values.push_back(*value); }
    made.put = [into = std::move(into)](const std::string& typed) { *into = typed; };
    return made;
}

FormField required(FormField made) {
    made.required = true;
    return made;
}

FormField required_field(std::string key, std::string value, Option into) {
    return required(field(std::move(key), std::move(value), std::move(into)));
}

FormField date_field(std::string key, const std::optional<Date>& value, Option into, Date today, std::string says) {
    const Check check = [key, today](const std::string& typed) { parse_date(typed, today, key); };
    return field(std::move(key), value ? std::optional(iso(*value)) : std::nullopt, std::move(into), std::move(says),
                 check);
}

FormField past_date_field(std::string key, Date value, Option into, Date today, std::string says) {
    FormField made = required(date_field(key, value, std::move(into), today, std::move(says)));
    made.check = [key, today](const std::string& typed) { past_day(typed, today, key, "Give a day that has been."); };
    return made;
}

FormField money_field(std::string key, const std::optional<Money>& value, Option into, const store::Store& store,
                      std::string says) {
    const auto usual = value ? std::optional(value->currency) : store::default_currency(store);
    const auto typed =
        value ? std::optional(fmt::format("{} {}", decimal(*value), value->currency.code())) : std::nullopt;
    return field(std::move(key), typed, std::move(into), std::move(says),
                 [usual](const std::string& text) { parse_money(text, usual); });
}

void require_yes_or_no(const std::string& key, const std::string& value) {
    const std::string typed = lower_ascii(value);
    if (typed != "yes" && typed != "no") {
        throw usage_error(fmt::format("{} is yes or no, not {}.", key, quoted(value)));
    }
}

FormField yes_no_field(std::string key, const std::optional<bool>& value, Option into, std::string says) {
    const auto typed = value ? std::optional(std::string(*value ? "yes" : "no")) : std::nullopt;
    const Check check = [key](const std::string& text) { require_yes_or_no(key, text); };
    return field(std::move(key), typed, std::move(into), std::move(says), check);
}

FormField of_person(const store::Store& store, FormField made) {
    made.check = [&store](const std::string& typed) { named_person(store, typed); };
    made.tell = [&store](const std::string& typed, std::vector<std::string>& messages) {
        tell_taken_for(store, store::RecordKind::person, typed, messages);
    };
    return made;
}

FormField of_account(const store::Store& store, FormField made) {
    made.check = [&store](const std::string& typed) { named_account(store, typed); };
    made.tell = [&store](const std::string& typed, std::vector<std::string>& messages) {
        tell_taken_for(store, store::RecordKind::account, typed, messages);
    };
    return made;
}

FormField list_field(std::string key, std::vector<std::string> values, std::string says, Check check,
                     std::function<void(const std::vector<std::string>&, const std::vector<std::size_t>&)> put_list) {
    FormField made{.key = std::move(key),
                   .values = std::move(values),
                   .says = std::move(says),
                   .list = true,
                   .check = std::move(check)};
    made.put_list = std::move(put_list);
    return made;
}

}  // namespace winloss::app
