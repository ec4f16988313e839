// Any text is either refused as bad input or read into codes that have a path and a name.
#include <cstdint>
#include <string_view>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/exchange/starter_documents.hpp"

using winloss::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        const std::string_view text(reinterpret_cast<const char*>(data), size);
        for (const winloss::Code& code : winloss::exchange::read_codebook_document(text, "fuzz")) {
            must(!code.path.empty() && !code.name.empty(), "a code has a path and a name");
        }
    } catch (const winloss::Error& error) {
        must(error.kind() == winloss::ErrorKind::bad_input, "a document is refused as bad input");
    }
    return 0;
}
