#include "import_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "import_beside.hpp"
#include "import_notes.hpp"
#include "import_preview.hpp"
#include "import_profile.hpp"
#include "import_takers.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/deal_lines.hpp"
#include "winloss/exchange/text_encoding.hpp"

namespace winloss::app {

using exchange::BadCell;
using exchange::CsvReader;
using exchange::RecordType;

namespace {

constexpr std::size_t shown_bad = 20;
constexpr std::int64_t rows_between_signs = 4096;  // of life, on a terminal
constexpr std::int64_t rows_before_forecast = 5000;

int cache_mib(std::int64_t bytes) {
    // A file's records take about twice its size in the store; a larger cache than 96 MiB is not worth its memory.
    return static_cast<int>(std::clamp<std::int64_t>(bytes / 500'000, 32, 96));
}

/// "line 17, Close Date 'soon' is no date; …"
std::string sentence(const BadCell& bad) {
    if (bad.column.empty()) { return fmt::format("line {}: this row {}", bad.line, bad.reason); }
    return fmt::format("line {}, {}{}{} {}", bad.line, bad.column, bad.value.empty() ? "" : " ",
                       bad.value.empty() ? "" : quoted(bad.value), bad.reason);
}

/// Rows that are looked at again when the file is through, as a CSV text of their own.
class RowsForLater {
public:
    explicit RowsForLater(const std::vector<std::string>& heading) {
        text_ = "sep=,\n";
        append({heading.begin(), heading.end()});
    }
    void add(std::span<const std::string_view> row, std::int64_t line) {
        lines_.emplace_back(next_line_, line);
        append({row.begin(), row.end()});
    }
    std::size_t size() const { return lines_.size(); }
    const std::string& text() const { return text_; }
    /// The line in the file of a line in the text.
    std::int64_t line_in_file(std::int64_t line) const {
        const auto behind = std::ranges::upper_bound(lines_, line, {}, &std::pair<std::int64_t, std::int64_t>::first);
        if (behind == lines_.begin()) { return line; }
        const auto& [start, in_file] = *std::prev(behind);
        return in_file + line - start;
    }

private:
    void append(const std::vector<std::string_view>& row) {
        const std::size_t start = text_.size();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) { text_ += ','; }
            append_csv_field(text_, row[i]);
        }
        text_ += '\n';
        for (std::size_t at = start; at < text_.size(); ++at) {
            const bool ends = text_[at] == '\n' || (text_[at] == '\r' && text_[at + 1] != '\n');
            next_line_ += ends ? 1 : 0;
        }
    }

    std::string text_;
    std::vector<std::pair<std::int64_t, std::int64_t>> lines_;  ///< where a row starts here, and in the file
    std::int64_t next_line_ = 2;
};

template <class Taker>
class Run {
public:
    using Row = typename Taker::Row;

    Run(const ImportInto& into, const Context& context, const ImportInput& input, const ImportForm& form,
        RecordType type, const ImportAside& aside)
        : taker_(into),
          context_(context),
          input_(input),
          csv_(input.in, input.name),
          mapping_(mapping_of(type, csv_, form)),
          options_(cell_options(type, csv_, form)),
          bad_(aside.rejects),
          shown_(mapping_),
          store_(into.write.store()),
          missing_(aside.missing),
          lines_(mapping_, options_) {
        read_forms();
        if (aside.rejects != nullptr) { aside.rejects->begin(csv_.heading()); }
        if (aside.preview != nullptr) {
            aside.preview->profile = options_.profile;
            aside.preview->mapping = mapping_;
            aside.preview->rows = shown_.heading();
            shown_in_ = &aside.preview->rows;
        }
    }

    ImportTally finish() {
        RowsForLater later(csv_.heading());
        pass(csv_, nullptr, false, later);
        for (const exchange::LineOfDeal& line : lines_.take()) {
            const std::vector<std::string_view> cells(line.cells.begin(), line.cells.end());
            later.add(cells, line.line);
        }
        // Each round settles what names a record that the round before has brought; the last one settles the rest.
        for (std::size_t before = 0; later.size() > 0;) {
            const RowsForLater again = std::exchange(later, RowsForLater(csv_.heading()));
            const bool last = again.size() == before;
            before = again.size();
            std::istringstream in(again.text());
            CsvReader csv(in, input_.name);
            pass(csv, &again, last, later);
        }
        bad_.finish();
        noted_.tell(tally_);
        tally_.read -= lines_.rows_beyond();
        tally_.deals_of_lines = lines_.deals();
        tally_.rejected = bad_.rows();
        tally_.bad = bad_.first();
        tally_.bad_cells = bad_.cells();
        if (missing_ != nullptr) { find_missing(); }
        return std::move(tally_);
    }

private:
    void find_missing() {
        store::each_numbered_deal(store_, [this](const store::NumberedDeal& deal) {
            if (!ids_.holds(deal.external_id)) { missing_->push_back(deal); }
        });
    }

