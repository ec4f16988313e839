#include "winloss/exchange/import_pieces.hpp"

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

CellCut::CellCut(const Mapping& mapping, const MappedColumn& column, const Profile& profile)
    : null_(profile.null),
      own_list_(mapping.own_list),
      first_(profile.first_of_several &&
             (column.field->name == "account" || column.field->name == "account_id" || column.field->name == "owner")),
      in_step_(mapping.has("account") && mapping.has("account_id") && column.field->name != "owner"),
      list_(column.field->kind == FieldKind::list),
      prose_(!mapping.own_list && profile.prose_reasons && column.field->name == "stated_reason") {}

std::string_view CellCut::whole(std::string_view cell, bool* more) const {
    cell = trim(cell);
    if (cell.empty() || (cell.front() == '#' && cell == null_)) { return {}; }
    if (own_list_) { cell = undefused(cell); }
    if (!first_) { return cell; }
    while (!in_step_ && cell.starts_with(';')) { cell = trim(cell.substr(1)); }
    const std::size_t end = cell.find(';');
    if (more != nullptr && end != std::string_view::npos) {
        *more = cell.find_first_not_of("; \t\r\n", end) != std::string_view::npos;
    }
    return trim(cell.substr(0, end));
}

std::vector<std::string_view> CellCut::pieces(std::string_view whole, std::deque<std::string>& kept) const {
    std::vector<std::string_view> result;
    if (!list_) {
        result.push_back(whole);
    } else if (prose_) {
        result = split_unless_punctuation(whole);
    } else {
        for (const ListPiece& piece : split_list(whole)) {
            const bool unquoted = piece.quoted && (own_list_ || piece.text.find(';') != std::string_view::npos);
            result.push_back(!unquoted ? piece.whole
                             : piece.text.find('"') == std::string_view::npos
                                 ? piece.text
                                 : kept.emplace_back(undoubled(piece.text)));
        }
    }
    std::erase_if(result, [](std::string_view piece) { return trim(piece).empty(); });
    return result;
}

}  // namespace winloss::exchange
