#include "winloss/exchange/profile_document.hpp"

#include "support/catch.hpp"
#include "winloss/core/error.hpp"

using namespace winloss;
using namespace winloss::exchange;

namespace {

std::string refusal(const std::string& text) {
    try {
        read_profile_document(text, "acme.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        return error.message() + " | " + error.hint();
    }
    return "accepted";
}

constexpr const char* document =
    "# ours\nprofile = \"dynamics\"\nencoding = \"windows-1252\"\ndecimal = \",\"\ncurrency = \"EUR\"\n"
    "[deals]\nlines = \"sum\"\ndate_format = \"%d.%m.%Y\"\n[deals.date_formats]\nopened_on = "
    "\"%F\"\n[deals.columns]\namount = "
    "[\"Actual\", \"Est.\"]\nstage = \"Phase\"\n"
    "region = \"\"\n[deals.values.outcome]\n\"Dead \\\"end\\\"\" = \"lost\"\n[deals.aliases.product]\nGTXPro = \"GTX "
    "Pro\"\n[accounts.columns]\nname = \"Kunde\"\n";

}  // namespace

TEST_CASE("a profile's document says how tables are read, and is written so that it says the same") {
    SavedProfile profile = read_profile_document(document, "acme.toml");
    for (int round = 0; round < 2; ++round) {
        CHECK((profile.profile == "dynamics" && profile.encoding == "windows-1252" && profile.decimal == "," &&
               profile.currency == "EUR"));
        const SavedTable& deals = profile.tables.at(RecordType::deals);
        CHECK(deals.lines == "sum");
        CHECK(deals.date_formats == std::vector<std::string>{"%d.%m.%Y", "opened_on=%F"});
        REQUIRE(deals.columns.size() == 4);
        std::vector<std::string> amounts;
        for (const SavedColumn& each : deals.columns) {
            if (each.field == "amount") { amounts.push_back(each.heading); }
        }
        CHECK(amounts == std::vector<std::string>{"Actual", "Est."});
        REQUIRE((deals.values.size() == 1 && deals.aliases.size() == 1));
        CHECK((deals.values[0].field == "outcome" && deals.values[0].from == "Dead \"end\"" &&
               deals.values[0].to == "lost"));
        CHECK(deals.aliases[0].to == "GTX Pro");
        CHECK(profile.tables.at(RecordType::accounts).columns.at(0).heading == "Kunde");
        const std::string written = write_profile_document(profile, "acme");
        profile = read_profile_document(written, "again.toml");
        CHECK(write_profile_document(profile, "acme") == written);
    }
    CHECK(read_profile_document(document, "x").tables.at(RecordType::deals).columns.at(2).place.line == 13);
}

TEST_CASE("what goes back into the CRM stands in a profile too, in its order") {
    const SavedProfile profile =
        read_profile_document("[export.columns]\nreason = \"Why\"\nexternal_id = \"Id\"\n", "acme.toml");
    REQUIRE(profile.sent_back.size() == 2);
    CHECK((profile.sent_back[0].field == CrmField::reason && profile.sent_back[0].heading == "Why"));
    const std::string written = write_profile_document(profile, "acme");
    CHECK(read_profile_document(written, "again").sent_back[1].heading == "Id");
    CHECK_THAT(refusal("[export.columns]\nresaon = \"Why\"\n"),
               Catch::StartsWith("acme.toml:2:1: ") && Catch::Contains("Did you mean 'reason'?"));
    CHECK_THAT(refusal("[export.columns]\nreason = \"Why\"\n"), Catch::Contains("without external_id"));
    CHECK_THAT(refusal("[export.columns]\nexternal_id = \"\"\n"), Catch::Contains("needs a heading"));
    CHECK_THAT(refusal("[export]\ncolums = 1\n"), Catch::Contains("there is no key 'colums'"));
}

TEST_CASE("what is not right in a profile is named with file, line and column") {
    CHECK_THAT(refusal("decimal = \";\"\n"),
               Catch::StartsWith("acme.toml:1:11: ") && Catch::Contains("no decimal mark"));
    CHECK(refusal("curency = \"EUR\"\n") == "acme.toml:1:1: there is no key 'curency'. | Did you mean 'currency'?");
    CHECK_THAT(refusal("[deals.columns]\nstag = \"Phase\"\n"),
               Catch::StartsWith("acme.toml:2:1: there is no field 'stag' in deals. | Did you mean 'stage'?"));
    CHECK_THAT(refusal("[deals.columns]\nstage = 3\n"), Catch::StartsWith("acme.toml:2:9: 'stage' takes a text."));
    CHECK_THAT(refusal("\n[deals.values.outcome]\nDead = \"lsot\"\n"),
               Catch::StartsWith("acme.toml:3:8: ") && Catch::Contains("'lsot' is no outcome"));
    CHECK_THAT(refusal("profile = \"sugar\"\n"),
               Catch::Contains("is no built-in profile") && Catch::Contains("hubspot"));
    CHECK_THAT(refusal("encoding = \"ebcdic\"\n"), Catch::StartsWith("acme.toml:1:12: "));
    CHECK_THAT(refusal("currency = \"XXQ\"\n"), Catch::Contains("is no currency"));
    CHECK_THAT(refusal("[deals]\ndate_format = \"dd/mm\"\n"), Catch::StartsWith("acme.toml:2:15: "));
    CHECK_THAT(refusal("[deals\n"), Catch::StartsWith("acme.toml:1:"));
    CHECK_THAT(refusal("deals = 3\n"), Catch::Contains("'deals' is a table"));
}
