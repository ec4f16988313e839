#include "transcripts/shell.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "support/sentences.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/core/date.hpp"

namespace winloss::transcripts {

namespace {

struct Command {
    std::map<std::string, std::string> variables;
    std::vector<std::string> words;
    std::string input_file;
    std::string output_file;
};

bool is_assignment(const std::string& word) {
    const auto equals = word.find('=');
    if (equals == std::string::npos || equals == 0) { return false; }
    return word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ_") == equals;
}

Command parse(const std::vector<std::string>& words) {
    Command command;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (command.words.empty() && is_assignment(words[i])) {
            command.variables[words[i].substr(0, words[i].find('='))] = words[i].substr(words[i].find('=') + 1);
        } else if ((words[i] == "<" || words[i] == ">") && i + 1 < words.size()) {
            (words[i] == "<" ? command.input_file : command.output_file) = words[i + 1];
            ++i;
        } else {
            command.words.push_back(words[i]);
        }
    }
    return command;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) { throw std::runtime_error("no file " + path); }
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string marked(const std::string& text, const std::string& mark) {
    std::istringstream lines(text);
    std::string line;
    std::string result;
    while (std::getline(lines, line)) { result += mark + line + "\n"; }
    return result;
}

std::string run_winloss(const Command& command, const std::string& input, bool terminal, LastRecords& last) {
    std::istringstream in(command.input_file.empty() ? input : read_file(command.input_file));
    std::ostringstream out;
    std::ostringstream err;
    cli::World world{.in = in, .out = out, .err = err};
    world.out_is_terminal = terminal && command.output_file.empty();
    world.err_is_terminal = terminal;
    world.columns = 100;
    world.now = *parse_instant("2026-10-01T08:00:00Z");
    world.today = *parse_iso("2026-10-01");
    world.variable = [&command](const std::string& name) -> std::optional<std::string> {
        static const std::map<std::string, std::string> fixed = {{"WINLOSS_STORE", "winloss.db"},
                                                                 {"USER", "lena"},
                                                                 {"LC_ALL", "C.UTF-8"},
                                                                 {"HOME", "/nowhere"},
                                                                 {"NO_COLOR", "1"}};
        if (const auto own = command.variables.find(name); own != command.variables.end()) { return own->second; }
        if (const auto found = fixed.find(name); found != fixed.end()) { return found->second; }
        return std::nullopt;
    };
    if (terminal) {
        world.last = [&last](const std::string& store, const std::string& kind) -> std::optional<std::int64_t> {
            const auto found = last.find({store, kind});
            return found == last.end() ? std::nullopt : std::optional(found->second);
        };
        world.remember = [&last](const std::string& store, const std::string& kind, std::int64_t number) {
            last[{store, kind}] = number;
        };
    }
    const int code = cli::run_app({command.words.begin() + 1, command.words.end()}, world);
    if (const std::string fault = code == 0 ? "" : sentences::fault(err.str()); !fault.empty()) {
        throw std::runtime_error(fault);
    }
    if (const std::string line = sentences::next_fault(err.str()); !line.empty()) {
        throw std::runtime_error("a command with words behind it: " + line);
    }
    std::string shown = out.str();
    if (!command.output_file.empty()) {
        std::ofstream(command.output_file, std::ios::binary) << shown;
        shown.clear();
    }
    if (!shown.empty() && shown.back() != '\n') { shown += '\n'; }
    shown += marked(err.str(), "! ");
    if (code != 0) { shown += "[exit " + std::to_string(code) + "]\n"; }
    return shown;
}

}  // namespace

std::vector<std::string> shell_words(const std::string& line) {
    std::vector<std::string> words;
    std::string word;
    bool begun = false;
    const auto finish = [&] {
        if (begun) { words.push_back(word); }
        word.clear();
        begun = false;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\'' || c == '"') {
            begun = true;
            for (++i; i < line.size() && line[i] != c; ++i) {
                if (c == '"' && line[i] == '\\' && i + 1 < line.size()) { ++i; }
                word += line[i];
            }
        } else if (c == '\\' && i + 1 < line.size()) {
            begun = true;
            word += line[++i];
        } else if (c == ' ') {
            finish();
        } else if (c == '<' || c == '>') {
            finish();
            word = c;
            if (c == '<' && i + 1 < line.size() && line[i + 1] == '<') { word += line[++i]; }
            begun = true;
            finish();
        } else {
            begun = true;
            word += c;
        }
    }
    finish();
    return words;
}

std::string Shell::run(const std::string& line, const std::string& input) {
    const std::vector<std::string> words = shell_words(line);
    const Command command = parse(words);
    if (command.words.empty()) { throw std::runtime_error("an empty command"); }
    if (command.words.front() == "cat") {
        if (!command.output_file.empty()) {
            std::ofstream(command.output_file, std::ios::binary) << input;
            return {};
        }
        return read_file(command.words.at(1));
    }
    if (command.words.front() != "winloss") { throw std::runtime_error("no command " + command.words.front()); }
    return run_winloss(command, input, terminal, last);
}

}  // namespace winloss::transcripts
