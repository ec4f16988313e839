// schema/schema.sql is what all migrations together make, for readers. WINLOSS_ACCEPT=1 writes it anew.
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "store/fixture.hpp"
#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/store/store.hpp"

using namespace winloss;

namespace {

std::string schema_of(const store::Store& store) {
    std::string text =
        "-- The whole schema as it is after all migrations: for readers, never run. A test holds it against them.\n"
        "-- Why things are as they are stands in schema/migrations.\n";
    store::Statement rows = store.prepare(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' ORDER BY tbl_name, type "
        "DESC, "
        "name");
    while (rows.step()) { text += "\n" + std::string(rows.text(0)) + ";\n"; }
    return text;
}

}  // namespace

TEST_CASE("schema/schema.sql is the sum of the migrations") {
    const store::Folder folder;
    const store::Store made = store::Store::create(folder / "s.db", {}, [](store::Connection&) {});
    const std::string now = schema_of(made);
    const std::string path = source_folder() + "/schema/schema.sql";
    if (std::getenv("WINLOSS_ACCEPT") != nullptr) { std::ofstream(path, std::ios::binary) << now; }
    std::ifstream file(path, std::ios::binary);
    const std::string stands{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    CHECK(stands == now);
}
