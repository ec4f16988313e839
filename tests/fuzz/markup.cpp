// Any text is either refused as bad input or read into a note whose written form reads the same; and any plain text can
// be written and read back.
#include <cstdint>
#include <string_view>

#include "must.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/domain/markup.hpp"
#include "winloss/domain/rebase.hpp"

using namespace winloss;
using winloss::fuzz::must;

namespace {

Code code(std::int64_t id, const char* path, CodeKind kind) {
    Code result;
    result.id = CodeId{id};
    result.path = path;
    result.name = path;
    result.kind = kind;
    return result;
}

const Codebook& book() {
    static const Codebook codebook({code(1, "price", CodeKind::driver), code(2, "price/cost", CodeKind::driver),
                                    code(3, "trend", CodeKind::market_trend)});
    return codebook;
}

void marked(std::string_view text) {
    MarkedNote note;
    try {
        note = read_markup(text, book());
    } catch (const Error& error) {
        must(error.kind() == ErrorKind::bad_input, "a note is refused as bad input");
        return;
    }
    const std::string written = write_markup(note.text, note.codings, book());
    must(read_markup(written, book()) == note, "the written form reads the same");
    must(write_markup(note.text, read_markup(written, book()).codings, book()) == written, "it is the only form");
    const auto rebased = rebase_codings(note.text, text, note.codings);
    const auto length = static_cast<std::int64_t>(code_points(text));
    for (const MarkedCoding& coding : rebased.codings) {
        must(!coding.passage || (coding.passage->start < coding.passage->end && coding.passage->end <= length),
             "a passage lies within the text");
    }
}

/// The first half of the text is coded by its bytes in the second.
void plain(std::string_view text) {
    const std::size_t half = byte_offset(text, code_points(text) / 2);
    MarkedNote note{std::string(text.substr(0, half)), {}};
    const auto length = static_cast<std::int64_t>(code_points(note.text));
    MarkedCoding coding;
    coding.code = CodeId{3};
    coding.memo = trim(text.substr(half));
    if (coding.memo->empty()) { coding.memo.reset(); }
    if (length > 0) { coding.passage = Passage{length / 3, length}; }
    note.codings.push_back(coding);
    const std::string written = write_markup(note.text, note.codings, book());
    must(read_markup(written, book()) == note, "what was written is read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    marked(text);
    read_answers(text);
    if (!first_malformed(text) && text.find('\0') == std::string_view::npos) { plain(text); }
    return 0;
}
