// What each format can do, one file each (json.cpp, tsv.cpp, csv.cpp, markdown.cpp, screen.cpp); format.cpp chooses.
#pragma once

#include <string>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

enum class Header { no, yes };

std::string json_text(const Text& text);
std::string json_rows(const Table& table);
std::string json_record(const Record& record);
std::string json_report(const Report& report);
std::string jsonl_rows(const Table& table);
std::string jsonl_record(const Record& record);

struct FlatCell;
class FlatTable;
void append_csv_heading(std::string& out, const FlatTable& flat, const Options& options);
void append_csv_row(std::string& out, const std::vector<FlatCell>& cells, const Options& options);
void append_tsv_row(std::string& out, const std::vector<FlatCell>& cells, const Options& options);

std::string tsv_rows(const Table& table, Header header, const Options& options);
std::string tsv_record(const Record& record, const Options& options);

std::string csv_text(const Text& text, const Options& options);
std::string csv_rows(const Table& table, const Options& options);
std::string csv_record(const Record& record, const Options& options);

/// A sheet a table, each as it is in csv.
std::string xlsx_text(const Text& text);
std::string xlsx_rows(const Table& table, const RowsDone& rows_done);
std::string xlsx_record(const Record& record);
/// The tables, then a sheet that says what they are: as of when, filters, base, notes.
std::string xlsx_report(const Report& report);

std::string markdown_rows(const Table& table, const Options& options);
std::string markdown_record(const Record& record, const Options& options);
std::string markdown_report(const Report& report, const Options& options);

std::string screen_text(const Text& text, const Options& options);
std::string screen_rows(const Table& table, const Options& options);
std::string screen_record(const Record& record, const Options& options);
std::string screen_report(const Report& report, const Options& options);

}  // namespace winloss::render
