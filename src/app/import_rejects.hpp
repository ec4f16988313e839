// The rows that an import leaves out, as a CSV file that can be mended and imported again.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/platform/atomic_file.hpp"

namespace winloss::app {

class ImportRejects {
public:
    /// `marked`: with a byte order mark, so that what is said of the file's own encoding does not hold for this one.
    ImportRejects(const std::string& path, bool marked) : file_(path), marked_(marked) {}
    /// The file's own heading, behind the column that says what is wrong. A column of that name, from an earlier
    /// round, is replaced.
    void begin(const std::vector<std::string>& heading);
    void add(std::span<const std::string_view> row, const std::string& why);
    void commit() { file_.commit(); }

private:
    void write(std::string_view why, std::span<const std::string_view> row);

    platform::AtomicFile file_;
    bool marked_;
    std::optional<std::size_t> replaced_;
};

}  // namespace winloss::app
