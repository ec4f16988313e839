// One foreign table on its way through a taker: rows are read, taken or put off, and what is wrong is kept. A template,
// so that each kind of record is taken without a detour; included where its takers are.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "import_bad_rows.hpp"
#include "import_input.hpp"
#include "import_later.hpp"
#include "import_notes.hpp"
#include "import_preview.hpp"
#include "import_run.hpp"
#include "import_takers.hpp"
#include "import_words.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/deal_lines.hpp"

namespace winloss::app {

inline constexpr std::int64_t rows_before_forecast = 5000;

inline int cache_mib(std::int64_t bytes) {
    // A file's records take about twice its size in the store; a larger cache than 64 MiB is not worth its memory.
    return static_cast<int>(std::clamp<std::int64_t>(bytes / 500'000, 32, 64));
}

template <class Taker>
class ImportPass {
public:
    using Row = typename Taker::Row;

    ImportPass(const ImportInto& into, const Context& context, const ImportInput& input, const ImportForm& form,
               exchange::RecordType type, const ImportAside& aside)
        : taker_(into),
          context_(context),
          pace_(context, {}),
          input_(input),
          csv_(input.in, input.name),
          mapping_(mapping_of(type, csv_, form)),
          options_(cell_options(type, csv_, form)),
          bad_(aside.rejects),
          shown_(mapping_),
          store_(into.write.store()),
          missing_(aside.missing),
          lines_said_(form.lines.has_value()),
          lines_(mapping_, options_, exchange::parse_line_amounts(form.lines.value_or("auto"))) {
        require_used(*options_.profile, mapping_, input_, form, context.say);
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
        lines_.take([&](const exchange::LineOfDeal& line) {
            const std::vector<std::string_view> cells(line.cells.begin(), line.cells.end());
            later.add(cells, line.line);
        });
        // Each round settles what names a record that the round before has brought; the last one settles the rest.
        for (std::size_t before = 0; later.size() > 0;) {
            const RowsForLater again = std::exchange(later, RowsForLater(csv_.heading()));
            const bool last = again.size() == before;
            before = again.size();
            std::istringstream in(again.text());
            exchange::CsvReader csv(in, input_.name);
            pass(csv, &again, last, later);
        }
        bad_.finish();
        if (bad_.lacks_places()) { find_places(); }
        noted_.tell(tally_);
        if constexpr (requires { taker_.tell(tally_); }) { taker_.tell(tally_); }
        tally_.read -= lines_.rows_beyond();
        tally_.lines_summed = lines_.summed();
        tally_.lines_repeated = lines_.repeated();
        tally_.lines_products = lines_.products();
        tally_.rejected = bad_.rows();
        tally_.bad = bad_.first();
        tally_.bad_cells = bad_.cells();
        if (missing_ != nullptr) { find_missing(); }
        return std::move(tally_);
    }

private:
    void find_places() {
        input_.in.clear();
        input_.in.seekg(0);
        exchange::CsvReader csv(input_.in, input_.name);
        bad_.find_places(csv);
    }

    void find_missing() {
        if (!ids_.any()) { return; }
        store::each_numbered_deal(store_, [this](const store::NumberedDeal& deal) {
            if (!ids_.holds(deal.external_id)) { missing_->push_back(deal); }
        });
    }

    void read_forms() {
        const IdForm ids = read_id_columns();
        const bool lines = mapping_.type == exchange::RecordType::deals && (lines_said_ || mapping_.has("product"));
        options_.forms =
            forms_of(mapping_, input_, options_,
                     lines || missing_ != nullptr ? exchange::RecordIds(mapping_, ids) : exchange::RecordIds());
        ids_ = std::exchange(options_.forms.ids, {});
        if (missing_ == nullptr) { ids_.forget_others(); }
        if (auto missing = exchange::missing_currency(mapping_, options_)) { throw std::move(*missing); }
        for (const auto* undecided : {&options_.forms.dates.undecided, &options_.forms.amounts.undecided}) {
            if (*undecided) { throw Error(**undecided); }
        }
        for (const exchange::ColumnDates& each : options_.forms.dates.columns) {
            if (each.format) { tally_.dates.emplace_back(mapping_.headings[each.column], each.format->pattern()); }
        }
        tally_.date_formats = exchange::date_formats_of(mapping_, options_.forms.dates);
        for (const exchange::ColumnAmounts& each : options_.forms.amounts.columns) {
            if (each.mark == exchange::DecimalMark::comma) { tally_.commas.push_back(mapping_.headings[each.column]); }
        }
    }

    /// The form of the records' own ids.
    IdForm read_id_columns() {
        options_.salesforce_ids = salesforce_ids_of(mapping_, input_, options_);
        for (const std::size_t each : options_.salesforce_ids) {
            tally_.salesforce_ids.push_back(mapping_.headings[each]);
        }
        const auto own = mapping_.column_of("external_id");
        return own ? exchange::id_form_of(mapping_, *options_.profile, options_.guess_ids, options_.salesforce_ids,
                                          *own)
                   : IdForm::as_it_is;
    }

    void pass(exchange::CsvReader& csv, const RowsForLater* again, bool last, RowsForLater& later) {
        const auto in_file = [again](std::int64_t line) { return again ? again->line_in_file(line) : line; };
        const auto refuse = [&](exchange::BadCell bad) {
            const std::int64_t line = in_file(csv.line());
            if (again != nullptr) { bad.place = {line, 0}; }
            bad_.add(csv, line, std::move(bad));
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
                if (again != nullptr) { refuse_clash(in_file(csv.line())); }
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
        tally_.taken = reader.taken();
        tally_.nameless = reader.nameless();
        tally_.trailer_count = reader.trailer_count();
        tally_.like_sums = reader.like_sums();
        tally_.like_sums_count = reader.like_sums_count();
    }

    void refuse_clash(std::int64_t line) const {
        const exchange::DealLines::Clash* const clash = lines_.clash(line);
        if (clash != nullptr) { throw store::ImportRefusal{clash->field, clash->value, clash->why}; }
    }

    void count(Taken taken, const exchange::CsvReader& csv, std::int64_t line, RowsForLater& later) {
        switch (taken) {
            case Taken::created: ++tally_.created; return;
            case Taken::updated: ++tally_.updated; return;
            case Taken::unchanged: ++tally_.unchanged; return;
            case Taken::later: later.add(csv.row(), line); return;
        }
    }

    exchange::BadCell cell_of(const exchange::CsvReader& csv, const store::ImportRefusal& refusal) const {
        auto column = mapping_.column_of(refusal.field);
        if (!column && refusal.field == "account") { column = mapping_.column_of("account_id"); }
        if (!column && refusal.field == "outcome") { column = mapping_.column_of("stage"); }
        exchange::BadCell bad{csv.place(0), 0, refusal.field, refusal.value, refusal.why, refusal.sentence};
        if (!column) { return bad; }
        bad.place = csv.place(*column);
        bad.field = *column;
        bad.column = mapping_.headings[*column];
        if (bad.value.empty()) { bad.value = csv.row()[*column]; }
        return bad;
    }

    void show_life(std::int64_t taken) {
        if (taken == rows_before_forecast) { taker_.expect(forecast()); }
        if (pace_.due(taken)) { pace_.tell(taken, consumed(), input_.bytes); }
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
    Pace pace_;
    const ImportInput& input_;
    exchange::CsvReader csv_;
    exchange::Mapping mapping_;
    exchange::ImportOptions options_;
    BadRows bad_;
    FirstRows<Row> shown_;
    Table* shown_in_ = nullptr;  ///< null: nobody looks
    const store::Store& store_;
    std::vector<store::NumberedDeal>* missing_;  ///< null: nobody asks which deals the file does not have
    exchange::RecordIds ids_;
    bool lines_said_;  ///< how several rows of a deal are taken
    exchange::DealLines lines_;
    ImportNotes noted_;
    ImportTally tally_;
};

template <class Taker>
ImportTally pass_through(store::Write& write, const Context& context, exchange::RecordType type,
                         const ImportInput& input, const ImportForm& form, const ImportAside& aside) {
    store::BulkLoad bulk(write, cache_mib(input.bytes));
    ImportDirectory known(write, form.overwrite);
    const ImportInto into{write, bulk, known, context, context.today, input.folder, form.no_create};
    // What the run remembers of its rows is gone before the indexes are made, which takes the most memory.
    ImportTally tally = ImportPass<Taker>(into, context, input, form, type, aside).finish();
    known.accounts.take_new_names(known.kept);
    bulk.finish();
    tally.accounts = known.accounts.made();
    tally.accounts_nameless = known.accounts.nameless();
    tally.owners_unknown = known.owners_unknown;
    tally.accounts_filled = known.accounts.filled();
    tally.accounts_renamed = known.accounts.renamed();
    tally.accounts_renamed_count = known.accounts.renamed_count();
    tally.people = known.people.made();
    tally.products = known.products.made();
    tally.competitors += known.competitors.made();  // beside those of marks
    tally.reasons = known.reasons.made();
    tally.contacts = known.contacts.made();
    tally.kept = known.kept.first();
    tally.kept_count = known.kept.count();
    return tally;
}

}  // namespace winloss::app
