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

/// What is typed, as it is: a hyphen stays one, and a rule is one where no other sign can be shown.
std::string typed(std::string_view words) {
    constexpr std::string_view rule = "\u2500";
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const bool is_rule = words.substr(at).starts_with(rule);
        out += is_rule || words[at] == '-' ? "\\-" : escaped(words.substr(at, 1));
        at += is_rule ? rule.size() : 1;
    }
    return out;
}

std::string in_bold(const std::string& words) { return "\\fB" + words + "\\fR"; }

/// The words of a paragraph of Markdown, escaped.
std::string marked(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto until = [&](std::size_t from, std::string_view end) { return text.find(end, from); };
        const std::size_t code = text.front() == '`' ? until(1, "`") : std::string_view::npos;
        const std::size_t strong = text.starts_with("**") ? until(2, "**") : std::string_view::npos;
        const std::size_t link = text.front() == '[' ? until(1, "](") : std::string_view::npos;
        const std::size_t target = link == std::string_view::npos ? link : until(link, ")");
        std::size_t taken = 1;
        if (code != std::string_view::npos) {
            out += in_bold(typed(text.substr(1, code - 1)));
            taken = code + 1;
        } else if (strong != std::string_view::npos) {
            out += in_bold(marked(text.substr(2, strong - 2)));
            taken = strong + 2;
        } else if (target != std::string_view::npos) {
            out += marked(text.substr(1, link - 1));
            taken = target + 1;
        } else if (text.front() == '\\' && text.size() > 1) {
            out += escaped(text.substr(1, 1));
            taken = 2;
        } else {
            out += escaped(text.substr(0, 1));
        }
        text.remove_prefix(taken);
    }
    return out;
}

/// Bytes of a line as mandoc counts them: a sign beyond ASCII is its number, \[u2026].
std::size_t length_of(std::string_view words) {
    constexpr std::size_t of_a_number = 9;
    std::size_t length = 0;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        length += byte < 0x80 ? 1 : byte >= 0xC0 ? of_a_number : 0;
    }
    return length;
}

/// Words that are escaped: a sentence ends its line, and no line is longer than a page is wide.
void append_escaped(std::string& out, std::string_view words) {
    std::string line;
    bool ended = false;
    for (const std::string_view word : split(words, ' ')) {
        if (word.empty()) { continue; }
        if (ended || length_of(line) + 1 + length_of(word) > most) {
            append_line(out, line);
            line.clear();
        }
        if (!line.empty()) { line += ' '; }
        line += word;
        ended = word.ends_with('.') || word.ends_with('?') || word.ends_with(".)");
    }
    append_line(out, line);
}

void append_words(std::string& out, std::string_view words) { append_escaped(out, escaped(words)); }

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

std::string mdoc_prose(std::string_view markdown) { return "\"\\&" + marked(markdown) + '"'; }

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

Mdoc& Mdoc::prose(std::string_view markdown) {
    append_escaped(out_, marked(markdown));
    return *this;
}

Mdoc& Mdoc::lines(std::string_view words) {
    macro(".Bd -literal -offset 2n");
    for (std::string_view line : split(words, '\n')) {
        line = line.substr(0, line.find_last_not_of(" \t") + 1);
        if (line.empty()) {
            out_ += '\n';
        } else {
            append_line(out_, typed(line));
        }
    }
    return macro(".Ed");
}

Mdoc& Mdoc::begin_list() { return macro(".Bl -tag -width Ds"); }
Mdoc& Mdoc::item(std::string_view macros) { return macro(".It " + std::string(macros)); }
Mdoc& Mdoc::end_list() { return macro(".El"); }

}  // namespace winloss::cli
