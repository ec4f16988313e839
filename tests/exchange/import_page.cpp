// docs/import.md lists what the program knows: field by field, heading by heading.
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_fields.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

std::string page() {
    std::ifstream in(source_folder() + "/docs/import.md", std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the page of an import's columns has every field with its headings, and no other") {
    const std::string text = page();
    for (const std::string& name : record_type_names()) {
        CAPTURE(name);
        const std::size_t start = text.find("\n## " + name + "\n");
        REQUIRE(start != std::string::npos);
        const std::string section = text.substr(start, text.find("\n## ", start + 1) - start);
        std::vector<std::string_view> rows;
        for (const std::string_view line : split(section, '\n')) {
            if (line.starts_with("| `")) { rows.push_back(line); }
        }
        const auto fields = import_fields(parse_record_type(name));
        REQUIRE(rows.size() == fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            std::vector<std::string> headings;
            for (const std::string_view heading : fields[i].headings) {
                if (heading != fields[i].name) { headings.emplace_back(heading); }
            }
            CHECK(rows[i].starts_with("| `" + std::string(fields[i].name) + "` | "));
            CHECK(rows[i].ends_with("| " + join(headings, ", ") + " |"));
        }
    }
}