    void read_forms() {
        const bool lines = mapping_.type == RecordType::deals && mapping_.has("product");
        options_.forms = forms_of(
            mapping_, input_, options_,
            lines || missing_ != nullptr ? exchange::RecordIds(mapping_, *options_.profile) : exchange::RecordIds());
        ids_ = std::exchange(options_.forms.ids, {});
        if (missing_ == nullptr) { ids_.forget_others(); }
        if (auto missing = exchange::missing_currency(mapping_, options_)) { throw std::move(*missing); }
        for (const auto* undecided : {&options_.forms.dates.undecided, &options_.forms.amounts.undecided}) {
            if (*undecided) { throw Error(**undecided); }
        }
        for (const exchange::ColumnDates& each : options_.forms.dates.columns) {
            if (each.format) { tally_.dates.emplace_back(mapping_.headings[each.column], each.format->pattern()); }
        }
        tally_.date_format = options_.forms.dates.common();
        tally_.signs = options_.forms.amounts.signs;
        for (const exchange::ColumnAmounts& each : options_.forms.amounts.columns) {
            if (each.mark == exchange::DecimalMark::comma) { tally_.commas.push_back(mapping_.headings[each.column]); }
        }
    }

    void pass(CsvReader& csv, const RowsForLater* again, bool last, RowsForLater& later) {
        const auto in_file = [again](std::int64_t line) { return again ? again->line_in_file(line) : line; };
        const auto refuse = [&](BadCell bad) {
            bad.line = in_file(bad.line);
            bad_.add(csv, in_file(csv.line()), std::move(bad));
        };
        exchange::ImportReader<Row> reader(csv, mapping_, options_, refuse);
        std::int64_t taken = 0;
        while (const Row* row = reader.next()) {
            if constexpr (std::is_same_v<Row, exchange::DealRow>) {
                if (again == nullptr && ids_.holds_again(row->external_id)) {
                    lines_.add(*row, csv);
                    ++taken;
                    continue;
                }
            }
            try {
                taker_.at_line(in_file(csv.line()));
                const Taken taken_as = taker_.take(*row, last);
                count(taken_as, csv, in_file(csv.line()), later);
                if (taken_as != Taken::later) { noted_.add(*row, context_.today); }
                if (shown_in_ != nullptr && again == nullptr) { shown_.add(*row, *shown_in_); }
            } catch (const store::ImportRefusal& refusal) { refuse(cell_of(csv, refusal)); }
            ++taken;
            if (again == nullptr) { show_life(taken); }
        }
        if (again != nullptr) { return; }
        tally_.read = taken + reader.bad_rows();
        tally_.trailers = reader.trailers();
        tally_.trailer_count = reader.trailer_count();
    }

    void count(Taken taken, const CsvReader& csv, std::int64_t line, RowsForLater& later) {
        switch (taken) {
            case Taken::created: ++tally_.created; return;
            case Taken::updated: ++tally_.updated; return;
            case Taken::unchanged: ++tally_.unchanged; return;
            case Taken::later: later.add(csv.row(), line); return;
        }
    }

    BadCell cell_of(const CsvReader& csv, const store::ImportRefusal& refusal) const {
        auto column = mapping_.column_of(refusal.field);
        if (!column && refusal.field == "account") { column = mapping_.column_of("account_id"); }
        if (!column && refusal.field == "outcome") { column = mapping_.column_of("stage"); }
        BadCell bad{csv.line(), refusal.field, refusal.value, refusal.why};
        if (!column) { return bad; }
        bad.line = csv.place(*column).line;
        bad.column = mapping_.headings[*column];
        if (bad.value.empty()) { bad.value = csv.row()[*column]; }
        return bad;
    }

