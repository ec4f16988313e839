#include "winloss/app/digest.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "winloss/app/begin.hpp"
#include "winloss/app/reports.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app {

namespace {

struct Part {
    std::string_view report;
    bool of_period = true;   ///< the others are about today
    std::int64_t limit = 0;  ///< rows of a list of records; 0: it is none
};
constexpr std::array parts{Part{"win-rate"},        Part{"loss-reasons"},     Part{"response"}, Part{"retention"},
                           Part{"renewals", false}, Part{"pulse", false, 10}, Part{"actions"}};

Report report_of(const Part& part, const std::string& period, const store::Store& store, const Context& context) {
    ReportOptions options(report::find_report(part.report));
    if (part.of_period) { options.period = period; }
    if (part.limit > 0) { options.own["limit"].number = part.limit; }
    return std::get<Report>(run_report(store, context, options).data);
}

/// The report's own table under its name, its headline below it.
Table table_of(const Report& report) {
    Table table = report.tables.front();
    table.name = report.name;
    std::replace(table.name.begin(), table.name.end(), '-', '_');
    table.title = report.title;
    table.notes.insert(table.notes.begin(), report.headline);
    return table;
}

}  // namespace

Answer report_digest(const store::Store& store, const Context& context, const DigestReport& options) {
    const store::Snapshot snapshot(store);
    const std::string period = options.period.value_or("last quarter");
    Report digest;
    digest.name = "digest";
    digest.title = "Digest";
    digest.as_of = context.today;
    digest.operation = store.operation();
    digest.period = parse_period(period, context.today);
    Table headlines{.name = "headlines",
                    .title = "",
                    .columns = {{"report", "Report", Type::text}, {"says", "Says", Type::text, true}},
                    .rows = {},
                    .breakdown = {},
                    .notes = {}};
    std::vector<Table> tables;
    for (const Part& part : parts) {
        const Report report = report_of(part, period, store, context);
        headlines.rows.push_back({report.name, report.headline});
        digest.hide_under = report.hide_under;
        digest.small_under = report.small_under;
        tables.push_back(table_of(report));
    }
    digest.tables.push_back(std::move(headlines));
    for (Table& each : tables) { digest.tables.push_back(std::move(each)); }
    digest.notes.emplace_back("Renewals and pulse are about today, the others about the period.");
    Answer answer{.data = std::move(digest),
                  .messages = {"Next, for one of them in full, its name: winloss report win-rate"}};
    if (std::string begin = how_to_begin(store); !begin.empty()) { answer.messages.push_back(std::move(begin)); }
    return answer;
}

}  // namespace winloss::app
