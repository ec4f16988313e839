// Names that may be one in two spellings: a slip of a letter, another legal form, other punctuation. Knows no record.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace winloss {

/// The name without its legal form, its punctuation and the marks of its letters, folded: 'Acme, Inc.' is 'acme'. What
/// is nothing else keeps its first word.
std::string without_legal_form(std::string_view name);

/// Whether a word of plain letters (core/letters.hpp) is one: 'gmbh', 'limited', 'and' of '& Co'.
bool is_legal_form(std::string_view plain);

enum class NameKind {
    company,  ///< legal forms and punctuation are none of the name
    other
};

/// Whether one may be meant by the other: a letter or two (one, below 8) are other ones, or legal forms and punctuation
/// alone. Not where their numbers alone differ, or a letter that stands alone at the end: those are on purpose.
bool is_near_name(std::string_view one, std::string_view other, NameKind kind);

struct NearName {
    std::size_t name = 0;  ///< index of the new one
    std::size_t near = 0;  ///< of the first that is near to it: one before it
};

/// Of `names`, those from `first_new` on that are near to one before them, in their order. Where there are many, names
/// that differ in two letters are not all found: the time then grows with the letters of the names, not with the pairs.
std::vector<NearName> near_names(const std::vector<std::string>& names, std::size_t first_new, NameKind kind);

}  // namespace winloss
