// What options, environment and configuration say together: an option goes before a variable, a variable before the
// configuration, the configuration before the default. Opens nothing but the configuration, and that once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/config.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/core/date.hpp"

namespace winloss::cli {

class Settings {
public:
    /// Looks at both as long as it lives. Every question below but config_path() throws usage where the configuration
    /// is not right.
    Settings(const Globals& globals, const World& world) : globals_(globals), world_(world) {}

    /// Throws usage where nothing says where it is.
    std::string store() const;
    std::string person() const;
    /// Somebody said who acts; else it is whoever is logged in.
    bool names_person() const;
    Date today() const;
    /// wait, hide_under, small_under; nullopt: as usual.
    std::optional<std::int64_t> number(std::string_view key) const;
    /// Whether what goes to a stream gets colours; `terminal`: it is one.
    bool coloured(bool terminal) const;

    /// The command for what is longer than the screen, for /bin/sh; empty: none.
    std::string pager() const;

    /// $WINLOSS_CONFIG, else below $XDG_CONFIG_HOME or ~/.config. Throws usage where there is no such place.
    std::string config_path() const;
    bool has_config_path() const { return place_of_config().has_value(); }
    /// The variable that says so.
    std::string config_origin() const;
    /// Every key of the configuration with what is in force.
    std::vector<app::Setting> in_force() const;

private:
    struct Said {
        std::string value;
        std::string origin;
    };
    /// What somebody says of a key: nullopt leaves it to the default.
    std::optional<Said> said(std::string_view key) const;
    std::optional<std::string> typed(std::string_view key) const;
    std::optional<Said> configured(std::string_view key) const;
    /// Where the store is unless somebody says; nullopt where the environment names no home.
    std::optional<std::string> usual_store() const;
    /// Of the environment; nullopt where it is empty, unless that says something.
    std::optional<std::string> variable(const char* name, bool also_empty = false) const;
    /// A folder that a variable names. Null for a relative one, which would be another in every folder (XDG Base
    /// Directory Specification: to be ignored).
    std::optional<std::string> folder(const char* name) const;
    std::optional<Said> place_of_config() const;
    Said require_config() const;
    app::Setting setting(std::string_view key) const;

    const Globals& globals_;
    const World& world_;
    mutable std::optional<app::Config> config_;  ///< read at the first question
};

}  // namespace winloss::cli
