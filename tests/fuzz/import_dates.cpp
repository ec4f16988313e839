// Whatever stands in a cell is a date that is printed and read again as the same, by the form it was read in, or none.
#include <cstdint>
#include <string_view>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_values.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

namespace {

void readings(std::string_view cell) {
    for (const auto& [pattern, date] : date_readings(cell)) {
        must(DateFormat(pattern).read(cell) == date, "a reading's form reads it");
        must(read_iso_date(iso(date)) == date, "a date that is printed is read as the same");
    }
}

/// The first line is a form, the rest is read by it.
void form(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) { return; }
    try {
        const auto date = DateFormat(text.substr(0, end)).read(text.substr(end + 1));
        if (date) { must(read_iso_date(iso(*date)) == *date, "a date that is printed is read as the same"); }
    } catch (const Error& error) { must(error.kind() == ErrorKind::usage, "a form is refused as usage"); }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (first_malformed(text)) { return 0; }  // no such cell comes out of the reader
    readings(trim(text));
    form(trim(text));
    return 0;
}
