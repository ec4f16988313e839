// The house's one rule, read off every #include: a layer uses only the layers below it, and each library stands behind
// its own door.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/folders.hpp"

namespace fs = std::filesystem;
using winloss::source_folder;

namespace {

using Names = std::set<std::string>;

const std::map<std::string, Names>& allowed_layers() {
    static const std::map<std::string, Names> allowed = {
        {"core", {}},
        {"stats", {"core"}},
        {"domain", {"core"}},
        {"report", {"core", "stats", "domain"}},
        {"exchange", {"core", "domain"}},
        {"render", {"core"}},
        {"store", {"core", "domain"}},
        {"platform", {"core"}},
        {"app", {"core", "stats", "domain", "report", "exchange", "store", "platform"}},
        {"cli", {"core", "domain", "store", "render", "app"}},
    };
    return allowed;
}

/// Which files may include a library, as path prefixes below src/ and include/winloss/.
const std::map<std::string, std::vector<std::string>>& allowed_libraries() {
    static const std::map<std::string, std::vector<std::string>> allowed = {
        {"CLI/", {"cli/"}},
        {"SQLiteCpp/", {"store/connection", "store/statement"}},
        {"sqlite3", {"store/connection", "store/statement"}},
        {"nlohmann/", {"render/", "exchange/"}},
        {"toml++/", {"exchange/"}},
        {"pugixml", {"exchange/"}},
        {"utf8proc", {"core/"}},
        {"blake2", {"core/digest"}},
        {"xlsxwriter", {"render/xlsx_library"}},
        {"fmt/", {""}},
    };
    return allowed;
}

struct Include {
    std::string file;  ///< below its root: store/people.cpp
    std::string layer;
    std::string header;
};

std::vector<Include> includes() {
    std::vector<Include> found;
    const std::regex line_of(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
    for (const fs::path root :
         {fs::path(winloss::source_folder()) / "src", fs::path(winloss::source_folder()) / "include/winloss"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file()) { continue; }
            const fs::path below = fs::relative(entry.path(), root);
            std::ifstream file(entry.path());
            std::string line;
            std::smatch match;
            while (std::getline(file, line)) {
                if (std::regex_search(line, match, line_of)) {
                    found.push_back({below.string(), below.begin()->string(), match[1]});
                }
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("a layer includes only the layers below it") {
    const auto all = includes();
    REQUIRE(all.size() > 100);
    for (const Include& include : all) {
        if (include.layer == "main.cpp" || !include.header.starts_with("winloss/")) { continue; }
        const std::string target = include.header.substr(8, include.header.find('/', 8) - 8);
        INFO(include.file << " includes " << include.header);
        CHECK((target == include.layer || allowed_layers().at(include.layer).contains(target)));
    }
}

TEST_CASE("each library stands behind its own door") {
    for (const Include& include : includes()) {
        for (const auto& [library, doors] : allowed_libraries()) {
            if (!include.header.starts_with(library)) { continue; }
            INFO(include.file << " includes " << include.header);
            CHECK(std::any_of(doors.begin(), doors.end(),
                              [&](const std::string& door) { return include.file.starts_with(door); }));
        }
    }
}
