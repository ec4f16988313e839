// Runs every console block of the documentation and of tests/transcripts, and holds what it prints against what stands
// there. WINLOSS_ACCEPT=1 writes what was printed into the files instead.
//
//   ```console           as on a terminal of 100 columns
//   ```console pipe      as in a pipe
//
// The blocks of one file share a fresh folder and run in their order.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "support/catch.hpp"
#include "support/folders.hpp"
#include "transcripts/shell.hpp"

namespace fs = std::filesystem;
using winloss::source_folder;
using winloss::transcripts::Shell;

namespace {

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A folder of its own that is the current one while the scope lasts.
class FreshFolder {
public:
    FreshFolder() : before_(fs::current_path()) {
        std::string name = (fs::temp_directory_path() / "winloss-transcript-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
        fs::current_path(path_);
    }
    ~FreshFolder() {
        fs::current_path(before_);
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    FreshFolder(const FreshFolder&) = delete;
    FreshFolder& operator=(const FreshFolder&) = delete;

private:
    fs::path before_;
    fs::path path_;
};

/// The end word of a here-document: `cat > FILE <<'END'` → END.
std::string here_word(const std::string& command) {
    const auto at = command.find("<<");
    if (at == std::string::npos) { return {}; }
    return winloss::transcripts::shell_words(command.substr(at + 2)).at(0);
}

/// The file's text with every block's output as it is printed now.
std::string replay(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    std::string line;
    bool inside = false;
    Shell shell;
    while (std::getline(lines, line)) {
        if (line.starts_with("```")) {
            inside = line.starts_with("```console");
            shell.terminal = line != "```console pipe";
            result += line + "\n";
        } else if (!inside) {
            result += line + "\n";
        } else if (line.starts_with("$ ")) {
            result += line + "\n";
            std::string command = line.substr(2);
            while (command.ends_with("\\") && std::getline(lines, line)) {
                result += line + "\n";
                command = command.substr(0, command.size() - 1) + line;
            }
            std::string input;
            if (const std::string end = here_word(command); !end.empty()) {
                while (std::getline(lines, line)) {
                    result += line + "\n";
                    if (line == end) { break; }
                    input += line + "\n";
                }
            }
            const auto cut = command.find("<<");
            result += shell.run(command.substr(0, cut), input);
        }
    }
    return result;
}

std::vector<fs::path> documents() {
    const fs::path root = winloss::source_folder();
    std::vector<fs::path> found;
    for (const fs::path& folder : {root / "docs", root / "tests" / "transcripts"}) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".md") { found.push_back(entry.path()); }
        }
    }
    if (fs::exists(root / "README.md")) { found.push_back(root / "README.md"); }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("every console block prints what it says") {
    const bool accept = std::getenv("WINLOSS_ACCEPT") != nullptr;
    for (const fs::path& path : documents()) {
        const std::string text = read_file(path);
        if (text.find("```console") == std::string::npos) { continue; }
        DYNAMIC_SECTION(fs::relative(path, winloss::source_folder()).string()) {
            const FreshFolder folder;
            const std::string now = replay(text);
            if (accept && now != text) {
                std::ofstream(path, std::ios::binary) << now;
            } else {
                CHECK(now == text);
            }
        }
    }
}
