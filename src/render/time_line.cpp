#include "time_line.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "ansi.hpp"
#include "cells.hpp"
#include "people.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

constexpr int gap_width = 2;
constexpr int most_label = 28;
constexpr int least_scale = 20;  // columns for the years; on fewer, nothing can be told apart
constexpr int most_scale = 96;   // and on more, the eye loses the row

struct Span {
    std::string label;
    Date from{};
    std::optional<Date> until{};  ///< the last day; null: goes on
};

std::optional<std::size_t> column_of(const Table& table, const std::string& key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) { return i; }
    }
    return std::nullopt;
}

std::optional<Date> date_in(const Table& table, const Row& row, const std::string& key) {
    const auto column = column_of(table, key);
    const Date* date = column ? std::get_if<Date>(&cell_at(row, *column)) : nullptr;
    return date != nullptr ? std::optional(*date) : std::nullopt;
}

std::string label_of(const Table& table, const Row& row, const Options& options) {
    std::string label;
    for (const std::string& key : table.time_line->label) {
        const auto column = column_of(table, key);
        const std::string piece = column ? words(cell_at(row, *column), Wording{}, options) : std::string();
        if (!piece.empty()) { label += (label.empty() ? "" : " ") + piece; }
    }
    return cut_to_width(label, most_label, options.unicode);
}

std::vector<Span> spans_of(const Table& table, const Options& options) {
    std::vector<Span> spans;
    for (const Row& row : table.rows) {
        const auto from = date_in(table, row, table.time_line->from);
        if (!from) { continue; }
        Span span{label_of(table, row, options), *from, {}};
        for (const std::string& key : table.time_line->until) {
            if (!span.until) { span.until = date_in(table, row, key); }
        }
        spans.push_back(std::move(span));
    }
    return spans;
}

/// Days on columns: whole years, from the first that any span touches to the last.
class Scale {
public:
    Scale(const std::vector<Span>& spans, Date today, int width) : width_(width) {
        Date first = today;
        Date last = today;
        for (const Span& span : spans) {
            first = std::min(first, span.from);
            last = std::max({last, span.from, span.until.value_or(today)});
        }
        begin_ = first_of_year(first);
        end_ = first_of_year(add_months(last, 12));
    }

    /// The column in which a day begins.
    int at(Date day) const {
        const double part = static_cast<double>((day - begin_).count()) / static_cast<double>((end_ - begin_).count());
        return static_cast<int>(std::lround(std::clamp(part, 0.0, 1.0) * width_));
    }
    Date end() const { return end_; }

    /// As many years as have room, each above its first of January.
    std::string years() const {
        const auto count = static_cast<int>((end_ - begin_).count() / 365);
        constexpr int room = 6;
        const int step = std::max(1, (count * room + width_ - 1) / width_);
        std::string line;
        for (Date year = begin_; year < end_; year = add_months(year, 12 * step)) {
            const auto column = static_cast<std::size_t>(at(year));
            if (column + 4 > static_cast<std::size_t>(width_) || column < line.size()) { continue; }
            line.resize(column, ' ');
            line += iso(year).substr(0, 4);
        }
        return line;
    }

private:
    static Date first_of_year(Date day) {
        const std::chrono::year_month_day parts(day);
        return std::chrono::sys_days(parts.year() / std::chrono::January / 1);
    }

    int width_;
    Date begin_{};
    Date end_{};
};

std::string drawn(const Span& span, const Scale& scale, Date today, const Options& options) {
    const int begin = scale.at(span.from);
    const int end = std::max(begin + 1, scale.at(span.until ? *span.until + Days{1} : scale.end()));
    const int now = std::clamp(scale.at(today), begin, end);
    std::string line(static_cast<std::size_t>(begin), ' ');
    for (int column = begin; column < end; ++column) {
        if (column < now) {
            line += options.unicode ? "█" : "#";
        } else {
            line += options.unicode ? "░" : "-";
        }
    }
    return span.until ? line : line + (options.unicode ? "→" : ">");
}

}  // namespace

std::string time_line(const Table& table, const Options& options) {
    if (!table.time_line) { return {}; }
    const std::vector<Span> spans = spans_of(table, options);
    int labels = 0;
    for (const Span& span : spans) { labels = std::max(labels, display_width(span.label)); }
    const int room = options.width <= 0 ? most_scale : options.width - labels - gap_width - 1;
    if (spans.empty() || room < least_scale) { return {}; }
    const Date today = table.time_line->today;
    const Scale scale(spans, today, std::min(room, most_scale));
    const std::string indent(static_cast<std::size_t>(labels + gap_width), ' ');
    std::string out = styled(indent + scale.years(), Style::dim, options.colour) + '\n';
    for (const Span& span : spans) {
        out += pad_right(span.label, labels + gap_width) + drawn(span, scale, today, options) + '\n';
    }
    const std::string_view legend =
        options.unicode ? "█ until today, ░ to come, → no end" : "# until today, - to come, > no end";
    if (options.width <= 0 || static_cast<int>(indent.size()) + display_width(legend) <= options.width) {
        out += styled(indent + std::string(legend), Style::dim, options.colour) + '\n';
    }
    return out;
}

}  // namespace winloss::render
