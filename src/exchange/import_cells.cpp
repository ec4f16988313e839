#include "import_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

/// Printable ASCII without outer blanks needs no door: it is its own checked line.
bool is_plain_line(std::string_view text) {
    if (text.size() > max_line_bytes) { return false; }
    unsigned odd = 0;
    for (const char c : text) { odd |= static_cast<unsigned char>(c - ' ') > '~' - ' ' ? 1U : 0U; }
    return odd == 0;
}

}  // namespace

std::optional<Error> missing_currency(const Mapping& mapping, const ImportOptions& options) {
    const auto amounts =
        std::ranges::find(mapping.columns, FieldKind::money, [](const MappedColumn& each) { return each.field->kind; });
    if (options.currency || mapping.has("currency") || amounts == mapping.columns.end()) { return std::nullopt; }
    return usage_error(
        fmt::format("The amounts of column {} have no currency.", quoted(mapping.headings[amounts->column])),
        "Say which it is with --currency USD, or name its column with --map currency=COLUMN.");
}

ImportCells::ImportCells(CsvReader& csv, const Mapping& mapping, ImportOptions options,
                         std::function<void(const BadCell&)> on_bad)
    : csv_(csv), mapping_(mapping), options_(std::move(options)), on_bad_(std::move(on_bad)) {
    for (const Replacement& each : options_.replacements) { replacements_[each.field][fold(each.from)] = each.to; }
    for (const MappedColumn& each : mapping_.columns) {
        const auto found = replacements_.find(each.field->name);
        replacements_of_.push_back(found == replacements_.end() ? nullptr : &found->second);
        date_formats_.push_back(options_.date_format ? &*options_.date_format : options_.date_forms.of(each.column));
    }
    if (auto missing = missing_currency(mapping_, options_)) { throw std::move(*missing); }
}

bool ImportCells::next_row() {
    do {
        if (!csv_.next()) { return false; }
    } while (is_blank() || is_footer());
    bad_ = false;
    selected_ = nullptr;
    row_currency_ = options_.currency;
    kept_.clear();
    if (const auto& fault = csv_.fault()) {
        bad_ = true;
        const auto& headings = mapping_.headings;
        on_bad_({fault->place.line, fault->field < headings.size() ? headings[fault->field] : std::string(),
                 std::string(), fault->reason});
    }
    return true;
}

bool ImportCells::is_blank() const {
    return std::ranges::all_of(csv_.row(), [](std::string_view cell) { return trim(cell).empty(); });
}

/// The lines under an exported Salesforce report are rows of one field.
bool ImportCells::is_footer() const {
    if (csv_.row().size() != 1 || mapping_.headings.size() == 1) { return false; }
    const std::string_view cell = csv_.row().front();
    return cell.starts_with("Grand Totals (") || cell.starts_with("Confidential Information - ") ||
           (cell.starts_with("Copyright ") && cell.find("salesforce.com") != std::string_view::npos);
}

bool ImportCells::select(std::size_t i) {
    selected_ = &mapping_.columns[i];
    cell_ = trim(csv_.row()[selected_->column]);
    if (cell_.empty()) { return false; }
    selected_replacements_ = replacements_of_[i];
    if (selected_->field->kind != FieldKind::list) { cell_ = replaced(selected_replacements_, cell_); }
    return !cell_.empty();
}

std::string_view ImportCells::replaced(const Replacements* replacements, std::string_view text) const {
    if (replacements == nullptr) { return text; }
    const auto found = replacements->find(fold(text));
    return found == replacements->end() ? text : std::string_view(found->second);
}

std::string_view ImportCells::line_text() {
    if (is_plain_line(cell_)) { return cell_; }
    try {
        return keep(checked_line(cell_, "cell"));
    } catch (const Error& error) {
        std::string_view why = error.message();  // 'The cell is … .', of which a bad row takes the clause
        why.remove_prefix(std::string_view("The cell ").size());
        why.remove_suffix(1);
        refuse(std::string(why));
        return {};
    }
}

std::string_view ImportCells::folded_text() {
    if (cell_.find_first_of("\r\n") != std::string_view::npos) {
        std::string folded;
        for (const std::string_view line : split(cell_, '\n')) {
            if (const std::string_view words = trim(line); !words.empty()) {
                folded += (folded.empty() ? "" : " ") + std::string(words);
            }
        }
        std::ranges::replace(folded, '\r', ' ');
        cell_ = keep(std::move(folded));
    }
    return line_text();
}

std::vector<std::string_view> ImportCells::pieces() const {
    std::vector<std::string_view> result = split(cell_, ';');
    std::erase_if(result, [](std::string_view piece) { return trim(piece).empty(); });
    return result;
}

std::vector<std::string_view> ImportCells::list() {
    std::vector<std::string_view> result;
    for (const std::string_view piece : pieces()) {
        cell_ = replaced(selected_replacements_, trim(piece));
        const std::string_view text = folded_text();
        if (std::ranges::find(result, text) == result.end()) { result.push_back(text); }
    }
    return result;
}

std::optional<Date> ImportCells::date() {
    const DateFormat* const format = date_formats_[static_cast<std::size_t>(selected_ - mapping_.columns.data())];
    const auto date = format != nullptr ? format->read(cell_) : read_iso_date(cell_);
    if (date) { return date; }
    if (format != nullptr) {
        refuse("is no date of the form " + format->pattern());
    } else if (!date_readings(cell_).empty()) {
        refuse("is a date, but not in the form of the others, 2026-10-02");
    } else {
        refuse("is no date; dates are written 2026-10-02");
    }
    return std::nullopt;
}

std::optional<Money> ImportCells::money() {
    if (!row_currency_) {
        if (!bad_) { refuse("is an amount without a currency; fill the currency column or add --currency USD"); }
        return std::nullopt;
    }
    Reading<Money> reading = read_money(cell_, *row_currency_);
    if (!reading.value) { refuse(std::move(reading.why)); }
    return reading.value;
}

void ImportCells::currency() {
    row_currency_ = Currency::parse(cell_);
    if (!row_currency_) { refuse("is no currency; write an ISO 4217 code like USD"); }
}

std::optional<Outcome> ImportCells::outcome_of_stage(std::string_view stage) {
    const auto replacements = replacements_.find("outcome");
    const std::string_view words =
        replaced(replacements == replacements_.end() ? nullptr : &replacements->second, stage);
    if (words.empty()) { return std::nullopt; }
    const Reading<Outcome>& reading = stages_.get(words, &exchange::outcome_of_stage);
    if (!reading.value) { refuse("stage", stage, reading.why); }
    return reading.value;
}

void ImportCells::refuse(std::string why) {
    bad_ = true;
    on_bad_(
        {csv_.place(selected_->column).line, mapping_.headings[selected_->column], std::string(cell_), std::move(why)});
}

void ImportCells::refuse(std::string_view field, std::string_view value, std::string why) {
    bad_ = true;
    const auto column = mapping_.column_of(field);
    on_bad_({column ? csv_.place(*column).line : csv_.line(), column ? mapping_.headings[*column] : std::string(field),
             std::string(value), std::move(why)});
}

std::string_view ImportCells::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

}  // namespace winloss::exchange