    void show_life(std::int64_t taken) {
        if (taken == rows_before_forecast) { taker_.expect(forecast()); }
        if (!context_.progress || taken % rows_between_signs != 0) { return; }
        std::string text = counted(taken, "row", "rows");
        if (input_.bytes > 0) { text += fmt::format(", {}%", 100 * consumed() / input_.bytes); }
        context_.progress(text);
    }

    std::int64_t consumed() const {
        const auto at = static_cast<std::int64_t>(input_.in.tellg());
        return at < 0 ? input_.bytes : at;  // at the end the stream has no place
    }

    /// How many records the file will have made when it is through, going by its first rows.
    std::int64_t forecast() const {
        const double share =
            static_cast<double>(consumed()) / static_cast<double>(std::max<std::int64_t>(input_.bytes, 1));
        return static_cast<std::int64_t>(static_cast<double>(tally_.created) / std::max(share, 1e-6));
    }

    Taker taker_;
    const Context& context_;
    const ImportInput& input_;
    CsvReader csv_;
    exchange::Mapping mapping_;
    exchange::ImportOptions options_;
    BadRows bad_;
    FirstRows<Row> shown_;
    Table* shown_in_ = nullptr;  ///< null: nobody looks
    const store::Store& store_;
    std::vector<store::NumberedDeal>* missing_;  ///< null: nobody asks which deals the file does not have
    exchange::RecordIds ids_;
    exchange::DealLines lines_;
    ImportNotes noted_;
    ImportTally tally_;
};

template <class Taker>
ImportTally run(store::Write& write, const Context& context, RecordType type, const ImportInput& input,
                const ImportForm& form, const ImportAside& aside) {
    store::BulkLoad bulk(write, cache_mib(input.bytes));
    ImportDirectory known(write, form.overwrite);
    const ImportInto into{write, bulk, known, context.today, form.no_create};
    // What the run remembers of its rows is gone before the indexes are made, which takes the most memory.
    ImportTally tally = Run<Taker>(into, context, input, form, type, aside).finish();
    bulk.finish();
    tally.accounts = known.accounts.made();
    tally.accounts_filled = known.accounts.filled();
    tally.people = known.people.made();
    tally.products = known.products.made();
    tally.competitors = known.competitors.made();
    tally.reasons = known.reasons.made();
    tally.kept = known.kept.first();
    tally.kept_count = known.kept.count();
    return tally;
}

}  // namespace

std::unique_ptr<platform::InputFile> open_input(const Context& context, const std::string& file, const ImportForm& form,
                                                std::string* digest) {
    if (file == "-" && context.input == nullptr) {
        throw usage_error("There is no standard input here.", "Name a file.");
    }
    auto input = file == "-" ? std::make_unique<platform::InputFile>(*context.input)
                             : std::make_unique<platform::InputFile>(file);
    if (digest != nullptr) { *digest = digest_of(input->stream()); }
    constexpr std::size_t longest_mark = 3;
    std::string start(longest_mark, '\0');
    input->stream().read(start.data(), longest_mark);
    start.resize(static_cast<std::size_t>(input->stream().gcount()));
    input->stream().clear();
    input->stream().seekg(0);
    const auto marked = exchange::marked_encoding(start);
    const auto encoding = marked || !form.encoding ? marked : std::optional(exchange::parse_encoding(*form.encoding));
    if (!encoding || *encoding == exchange::Encoding::utf_8) { return input; }
    return std::make_unique<platform::InputFile>(
        [&](std::ostream& out) { exchange::decode(input->stream(), out, *encoding, name_of_input(file)); });
}

std::string name_of_input(const std::string& file) { return file == "-" ? "standard input" : file; }

const exchange::Profile& profile_of(const CsvReader& csv, const ImportForm& form) {
    const exchange::Profile* const named = form.profile ? exchange::find_profile(*form.profile) : nullptr;
    return named != nullptr ? *named : exchange::recognise_profile(csv.heading());
}

exchange::Mapping mapping_of(RecordType type, const CsvReader& csv, const ImportForm& form) {
    return exchange::map_columns(type, csv.heading(), overrides_of(csv, form), profile_of(csv, form));
}

exchange::TableForms forms_of(const exchange::Mapping& mapping, const ImportInput& input,
                              const exchange::ImportOptions& options, exchange::RecordIds ids) {
    const auto before = input.in.tellg();
    input.in.clear();
    input.in.seekg(0);
    CsvReader csv(input.in, input.name);
    exchange::TableForms forms = exchange::find_forms(csv, mapping, options.currency, std::move(ids));
    input.in.clear();
    input.in.seekg(before < 0 ? std::istream::pos_type(input.bytes) : before);
    if (options.date_format) { forms.dates = {}; }
    if (options.decimal) {
        forms.amounts.undecided.reset();
        forms.amounts.columns.clear();
    }
    return forms;
}

exchange::ImportOptions cell_options(RecordType type, const CsvReader& csv, const ImportForm& form) {
    exchange::ImportOptions options;
    options.profile = &profile_of(csv, form);
    if (form.currency) {
        options.currency = Currency::parse(trim(*form.currency));
        if (!options.currency) {
            throw usage_error(fmt::format("--currency: {} is no currency.", quoted(*form.currency)),
                              "Write an ISO 4217 code like USD.");
        }
    }
    if (form.date_format) { options.date_format.emplace(*form.date_format); }
    if (form.decimal) { options.decimal = exchange::parse_decimal_mark(*form.decimal); }
    options.ends_exclusive = form.ends_exclusive;
    // What is typed goes before what is saved, that before what the store keeps: of two the later one holds.
    for (const exchange::Replacement& each : form.kept_aliases) {
        const auto fields = exchange::import_fields(type);
        if (std::ranges::find(fields, each.field, &exchange::FieldSpec::name) != fields.end()) {
            options.replacements.push_back(each);
        }
    }
    if (form.saved) {
        for (const auto* words : {&form.saved->table.values, &form.saved->table.aliases}) {
            options.replacements.insert(options.replacements.end(), words->begin(), words->end());
        }
    }
    for (const std::string& each : form.values) {
        options.replacements.push_back(exchange::parse_replacement(type, each, "--value"));
    }
    for (const std::string& each : form.aliases) {
        options.replacements.push_back(exchange::parse_replacement(type, each, "--alias"));
    }
    return options;
}

std::vector<std::string> bad_sentences(const std::vector<BadCell>& first, std::int64_t all) {
    std::vector<std::string> lines;
    for (const BadCell& bad : first) { lines.push_back(visible(sentence(bad))); }
    const std::int64_t more = all - static_cast<std::int64_t>(first.size());
    if (more > 0) { lines.push_back(fmt::format("and {} more", grouped(std::to_string(more)))); }
    return lines;
}

void BadRows::add(const CsvReader& csv, std::int64_t line, BadCell bad) {
    if (line_ != line) {
        finish();
        ++rows_;
        line_ = line;
        if (rejects_ != nullptr) { row_.assign(csv.row().begin(), csv.row().end()); }
    }
    ++cells_;
    if (rejects_ != nullptr) {
        why_ +=
            fmt::format("{}{}{}{}", why_.empty() ? "" : "; ", bad.column, bad.column.empty() ? "" : " ", bad.reason);
    }
    if (first_.size() < shown_bad) { first_.push_back(std::move(bad)); }
}

void BadRows::finish() {
    if (line_ && rejects_ != nullptr) {
        const std::vector<std::string_view> row(row_.begin(), row_.end());
        rejects_->add(row, why_);
    }
    line_.reset();
    why_.clear();
}

ImportTally import_rows(store::Write& write, const Context& context, RecordType type, const ImportInput& input,
                        const ImportForm& form, const ImportAside& aside) {
    switch (type) {
        case RecordType::accounts: return run<AccountTaker>(write, context, type, input, form, aside);
        case RecordType::people: return run<PersonTaker>(write, context, type, input, form, aside);
        case RecordType::contacts: return run<ContactTaker>(write, context, type, input, form, aside);
        case RecordType::deals: return run<DealTaker>(write, context, type, input, form, aside);
        case RecordType::competitors: return run<CompetitorTaker>(write, context, type, input, form, aside);
        case RecordType::contracts: return run<ContractTaker>(write, context, type, input, form, aside);
    }
    throw Error(ErrorKind::bug, "A kind of record that nothing takes.");
}

ImportTally import_text(store::Write& write, const Context& context, std::string_view type, const std::string& csv,
                        const ImportForm& form) {
    std::istringstream in(csv);
    return import_rows(write, context, exchange::parse_record_type(type),
                       {in, std::string(type), static_cast<std::int64_t>(csv.size())}, form, {});
}

}  // namespace winloss::app
