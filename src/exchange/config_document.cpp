#include "winloss/exchange/config_document.hpp"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>

#include "toml_string.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/place.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss::exchange {

namespace {

struct Place {
    std::string_view file;
    toml::source_position where;
};

[[noreturn]] void refuse(const Place& place, std::string_view problem, std::string hint = {}) {
    throw usage_error(fmt::format("{}: {}", place_in(place.file, place.where.line, place.where.column), problem),
                      std::move(hint));
}

const ConfigKey* find_key(std::string_view name) {
    const auto keys = config_keys();
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.name == name; });
    return found == keys.end() ? nullptr : &*found;
}

/// The nearest keys, or all of them where none is near.
std::string which_keys(std::string_view name) {
    std::vector<std::string> names;
    for (const ConfigKey& key : config_keys()) { names.emplace_back(key.name); }
    std::string near = did_you_mean(name, names);
    return near.empty() ? "The keys are: " + join(names, ", ") + "." : near;
}

std::string takes(const ConfigKey& key) {
    switch (key.type) {
        case ConfigType::text:
        case ConfigType::name: return fmt::format("'{}' takes a text", key.name);
        case ConfigType::path: return fmt::format("'{}' takes a path from / or ~/", key.name);
        case ConfigType::whole_number: return fmt::format("'{}' takes a whole number from 0", key.name);
        case ConfigType::word: return fmt::format("'{}' takes one of: {}", key.name, join(key.words, ", "));
    }
    return {};
}

/// Whether a text, already of the right TOML type, is a value of the key.
bool fits(const ConfigKey& key, std::string_view value) {
    switch (key.type) {
        case ConfigType::text: return true;
        case ConfigType::name: return !value.empty();
        case ConfigType::path: return value.starts_with('/') || value.starts_with("~/");
        case ConfigType::whole_number: return whole_number(value).value_or(-1) >= 0;
        case ConfigType::word: return std::find(key.words.begin(), key.words.end(), value) != key.words.end();
    }
    return false;
}

/// As TOML writes it.
std::string literal(const ConfigKey& key, std::string_view value) {
    if (key.type == ConfigType::whole_number) { return std::to_string(*whole_number(value)); }
    return toml_string(value);
}

std::string example_line(const ConfigKey& key) { return fmt::format("{} = {}", key.name, literal(key, key.example)); }

std::string read_value(const ConfigKey& key, const toml::node& node, std::string_view file) {
    const Place place{file, node.source().begin};
    std::optional<std::string> value = node.value_exact<std::string>();
    if (key.type == ConfigType::whole_number) {
        const auto number = node.value_exact<std::int64_t>();
        value = number ? std::optional(std::to_string(*number)) : std::nullopt;
    }
    if (value && fits(key, *value)) {
        try {
            return key.type == ConfigType::whole_number ? *value : checked_line(*value, key.name);
        } catch (const Error& error) { refuse(place, error.message(), error.hint()); }
    }
    const std::string meant = value && key.type == ConfigType::word ? did_you_mean(*value, key.words) : std::string();
    refuse(place, takes(key) + ".", meant.empty() ? "Like this: " + example_line(key) : meant);
}

toml::table parsed(std::string_view text, std::string_view file) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        const std::string problem(error.description());
        const bool bare = problem.find("could not determine value type") != std::string::npos;
        refuse(
            {file, error.source().begin}, problem + ".",
            bare ? "A text stands in quotes: as = \"Kim Larsen\"" : "winloss help config says what may stand there.");
    }
}

/// In the order of the lines, so that the first mistake is told of; what stands for the key `but` is not looked at.
std::vector<ConfigEntry> entries_of(const toml::table& document, std::string_view file, std::string_view but = {}) {
    std::vector<std::pair<const toml::key*, const toml::node*>> lines;
    for (const auto& [name, node] : document) {
        if (name.str() != but) { lines.emplace_back(&name, &node); }
    }
    std::sort(lines.begin(), lines.end(), [](const auto& left, const auto& right) {
        const toml::source_position one = left.first->source().begin;
        const toml::source_position other = right.first->source().begin;
        return std::pair(one.line, one.column) < std::pair(other.line, other.column);
    });
    std::vector<ConfigEntry> entries;
    for (const auto& [line_key, line_node] : lines) {
        const toml::key& name = *line_key;
        const toml::node& node = *line_node;
        const ConfigKey* key = find_key(name.str());
        if (key == nullptr) {
            refuse({file, name.source().begin}, fmt::format("there is no key {}.", quoted(name.str())),
                   which_keys(name.str()));
        }
        entries.push_back({std::string(key->name), read_value(*key, node, file), node.source().begin.line});
    }
    return entries;
}

