// Answers turned into bytes, in seven formats. Knows cells and columns, not what they mean, and no stream.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/core/row_list.hpp"

namespace winloss::render {

enum class Format { table, tsv, csv, json, jsonl, markdown, xlsx };

/// The format called `word` exactly; nullopt for any other.
std::optional<Format> parse_format(std::string_view word);
/// `table`, `tsv`, `csv`, `json`, `jsonl`, `markdown`, `xlsx`.
const std::vector<std::string>& format_names();

/// Told of rows that are done, and of how many there are.
using RowsDone = std::function<void(std::int64_t done, std::int64_t whole)>;

struct Options {
    Format format = Format::table;
    int width = 80;                ///< columns of the terminal; 0 is unlimited
    bool colour = false;           ///< bold and dim on the terminal; never the only carrier of meaning
    bool unicode = true;           ///< false: our own marks and lines in ASCII (the data stays as it is)
    bool raw = false;              ///< text is not defused for spreadsheets; csv: it is exactly as it is stored
    bool screen = false;           ///< a terminal reads it: even raw text holds nothing that a terminal obeys
    bool file = false;             ///< tsv: a spreadsheet may open it, so that text is no formula there
    std::string table;             ///< the one table asked for (--table); empty is the main one
    std::int64_t small_base = 30;  ///< what Share::small was judged by: only named under a table
    std::int64_t hidden_base = 5;  ///< what Share::hidden was judged by: only named under a table
    RowsDone rows_done{};          ///< tsv, csv, xlsx: row by row; empty: nobody waits
};

// The bytes for stdout, ending in a line end unless empty. With Options::table that table alone stands for the whole
// (JSON: an array of its rows); usage error with the nearest names where there is no such table.
//
//           table          tsv                 csv             json          jsonl            markdown
// Text      made visible   as it is (*)        one cell        {"text": …}   {"text": …}      as it is (*)
// Record    lines, tables  key TAB value       header, a row   object        object           list, tables
// List      table          rows, no header     header, rows    array         an object a row  pipe table
// Report    whole          header, main rows   header, rows    object        main rows        whole
//
// (*) Made visible where it is prose or a terminal shows it.
//
// xlsx is a workbook: a text one cell, a record a sheet of its fields and one a section, a list a sheet, a report a
// sheet a table and one about the report.
std::string render(const Text& text, const Options& options);
std::string render(const Record& record, const Options& options);
std::string render(const List& list, const Options& options);
std::string render(const Report& report, const Options& options);
/// Whatever the answer holds; empty where it has messages only.
std::string render(const Answer& answer, const Options& options);

/// Whether the rows of a list can go out as they come (tsv, csv, json, jsonl).
bool streams(Format format);
struct Streamed {
    std::int64_t rows = 0;
    std::vector<std::string> sentences;  ///< that the rows told
};
/// The bytes that render() would give of a list with the table's columns and these rows, some tens of KiB at a time.
Streamed stream(const Table& table, const RowSource& rows, const Options& options,
                const std::function<void(std::string_view piece)>& out);

}  // namespace winloss::render
