// Rows of a file that are looked at again when it is through, as a CSV text of their own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace winloss::app {

class RowsForLater {
public:
    explicit RowsForLater(const std::vector<std::string>& heading);
    void add(std::span<const std::string_view> row, std::int64_t line);
    std::size_t size() const { return lines_.size(); }
    const std::string& text() const { return text_; }
    /// The line in the file of a line in the text.
    std::int64_t line_in_file(std::int64_t line) const;

private:
    void append(const std::vector<std::string_view>& row);

    std::string text_;
    std::vector<std::pair<std::int64_t, std::int64_t>> lines_;  ///< where a row starts here, and in the file
    std::int64_t next_line_ = 2;
};

}  // namespace winloss::app
