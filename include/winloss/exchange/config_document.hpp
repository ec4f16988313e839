// The person's configuration as a TOML document: which keys there are, what each takes, and how one is changed without
// touching a word of the rest. Knows no file and no default.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace winloss::exchange {

enum class ConfigType {
    text,          ///< anything on one line; may be empty
    name,          ///< the same, not empty
    path,          ///< absolute, or below ~/
    whole_number,  ///< from 0 up
    word,          ///< one of ConfigKey::words
};

struct ConfigKey {
    std::string_view name;
    ConfigType type;
    std::string_view says;             ///< what it is for
    std::string_view example;          ///< a value, as `config set` takes it
    std::vector<std::string> words{};  ///< of ConfigType::word
};

/// Every key, in the order in which they are listed.
std::span<const ConfigKey> config_keys();
/// The key of that name; throws usage naming the nearest.
const ConfigKey& config_key(std::string_view name);

struct ConfigEntry {
    std::string key;
    std::string value;  ///< digits for a whole number
    std::uint32_t line = 0;
};

/// What the document says, each key at most once. `file` names it in errors. Throws usage with line and column for what
/// is no TOML, a key there is not, or a value of another type.
std::vector<ConfigEntry> read_config_document(std::string_view text, std::string_view file);

/// The document with `key = value`: in the place of its old value, comments and layout kept, else as a last line.
/// Throws usage where the value does not fit the key, and as read_config_document() does.
std::string with_config_value(std::string_view text, std::string_view file, std::string_view key,
                              std::string_view value);
/// The document without the key's line.
std::string without_config_value(std::string_view text, std::string_view file, std::string_view key);

}  // namespace winloss::exchange
