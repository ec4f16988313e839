// The sample company that `demo` starts from is read without a complaint, its notes in their canonical form.
#include <filesystem>

#include "import_file.hpp"
#include "support/catch.hpp"
#include "support/folders.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/markup.hpp"
#include "winloss/exchange/starter_documents.hpp"

using namespace winloss;
using namespace winloss::test;

namespace {

const std::filesystem::path schema = std::filesystem::path(source_folder()) / "schema";

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

template <class Row>
void check_rows(const char* file) {
    CAPTURE(file);
    int rows = 0;
    CHECK(import_text<Row>(text_of(schema / "sample" / file), {}, [&](const Row&) { ++rows; }) ==
          std::vector<std::string>{});
    CHECK(rows > 5);
}

}  // namespace

TEST_CASE("every row of the sample is good") {
    check_rows<AccountRow>("accounts.csv");
    check_rows<PersonRow>("people.csv");
    check_rows<ContactRow>("contacts.csv");
    check_rows<CompetitorRow>("competitors.csv");
    check_rows<DealRow>("deals.csv");
    check_rows<ContractRow>("contracts.csv");
}

TEST_CASE("every note of the sample is coded with the starter codebook") {
    std::vector<Code> codes = read_codebook_document(text_of(schema / "starter/codebook.toml"), "codebook.toml");
    for (std::size_t i = 0; i < codes.size(); ++i) { codes[i].id = CodeId{static_cast<std::int64_t>(i) + 1}; }
    const Codebook book(codes);
    int codings = 0;
    for (const auto& entry : std::filesystem::directory_iterator(schema / "sample/notes")) {
        CAPTURE(entry.path().filename());
        const std::string marked = text_of(entry.path());
        const MarkedNote note = read_markup(marked, book);
        CHECK(write_markup(note.text, note.codings, book) == marked);
        codings += static_cast<int>(note.codings.size());
    }
    CHECK(codings > 50);
}

TEST_CASE("every starter guide asks questions") {
    int guides = 0;
    for (const auto& entry : std::filesystem::directory_iterator(schema / "starter/guides")) {
        CAPTURE(entry.path().filename());
        CHECK(read_guide(text_of(entry.path())).size() >= 4);
        ++guides;
    }
    CHECK(guides >= 9);
}
