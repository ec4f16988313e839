// The person's configuration: read where a command begins, shown and changed by `winloss config`. Knows the file, and
// what is in force as it is told; nothing of options and environment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/exchange/config_document.hpp"

namespace winloss::app {

struct Config {
    std::string path;
    std::vector<exchange::ConfigEntry> entries;

    /// null where it says nothing about the key.
    const exchange::ConfigEntry* find(std::string_view key) const;
};

/// Empty where there is no such file. Throws usage naming line and column, failure where it may not be read.
Config read_config(const std::string& path);

/// A key's value as it is in force, and who says so: an option, a variable, file:line, 'default'.
struct Setting {
    std::string key;
    Cell value;  ///< null where nothing is known
    std::string origin;
};

/// The names of the keys, in the order in which they are listed.
std::vector<std::string> config_keys();
/// What a key's value may be, for completion: its words; FILE or PERSON alone where it is one of these.
std::vector<std::string> config_words(const std::string& key);
/// A line for the manual and for help: 'seconds to wait for a busy store; wait = 60'.
struct ConfigHelp {
    std::string key;
    std::string says;
    std::string example;  ///< as a line of the file
};
std::vector<ConfigHelp> config_help();

struct ListConfig {
    bool origin = false;
};
Answer list_config(const std::vector<Setting>& settings, const ListConfig& options);

struct GetConfig {
    std::string key;
    bool origin = false;  ///< behind a tab
};
Answer get_config(const std::vector<Setting>& settings, const GetConfig& options);

/// `path`: the file; `settings`: what was in force before, which says what goes before the file.
struct SetConfig {
    std::string key;
    std::string value;
};
Answer set_config(const std::string& path, const std::vector<Setting>& settings, const SetConfig& options);

struct UnsetConfig {
    std::string key;
};
Answer unset_config(const std::string& path, const UnsetConfig& options);

struct ConfigPath {
    bool origin = false;
};
/// `origin` says who says so.
Answer show_config_path(const std::string& path, const std::string& origin, const ConfigPath& options);

}  // namespace winloss::app
