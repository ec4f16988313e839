// A shell small enough to trust: what the console blocks of the documentation need, and not more. Runs winloss
// in-process, in the current folder, on a fixed day.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace winloss::transcripts {

/// Numbers of records, by store and kind.
using LastRecords = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// What a command printed, as a console block shows it: stdout as it is, stderr lines behind '! ', '[exit N]' where N
/// is not 0.
struct Shell {
    bool terminal = true;
    LastRecords last{};  ///< what '.' means on the terminal

    /// `line` is what stands behind '$ ', `input` the lines of a here-document. Understands
    ///   [NAME=VALUE...] winloss WORDS [< FILE] [> FILE]     cat FILE     cat > FILE <<'END'
    std::string run(const std::string& line, const std::string& input);
};

/// The words of a line as a POSIX shell splits them, without expansion; '<', '>' and '<<' are words of their own.
std::vector<std::string> shell_words(const std::string& line);

}  // namespace winloss::transcripts
