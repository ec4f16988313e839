#include "report_quotes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "discretion.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/report/quotes.hpp"
#include "winloss/store/quotes.hpp"

namespace winloss::app {

namespace {

using Quotables = std::map<std::int64_t, std::vector<store::Quotable>>;  ///< by interview

/// What the tree of reasons makes of a code.
bool stands_for(const std::string& reason, const std::string& code, int level) {
    if (code == reason) { return true; }
    return level_of(reason) == level && code.starts_with(reason) && code[reason.size()] == '/';
}

/// The strongest stands in front.
auto strength(const store::Quotable& each) {
    return std::tuple(-std::abs(each.rating), each.weight != Weight::primary, -each.held_on.time_since_epoch().count(),
                      each.id);
}

Quotables quotables(const store::Store& store, const Table& asked) {
    std::vector<std::int64_t> interviews;
    for (const Behind& each : asked.behind) {
        interviews.insert(interviews.end(), each.records.begin(), each.records.end());
    }
    std::ranges::sort(interviews);
    interviews.erase(std::unique(interviews.begin(), interviews.end()), interviews.end());
    Quotables result;
    store::each_quotable(store, interviews,
                         [&](const store::Quotable& each) { result[each.interview.value].push_back(each); });
    return result;
}

/// One of each interview, the strongest first.
std::vector<store::Quotable> chosen(const Quotables& all, const std::vector<std::int64_t>& interviews,
                                    const report::QuotedReason& reason, std::size_t most) {
    std::vector<store::Quotable> result;
    for (const std::int64_t interview : interviews) {
        const auto at = all.find(interview);
        if (at == all.end()) { continue; }
        const store::Quotable* best = nullptr;
        for (const store::Quotable& each : at->second) {
            const bool fits = (each.rating > 0) == reason.for_us && stands_for(reason.code, each.code, reason.level);
            if (fits && (best == nullptr || strength(each) < strength(*best))) { best = &each; }
        }
        if (best != nullptr) { result.push_back(*best); }
    }
    std::ranges::sort(result, {}, strength);
    if (result.size() > most) { result.resize(most); }
    return result;
}

/// 'price: "They came in under you." Acme, decision maker, 2026-03'
std::string for_people(const Row& keys, const std::string& words, const store::Quote& quote, Date held_on) {
    std::vector<std::string> where;
    for (const Cell& key : keys) {
        if (const auto* text = std::get_if<std::string>(&key)) { where.push_back(*text); }
    }
    std::string who = quote.confidential ? "a customer" : quote.account_name;
    if (quote.role) { who += fmt::format(", {}", word(*quote.role)); }
    return fmt::format("{}: \u201c{}\u201d {}, {}", join(where, ", "), words, who, iso(held_on));
}

}  // namespace

void put_quotes(Report& report, const store::Store& store, std::size_t most) {
    const auto at = std::ranges::find(report.tables, "quotes", &Table::name);
    const auto below = std::ranges::find(report.tables, "all", &Table::name);
    if (at == report.tables.end() || below == report.tables.end()) { return; }
    const Table asked = std::exchange(*at, report::quotes_table(*at));
    const Quotables all = quotables(store, asked);
    Discretion discretion(store);
    for (const Behind& each : asked.behind) {
        const Row& row = asked.rows[each.row];
        const report::QuotedReason reason = report::quoted_reason(asked, row);
        for (const store::Quotable& one : chosen(all, each.records, reason, most)) {
            const store::Quote quote = store::read_quote(store, one.id);
            const std::string words = discretion.without_people(quote.text, quote.account, !quote.confidential).text;
            Row cells(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(asked.keys));
            below->notes.push_back(for_people({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(asked.keys) - 1},
                                              words, quote, one.held_on));
            cells.insert(cells.end(), {words, quote.confidential ? Cell() : Cell(quote.account_name),
                                       quote.role ? Cell(std::string(word(*quote.role))) : Cell(), one.held_on,
                                       std::int64_t{one.rating}, one.interview.value});
            at->rows.push_back(std::move(cells));
        }
    }
    report.notes.push_back(at->rows.empty()
                               ? "Nobody is quoted: no customer who gave a reason agreed to it."
                               : "Quoted are customers who agreed to it, the strongest first; names are left out.");
}

}  // namespace winloss::app
