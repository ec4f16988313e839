// What becomes of one row of notes and of codings: a note is read with its marks, a coding finds its words in the note.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "import_competitors_made.hpp"
#include "import_named.hpp"
#include "winloss/app/import.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/domain/markup.hpp"
#include "winloss/exchange/import_history_rows.hpp"
#include "winloss/store/notes.hpp"

namespace winloss::app {

class NoteTaker {
public:
    using Row = exchange::NoteRow;
    explicit NoteTaker(const ImportInto& into);
    void at_line(std::int64_t line) { line_ = line; }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}
    void tell(ImportTally& tally) const;

private:
    MarkedNote read(const Row& row) const;
    std::vector<MarkedCoding> recoded(const store::StoredNote& before, const MarkedNote& now);

    ImportInto into_;
    Codebook codebook_;
    std::optional<PersonId> self_;               ///< who imports; null: nobody whom the store knows
    std::map<std::int64_t, std::int64_t> seen_;  ///< lines by interview
    std::vector<std::string> removed_;           ///< codings whose mark is gone
    CompetitorsMade made_;
    std::int64_t line_ = 1;
};

class CodingTaker {
public:
    using Row = exchange::CodingRow;
    explicit CodingTaker(const ImportInto& into);
    void at_line(std::int64_t line) { line_ = line; }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}
    void tell(ImportTally& tally) const { made_.tell(tally); }

private:
    bool waits_for_others(const Row& row);
    MarkedCoding coding_of(const Row& row, const store::StoredNote& note) const;
    Coding* one_like(const MarkedCoding& coding, store::StoredNote& note, std::optional<PersonId> coder);
    bool goes_in(CodingId id, std::string_view column, std::string_view field, const std::string& kept,
                 const std::string& said);
    bool change(MarkedCoding& known, CodingId id, const MarkedCoding& said, const Row& row);
    bool coder_differs(const Coding& known, const Named<PersonId>& coder, const Row& row);
    void refuse_other(InterviewId interview, const MarkedCoding& coding, const Row& row, bool changed);

    ImportInto into_;
    Codebook codebook_;
    CompetitorsMade made_;
    std::int64_t line_ = 1;
    bool some_words_ = false;           ///< a row of the file has words of its note
    std::set<std::int64_t> wordless_;   ///< lines without, which may be of whole notes
    std::set<std::int64_t> taken_for_;  ///< codings that rows without their words were taken for
    using Place = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    std::map<Place, std::int64_t> seen_;  ///< lines by interview, code and passage
};

}  // namespace winloss::app
