// What stands between {>> and <<}: read into its parts, and written in its one form. For the files of the markup alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markup_mistakes.hpp"
#include "winloss/domain/markup.hpp"

namespace winloss::markup {

/// A comment as it was typed. Null is what it does not say; pieces of one coding need not repeat everything.
struct Comment {
    std::size_t at = 0;          ///< byte offset of its {>> in the note
    const Code* code = nullptr;  ///< null where it is unknown, which was then reported
    std::optional<int> rating;
    std::optional<Weight> weight;
    std::optional<std::string> competitor;
    std::optional<std::string> memo;
    std::optional<int> link;  ///< the number behind '~'
};

/// Reads the comment whose {>> is at byte `at` and whose <<} is at byte `close` of the note.
Comment read_comment(std::string_view note, std::size_t at, std::size_t close, const Codebook& codebook,
                     Mistakes& mistakes);

/// {>>price/total-cost -2 primary competitor:"Initech" ~1 # memo<<}, with what there is.
std::string comment_text(const MarkedCoding& coding, const Code& code, std::optional<int> link, bool with_memo);

}  // namespace winloss::markup
