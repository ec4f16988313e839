// What 'winloss import notes' can be told.
#include "cli/program.hpp"

namespace winloss::cli {

TEST_CASE("an import of notes makes no competitor that marks name first where nothing new is to be made") {
    const Program run;
    const auto import = [&](const std::vector<std::string>& words, const std::string& csv) {
        std::vector<std::string> all{"import"};
        all.insert(all.end(), words.begin(), words.end());
        all.emplace_back("-");
        const Result result = run(all, csv);
        UNSCOPED_INFO(result.err);
        return result.code;
    };
    REQUIRE(import({"codebook"}, "path,kind\nprice,driver\n") == 0);
    REQUIRE(import({"deals"}, "id,account,outcome,decision date\nD-1,Acme,lost,2026-05-01\n") == 0);
    REQUIRE(import({"interviews"}, "external_id,deal,first_asked_on,held_on\nI-1,D-1,2026-06-10,2026-06-20\n") == 0);
    const std::string notes =
        "interview_external_id,text\n"
        "I-1,\"They were cheaper {==by far==}{>>price -2 competitor:\"\"Umbra\"\"<<}\"\n";
    CHECK(import({"notes", "--no-create"}, notes) == 5);
    CHECK(run({"competitor", "list"}).out.empty());
    CHECK(import({"notes"}, notes) == 0);
    CHECK(import({"notes", "--no-create"}, notes) == 0);
    CHECK(run({"competitor", "list"}).out.find("Umbra") != std::string::npos);
}

}  // namespace winloss::cli
