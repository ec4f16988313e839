// One list, one record and one report that use every type of cell, for the tests of all formats.
#pragma once

#include <string>

#include "winloss/core/answer.hpp"
#include "winloss/core/money.hpp"

namespace winloss::render::samples {

inline Money usd(std::int64_t minor) { return {minor, *Currency::parse("USD")}; }
inline Money eur(std::int64_t minor) { return {minor, *Currency::parse("EUR")}; }
inline Money yen(std::int64_t minor) { return {minor, *Currency::parse("JPY")}; }

/// Text that attacks a terminal, a spreadsheet, a page, a pipe table and a line-based reader at once.
inline const std::string hostile =
    "=cmd()|\x1b[31mred\x07 \xc2\x9b"
    "2J \u202eevil\u202c \"q\", 'a'\ttab\\back\r\nnext </script><b>*x*_y_`z`[l](u) \x7f\u2028\u200b";

inline List deals() {
    List list;
    list.table.name = "deals";
    list.table.columns = {{"id", "Id", Type::integer},
                          {"account", "Account", Type::text, true},
                          {"decided_on", "Decided", Type::date},
                          {"amount", "Amount", Type::money},
                          {"competitors", "Competitors", Type::list},
                          {"interviewed", "Heard", Type::boolean}};
    list.table.rows = {{std::int64_t{17}, "Acme", make_date(2026, 3, 2), usd(123456),
                        std::vector<std::string>{"Initech", "Globex"}, true},
                       {std::int64_t{1204}, "Müller & Söhne", Cell(), Cell(), std::vector<std::string>(), false},
                       {std::int64_t{9}, "東京電力", make_date(2026, 1, 31), yen(9800000),
                        std::vector<std::string>{"Initech"}, Cell()}};
    return list;
}

inline Record deal() {
    Record record;
    record.title = "deal 17 · Acme platform";
    record.fields = {{"id", "Id", std::int64_t{17}},
                     {"account", "Account", std::string("Acme")},
                     {"owner", "Owner", Cell()},
                     {"amount", "Amount", usd(123456)},
                     {"booked_for", "Booked", LocalTime{make_date(2026, 10, 2), 600}},
                     {"changed_at", "Changed", Instant(make_date(2026, 10, 1)) + std::chrono::seconds(27000)},
                     {"reasons", "Stated reasons", std::vector<std::string>{"price", "timing"}}};
    Table contacts;
    contacts.name = "contacts";
    contacts.title = "Contacts";
    contacts.columns = {{"name", "Name", Type::text, true}, {"buying_role", "Role", Type::text}};
    contacts.rows = {{"Ada Byron", "champion"}, {"Kim Li", "procurement"}};
    record.sections = {contacts};
    record.body = Field{"note", "Note", std::string("## Price\n\nThey came in *30%* under you.")};
    return record;
}

inline Share share(std::int64_t part, std::int64_t whole, double low, double high) {
    return {{part, whole}, low, high, whole < 30, whole < 5};
}

inline Report reasons() {
    Report report;
    report.name = "loss-reasons";
    report.title = "Why we lose";
    report.as_of = make_date(2026, 10, 1);
    report.operation = 1042;
    report.period = {make_date(2026, 7, 1), make_date(2026, 9, 30)};
    report.filters = {{"segment", "Segment", std::string("Enterprise")}};
    report.base = {{"lost", "Lost deals", std::int64_t{1187}}, {"heard", "Heard", share(41, 187, 0.1664, 0.2842)}};
    report.headline = "Price is named most.";
    report.notes = {"41 of 187 lost deals were heard."};

    Table main;
    main.name = "reasons";
    main.title = "Primary reason";
    main.columns = {
        {"code", "Reason", Type::text, true}, {"deals", "Deals", Type::integer}, {"share", "Share", Type::share}};
    main.rows = {{"price/total-cost", std::int64_t{79}, share(79, 187, 0.3540, 0.4941)},
                 {"product fit", std::int64_t{2}, share(2, 5, 0.1176, 0.7693)},
                 {"support", std::int64_t{1}, share(1, 3, 0.0615, 0.7923)},
                 {"none", std::int64_t{0}, Share{}}};
    main.breakdown = Breakdown{"amounts",
                               {{"currency", "Currency", Type::text}, {"lost", "Lost", Type::money}},
                               {{{"EUR", eur(100)}, {"USD", usd(123456789)}}, {{"USD", usd(5)}}, {}, {}}};
    Table trend;
    trend.name = "by_quarter";
    trend.title = "By quarter";
    trend.columns = {
        {"quarter", "Quarter", Type::text}, {"odds", "Odds ratio", Type::real}, {"nrr", "NRR", Type::share}};
    trend.rows = {{"2026Q3", 2.345, Share{{10300, 10000}, {}, {}, false, false}}, {"2026Q2", 0.0043, Cell()}};
    trend.notes = {"NRR by amount."};
    report.tables = {main, trend};
    return report;
}

}  // namespace winloss::render::samples
