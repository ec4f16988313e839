#include "winloss/exchange/import_pieces.hpp"

#include <algorithm>

#include "winloss/core/csv.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

/// Of quotes that are doubled inside of others.
std::string undoubled(std::string_view text) {
    std::string single;
    for (std::size_t i = 0; i < text.size(); ++i) {
        single += text[i];
        if (text[i] == '"') { ++i; }
    }
    return single;
}

/// At each ';' that no blank and no end follows: 'Price;Timing' are two, 'we were late; they did not wait' is one.
std::vector<std::string_view> split_unless_punctuation(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::vector<std::string_view> pieces;
    std::size_t start = 0;
    for (std::size_t at = text.find(';'); at != std::string_view::npos; at = text.find(';', at + 1)) {
        if (at + 1 < text.size() && blanks.find(text[at + 1]) != std::string_view::npos) { continue; }
        pieces.push_back(text.substr(start, at - start));
        start = at + 1;
    }
    pieces.push_back(text.substr(start));
    return pieces;
}

}  // namespace

bool is_of_the_primary(std::string_view heading) { return lower_ascii(heading).find("primary") != std::string::npos; }

CellCut::CellCut(const Mapping& mapping, const MappedColumn& column, const Profile& profile)
    : null_(profile.null),
      own_list_(mapping.own_list),
      first_(profile.first_of_several && !is_of_the_primary(mapping.headings[column.column]) &&
             (column.field->name == "account" || column.field->name == "account_id" || column.field->name == "owner")),
      in_step_(mapping.has("account") && mapping.has("account_id") && column.field->name != "owner"),
      list_(column.field->kind == FieldKind::list),
      prose_(!mapping.own_list && profile.prose_reasons && column.field->name == "stated_reason") {}

std::string_view CellCut::whole(std::string_view cell, std::deque<std::string>& kept, bool* more) const {
    cell = trim(cell);
    if (cell.empty() || (cell.front() == '#' && cell == null_)) { return {}; }
    if (own_list_) { cell = undefused(cell); }
    if (!first_ || cell.find(';') == std::string_view::npos) { return cell; }
    const std::vector<std::string_view> all = several(cell, kept);
    const auto is_there = [](std::string_view each) { return !each.empty(); };
    const auto first = in_step_ ? all.begin() : std::ranges::find_if(all, is_there);
    if (first == all.end()) { return {}; }
    if (more != nullptr) { *more = std::any_of(first + 1, all.end(), is_there); }
    return *first;
}

std::vector<std::string_view> CellCut::several(std::string_view cell, std::deque<std::string>& kept) const {
    std::vector<std::string_view> result;
    for (const ListPiece& piece : split_list(cell)) {
        const bool unquoted = piece.quoted && (own_list_ || piece.text.find(';') != std::string_view::npos);
        result.push_back(!unquoted                                        ? piece.whole
                         : piece.text.find('"') == std::string_view::npos ? piece.text
                                                                          : kept.emplace_back(undoubled(piece.text)));
    }
    return result;
}

std::vector<std::string_view> CellCut::pieces(std::string_view whole, std::deque<std::string>& kept) const {
    std::vector<std::string_view> result;
    if (!list_) {
        result.push_back(whole);
    } else if (prose_) {
        result = split_unless_punctuation(whole);
    } else {
        result = several(whole, kept);
    }
    std::erase_if(result, [](std::string_view piece) { return trim(piece).empty(); });
    return result;
}

}  // namespace winloss::exchange
