#include "winloss/cli/settings.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss::cli {

namespace {

/// Who speaks besides the configuration: an option and a variable before it, variables behind it (null: none).
struct Source {
    std::string_view key;
    const char* option;
    const char* before = nullptr;
    std::array<const char*, 2> behind{};
    bool also_empty = false;  ///< an empty variable says something too
};
constexpr Source sources[] = {
    {.key = "store", .option = "--store", .before = "WINLOSS_STORE"},
    {.key = "as", .option = "--as", .before = "WINLOSS_AS", .behind = {"USER", "LOGNAME"}},
    {.key = "color", .option = "--color"},
    {.key = "wait", .option = "--wait"},
    {.key = "pager", .option = "--no-pager", .before = "WINLOSS_PAGER", .behind = {"PAGER"}, .also_empty = true},
};

const Source* source_of(std::string_view key) {
    const auto* found =
        std::find_if(std::begin(sources), std::end(sources), [&](const Source& each) { return each.key == key; });
    return found == std::end(sources) ? nullptr : found;
}

}  // namespace

std::optional<std::string> Settings::variable(const char* name, bool also_empty) const {
    auto value = world_.variable ? world_.variable(name) : std::nullopt;
    return value && (also_empty || !value->empty()) ? value : std::nullopt;
}

std::optional<std::string> Settings::folder(const char* name) const {
    auto value = variable(name);
    return value && value->starts_with('/') ? value : std::nullopt;
}

std::optional<Settings::Said> Settings::place_of_config() const {
    if (auto named = variable("WINLOSS_CONFIG")) { return Said{*named, "WINLOSS_CONFIG"}; }
    if (const auto above = folder("XDG_CONFIG_HOME")) {
        return Said{*above + "/winloss/config.toml", "XDG_CONFIG_HOME"};
    }
    if (const auto home = folder("HOME")) { return Said{*home + "/.config/winloss/config.toml", "HOME"}; }
    return std::nullopt;
}

std::string Settings::config_path() const { return require_config().value; }

std::string Settings::config_origin() const { return require_config().origin; }

Settings::Said Settings::require_config() const {
    if (auto place = place_of_config()) { return *place; }
    throw usage_error("Where is the configuration? Neither WINLOSS_CONFIG nor XDG_CONFIG_HOME nor HOME is set.",
                      "Name a file with WINLOSS_CONFIG.");
}

std::optional<Settings::Said> Settings::configured(std::string_view key) const {
    if (globals_.no_config) { return std::nullopt; }
    if (!config_) {
        const auto place = place_of_config();
        config_ = place ? app::read_config(place->value) : app::Config();
    }
    const auto* entry = config_->find(key);
    if (entry == nullptr) { return std::nullopt; }
    return Said{entry->value, config_->path + ":" + std::to_string(entry->line)};
}

std::optional<std::string> Settings::typed(std::string_view key) const {
    if (key == "store") { return globals_.store; }
    if (key == "as") { return globals_.person; }
    if (key == "color") { return globals_.color; }
    if (key == "pager" && globals_.no_pager) { return ""; }
    if (key == "wait" && globals_.wait) { return std::to_string(*globals_.wait); }
    return std::nullopt;
}

std::optional<Settings::Said> Settings::said(std::string_view key) const {
    const Source* source = source_of(key);
    if (source == nullptr) { return configured(key); }
    if (const auto option = typed(key)) { return Said{*option, source->option}; }
    const auto of_environment = [&](const char* name) -> std::optional<Said> {
        const auto set = name == nullptr ? std::nullopt : variable(name, source->also_empty);
        return set ? std::optional(Said{*set, name}) : std::nullopt;
    };
    if (auto found = of_environment(source->before)) { return found; }
    if (auto found = configured(key)) { return found; }
    for (const char* name : source->behind) {
        if (auto found = of_environment(name)) { return found; }
    }
    return std::nullopt;
}

std::optional<std::string> Settings::usual_store() const {
    if (const auto data = folder("XDG_DATA_HOME")) { return *data + "/winloss/winloss.db"; }
    if (const auto home = folder("HOME")) { return *home + "/.local/share/winloss/winloss.db"; }
    return std::nullopt;
}

std::string Settings::store() const {
    if (const auto found = said("store")) {
        const bool ours = found->origin != "--store" && found->origin != "WINLOSS_STORE";
        if (!ours || !found->value.starts_with("~/")) { return found->value; }
        if (const auto home = folder("HOME")) { return *home + found->value.substr(1); }
        throw usage_error(found->origin + " says " + found->value + ", and HOME is not set.");
    }
    if (auto usual = usual_store()) { return *usual; }
    throw usage_error("Where is the store? Neither WINLOSS_STORE nor XDG_DATA_HOME nor HOME is set.",
                      "Say it with --store PATH.");
}

std::string Settings::person() const {
    const auto found = said("as");
    return found ? found->value : "unknown";
}

bool Settings::names_person() const {
    const auto found = said("as");
    const auto& login = source_of("as")->behind;
    return found && std::ranges::find(login, found->origin) == login.end();
}

Date Settings::today() const {
    if (globals_.today) { return parse_date(*globals_.today, world_.today, "--today"); }
    if (const auto set = variable("WINLOSS_TODAY")) { return parse_date(*set, world_.today, "WINLOSS_TODAY"); }
    return world_.today;
}

std::optional<std::int64_t> Settings::number(std::string_view key) const {
    const auto found = said(key);
    return found ? whole_number(found->value) : std::nullopt;
}

bool Settings::coloured(bool terminal) const {
    // no-color.org: options and configuration go before NO_COLOR; bixense.com/clicolors: the rest.
    const auto when = said("color");
    if (when && when->value != "auto") { return when->value == "always"; }
    if (variable("NO_COLOR")) { return false; }
    if (variable("CLICOLOR_FORCE").value_or("0") != "0") { return true; }
    return terminal && variable("CLICOLOR") != "0" && variable("TERM") != "dumb";
}

std::string Settings::pager() const {
    if (const auto found = said("pager")) {
        const std::string command(trim(found->value));
        return command == "cat" ? std::string() : command;
    }
    if (variable("TERM") == "dumb") { return {}; }
    // Nobody chose it: where it is not there, the shell need not complain.
    return "command -v less >/dev/null || exit 127; exec less";
}

app::Setting Settings::setting(std::string_view key) const {
    const auto found = said(key);
    const bool number = key == "wait" || key == "hide_under" || key == "small_under";
    if (found) {
        const std::string value = key == "store" ? store() : found->value;
        return {std::string(key), number ? Cell(whole_number(value).value_or(0)) : Cell(value), found->origin};
    }
    Cell usual;
    if (key == "store") {
        if (const auto path = usual_store()) { usual = *path; }
    }
    if (key == "as") { usual = person(); }
    if (key == "color") { usual = std::string("auto"); }
    if (key == "pager") { usual = std::string(variable("TERM") == "dumb" ? "" : "less"); }
    if (key == "wait") { usual = std::int64_t{30}; }
    if (key == "hide_under") { usual = std::int64_t{5}; }
    if (key == "small_under") { usual = std::int64_t{30}; }
    return {std::string(key), usual, "default"};
}

std::vector<app::Setting> Settings::in_force() const {
    std::vector<app::Setting> settings;
    for (const std::string& key : app::config_keys()) { settings.push_back(setting(key)); }
    return settings;
}

}  // namespace winloss::cli
