#include "note_show.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "guide_words.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

namespace {

/// The words a coding stands on, or stood on; null for the note as a whole.
Cell passage_of(const Coding& coding, const std::string& text) {
    if (coding.lost_passage) { return *coding.lost_passage; }
    if (!coding.start || !coding.end) { return {}; }
    const std::size_t from = byte_offset(text, static_cast<std::size_t>(*coding.start));
    const std::size_t to = byte_offset(text, static_cast<std::size_t>(*coding.end));
    return text.substr(from, to - from);
}

Cell rating_words(const std::optional<int>& rating) {
    if (!rating) { return {}; }
    return std::int64_t{*rating};
}

}  // namespace

Table codings_section(const store::Store& store, const std::optional<store::StoredNote>& note) {
    Table table{.name = "codings",
                .title = "Codings",
                .columns = {typed_column("code", "Code"),
                            {"rating", "Rating", Type::integer},
                            {"weight", "Weight", Type::text, true},
                            prose_column("passage", "Passage"),
                            spare_column("competitor", "Competitor", Type::text, 1),
                            spare_column("memo", "Memo", Type::text, 2),
                            machine_column("start", Type::integer),
                            machine_column("end", Type::integer),
                            machine_column("placed", Type::boolean),
                            machine_column("coder", Type::text)},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    if (!note) { return table; }
    const Codebook codebook = store::read_codebook(store);
    for (const Coding& coding : note->codings) {
        const Code* code = codebook.find(coding.code);
        const Cell competitor =
            coding.competitor ? Cell(store::read_competitor(store, *coding.competitor).name) : Cell();
        table.rows.push_back({code != nullptr ? Cell(code->path) : Cell(), rating_words(coding.rating),
                              cell(coding.weight), passage_of(coding, note->text), competitor, cell(coding.memo),
                              cell(coding.start), cell(coding.end), !coding.lost_passage.has_value(),
                              coding.coder ? Cell(store::read_person(store, *coding.coder).name) : Cell()});
    }
    return table;
}

Table answers_section(const store::Store& store, const std::optional<store::StoredNote>& note) {
    Table table{.name = "answers",
                .title = "Answers",
                .columns = {typed_column("question", "Id"),
                            {"text", "Question", Type::text},
                            {"from", "Asked by", Type::text},
                            {"answer", "Answer", Type::text}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    if (!note) { return table; }
    const std::string guide = note->guide ? store::read_guide(store, *note->guide).text : std::string();
    const std::vector<Question> questions = read_guide(guide);
    for (const GivenAnswer& given : read_answers(note->text)) {
        const auto asked = std::ranges::find(questions, given.question, &Question::id);
        const bool known = asked != questions.end();
        table.rows.push_back(
            {given.question, known ? Cell(asked->text) : Cell(), known ? cell(asked->from) : Cell(), given.text});
    }
    return table;
}

std::optional<std::string> guide_words(const store::Store& store, const store::StoredNote& note) {
    if (!note.guide) { return std::nullopt; }
    const store::StoredGuide guide = store::read_guide(store, *note.guide);
    return fmt::format("{}, version {}", called(guide), guide.version);
}

}  // namespace winloss::app
