// Whatever stands in a cell is an amount that is printed, for machines and for people, and read again as the same, or
// none.
#include <cstdint>
#include <string_view>

#include "must.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_amounts.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (first_malformed(text)) { return 0; }  // no such cell comes out of the reader
    const std::string_view cell = trim(text);
    for (const char* code : {"", "USD", "JPY", "KWD"}) {
        const auto usual = Currency::parse(code);
        for (const DecimalMark mark : {DecimalMark::point, DecimalMark::comma}) {
            const Reading<Money> reading = read_amount(cell, {.row = {}, .otherwise = usual}, mark);
            must(reading.value.has_value() == reading.why.empty(), "an amount, or why it is none");
            if (!reading.value) { continue; }
            const AmountCurrency same{.row = reading.value->currency, .otherwise = {}};
            for (const std::string& printed : {decimal(*reading.value), to_string(*reading.value)}) {
                must(read_amount(printed, same, DecimalMark::point).value == reading.value,
                     "an amount that is printed is read as the same");
            }
        }
    }
    return 0;
}
