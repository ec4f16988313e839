// Any bytes become UTF-8 or are refused as bad input; and what then stands in a cell is an outcome or none.
#include <cstdint>
#include <sstream>
#include <string>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_values.hpp"
#include "winloss/exchange/text_encoding.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const Encoding encoding : {Encoding::utf_16le, Encoding::utf_16be, Encoding::windows_1252,
                                    Encoding::iso_8859_1, Encoding::iso_8859_15}) {
        try {
            std::istringstream in(bytes);
            std::ostringstream out;
            decode(in, out, encoding, "fuzz");
            must(!first_malformed(out.str()), "what is decoded is UTF-8");
            read_outcome(out.str());
            outcome_of_stage(out.str());
        } catch (const Error& error) { must(error.kind() == ErrorKind::bad_input, "bytes are refused as bad input"); }
    }
    return 0;
}
