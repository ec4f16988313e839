#include "unreadable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "programme_settings.hpp"
#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/money.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/programme.hpp"

namespace winloss::store {

namespace {

/// Null where the row does not say it.
const std::string* text_of(const ArchivedRow& row, std::string_view field) {
    const auto found =
        std::ranges::find(row.fields, field, [](const auto& each) { return std::string_view(each.first); });
    return found == row.fields.end() ? nullptr : std::get_if<std::string>(&found->second);
}

std::optional<Unreadable> tried(const std::function<void()>& read, std::string_view field, const std::string& value,
                                const std::string& is_no) {
    try {
        read();
        return std::nullopt;
    } catch (const Error& error) {
        return Unreadable{fmt::format("{} {} {}", field, quoted(value), is_no), error.hint()};
    }
}

std::optional<Unreadable> unreadable_setting(const std::string& key, const std::string& value) {
    const std::string is_no = "is no value for " + key;
    if (is_programme_setting(key)) {
        Programme programme;
        return tried([&] { apply_setting(programme, key, value); }, "value", value, is_no);
    }
    if (key == "currency" && !Currency::parse(value)) {
        return Unreadable{fmt::format("value {} {}", quoted(value), is_no), "Its three letters, such as EUR or USD."};
    }
    if (key == "records_since" && !parse_iso(value)) {
        return Unreadable{fmt::format("value {} {}", quoted(value), is_no), "Write it 2026-01-31."};
    }
    if (key != "currency" && key != "records_since") {
        return Unreadable{fmt::format("key {} is no setting", quoted(key)), "A newer winloss may know it."};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Unreadable> unreadable(const ArchivedRow& row) {
    if (row.record == "programme_rule") {
        for (const std::string_view field : std::to_array<std::string_view>({"opens", "target", "closes", "every"})) {
            const std::string* value = text_of(row, field);
            if (value == nullptr) { continue; }
            auto bad = tried([&] { parse_span(*value); }, field, *value, "is not a length of time");
            if (bad) { return bad; }
        }
        return std::nullopt;
    }
    const bool is_setting = row.record == "setting";
    if (!is_setting && row.record != "programme_criterion") { return std::nullopt; }
    const std::string* name = text_of(row, is_setting ? "key" : "field");
    const std::string* value = text_of(row, "value");
    if (name == nullptr || value == nullptr) { return std::nullopt; }
    if (is_setting) { return unreadable_setting(*name, *value); }
    Criteria criteria;
    return tried([&] { add_criterion(criteria, *name, *value); }, "value", *value, "is no value for " + *name);
}

}  // namespace winloss::store
