#include "import_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "currency_cells.hpp"
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

std::span<const std::string_view> fields_of_nothing() {
    static constexpr std::array<std::string_view, 3> fields{"competitor", "stated_reason", "end_reason"};
    return fields;
}

std::optional<Error> missing_currency(const Mapping& mapping, const ImportOptions& options) {
    const auto amounts =
        std::ranges::find(mapping.columns, FieldKind::money, [](const MappedColumn& each) { return each.field->kind; });
    if (options.currency || mapping.has("currency") || amounts == mapping.columns.end() ||
        options.forms.amounts.all_named) {
        return std::nullopt;
    }
    constexpr const char* hint = "Say which it is with --currency USD, or name its column with --map currency=COLUMN.";
    const AmountForms& known = options.forms.amounts;
    if (!known.first_unnamed.empty()) {
        return bad_input(fmt::format("{} names no currency, {}.", known.first_unnamed,
                                     known.some_named ? "though other amounts do" : "and no column does"),
                         hint);
    }
    return bad_input(
        fmt::format("The amounts of column {} have no currency.", quoted(mapping.headings[amounts->column])), hint);
}

ImportCells::ImportCells(CsvReader& csv, const Mapping& mapping, ImportOptions options,
                         std::function<void(const BadCell&)> on_bad)
    : csv_(csv), mapping_(mapping), options_(std::move(options)), on_bad_(std::move(on_bad)), lines_(mapping) {
    for (const Replacement& each : options_.replacements) { replacements_[each.field][fold(each.from)] = each.to; }
    for (const MappedColumn& each : mapping_.columns) {
        const auto found = replacements_.find(each.field->name);
        replacements_of_.push_back(found == replacements_.end() ? nullptr : &found->second);
        date_formats_.push_back(options_.forms.dates.columns.empty() ? options_.dates.of(each.field->name)
                                                                     : options_.forms.dates.of(each.column));
        id_forms_.push_back(
            id_form_of(mapping_, *options_.profile, options_.guess_ids, options_.salesforce_ids, each.column));
        marks_.push_back(options_.decimal.value_or(options_.forms.amounts.of(each.column)));
        cuts_.emplace_back(mapping_, each, *options_.profile);
        ends_.push_back(outcome_of_heading(mapping_.headings[each.column]));
        // In a list of our own every word is meant.
        names_.push_back(!mapping_.own_list &&
                         std::ranges::find(fields_of_nothing(), each.field->name) != fields_of_nothing().end());
    }
    for (std::size_t column = 0; column < mapping_.headings.size(); ++column) {
        if (mapping_.headings[column].empty()) { nameless_.push_back({column, 0}); }
    }
    if (auto missing = missing_currency(mapping_, options_)) { throw std::move(*missing); }
}

/// Most columns without a heading are empty ones that a spreadsheet added.
void ImportCells::look_at_nameless() {
    for (NamelessColumn& each : nameless_) {
        if (each.line == 0 && !trim(csv_.row()[each.column]).empty()) { each.line = csv_.line(); }
    }
}

bool ImportCells::next_row() {
    for (;;) {
        if (!csv_.next()) { return false; }
        const LineKind kind = lines_.look(csv_.row());
        if (kind == LineKind::aside) { set_aside(); }
        if (kind == LineKind::like_a_sum) { tell_like_a_sum(); }
        if (kind == LineKind::row || kind == LineKind::like_a_sum) { break; }
    }
    bad_ = false;
    if (!nameless_.empty() && !csv_.fault()) { look_at_nameless(); }
    selected_ = nullptr;
    currency_ = {.row = {}, .otherwise = options_.currency};
    kept_.clear();
    if (!csv_.fault()) { refuse_endless(); }
    if (const auto& fault = csv_.fault()) {
        bad_ = true;
        const auto& headings = mapping_.headings;
        on_bad_({fault->place, fault->field, fault->field < headings.size() ? headings[fault->field] : std::string(),
                 std::string(), fault->reason});
    }
    return true;
}

/// A cell that nobody reads, longer than any program writes one: a quote that closes far too late, or no table at all.
void ImportCells::refuse_endless() {
    constexpr std::size_t most = most_characters;
    for (const LeftColumn& each : mapping_.left_aside) {
        const std::string_view cell = csv_.row()[each.column];
        if (cell.size() <= most || code_points(cell) <= most) { continue; }
        bad_ = true;
        on_bad_({csv_.place(each.column), each.column, each.heading, std::string(cell),
                 fmt::format("is longer than {}: {}", counted(most, "character", "characters"),
                             counted(static_cast<long long>(code_points(cell)), "character", "characters"))});
    }
}