/// Where a line of the document and a column in it (both from 1, in code points) begins, in bytes.
std::size_t offset_of(std::string_view text, const toml::source_position& position) {
    std::size_t begin = 0;
    for (toml::source_index line = 1; line < position.line; ++line) { begin = text.find('\n', begin) + 1; }
    return begin + byte_offset(text.substr(begin), position.column - 1);
}

[[noreturn]] void refuse_by_command(std::string_view file) {
    throw Error(ErrorKind::failure, fmt::format("{} is written in a way that this command cannot change.", file),
                "Change it in your editor.");
}

/// Null where it is no TOML any more.
std::optional<toml::table> still_parsed(std::string_view text) {
    try {
        return toml::parse(text);
    } catch (const toml::parse_error&) { return std::nullopt; }
}

/// An edit by hand is believed only when the document then says what it is to say, and nothing else has changed.
std::string proved(std::string text, std::string_view file, std::vector<ConfigEntry> expected) {
    const auto same = [](const ConfigEntry& left, const ConfigEntry& right) {
        return left.key == right.key && left.value == right.value;
    };
    std::vector<ConfigEntry> now = read_config_document(text, file);
    const auto by_key = [](const ConfigEntry& left, const ConfigEntry& right) { return left.key < right.key; };
    std::sort(expected.begin(), expected.end(), by_key);
    std::sort(now.begin(), now.end(), by_key);
    if (!std::equal(now.begin(), now.end(), expected.begin(), expected.end(), same)) { refuse_by_command(file); }
    return text;
}

}  // namespace

std::span<const ConfigKey> config_keys() {
    static const std::array<ConfigKey, 7> keys{{
        {"store", ConfigType::path, "the store to work on", "~/team/winloss.db"},
        {"as", ConfigType::name, "who is acting, for the log", "Kim Larsen"},
        {"color", ConfigType::word, "colours on a terminal", "never", {"auto", "always", "never"}},
        {"pager", ConfigType::text, "the command that shows what is longer than the screen; empty: none", "less -R"},
        {"wait", ConfigType::whole_number, "seconds to wait for a busy store", "60"},
        {"hide_under", ConfigType::whole_number, "percentages of fewer are not shown on a screen", "5"},
        {"small_under", ConfigType::whole_number, "percentages of fewer are marked as small", "30"},
    }};
    return keys;
}

const ConfigKey& config_key(std::string_view name) {
    if (const ConfigKey* key = find_key(name)) { return *key; }
    throw usage_error(fmt::format("The configuration has no key {}.", quoted(name)), which_keys(name));
}

std::vector<ConfigEntry> read_config_document(std::string_view text, std::string_view file) {
    return entries_of(parsed(text, file), file);
}

std::string with_config_value(std::string_view text, std::string_view file, std::string_view key,
                              std::string_view value) {
    const ConfigKey& wanted = config_key(key);
    const std::string clean = checked_line(value, key);
    if (!fits(wanted, clean)) {
        throw usage_error(fmt::format("{}, not {}.", takes(wanted), quoted(clean)),
                          fmt::format("Like this: winloss config set {} '{}'", key, wanted.example));
    }
    const toml::table document = parsed(text, file);
    std::vector<ConfigEntry> expected = entries_of(document, file, key);
    const std::string written = literal(wanted, clean);
    const std::string meant = wanted.type == ConfigType::whole_number ? written : clean;
    std::string changed(text);
    if (const toml::node* node = document.get(key)) {
        const std::size_t begin = offset_of(text, node->source().begin);
        changed.replace(begin, offset_of(text, node->source().end) - begin, written);
    } else {
        if (!changed.empty() && !changed.ends_with('\n')) { changed += '\n'; }
        changed += fmt::format("{} = {}\n", key, written);
    }
    expected.push_back({std::string(key), meant, 0});
    return proved(std::move(changed), file, std::move(expected));
}

std::string without_config_value(std::string_view text, std::string_view file, std::string_view key) {
    toml::table document = parsed(text, file);
    const auto found = document.find(key);
    if (found == document.end()) {
        config_key(key);
        return std::string(text);
    }
    const std::size_t begin = offset_of(text, {found->first.source().begin.line, 1});
    const std::size_t last = text.find('\n', offset_of(text, found->second.source().end));
    std::string changed(text.substr(0, begin));
    if (last != std::string_view::npos) { changed += text.substr(last + 1); }
    document.erase(found);
    if (still_parsed(changed) != document) { refuse_by_command(file); }
    return changed;
}

}  // namespace winloss::exchange
