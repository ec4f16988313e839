// Text on its way to a person: made harmless, measured, cut and padded.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <iterator>

#include "utf8.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace {

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t emoji_presentation = 0xFE0F;
/// Below it stand only letters and signs of one column, each a cluster of its own: Latin text needs no table.
constexpr char32_t first_mark = 0x300;

bool is_between(char32_t value, char32_t low, char32_t high) { return value >= low && value <= high; }

/// What can move the cursor, reorder what is read, or hide: see visible().
bool is_harmful(char32_t c) {
    if (c < 0x20 || is_between(c, 0x7F, 0x9F)) { return true; }
    if (c < 0x061C) { return false; }
    return c == 0x061C || c == 0x180E || is_between(c, 0x200B, 0x200F) || is_between(c, 0x2028, 0x202E) ||
           is_between(c, 0x2060, 0x206F) || c == 0xFEFF || is_between(c, 0xFFF9, 0xFFFB) ||
           is_between(c, 0xE0000, 0xE007F);
}

bool is_pictograph(char32_t c) {
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool is_emoji_modifier(char32_t c) { return c == emoji_presentation || is_between(c, 0x1F3FB, 0x1F3FF); }

/// Walks text by what stands on the screen as one piece: a code point shown as it is, or one that must be escaped.
class Walk {
public:
    explicit Walk(std::string_view text) : rest_(text) {}

    bool next() {
        rest_.remove_prefix(size_);
        if (rest_.empty()) { return false; }
        const utf8::Decoded decoded = utf8::decode(rest_);
        size_ = std::max<std::size_t>(decoded.size, 1);
        value_ = decoded.value;
        malformed_ = decoded.size == 0;
        escaped_ = malformed_ || (is_harmful(value_) && !joins_emoji());
        if (escaped_ || !is_emoji_modifier(value_)) { base_ = escaped_ ? U'\0' : value_; }
        return true;
    }

    char32_t value() const { return value_; }
    bool escaped() const { return escaped_; }
    std::string_view bytes() const { return rest_.substr(0, size_); }

    void append_escape(std::string& out) const {
        if (malformed_ || value_ < 0x80) {
            switch (rest_[0]) {
                case '\n': out += "\\n"; return;
                case '\r': out += "\\r"; return;
                case '\t': out += "\\t"; return;
                default: break;
            }
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(rest_[0]));
        } else {
            fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", static_cast<std::uint32_t>(value_));
        }
    }

private:
    /// A joiner between two pictographs makes one emoji of them and hides nothing.
    bool joins_emoji() const {
        if (value_ != zero_width_joiner || !is_pictograph(base_) || rest_.size() <= size_) { return false; }
        const utf8::Decoded following = utf8::decode(rest_.substr(size_));
        return following.size != 0 && is_pictograph(following.value);
    }

    std::string_view rest_;
    std::size_t size_ = 0;
    char32_t value_ = 0;
    bool malformed_ = false;
    bool escaped_ = false;
    char32_t base_ = 0;  ///< the last code point but for modifiers; 0 when that was escaped
};

bool is_keycap_base(char32_t c) { return is_between(c, '0', '9') || c == '#' || c == '*'; }

/// Walks text by grapheme clusters as they stand on the screen: an escape begins a cluster of its own, and marks behind
/// it go with its last character.
class Clusters {
public:
    explicit Clusters(std::string_view text) : walk_(text), more_(walk_.next()) {}

    /// False at the end; otherwise [start(), end()) and width() describe the next cluster.
    bool next() {
        start_ = end_;
        if (!more_) { return false; }
        int before = 0;  // columns of an escape without its last character
        char32_t base = walk_.value();
        if (walk_.escaped()) {
            std::string escape;
            walk_.append_escape(escape);
            before = static_cast<int>(escape.size()) - 1;
            base = static_cast<unsigned char>(escape.back());
        }
        int widest = columns(base);
        utf8proc_int32_t state = 0;
        char32_t previous = base;
        for (take(); more_ && !walk_.escaped() && joins(previous, walk_.value(), state); take()) {
            previous = walk_.value();
            const bool emoji = previous == emoji_presentation && (is_pictograph(base) || is_keycap_base(base));
            widest = std::max(widest, emoji ? 2 : columns(previous));
            if (is_regional(base) && is_regional(previous)) { widest = 2; }
        }
        width_ = before + widest;
        return true;
    }

    std::size_t start() const { return start_; }
    std::size_t end() const { return end_; }
    int width() const { return width_; }

private:
    static int columns(char32_t c) { return c < first_mark ? 1 : utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)); }
    static bool is_regional(char32_t c) { return is_between(c, 0x1F1E6, 0x1F1FF); }
    static bool joins(char32_t left, char32_t right, utf8proc_int32_t& state) {
        if (left < first_mark && right < first_mark) { return false; }
        return !utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(left),
                                                 static_cast<utf8proc_int32_t>(right), &state);
    }

    void take() {
        end_ += walk_.bytes().size();
        more_ = walk_.next();
    }

    Walk walk_;
    bool more_;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
    int width_ = 0;
};

}  // namespace

std::string visible(std::string_view text, Breaks breaks) {
    if (utf8::is_printable_ascii(text)) { return std::string(text); }
    std::string out;
    out.reserve(text.size() + 8);
    for (Walk walk(text); walk.next();) {
        const bool kept = breaks == Breaks::keep && (walk.value() == '\n' || walk.value() == '\t');
        if (walk.escaped() && !kept) {
            walk.append_escape(out);
        } else {
            out += walk.bytes();
        }
    }
    return out;
}

int display_width(std::string_view text) {
    if (utf8::is_printable_ascii(text)) { return static_cast<int>(text.size()); }
    int width = 0;
    for (Clusters clusters(text); clusters.next();) { width += clusters.width(); }
    return width;
}

std::string cut_to_width(std::string_view text, int width, bool unicode) {
    if (width <= 0) { return {}; }
    // Where a mark of three would leave too little of the text, one stands for them.
    const std::string_view mark = unicode ? "…" : width > 6 ? "..." : ".";
    const int mark_width = unicode ? 1 : static_cast<int>(mark.size());
    if (utf8::is_printable_ascii(text)) {
        const auto room = static_cast<std::size_t>(width);
        const auto before = static_cast<std::size_t>(width - mark_width);
        return text.size() <= room ? std::string(text) : std::string(text.substr(0, before)).append(mark);
    }
    int used = 0;
    std::size_t kept = 0;  // bytes that leave room for the mark
    for (Clusters clusters(text); clusters.next();) {
        used += clusters.width();
        if (used <= width - mark_width) { kept = clusters.end(); }
        if (used > width) { return std::string(text.substr(0, kept)).append(mark); }
    }
    return std::string(text);
}

std::string quoted(std::string_view value) {
    constexpr int widest = 60;
    return "'" + cut_to_width(value, widest) + "'";
}

std::string pad_right(std::string_view text, int width) {
    std::string out(text);
    const int missing = width - display_width(text);
    if (missing > 0) { out.append(static_cast<std::size_t>(missing), ' '); }
    return out;
}

std::string pad_left(std::string_view text, int width) {
    const int missing = width - display_width(text);
    return std::string(static_cast<std::size_t>(std::max(missing, 0)), ' ').append(text);
}

}  // namespace winloss
