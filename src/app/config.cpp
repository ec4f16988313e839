#include "winloss/app/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/platform/files.hpp"

namespace winloss::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = 1'000'000;

/// Empty where there is no file.
std::string text_of(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored) ? platform::read_file(path, most_bytes) : std::string();
}

/// Over the file itself where the path is a link to it, as those of a folder of settings kept elsewhere are.
void write_config(const std::string& path, const std::string& text) {
    std::error_code failure;
    const fs::path real = fs::exists(path, failure) ? fs::canonical(path) : fs::path(path);
    if (real.has_parent_path()) { platform::make_private_folder(real.parent_path().string()); }
    platform::write_file_atomically(real.string(), text);
}

const Setting& setting_of(const std::vector<Setting>& settings, const std::string& key) {
    const std::string_view name = exchange::config_key(key).name;
    const auto found =
        std::find_if(settings.begin(), settings.end(), [&](const Setting& each) { return each.key == name; });
    if (found == settings.end()) { throw Error(ErrorKind::bug, fmt::format("{} is in force nowhere.", name)); }
    return *found;
}

std::string words_of(const Cell& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) { return std::to_string(*number); }
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string();
}

}  // namespace

const exchange::ConfigEntry* Config::find(std::string_view key) const {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

Config read_config(const std::string& path) {
    const std::string text = text_of(path);
    return {path, text.empty() ? std::vector<exchange::ConfigEntry>{} : exchange::read_config_document(text, path)};
}

std::vector<std::string> config_keys() {
    std::vector<std::string> names;
    for (const exchange::ConfigKey& key : exchange::config_keys()) { names.emplace_back(key.name); }
    return names;
}

std::vector<std::string> config_words(const std::string& key) {
    const exchange::ConfigKey& found = exchange::config_key(key);
    if (found.type == exchange::ConfigType::path) { return {"FILE"}; }
    if (found.name == "as") { return {"PERSON"}; }
    return found.words;
}

std::vector<ConfigHelp> config_help() {
    std::vector<ConfigHelp> lines;
    for (const exchange::ConfigKey& key : exchange::config_keys()) {
        std::string says(key.says);
        if (!key.words.empty()) { says += ": " + join(key.words, ", "); }
        lines.push_back({std::string(key.name), says, exchange::with_config_value("", "", key.name, key.example)});
        lines.back().example.pop_back();
    }
    return lines;
}

Answer list_config(const std::vector<Setting>& settings, const ListConfig& options) {
    Table table{.name = "config",
                .title = {},
                .columns = {{"key", "Key", Type::text}, {"value", "Value", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    if (options.origin) { table.columns.push_back({"origin", "Origin", Type::text, true}); }
    for (const Setting& each : settings) {
        table.rows.push_back({each.key, each.value});
        if (options.origin) { table.rows.back().emplace_back(each.origin); }
    }
    return {.data = List{std::move(table), {}}, .messages = {}};
}

Answer get_config(const std::vector<Setting>& settings, const GetConfig& options) {
    const Setting& setting = setting_of(settings, options.key);
    return {.data = Text{words_of(setting.value) + (options.origin ? '\t' + setting.origin : "") + '\n'},
            .messages = {}};
}

Answer set_config(const std::string& path, const std::vector<Setting>& settings, const SetConfig& options) {
    const std::string before = text_of(path);
    const std::string after = exchange::with_config_value(before, path, options.key, options.value);
    if (after != before) { write_config(path, after); }
    const Config now{path, exchange::read_config_document(after, path)};
    Answer answer;
    answer.messages.push_back(
        fmt::format("{} says {} = {} now.", path, options.key, winloss::quoted(now.find(options.key)->value)));
    const Setting& old = setting_of(settings, options.key);
    if (old.origin.starts_with("--") || old.origin.starts_with("WINLOSS_")) {
        answer.messages.push_back(
            fmt::format("{} says {} and goes before it.", old.origin, winloss::quoted(words_of(old.value))));
    }
    answer.messages.push_back("Next, for what is in force and why: winloss config list --origin");
    return answer;
}

Answer unset_config(const std::string& path, const UnsetConfig& options) {
    const std::string before = text_of(path);
    const std::string after = exchange::without_config_value(before, path, options.key);
    if (after == before) {
        return {.data = {}, .messages = {fmt::format("{} says nothing of {}.", path, options.key)}};
    }
    write_config(path, after);
    return {.data = {},
            .messages = {fmt::format("{} says nothing of {} any more.", path, options.key),
                         "Next, for what is in force now: winloss config list --origin"}};
}

Answer show_config_path(const std::string& path, const std::string& origin, const ConfigPath& options) {
    std::error_code ignored;
    Answer answer{.data = Text{path + (options.origin ? '\t' + origin : "") + '\n'}, .messages = {}};
    if (!fs::exists(path, ignored)) { answer.messages = {"There is no such file yet; winloss config set makes it."}; }
    return answer;
}

}  // namespace winloss::app
