// The manual: a page a command, and a report, in mdoc(7), made from the same declarations as --help, and the pages
// about the whole.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss::cli {

/// The hidden command by which the build asks: `winloss __manual` names the pages, `winloss __manual PAGE` prints one,
/// `winloss __manual PAGE -` with what the documents on its standard input say of it.
inline constexpr std::string_view manual_command = "__manual";

/// 'winloss.1', 'winloss-deal.1', …, 'winloss-report-cohorts.1', …, 'winloss-files.5'
std::vector<std::string> manual_pages();
/// `documents` are the Markdown documents of the manual, one behind the other: the page of a command has what those
/// named after it say. Throws usage where there is no such page.
std::string manual_page(std::string_view page, std::string_view documents = {});

}  // namespace winloss::cli