void ImportCells::set_aside() {
    ++trailer_count_;
    if (trailers_.size() < lines_told) { trailers_.push_back({csv_.line(), std::string(lines_.first())}); }
}

/// A row that begins like a sum, and is none.
void ImportCells::tell_like_a_sum() {
    ++like_sums_count_;
    if (like_sums_.size() < lines_told) { like_sums_.push_back({csv_.line(), std::string(lines_.first())}); }
}

/// The selected cell seems to name several. Of accounts the ids beside it say more: all of them alone that they are one
/// with a ';' in its name, all and the primary one which it is where they stand in the same order.
void ImportCells::take_one_of_several(const CellCut& cut) {
    std::string_view primary;
    std::vector<std::string_view> ids;
    for (const MappedColumn& each : mapping_.columns) {
        if (selected_->field->name != "account" || each.field->name != "account_id") { continue; }
        const std::string_view cell = trim(csv_.row()[each.column]);
        if (cell.empty()) { continue; }
        const bool one = cell.find(';') == std::string_view::npos;
        if (one && primary.empty()) { primary = cell; }
        if (ids.size() < 2 && (!one || !is_of_the_primary(mapping_.headings[each.column]))) { ids = split(cell, ';'); }
    }
    const std::string_view all = trim(csv_.row()[selected_->column]);
    if (ids.size() == 1) {
        cell_ = all;
        return;
    }
    tell_first();
    const std::vector<std::string_view> names = cut.several(all, kept_);
    const auto at = std::ranges::find_if(ids, [&](std::string_view id) { return trim(id) == primary; });
    if (primary.empty() || at == ids.end() || ids.size() != names.size()) { return; }
    const std::string_view named = names[static_cast<std::size_t>(at - ids.begin())];
    if (!named.empty()) { cell_ = named; }
}

/// Of several in the selected cell one was taken.
void ImportCells::tell_first() {
    const auto known = std::ranges::find(taken_.firsts, selected_->field->name, &FirstTaken::field);
    if (known == taken_.firsts.end()) {
        taken_.firsts.push_back({selected_->field->name, 1});
    } else {
        ++known->times;
    }
}

std::optional<Outcome> ImportCells::column_outcome() const {
    return ends_[static_cast<std::size_t>(selected_ - mapping_.columns.data())];
}

bool ImportCells::select(std::size_t i) {
    selected_ = &mapping_.columns[i];
    bool more = false;
    cell_ = cuts_[i].whole(csv_.row()[selected_->column], kept_, &more);
    if (more) { take_one_of_several(cuts_[i]); }
    if (cell_.empty()) { return false; }
    selected_replacements_ = replacements_of_[i];
    if (selected_->field->kind != FieldKind::list) {
        const std::string_view said = std::exchange(cell_, replaced(selected_replacements_, cell_));
        if (names_[i] && said.data() == cell_.data() && is_nothing(said)) { return false; }
    }
    if (selected_->field->kind == FieldKind::id) { cell_ = id(cell_); }
    return !cell_.empty();
}

bool ImportCells::is_nothing(std::string_view text) {
    if (!says_nothing(text)) { return false; }
    constexpr std::size_t most_words = 64;  // there are only so many ways to write them
    const auto known = std::ranges::find_if(taken_.nothings, [&](const NothingTaken& each) {
        return each.field == selected_->field->name && each.word == text;
    });
    if (known != taken_.nothings.end()) {
        ++known->times;
    } else if (taken_.nothings.size() < most_words) {
        taken_.nothings.push_back({selected_->field->name, std::string(text), 1});
    }
    return true;
}

std::string_view ImportCells::replaced(const Replacements* replacements, std::string_view text) const {
    if (replacements == nullptr) { return text; }
    const auto found = replacements->find(fold(text));
    return found == replacements->end() ? text : std::string_view(found->second);
}

std::string_view ImportCells::line_text() {
    if (is_plain_line(cell_)) { return cell_; }
    return checked(&checked_line);
}

std::string_view ImportCells::id(std::string_view text) {
    const IdForm form = id_forms_[static_cast<std::size_t>(selected_ - mapping_.columns.data())];
    if (form == IdForm::as_it_is || (form == IdForm::guid && !is_guid(text))) { return text; }
    std::string id = canonical_id(form, text);
    if (id == text) { return text; }
    if (form == IdForm::guid && options_.guess_ids) { taken_.guids.insert(mapping_.headings[selected_->column]); }
    return keep(std::move(id));
}

std::string_view ImportCells::as_id(std::string_view name) {
    if (mapping_.own_list) { return {}; }
    // A name is no number of a record because it has as many letters.
    const bool told = options_.guess_ids || options_.profile->ids == IdForm::salesforce;
    const IdForm form = told ? form_of_id(name) : options_.profile->ids;
    return form == IdForm::as_it_is ? name : keep(canonical_id(form, name));
}

