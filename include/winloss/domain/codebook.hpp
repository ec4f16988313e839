// The codebook as a tree of paths: finding what a person meant, and walking up and down. Knows no store.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "winloss/domain/records.hpp"

namespace winloss {

/// What is wrong with a path, as the end of a sentence; nullopt for a good one. Levels are joined by '/', each one or
/// more lowercase words of letters and digits joined by '-': price/total-cost.
std::optional<std::string> path_fault(std::string_view path);

/// The last level of a path: total-cost.
std::string_view last_segment(std::string_view path);
/// The path one level up; empty for a path of one level.
std::string_view parent_path(std::string_view path);
/// Number of levels: price is 1, price/total-cost is 2.
int level_of(std::string_view path);

/// #b45309: six small hexadecimal digits.
bool is_colour(std::string_view text);

class Codebook {
public:
    Codebook() = default;
    /// Throws bad_input for a malformed path, one that stands twice, and one whose parent is not among the codes. The
    /// tree is read from the paths; `parent` is not looked at.
    explicit Codebook(std::vector<Code> codes);

    /// Parents before children, each subtree unbroken.
    const std::vector<Code>& codes() const { return codes_; }

    const Code* find(CodeId id) const;
    const Code* find_path(std::string_view path) const;
    /// Every code that `typed` may mean: the one with this path (any case); else those whose path ends in these levels
    /// (total-cost); else those of this name, folded. More than one is ambiguous.
    std::vector<const Code*> matches(std::string_view typed) const;
    /// The one code meant. Throws not_found naming the nearest paths, or conflict naming the candidates.
    const Code& require(std::string_view typed) const;
    /// Paths whose path, last level or name is near to `typed`, best first, at most three.
    std::vector<std::string> nearest_paths(std::string_view typed) const;

    /// Parent first, then up to the root; empty for a code of the first level.
    std::vector<const Code*> ancestors(const Code& code) const;
    /// The code and everything below it.
    std::span<const Code> subtree(const Code& code) const;
    /// The code's ancestor on level `level` (1 is the top); the code itself where it is not deeper than that.
    const Code& at_level(const Code& code, int level) const;

private:
    const Code& by_path(std::string_view path) const;

    std::vector<Code> codes_;                ///< in tree order, so that a path is found by halving
    std::vector<std::string> folded_names_;  ///< of codes_[i]
    std::unordered_map<CodeId, std::size_t> index_of_id_;
};

}  // namespace winloss
