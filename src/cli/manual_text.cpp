#include "manual_text.hpp"

#include <algorithm>

#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view fence = "```";
constexpr std::string_view program = "winloss ";
constexpr std::string_view any_command = "\u2026 ";  // '…'

bool is_item(std::string_view line) { return line.starts_with("- "); }
bool is_table(std::string_view line) { return line.starts_with("|"); }
bool is_heading(std::string_view line) { return line.starts_with("#") && line.find("# ") != std::string_view::npos; }

/// Whose document this is, by its title.
bool is_of(std::string_view title, std::string_view noun) {
    if (noun.empty()) {
        return title == "How records are named" || title == "The last record" ||
               (title.starts_with(program) && title.substr(program.size()).starts_with(any_command));
    }
    if (!title.starts_with(program)) { return false; }
    const auto nouns = split(title.substr(program.size()), ',');
    return std::ranges::any_of(nouns, [&](std::string_view each) { return trim(each) == noun; });
}

/// '| a | b \| c |' → a, b | c
std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    std::string cell;
    row = trim(row);
    row.remove_prefix(1);
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row.substr(i, 2) == "\\|") {
            cell += row[++i];
        } else if (row[i] == '|') {
            cells.emplace_back(trim(cell));
            cell.clear();
        } else {
            cell += row[i];
        }
    }
    return cells;
}

class Writer {
public:
    explicit Writer(Mdoc& page) : page_(page) {}

    void write(std::string_view text) {
        lines_ = split(text, '\n');
        for (at_ = 0; at_ < lines_.size();) {
            const std::string_view line = lines_[at_];
            if (trim(line).empty()) {
                ++at_;
            } else if (line.starts_with(fence)) {
                code();
            } else if (is_heading(line)) {
                heading(trim(line.substr(line.find("# ") + 2)));
                ++at_;
            } else if (is_item(line)) {
                items();
            } else if (is_table(line)) {
                table();
            } else {
                apart();
                page_.prose(gathered());
            }
        }
    }
    void heading(std::string_view words) {
        page_.macro(".Ss " + mdoc_prose(words));
        first_ = true;
    }

private:
    /// What begins a paragraph, but below a heading.
    void apart() {
        if (!first_) { page_.paragraph(); }
        first_ = false;
    }

    /// The lines of a paragraph or an item.
    std::string gathered() {
        std::string words;
        const auto ends = [](std::string_view line) {
            return trim(line).empty() || line.starts_with(fence) || is_item(line) || is_table(line) || is_heading(line);
        };
        do {
            words.append(words.empty() ? "" : " ").append(trim(lines_[at_++]));
        } while (at_ < lines_.size() && !ends(lines_[at_]));
        return words;
    }

    void code() {
        std::string words;
        for (++at_; at_ < lines_.size() && !lines_[at_].starts_with(fence); ++at_) {
            words.append(words.empty() ? "" : "\n").append(lines_[at_]);
        }
        ++at_;
        page_.lines(words);
        first_ = false;
    }

    void items() {
        page_.macro(".Bl -bullet");
        while (at_ < lines_.size() && is_item(lines_[at_])) {
            std::string words = gathered();
            page_.macro(".It").prose(words.substr(2));
        }
        page_.end_list();
        first_ = false;
    }

    /// Each row below its first cell; where there are several more, each behind its column's name.
    void table() {
        const std::vector<std::string> names = cells_of(lines_[at_]);
        page_.begin_list();
        for (at_ += 2; at_ < lines_.size() && is_table(lines_[at_]); ++at_) {
            const std::vector<std::string> cells = cells_of(lines_[at_]);
            page_.item(mdoc_prose(cells.empty() ? std::string() : cells.front()));
            std::string words;
            for (std::size_t i = 1; i < std::min(cells.size(), names.size()); ++i) {
                if (cells[i].empty()) { continue; }
                words += words.empty() ? "" : "; ";
                words += names.size() > 2 && !names[i].empty() ? names[i] + ": " + cells[i] : cells[i];
            }
            page_.prose(words);
        }
        page_.end_list();
        first_ = false;
    }

    Mdoc& page_;
    std::vector<std::string_view> lines_;
    std::size_t at_ = 0;
    bool first_ = true;  ///< nothing stands below the heading yet
};

}  // namespace

std::vector<Document> documents_of(std::string_view documents, std::string_view noun) {
    constexpr std::string_view mark = "# ";
    std::vector<Document> found;
    bool code = false;
    bool open = false;  // the last that was found goes on
    for (std::size_t start = 0; start < documents.size();) {
        const std::size_t end = std::min(documents.find('\n', start), documents.size());
        const std::string_view line = documents.substr(start, end - start);
        if (line.starts_with(fence)) { code = !code; }
        if (!code && line.starts_with(mark)) {
            std::string_view title = trim(line.substr(mark.size()));
            open = is_of(title, noun);
            if (title.starts_with(program)) { title.remove_prefix(program.size()); }
            if (title.starts_with(any_command)) { title.remove_prefix(any_command.size()); }
            if (open) {
                found.push_back({std::string(title), documents.substr(std::min(end + 1, documents.size()), 0)});
            }
        } else if (open) {
            std::string_view& text = found.back().text;
            text = {text.data(), static_cast<std::size_t>(documents.data() + end - text.data())};
        }
        start = end + 1;
    }
    return found;
}

void write_documents(Mdoc& page, const std::vector<Document>& documents) {
    if (documents.empty()) { return; }
    page.section("in detail");
    Writer writer(page);
    for (const Document& each : documents) {
        if (documents.size() > 1) { writer.heading(each.title); }
        writer.write(each.text);
    }
}

}  // namespace winloss::cli
