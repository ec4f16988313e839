#include "import_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <functional>
#include <set>
#include <span>

#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/import_pieces.hpp"

namespace winloss::app {

using exchange::Mapping;
using exchange::Replacement;

namespace {

/// What is said of an outcome is asked of the stages too.
bool is_read_as(const exchange::MappedColumn& column, std::string_view field) {
    return column.field->name == field || (field == "outcome" && column.field->name == "stage");
}

/// What the rows of a file hold in the columns that are asked about, found out in one pass over it.
class WordsOfFile {
public:
    /// Reads on until each of `words` was found.
    WordsOfFile(const exchange::Profile& profile, const Mapping& mapping, const ImportInput& input,
                const std::vector<Replacement>& words)
        : words_(words), there_(words.size()), missing_(words.size()) {
        for (const Replacement& each : words) { folded_.push_back(fold(each.from)); }
        for (const exchange::MappedColumn& column : mapping.columns) {
            const auto asks = [&](const Replacement& word) { return is_read_as(column, word.field); };
            if (std::ranges::any_of(words, asks)) { columns_.push_back({column, {mapping, column, profile}, {}}); }
        }
        if (columns_.empty()) { return; }
        const FromStart start(input);
        exchange::CsvReader csv(input.in, input.name);
        while (missing_ > 0 && csv.next()) {
            for (Column& each : columns_) { look(each, csv.row()); }
        }
    }

    bool has(std::size_t word) const { return there_[word]; }
    /// What stands in the field's columns; not all of it where there is very much.
    std::vector<std::string> all_of(std::string_view field) const {
        std::vector<std::string> all;
        for (const Column& each : columns_) {
            if (is_read_as(each.column, field)) { all.insert(all.end(), each.words.begin(), each.words.end()); }
        }
        return all;
    }

private:
    struct Column {
        exchange::MappedColumn column;
        exchange::CellCut cut;
        std::set<std::string, std::less<>> words;  ///< the first of them, each looked at
    };

    void look(Column& column, std::span<const std::string_view> row) {
        constexpr std::size_t most_words = 10'000;           // nobody reads through more
        if (column.column.column >= row.size()) { return; }  // of a row that is too short
        made_.clear();
        const std::string_view cell = row[column.column.column];
        std::vector<std::string_view> words = column.cut.pieces(column.cut.whole(cell, made_), made_);
        if (column.cut.takes_first()) { words.push_back(cell); }  // ids beside may say that all of it is one
        for (const std::string_view each : words) {
            const std::string_view word = trim(each);
            if (column.words.find(word) != column.words.end()) { continue; }
            if (column.words.size() < most_words) { column.words.emplace(word); }
            find(column.column, fold(word));
        }
    }

    void find(const exchange::MappedColumn& column, std::string_view folded) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (there_[i] || folded_[i] != folded || !is_read_as(column, words_[i].field)) { continue; }
            there_[i] = true;
            --missing_;
        }
    }

    const std::vector<Replacement>& words_;
    std::vector<std::string> folded_;
    std::vector<bool> there_;
    std::size_t missing_ = 0;
    std::vector<Column> columns_;
    std::deque<std::string> made_;
};

/// No row has 'Closed Lots' in 'Stage': refused where one has a word like it, or where no column could; else told.
void mind_absent(const Mapping& mapping, const WordsOfFile& found, std::string_view typed, const Replacement& word,
                 const Say& say) {
    std::set<std::string> headings;
    for (const exchange::MappedColumn& each : mapping.columns) {
        if (is_read_as(each, word.field)) { headings.insert(quoted(mapping.headings[each.column])); }
    }
    if (headings.empty()) {
        throw usage_error(fmt::format("{}: no column of this file is read as {}.", typed, word.field),
                          fmt::format("Leave it out, or name the column with --map {}=COLUMN.", word.field));
    }
    const std::string near = did_you_mean(word.from, found.all_of(word.field));
    std::string told = fmt::format("{}: no row has {} in {}.", typed, quoted(word.from),
                                   join({headings.begin(), headings.end()}, " or "));
    if (!near.empty()) {
        throw usage_error(std::move(told), near +
                                               " Leave out what this file does not have; a profile of your own "
                                               "(--save-profile) may say it of every file.");
    }
    if (say) { say(told); }  // this week nobody has lost in that way
}

bool has_dates(const Mapping& mapping) {
    return std::ranges::any_of(mapping.columns, [](const exchange::MappedColumn& each) {
        return each.field->kind == exchange::FieldKind::date;
    });
}

}  // namespace

std::vector<Replacement> absent_words(const exchange::Profile& profile, const Mapping& mapping,
                                      const ImportInput& input, const std::vector<Replacement>& words) {
    std::vector<Replacement> absent;
    const WordsOfFile found(profile, mapping, input, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!found.has(i)) { absent.push_back(words[i]); }
    }
    return absent;
}

void require_used(const exchange::Profile& profile, const Mapping& mapping, const ImportInput& input,
                  const ImportForm& form, const Say& say) {
    const std::size_t saved = form.saved ? form.saved->table.date_formats.size() : 0;  // they come first
    for (std::size_t i = saved; i < form.date_formats.size(); ++i) {
        const auto field = exchange::field_of_format(form.date_formats[i]);
        if (field ? mapping.has(*field) : has_dates(mapping)) { continue; }
        throw usage_error(
            fmt::format("--date-format {}: no column of this file is read as {}.", form.date_formats[i],
                        field.value_or("a date")),
            fmt::format("Leave it out, or name the column with --map {}=COLUMN.", field.value_or("FIELD")));
    }
    std::vector<Replacement> words;
    std::vector<std::string> typed;
    const auto add = [&](std::string_view option, const std::vector<std::string>& said, bool names_itself) {
        for (const std::string& each : said) {
            Replacement word = exchange::parse_replacement(mapping.type, each, option);
            if (names_itself && fold(word.from) == fold(word.to)) { continue; }
            typed.push_back(fmt::format("{} {}:{}={}", option, word.field, word.from, word.to));
            words.push_back(std::move(word));
        }
    };
    add("--value", form.values, false);
    add("--alias", form.aliases, true);
    const WordsOfFile found(profile, mapping, input, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!found.has(i)) { mind_absent(mapping, found, typed[i], words[i], say); }
    }
}

std::vector<std::string> used_formats(const Mapping& mapping, const std::vector<std::string>& formats) {
    std::vector<std::string> used;
    std::ranges::copy_if(formats, std::back_inserter(used), [&](const std::string& each) {
        const auto field = exchange::field_of_format(each);
        return !field || mapping.has(*field);
    });
    return used;
}

}  // namespace winloss::app
