// Quotes beside reasons: whose they are, which come first, and what they must not say.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/error.hpp"

namespace winloss::app::world {

namespace {

/// A lost deal of an account with one interview.
struct Said {
    std::string account;
    std::string note;
    bool consent = true;
    bool confidential = false;
    /// code, rating, weight, first and end code point (end 0: the whole note)
    struct Coded {
        std::string code;
        int rating;
        std::string weight;
        int start;
        int end;
    };
    std::vector<Coded> codings;
};

store::Store store_of(const std::string& path, const std::vector<Said>& all) {
    return store::Store::create(path, {}, [&](store::Connection& connection) {
        connection.execute(
            "INSERT INTO person (name, name_folded) VALUES ('Kim Larsen', 'kim larsen');"
            "INSERT INTO code (path, name, kind) VALUES ('price', 'Price', 'driver'), ('price/terms', 'Terms', "
            "'driver'),"
            "('theme', 'Theme', 'win-theme')");
        std::int64_t id = 0;
        for (const Said& each : all) {
            ++id;
            const std::string number = std::to_string(id);
            connection.execute(
                "INSERT INTO account (name, name_folded) VALUES ('" + each.account +
                "', 'a');"
                "INSERT INTO deal (account_id, name, name_folded, outcome, decided_on) VALUES (" +
                number +
                ", 'D', 'd', 'lost', '2026-01-10');"
                "INSERT INTO contact (account_id, name, name_folded, buying_role) VALUES (" +
                number +
                ", 'Rosa Weiss', 'rosa weiss', 'champion');"
                "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, "
                "closes_on, state, held_on, completeness, consent_to_quote, confidential) VALUES ('retrospective', " +
                number + ", " + number +
                ", '2026-01-10', 'chosen', '2026-01-10', '2026-01-10', '2026-01-10', 'held', "
                "'2026-02-0" +
                number + "', 'full', " + (each.consent ? "1" : "0") + ", " + (each.confidential ? "1" : "0") +
                ");"
                "INSERT INTO interview_contact (interview_id, contact_id) VALUES (" +
                number + ", " + number +
                ");"
                "INSERT INTO note (interview_id, text) VALUES (" +
                number + ", '" + each.note + "')");
            for (const Said::Coded& coded : each.codings) {
                connection.execute(
                    "INSERT INTO coding (note_id, code_id, rating, weight, start_offset, end_offset) VALUES (" +
                    number + ", (SELECT id FROM code WHERE path = '" + coded.code + "'), " +
                    std::to_string(coded.rating) + ", '" + coded.weight + "', " +
                    (coded.end > 0 ? std::to_string(coded.start) : "NULL") + ", " +
                    (coded.end > 0 ? std::to_string(coded.end) : "NULL") + ")");
            }
        }
    });
}

const std::vector<Said> said{
    {"Acme",
     "Too dear. Far too dear.",
     true,
     false,
     {{"price", -1, "contributing", 0, 9}, {"price/terms", -2, "contributing", 10, 23}}},
    {"Bolt", "Nobody asked us.", false, false, {{"price", -2, "primary", 0, 16}}},
    {"Crane", "Kim Larsen told Crane it was final.", true, true, {{"price", -2, "primary", 0, 35}}},
    {"Dune", "A fair price.", true, false, {{"price", 2, "primary", 0, 13}, {"theme", -2, "minor", 0, 13}}},
    {"Elan", "The whole of it.", true, false, {{"price", -2, "primary", 0, 0}}},
    {"Faro", "We waited.", true, false, {{"price", -2, "contributing", 0, 10}}}};

std::vector<std::string> quotes(const store::Store& store, std::int64_t most, std::optional<std::int64_t> level = {}) {
    ReportOptions options = options_of("loss-reasons");
    options.own["quotes"].number = most;
    options.own["level"].number = level;
    Context context;
    context.today = make_date(2026, 6, 1);
    const Report report = report_of(run_report(store, context, options));
    std::vector<std::string> result;
    const Table& table = table_named(report, "quotes");
    for (const Row& row : table.rows) {
        const auto cell = [&](std::string_view key) { return plain(cell_of(table.columns, row, key)); };
        result.push_back(cell("code") + ": " + cell("quote") + " " + cell("account") + ", " + cell("role"));
    }
    CHECK(table_named(report, "all").notes.size() == result.size());
    return result;
}

}  // namespace

TEST_CASE("quoted is who agreed to it, the strongest first, and nobody is named") {
    const store::Folder folder;
    const store::Store store = store_of(folder / "a.db", said);
    // Primary first, then the later one; Bolt did not agree, Dune spoke for us, Elan of the whole note.
    CHECK(quotes(store, 9) == std::vector<std::string>{"price: a colleague told the customer it was final. , champion",
                                                       "price: We waited. Faro, champion",
                                                       "price: Far too dear. Acme, champion"});
    CHECK(quotes(store, 1) ==
          std::vector<std::string>{"price: a colleague told the customer it was final. , champion"});
}

TEST_CASE("a code below a reason is quoted for it only where the report counts it there") {
    const store::Folder folder;
    const store::Store store = store_of(folder / "a.db", said);
    CHECK(quotes(store, 9, 2) ==
          std::vector<std::string>{"price: a colleague told the customer it was final. , champion",
                                   "price: We waited. Faro, champion", "price: Too dear. Acme, champion",
                                   "price/terms: Far too dear. Acme, champion"});
}

TEST_CASE("quotes are of buyers, and stand beside figures") {
    const store::Folder folder;
    const store::Store store = store_of(folder / "a.db", said);
    ReportOptions options = options_of("loss-reasons");
    options.own["quotes"].number = 1;
    options.own["source"].text = "rep";
    CHECK_THROWS_AS(run_report(store, Context(), options), Error);
    options.own["source"].text = "both";
    CHECK_NOTHROW(run_report(store, Context(), options));
    options.rows = true;
    CHECK_THROWS_AS(run_report(store, Context(), options), Error);
}

}  // namespace winloss::app::world
