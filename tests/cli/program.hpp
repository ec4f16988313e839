// The whole program in a folder of its own, on a fixed day: what was typed, what came out.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/sentences.hpp"
#include "winloss/cli/run.hpp"

namespace winloss::cli {

struct Result {
    int code = 0;
    std::string out;
    std::string err;
};

class Program {
public:
    Program() {
        // In memory where there is such a place: these tests commit thousands of times.
        const std::filesystem::path memory = "/dev/shm";
        const auto above = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
        std::string name = (above / "winloss-cli-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) { throw std::runtime_error("no temporary folder"); }
        folder_ = name;
    }
    ~Program() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    Result operator()(const std::vector<std::string>& words, const std::string& input = {}) const {
        std::istringstream in(input);
        std::ostringstream out;
        std::ostringstream err;
        World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
        world.now = *parse_instant("2026-10-01T08:00:00Z");
        world.today = *parse_iso("2026-10-01");
        world.variable = [this](const std::string& variable) -> std::optional<std::string> {
            if (const auto own = variables.find(variable); own != variables.end()) { return own->second; }
            if (variable == "WINLOSS_STORE") { return store(); }
            return std::nullopt;
        };
        world.out_is_terminal = world.err_is_terminal = terminal;
        world.in_is_terminal = keyboard;
        world.page = page;
        if (terminal) {
            world.last = [this](const std::string& place, const std::string& kind) -> std::optional<std::int64_t> {
                const auto found = last.find(place + " " + kind);
                return found == last.end() ? std::nullopt : std::optional(found->second);
            };
            world.remember = [this](const std::string& place, const std::string& kind, std::int64_t number) {
                last[place + " " + kind] = number;
            };
        }
        world.columns = world.sentence_columns = columns;
        world.lines = lines;
        const int code = run_app(words, world);
        if (code != 0 && !terminal) { CHECK(sentences::fault(err.str()) == ""); }
        if (!terminal) { CHECK(sentences::next_fault(err.str()) == ""); }
        return {code, out.str(), err.str()};
    }

    /// What `hand` makes of the text that the editor is opened on; null: the editor comes back without one.
    using Hand = std::function<std::optional<std::string>(std::string form)>;
    Result edited(std::vector<std::string> words, const Hand& hand) const {
        std::istringstream in;
        std::ostringstream out;
        std::ostringstream err;
        World world{.in = in, .out = out, .err = err, .variable = {}, .edit = {}};
        world.now = *parse_instant("2026-10-01T08:00:00Z");
        world.today = *parse_iso("2026-10-01");
        world.in_is_terminal = true;
        world.edit = [&](const EditTask& task) { return Edited{hand(task.text)}; };
        words.insert(words.end(), {"--store", store()});
        const int code = run_app(words, world);
        if (code != 0) { CHECK(sentences::fault(err.str()) == ""); }
        return {code, out.str(), err.str()};
    }

    std::map<std::string, std::string> variables;  ///< of the environment, besides the store
    bool terminal = false;
    bool keyboard = false;                             ///< standard input is a terminal
    mutable std::map<std::string, std::int64_t> last;  ///< what '.' means at that terminal, by store and kind
    int columns = 80;
    int lines = 24;
    std::function<bool(const std::string& command, const std::string& text)> page = {};

    std::string store() const { return *this / "a.db"; }
    /// A file in the program's folder.
    std::string operator/(const std::string& name) const { return (folder_ / name).string(); }

private:
    std::filesystem::path folder_;
};

}  // namespace winloss::cli
