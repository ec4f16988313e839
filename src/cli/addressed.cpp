#include "addressed.hpp"

#include <algorithm>

#include "winloss/cli/registry.hpp"
#include "winloss/core/shell_word.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view program = "winloss ";
constexpr std::string_view option = "--store ";

/// Cells that are commands, or say which to type.
bool holds_commands(std::string_view key) { return key == "command" || key == "remedy"; }

bool begins_command(std::string_view text) {
    const std::string_view word = text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-"));
    return std::ranges::any_of(registry(), [&](const Entry& entry) { return entry.name == word; });
}

void address(Cell& cell, std::string_view store) {
    if (auto* text = std::get_if<std::string>(&cell)) { *text = addressed(*text, store); }
}

void address(std::vector<Field>& fields, std::string_view store) {
    for (Field& field : fields) {
        if (holds_commands(field.key)) { address(field.value, store); }
    }
}

void address(std::vector<std::string>& sentences, std::string_view store) {
    for (std::string& sentence : sentences) { sentence = addressed(sentence, store); }
}

void address(Table& table, std::string_view store) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!holds_commands(table.columns[i].key)) { continue; }
        for (Row& row : table.rows) { address(row.at(i), store); }
    }
    address(table.notes, store);
}

/// Whether the command that `text` begins with names a store itself.
bool names_a_store(std::string_view text) { return text.substr(0, text.find(program)).find(option) != text.npos; }

}  // namespace

std::string addressed(std::string_view sentence, std::string_view store) {
    std::string result;
    while (true) {
        const std::size_t at = sentence.find(program);
        if (at == std::string_view::npos) { return result += sentence; }
        const bool begins_word =
            at == 0 || std::string_view(" ('\"\n").find(sentence[at - 1]) != std::string_view::npos;
        result += sentence.substr(0, at + program.size());
        sentence.remove_prefix(at + program.size());
        if (begins_word && begins_command(sentence) && !names_a_store(sentence)) {
            result.append(option).append(shell_word(store)).append(" ");
        }
    }
}

void address(Answer& answer, std::string_view store) {
    address(answer.messages, store);
    if (auto* list = std::get_if<List>(&answer.data)) {
        list->when_empty = addressed(list->when_empty, store);
        address(list->table, store);
    } else if (auto* record = std::get_if<Record>(&answer.data)) {
        address(record->fields, store);
        if (record->body && holds_commands(record->body->key)) { address(record->body->value, store); }
        for (Table& section : record->sections) { address(section, store); }
    } else if (auto* report = std::get_if<Report>(&answer.data)) {
        for (Table& table : report->tables) { address(table, store); }
        report->headline = addressed(report->headline, store);
        address(report->notes, store);
    }
}

}  // namespace winloss::cli