std::string_view ImportCells::block() { return checked(&checked_text); }

std::string_view ImportCells::prose() {
    const std::string_view text = block();
    if (text.size() > max_line_bytes) {
        refuse(fmt::format("is longer than {}: {}", counted(max_line_bytes, "byte", "bytes"),
                           counted(static_cast<long long>(text.size()), "byte", "bytes")));
    }
    return text;
}

std::string_view ImportCells::checked(std::string (*check)(std::string_view, std::string_view)) {
    try {
        return keep(check(cell_, "cell"));
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

std::vector<std::string_view> ImportCells::pieces() {
    return cuts_[static_cast<std::size_t>(selected_ - mapping_.columns.data())].pieces(cell_, kept_);
}

std::vector<std::string_view> ImportCells::list() {
    std::vector<std::string_view> result;
    const auto selected = static_cast<std::size_t>(selected_ - mapping_.columns.data());
    const std::string_view all = cell_;
    for (const std::string_view piece : pieces()) {
        const std::string_view said = trim(piece);
        cell_ = replaced(selected_replacements_, said);
        if (cell_.empty()) { continue; }
        // What --value puts in its place is meant, whatever the word.
        if (names_[selected] && cell_.data() == said.data() && is_nothing(said)) { continue; }
        const std::string_view text = selected_->field->name == "stated_reason" ? prose() : folded_text();
        if (std::ranges::find(result, text) == result.end()) { result.push_back(text); }
    }
    cell_ = all;
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
    if (!currency_.row && !currency_.otherwise && bad_) { return std::nullopt; }
    const DecimalMark mark = marks_[static_cast<std::size_t>(selected_ - mapping_.columns.data())];
    std::string sign;
    Reading<Money> reading = read_amount(cell_, currency_, mark, &sign);
    if (!sign.empty()) { taken_.signs.insert(std::move(sign)); }
    if (!reading.value) {
        refuse(std::move(reading.why));
    } else if (reading.value->minor < 0 && mapping_.type == RecordType::contracts) {
        refuse(
            "is below zero, which the value of a contract never is; take the brackets or the minus away, or leave "
            "it empty where it is unknown");
    }
    return reading.value;
}

void ImportCells::currency() {
    currency_.row = currency_of(cell_, options_.currency);
    if (!currency_.row) {
        refuse(no_currency(cell_));
    } else if (std::string told = sign_read_as(cell_, options_.currency); !told.empty()) {
        taken_.signs.insert(std::move(told));
    }
}

const Reading<Ending>& ImportCells::told_by_state(std::string_view state) {
    return states_.get(state, [this](std::string_view cell) { return read_ending(*options_.profile, cell, true); });
}

std::optional<Ending> ImportCells::ending() {
    const Reading<Ending>& reading = told_by_state(cell_);
    if (!reading.value) { refuse(reading.why); }
    return reading.value;
}

std::string_view ImportCells::words_of_stage(std::string_view stage) const {
    const auto replacements = replacements_.find("outcome");
    return replaced(replacements == replacements_.end() ? nullptr : &replacements->second, stage);
}

Reading<Ending> ImportCells::ending_of_stage(std::string_view stage) {
    const std::string_view words = words_of_stage(stage);
    if (words.empty()) { return {}; }
    if (words.data() != stage.data()) { return told_by_state(words); }  // a word of ours
    return stages_.get(words, [this](std::string_view cell) { return read_ending(*options_.profile, cell, false); });
}

bool ImportCells::says_open(std::string_view stage) {
    const std::optional<Ending>& told = told_by_state(words_of_stage(stage)).value;
    return told && *told == Outcome::open;
}

void ImportCells::refuse(std::string why) {
    bad_ = true;
    on_bad_({csv_.place(selected_->column), selected_->column, mapping_.headings[selected_->column], std::string(cell_),
             std::move(why)});
}

void ImportCells::refuse(std::string_view field, std::string_view value, std::string why) {
    bad_ = true;
    const auto column = mapping_.column_of(field);
    const std::size_t at = column.value_or(0);
    on_bad_({csv_.place(at), at, column ? mapping_.headings[*column] : std::string(field), std::string(value),
             std::move(why)});
}

std::string_view ImportCells::as_written(std::string_view field) const {
    const auto column = mapping_.column_of(field);
    return column ? trim(csv_.row()[*column]) : std::string_view();
}

std::string_view ImportCells::keep(std::string text) { return kept_.emplace_back(std::move(text)); }

}  // namespace winloss::exchange
