// Settings of the store: a few words and numbers that a team chose, by key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "winloss/core/money.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

std::optional<std::string> setting(const Store& store, std::string_view key);
/// Null takes the setting away; a value that stands there already writes nothing.
void set_setting(Write& write, std::string_view key, const std::optional<std::string>& value);

/// The currency of amounts that name none (setting 'currency'); null where none was chosen.
std::optional<Currency> default_currency(const Store& store);

}  // namespace winloss::store
