// Files that CRMs wrote, with figures counted by other means. Skipped, visibly, where they are absent.
#include <filesystem>
#include <map>

#include "support/catch.hpp"
#include "support/folders.hpp"

#include "import_file.hpp"

using namespace winloss;
using namespace winloss::test;

namespace {

/// An open file of the sample data, or null after a warning.
std::unique_ptr<std::ifstream> sample(const char* name) {
    const std::filesystem::path path = std::filesystem::path(data_folder()) / name;
    if (!std::filesystem::exists(path)) {
        WARN("skipped: " << path << " is absent");
        return nullptr;
    }
    return std::make_unique<std::ifstream>(path, std::ios::binary);
}

}  // namespace

TEST_CASE("a sales pipeline of 8,800 deals") {
    const auto in = sample("maven_crm/sales_pipeline.csv");
    if (!in) { return; }
    std::map<std::string_view, int> outcomes;
    std::int64_t won_value = 0;
    int without_account = 0;
    const auto bad = import_stream<DealRow>(*in, {.currency = "USD"}, [&](const DealRow& row) {
        ++outcomes[word(*row.outcome)];
        if (row.outcome == Outcome::won) { won_value += row.amount->minor; }
        without_account += row.account.empty() ? 1 : 0;
    });
    CHECK(bad.empty());
    CHECK(outcomes == std::map<std::string_view, int>{{"won", 4238}, {"lost", 2473}, {"open", 2089}});
    CHECK(won_value == 1'000'553'400);
    CHECK(without_account == 1425);
}

TEST_CASE("accounts of that pipeline") {
    const auto in = sample("maven_crm/accounts.csv");
    if (!in) { return; }
    int rows = 0;
    int children = 0;
    const auto bad = import_stream<AccountRow>(*in, {}, [&](const AccountRow& row) {
        ++rows;
        children += row.parent.empty() ? 0 : 1;
        CHECK_FALSE(row.industry.empty());
    });
    CHECK(bad.empty());
    CHECK(rows == 85);
    CHECK(children == 15);
}

TEST_CASE("Salesforce opportunities with American dates") {
    const auto in = sample("salesforce_devorg/Opportunity.csv");
    if (!in) { return; }
    std::map<std::string_view, std::int64_t> amounts;
    std::map<std::string_view, int> outcomes;
    int unknown = 0;
    const Asked asked = {.currency = "USD", .date_format = "%m/%d/%y"};
    const auto bad = import_stream<DealRow>(*in, asked, [&](const DealRow& row) {
        ++outcomes[word(*row.outcome)];
        unknown += row.amount ? 0 : 1;
        amounts[word(*row.outcome)] += row.amount ? row.amount->minor : 0;
        CHECK_FALSE(row.name.empty());
        CHECK(row.closed_on);
    });
    CHECK(bad.empty());
    CHECK((outcomes["won"] == 12 && outcomes["lost"] == 8 && outcomes["open"] == 16));
    CHECK((amounts["won"] == 281'500'000 && amounts["lost"] == 83'000'000));
    CHECK(unknown == 5);
}

TEST_CASE("American dates are known by the days that no month has") {
    const auto in = sample("salesforce_devorg/Opportunity.csv");
    if (!in) { return; }
    CsvReader csv(*in, "x.csv");
    const Mapping mapping = map_columns(RecordType::deals, csv.heading(), {});
    const DateForms forms = find_forms(csv, mapping, {}).dates;
    CHECK_FALSE(forms.undecided);
    CHECK(date_formats_of(mapping, forms) == std::vector<std::string>{"%m/%d/%y"});
}

TEST_CASE("Salesforce contacts and accounts") {
    const auto contacts = sample("salesforce_devorg/Contact.csv");
    if (!contacts) { return; }
    int rows = 0;
    const auto bad = import_stream<ContactRow>(*contacts, {}, [&](const ContactRow& row) {
        ++rows;
        CHECK((!row.name.empty() && !row.account_id.empty()));
    });
    CHECK(bad.empty());
    CHECK(rows == 25);
    const auto accounts = sample("salesforce_devorg/Account.csv");
    int known = 0;
    CHECK(import_stream<AccountRow>(*accounts, {}, [&](const AccountRow&) { ++known; }).empty());
    CHECK(known == 18);
}

TEST_CASE("5,000 subscriptions whose end is the day after") {
    const auto in = sample("ravenstack/ravenstack_subscriptions.csv");
    if (!in) { return; }
    int rows = 0;
    int trials = 0;
    const auto bad =
        import_stream<ContractRow>(*in, {.currency = "USD", .ends_exclusive = true}, [&](const ContractRow& row) {
            ++rows;
            trials += row.annual_value->minor == 0 ? 1 : 0;
            CHECK((row.auto_renews != true || (row.ends_on && row.term_months)));
        });
    CHECK(bad.size() == 13);
    CHECK(rows == 4987);
    CHECK(trials == 778);
}
