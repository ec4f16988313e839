// An archive as JSON lines: its head, then a row a line. Knows no store and no record.
#pragma once

#include <string>
#include <string_view>

#include "winloss/domain/archive.hpp"

namespace winloss::exchange {

/// Ends with a line break, as append_archived_row does.
std::string archive_head_line(const ArchiveHead& head);
/// Fields in their order, those without a value left out.
void append_archived_row(std::string& out, const ArchivedRow& row);

/// Throw bad_input, beginning with `where` ('all.jsonl:12'), for a line that is not what the functions above write.
ArchiveHead read_archive_head(std::string_view line, const std::string& where);
ArchivedRow read_archived_row(std::string_view line, const std::string& where);

}  // namespace winloss::exchange
