#include "winloss/domain/codebook.hpp"

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/core/whole_number.hpp"

namespace winloss {

namespace {

constexpr std::string_view path_hint =
    "A path is lowercase words joined by '-', levels joined by '/', for example price/total-cost.";

/// '/' sorts before everything else, so that price/x stands before price-y and no subtree is broken.
bool tree_order(std::string_view left, std::string_view right) {
    const auto rank = [](char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)) + 1; };
    return std::ranges::lexicographical_compare(left, right, {}, rank, rank);
}

bool ends_in_levels(std::string_view path, std::string_view levels) {
    return path.size() > levels.size() && path.ends_with(levels) && path[path.size() - levels.size() - 1] == '/';
}

bool is_below(std::string_view path, std::string_view ancestor) {
    return path.size() > ancestor.size() && path.starts_with(ancestor) && path[ancestor.size()] == '/';
}

std::optional<std::string> segment_fault(std::string_view segment) {
    if (segment.empty()) { return "has an empty level"; }
    for (const std::string_view part : split(segment, '-')) {
        if (part.empty()) { return "has a '-' that joins no two words"; }
        for (const char c : part) {
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
                return "holds something other than a-z, 0-9, '-' and '/'";
            }
        }
    }
    return std::nullopt;
}

}  // namespace

bool is_colour(std::string_view text) {
    constexpr std::string_view hex = "0123456789abcdef";
    return text.size() == std::string_view("#b45309").size() && text.front() == '#' &&
           text.substr(1).find_first_not_of(hex) == std::string_view::npos;
}

std::optional<std::string> path_fault(std::string_view path) {
    constexpr std::size_t longest = 200;
    if (path.empty()) { return "is empty"; }
    if (path.size() > longest) { return "is longer than 200 characters"; }
    for (const std::string_view segment : split(path, '/')) {
        if (auto fault = segment_fault(segment)) { return fault; }
    }
    return std::nullopt;
}

std::string_view last_segment(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view parent_path(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

int level_of(std::string_view path) { return 1 + static_cast<int>(std::ranges::count(path, '/')); }

Codebook::Codebook(std::vector<Code> codes) : codes_(std::move(codes)) {
    std::ranges::stable_sort(codes_, tree_order, &Code::path);
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        const std::string& path = codes_[i].path;
        if (const auto fault = path_fault(path)) {
            throw bad_input("The path " + quoted(path) + " of a code " + *fault + ".", std::string(path_hint));
        }
        if (i > 0 && codes_[i - 1].path == path) {
            throw bad_input("The code '" + path + "' stands twice in the codebook.", "Each path names one code.");
        }
        index_of_id_.emplace(codes_[i].id, i);
        folded_names_.push_back(fold(codes_[i].name));
        const std::string_view parent = parent_path(path);
        if (!parent.empty() && find_path(parent) == nullptr) {
            throw bad_input("The code '" + path + "' has no parent '" + std::string(parent) + "'.",
                            "Add '" + std::string(parent) + "' to the codebook.");
        }
    }
}

const Code* Codebook::find(CodeId id) const {
    const auto found = index_of_id_.find(id);
    return found == index_of_id_.end() ? nullptr : &codes_[found->second];
}

const Code* Codebook::find_path(std::string_view path) const {
    const auto found = std::ranges::lower_bound(codes_, path, tree_order, &Code::path);
    return found == codes_.end() || found->path != path ? nullptr : &*found;
}

std::vector<const Code*> Codebook::matches(std::string_view typed) const {
    const std::string levels = lower_ascii(trim(typed));
    if (levels.empty()) { return {}; }
    if (const Code* exact = find_path(levels)) { return {exact}; }
    std::vector<const Code*> found;
    for (const Code& code : codes_) {
        if (ends_in_levels(code.path, levels)) { found.push_back(&code); }
    }
    if (!found.empty()) { return found; }
    const std::string name = fold(trim(typed));
    for (std::size_t i = 0; i < codes_.size(); ++i) {
        if (folded_names_[i] == name) { found.push_back(&codes_[i]); }
    }
    return found;
}

const Code& Codebook::require(std::string_view typed) const {
    if (typed.starts_with('#')) {
        const Code* numbered = find(CodeId{whole_number(typed.substr(1)).value_or(0)});
        if (numbered != nullptr) { return *numbered; }
    }
    const std::vector<const Code*> found = matches(typed);
    if (found.size() == 1) { return *found.front(); }
    if (found.empty()) {
        throw not_found("There is no code " + quoted(typed) + ".", did_you_mean(nearest_paths(typed)));
    }
    std::vector<std::string> paths;
    for (const Code* code : found) { paths.push_back(code->path); }
    throw conflict(quoted(typed) + " may be any of " + counted(std::ssize(paths), "code", "codes") + ".",
                   "Write the whole path: " + join(paths, ", ") + ".");
}

std::vector<std::string> Codebook::nearest_paths(std::string_view typed) const {
    constexpr std::size_t most = 3;
    std::vector<std::string> words;  // three a code: path, last level, name
    for (const Code& code : codes_) {
        words.push_back(code.path);
        words.emplace_back(last_segment(code.path));
        words.push_back(code.name);
    }
    std::vector<std::string> paths;
    for (const std::string& word : nearest(typed, words, words.size())) {
        for (const Code& code : codes_) {
            const bool meant = code.path == word || last_segment(code.path) == word || code.name == word;
            if (meant && std::ranges::find(paths, code.path) == paths.end()) { paths.push_back(code.path); }
        }
        if (paths.size() >= most) { break; }
    }
    paths.resize(std::min(paths.size(), most));
    return paths;
}

std::vector<const Code*> Codebook::ancestors(const Code& code) const {
    std::vector<const Code*> result;
    for (std::string_view up = parent_path(code.path); !up.empty(); up = parent_path(up)) {
        result.push_back(&by_path(up));
    }
    return result;
}

std::span<const Code> Codebook::subtree(const Code& code) const {
    const auto first = codes_.begin() + std::distance(codes_.data(), &by_path(code.path));
    const auto last =
        std::find_if(first + 1, codes_.end(), [&](const Code& each) { return !is_below(each.path, first->path); });
    return {first, last};
}

const Code& Codebook::at_level(const Code& code, int level) const {
    if (level < 1) { throw usage_error("The levels of the codebook are counted from 1.", "Write --level 1 or more."); }
    std::string_view path = code.path;
    while (level_of(path) > level) { path = parent_path(path); }
    return by_path(path);
}

const Code& Codebook::by_path(std::string_view path) const {
    if (const Code* code = find_path(path)) { return *code; }
    throw Error(ErrorKind::bug, "The code '" + std::string(path) + "' is not of this codebook.");
}

}  // namespace winloss
