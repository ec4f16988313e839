// Any text is a profile that says the same when it is written and read again, or is refused with its place.
#include <cstdint>
#include <string>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/exchange/profile_document.hpp"

using namespace winloss;
using namespace winloss::exchange;
using winloss::fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    SavedProfile profile;
    try {
        profile = read_profile_document(text, "fuzz");
    } catch (const Error& error) {
        must(error.kind() == ErrorKind::usage, "a document is refused as usage");
        must(error.message().starts_with("fuzz:"), "a mistake has a place");
        return 0;
    }
    const std::string written = write_profile_document(profile, "fuzz");
    must(write_profile_document(read_profile_document(written, "again"), "fuzz") == written,
         "what is written is read as the same");
    return 0;
}
