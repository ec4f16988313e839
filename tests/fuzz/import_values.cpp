// Whatever stands in a cell is a value that is printed and read again as the same, or none.
#include <cstdint>
#include <sstream>
#include <string>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_amounts.hpp"
#include "winloss/exchange/import_values.hpp"
#include "winloss/exchange/text_encoding.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

namespace {

void amounts(std::string_view cell) {
    for (const char* code : {"", "USD", "JPY", "KWD"}) {
        const auto usual = Currency::parse(code);
        for (const DecimalMark mark : {DecimalMark::point, DecimalMark::comma}) {
            const Reading<Money> reading = read_amount(cell, {.row = {}, .otherwise = usual}, mark);
            must(reading.value.has_value() == reading.why.empty(), "an amount, or why it is none");
            if (!reading.value) { continue; }
            const AmountCurrency same{.row = reading.value->currency, .otherwise = {}};
            must(read_amount(decimal(*reading.value), same, DecimalMark::point).value == reading.value,
                 "an amount that is printed is read as the same");
        }
    }
}

void dates(std::string_view cell) {
    for (const auto& [pattern, date] : date_readings(cell)) {
        must(DateFormat(pattern).read(cell) == date, "a reading's form reads it");
        must(read_iso_date(iso(date)) == date, "a date that is printed is read as the same");
    }
    const std::size_t end = cell.find('\n');
    if (end == std::string_view::npos) { return; }
    try {
        const auto date = DateFormat(cell.substr(0, end)).read(cell.substr(end + 1));
        if (date) { must(read_iso_date(iso(*date)) == *date, "a date that is printed is read as the same"); }
    } catch (const Error& error) { must(error.kind() == ErrorKind::usage, "a form is refused as usage"); }
}

void encodings(const std::string& bytes) {
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be, Encoding::windows_1252,
                                    Encoding::iso_8859_1, Encoding::iso_8859_15}) {
        try {
            std::istringstream in(bytes);
            std::ostringstream out;
            decode(in, out, encoding, "fuzz");
            must(!first_malformed(out.str()), "what is decoded is UTF-8");
        } catch (const Error& error) { must(error.kind() == ErrorKind::bad_input, "bytes are refused as bad input"); }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    encodings(text);
    if (first_malformed(text)) { return 0; }  // no such cell comes out of the reader
    amounts(trim(text));
    dates(trim(text));
    read_outcome(text);
    outcome_of_stage(text);
    return 0;
}
