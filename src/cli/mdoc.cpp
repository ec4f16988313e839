#include "mdoc.hpp"

#include <vector>

#include "winloss/core/text.hpp"

namespace winloss::cli {

namespace {

constexpr std::size_t most = 78;

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '\'') {
            out += "\\(aq";
        } else if (c == '`') {
            out += "\\(ga";
        } else if (c == '"') {
            out += "\\(dq";  // in an argument it would end it
        } else if (c == '~') {
            out += "\\(ti";
        } else if (c == '^') {
            out += "\\(ha";
        } else {
            out += c;
        }
    }
    return out;
}

void append_line(std::string& out, std::string_view line) {
    if (line.empty()) { return; }
    if (line.front() == '.') { out += "\\&"; }
    out.append(line).push_back('\n');
}

/// A sentence ends its line, and no line is longer than a page is wide.
void append_words(std::string& out, std::string_view words) {
    std::string line;
    bool ended = false;
    for (const std::string_view each : split(words, ' ')) {
        const std::string word = escaped(each);
        if (word.empty()) { continue; }
        if (ended || line.size() + 1 + word.size() > most) {
            append_line(out, line);
            line.clear();
        }
        if (!line.empty()) { line += ' '; }
        line += word;
        ended = each.ends_with('.') || each.ends_with('?') || each.ends_with(".)");
    }
    append_line(out, line);
}

std::string upper(std::string_view word) {
    std::string out;
    for (const char c : word) { out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
    return out;
}

}  // namespace

std::string mdoc_word(std::string_view word) {
    std::string out = "\\&" + escaped(word);
    return out.find(' ') == std::string::npos ? out : '"' + out + '"';
}

Mdoc::Mdoc(std::string_view page, std::string_view name, std::string_view summary) {
    const std::size_t dot = page.rfind('.');
    out_ = std::string(".Dd ") + WINLOSS_DATE + "\n.Dt " + upper(page.substr(0, dot)) + " " +
           std::string(page.substr(dot + 1)) + "\n.Os\n.Sh NAME\n.Nm " + std::string(name) + "\n.Nd " +
           escaped(summary) + (summary.ends_with('?') ? "\\&\n" : "\n");
}

Mdoc& Mdoc::section(std::string_view title) { return macro(".Sh " + upper(title)); }
Mdoc& Mdoc::subsection(std::string_view title) { return macro(".Ss " + std::string(title)); }
Mdoc& Mdoc::paragraph() { return macro(".Pp"); }

Mdoc& Mdoc::macro(std::string_view line) {
    out_.append(line).push_back('\n');
    return *this;
}

Mdoc& Mdoc::text(std::string_view words) {
    std::string paragraph;
    bool first = true;
    const auto flush = [&] {
        if (paragraph.empty()) { return; }
        if (!first) { out_ += ".Pp\n"; }
        append_words(out_, paragraph);
        paragraph.clear();
        first = false;
    };
    for (const std::string_view line : split(words, '\n')) {
        if (line.empty()) {
            flush();
        } else {
            paragraph.append(paragraph.empty() ? "" : " ").append(line);
        }
    }
    flush();
    return *this;
}

Mdoc& Mdoc::lines(std::string_view words) {
    macro(".Bd -literal -offset indent");
    for (const std::string_view line : split(words, '\n')) { append_line(out_, escaped(line)); }
    return macro(".Ed");
}

Mdoc& Mdoc::begin_list() { return macro(".Bl -tag -width Ds"); }
Mdoc& Mdoc::item(std::string_view macros) { return macro(".It " + std::string(macros)); }
Mdoc& Mdoc::end_list() { return macro(".El"); }

}  // namespace winloss::cli
