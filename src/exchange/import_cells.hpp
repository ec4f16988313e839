// One row of a foreign table, cell by cell, on its way into a typed row. For import_rows alone.
#pragma once

#include <deque>
#include <tuple>
#include <unordered_map>

#include "import_sums.hpp"
#include "winloss/exchange/import_pieces.hpp"
#include "winloss/exchange/import_rows.hpp"

namespace winloss::exchange {

/// Readings by the text they are of: columns of words hold few different ones.
template <class T>
class WordCache {
public:
    template <class Read>
    const Reading<T>& get(std::string_view text, Read&& read) {
        for (const auto& [known, reading] : readings_) {
            if (known == text) { return reading; }
        }
        constexpr std::size_t most = 64;
        if (readings_.size() == most) { readings_.clear(); }
        return readings_.emplace_back(std::string(text), read(text)).second;
    }

private:
    std::vector<std::pair<std::string, Reading<T>>> readings_;
};

class ImportCells {
public:
    ImportCells(CsvReader& csv, const Mapping& mapping, ImportOptions options,
                std::function<void(const BadCell&)> on_bad);

    const Mapping& mapping() const { return mapping_; }

    /// The next row with something in it; false at the end. Rows that are no rows are told; bad() says so.
    bool next_row();
    bool bad() const { return bad_; }
    std::int64_t line() const { return csv_.line(); }

    /// The cell of mapping().columns[i] becomes the one that the readers below read; false when it is empty.
    bool select(std::size_t i);

    std::string_view line_text();
    /// Line ends become blanks: reasons are often written in a box of several lines.
    std::string_view folded_text();
    /// Text of many lines, as it stands.
    std::string_view block();
    /// Words of several lines that are no longer than one may be.
    std::string_view prose();
    /// Text between ';', replaced and checked, a piece refused where it stands; no piece stands twice. pieces() are
    /// raw.
    std::vector<std::string_view> list();
    std::vector<std::string_view> pieces();
    /// How the deals ended that the selected column is about; null: any.
    std::optional<Outcome> column_outcome() const;
    std::optional<Date> date();
    std::optional<Money> money();
    void currency();
    template <class T>
    std::optional<T> word(Reading<T> (*read)(std::string_view)) {
        const Reading<T>& reading = std::get<WordCache<T>>(words_).get(cell_, read);
        if (!reading.value) { refuse(reading.why); }
        return reading.value;
    }

    /// An external id of the selected column in its one form.
    std::string_view id(std::string_view text);
    /// A name as the external id that may stand in its place; empty in a list of our own, where names stand.
    std::string_view as_id(std::string_view name);

    /// Says that the selected cell keeps the row out, or that `field` does (its column may not be there).
    void refuse(std::string why);
    void refuse(std::string_view field, std::string_view value, std::string why);

    /// What stands in the file for the field.
    std::string_view as_written(std::string_view field) const;
    /// A text of the row's own, kept until the next row.
    std::string_view keep(std::string text);
    /// What the selected cell, a state, tells.
    std::optional<Ending> ending();
    /// What a stage tells, after the replacements for 'outcome'; no value where it tells none, or is replaced by
    /// nothing.
    Reading<Ending> ending_of_stage(std::string_view stage);
    /// Whether a stage, after the replacements for 'outcome', is said to be one of open deals: not only that it tells
    /// no end.
    bool says_open(std::string_view stage);
    bool coarse_state() const { return options_.profile->coarse_state; }
    bool ends_exclusive() const { return options_.ends_exclusive; }

    const std::vector<TrailerLine>& trailers() const { return trailers_; }
    std::int64_t trailer_count() const { return trailer_count_; }
    const std::vector<TrailerLine>& like_sums() const { return like_sums_; }
    std::int64_t like_sums_count() const { return like_sums_count_; }
    const CellsTaken& taken() const { return taken_; }
    const std::vector<NamelessColumn>& nameless() const { return nameless_; }

private:
    using Replacements = std::unordered_map<std::string, std::string>;  ///< by folded text
    /// Whether `text`, as it stands in the file, says that there is nothing; remembers that.
    bool is_nothing(std::string_view text);
    /// The selected cell through one of the doors; refused where that does.
    std::string_view checked(std::string (*check)(std::string_view, std::string_view));
    void tell_first();
    void take_one_of_several(const CellCut& cut);
    void tell_like_a_sum();
    void look_at_nameless();
    void refuse_endless();
    void set_aside();
    const Reading<Ending>& told_by_state(std::string_view state);
    std::string_view words_of_stage(std::string_view stage) const;  ///< after the replacements for 'outcome'
    std::string_view replaced(const Replacements* replacements, std::string_view text) const;

    CsvReader& csv_;
    const Mapping& mapping_;
    ImportOptions options_;
    std::function<void(const BadCell&)> on_bad_;
    std::unordered_map<std::string_view, Replacements> replacements_;  ///< by field
    std::vector<const Replacements*> replacements_of_;                 ///< by mapped column; null where there are none

    std::vector<const DateFormat*> date_formats_;  ///< by mapped column; null: ISO
    std::vector<DecimalMark> marks_;               ///< by mapped column
    std::vector<CellCut> cuts_;                    ///< by mapped column
    std::vector<std::optional<Outcome>> ends_;     ///< by mapped column: what its heading says of the end
    std::vector<IdForm> id_forms_;                 ///< by mapped column
    std::vector<bool> names_;                      ///< by mapped column: a name or reason, for which words may stand
    CellsTaken taken_;
    std::vector<NamelessColumn> nameless_;
    LinesAside lines_;
    std::vector<TrailerLine> trailers_;
    std::int64_t trailer_count_ = 0;
    std::vector<TrailerLine> like_sums_;
    std::int64_t like_sums_count_ = 0;
    static constexpr std::size_t lines_told = 5;

    bool bad_ = false;
    const MappedColumn* selected_ = nullptr;
    const Replacements* selected_replacements_ = nullptr;
    std::string_view cell_;    ///< trimmed, replaced
    AmountCurrency currency_;  ///< of the row
    std::deque<std::string> kept_;
    std::tuple<WordCache<DealKind>, WordCache<BuyingRole>, WordCache<Role>, WordCache<Exclusion>, WordCache<bool>,
               WordCache<int>, WordCache<double>, WordCache<std::string>, WordCache<TouchKind>, WordCache<HealthLevel>,
               WordCache<ActionState>, WordCache<ExpectationOutcome>, WordCache<CodeKind>, WordCache<InterviewState>,
               WordCache<Relation>, WordCache<Channel>, WordCache<Completeness>, WordCache<LocalTime>,
               WordCache<Weight>>
        words_;
    WordCache<Ending> stages_;
    WordCache<Ending> states_;
};

}  // namespace winloss::exchange
