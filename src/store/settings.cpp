#include "winloss/store/settings.hpp"

namespace winloss::store {

std::optional<std::string> setting(const Store& store, std::string_view key) {
    Statement row = store.prepare("SELECT value FROM setting WHERE key = $key");
    if (!row.bind("key", key).step()) { return std::nullopt; }
    return std::string(row.text(0));
}

void set_setting(Write& write, std::string_view key, const std::optional<std::string>& value) {
    if (!value) {
        write.prepare("DELETE FROM setting WHERE key = $key").bind("key", key).run();
        return;
    }
    write
        .prepare(
            "INSERT INTO setting (key, value) VALUES ($key, $value) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
        .bind("key", key)
        .bind("value", *value)
        .run();
}

std::optional<Currency> default_currency(const Store& store) {
    const auto code = setting(store, "currency");
    return code ? Currency::parse(*code) : std::nullopt;
}

}  // namespace winloss::store
