// Any bytes are either refused as bad input or read into rows of views that hold, and those into typed rows.
#include <cstdint>
#include <sstream>

#include "must.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_history_rows.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text, std::size_t chunk) {
    std::istringstream in(text);
    CsvReader csv(in, "fuzz", {.chunk = chunk});
    Rows rows = {csv.heading()};
    while (csv.next()) {
        const bool whole = csv.row().size() == csv.heading().size();
        must(whole || csv.fault().has_value(), "a row of another length has a fault");
        if (csv.fault()) {
            must(csv.fault()->place.line >= csv.line() && csv.fault()->place.column >= 1, "a fault has a place");
            continue;
        }
        rows.emplace_back(csv.row().begin(), csv.row().end());
        for (std::size_t i = 0; i < csv.row().size(); ++i) {
            must(csv.place(i).line >= csv.line(), "a field has a place");
            must(!first_malformed(csv.row()[i]), "a field is UTF-8");
        }
    }
    return rows;
}

void read_and_write(const std::string& text) {
    const Rows rows = rows_of(text, 4096);
    must(rows_of(text, 3) == rows, "the buffer's ends do not show");
    std::string written;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) { written += ','; }
            if (row.size() == 1 && row[i].empty()) { written += "\"\""; }
            append_csv_field(written, row[i]);
        }
        written += '\n';
    }
    // A heading may look like a byte order mark, like `sep=;`, or favour another delimiter; any other comes back.
    const std::string heading = written.substr(0, written.find('\n'));
    const bool plain = heading.find_first_of(";\t\"") == std::string::npos && heading.find("\xEF\xBB\xBF") != 0 &&
                       lower_ascii(heading).find("sep=") != 0;
    if (rows.front().size() > 1 && plain) { must(rows_of(written, 64) == rows, "what was written is read back"); }
}

template <class Row>
void import(const std::string& text, RecordType type, const char* date_format) {
    std::istringstream in(text);
    CsvReader csv(in, "fuzz", {.chunk = 64});
    ImportOptions options;
    options.currency = Currency::parse("USD");
    if (date_format != nullptr) { options.dates.plain.emplace(date_format); }
    options.ends_exclusive = date_format != nullptr;
    const Mapping mapping = map_columns(type, csv.heading(), {});
    ImportReader<Row> rows(csv, mapping, options,
                           [](const BadCell& cell) { must(!cell.reason.empty(), "a bad cell has a reason"); });
    while (rows.next() != nullptr) {}
}

template <class F>
void refusing(F&& call) {
    try {
        call();
    } catch (const Error& error) { must(error.kind() == ErrorKind::bad_input, "a file is refused as bad input"); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    refusing([&] { read_and_write(text); });
    refusing([&] { import <DealRow>(text, RecordType::deals, nullptr); });
    refusing([&] { import <ContractRow>(text, RecordType::contracts, "%m/%d/%y"); });
    refusing([&] { import <ContactRow>(text, RecordType::contacts, nullptr); });
    refusing([&] { import <TouchRow>(text, RecordType::touches, nullptr); });
    refusing([&] { import <BenchmarkRow>(text, RecordType::benchmarks, nullptr); });
    refusing([&] { import <CodeRow>(text, RecordType::codebook, nullptr); });
    return 0;
}
