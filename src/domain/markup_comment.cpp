#include "markup_comment.hpp"

#include <algorithm>
#include <charconv>

#include "markup_marks.hpp"
#include "winloss/core/text.hpp"

namespace winloss::markup {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view competitor_key = "competitor:";
constexpr std::string_view minus_sign = "\u2212";  // what DOMAIN and word processors write

bool digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::string unescaped_marks(std::string_view note, std::size_t from, std::size_t to) {
    std::string plain;
    read_plain(note.substr(0, to), from, plain, Inside::text);
    return plain;
}

/// \" and \\ undone.
std::string unescaped_quotes(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        result += text[escape ? ++i : i];
    }
    return result;
}

class CommentReader {
public:
    CommentReader(std::string_view note, std::size_t at, std::size_t close, const Codebook& codebook,
                  Mistakes& mistakes)
        : note_(note), at_(at + mark_size), close_(close), codebook_(codebook), mistakes_(mistakes) {
        comment_.at = at;
    }

    Comment read() {
        while ((at_ = std::min(note_.find_first_not_of(blanks, at_), close_)) < close_) {
            if (note_[at_] == '#') {
                read_memo();
            } else if (note_.substr(at_, close_ - at_).starts_with(competitor_key)) {
                read_competitor();
            } else {
                const std::size_t end = std::min(note_.find_first_of(" \t\r\n#", at_), close_);
                read_word(note_.substr(at_, end - at_));
                at_ = end;
            }
        }
        find_code();
        return std::move(comment_);
    }

private:
    struct Word {
        std::size_t at;
        std::string_view text;
    };

    void read_memo() {
        const std::string memo = unescaped_marks(note_, at_ + 1, close_ + mark_size);
        if (const std::string_view trimmed = trim(memo); !trimmed.empty()) { comment_.memo = trimmed; }
        at_ = close_;
    }

    void read_competitor() {
        const std::size_t key = at_;
        at_ += competitor_key.size();
        std::size_t from = at_;
        std::size_t to = std::min(note_.find_first_of(" \t\r\n#", at_), close_);
        if (at_ < close_ && note_[at_] == '"') {
            from = at_ + 1;
            to = end_of_quote(from);
            if (to == close_) { mistakes_.add(at_, "the quote of the competitor's name is never closed"); }
            at_ = std::min(to + 1, close_);
        } else {
            at_ = to;
        }
        const std::string name = unescaped_quotes(unescaped_marks(note_, from, to));
        if (comment_.competitor) { mistakes_.add(key, "a coding speaks of one competitor, not of two"); }
        if (trim(name).empty()) { mistakes_.add(key, "the competitor has no name"); }
        if (name.find('\n') != std::string::npos) { mistakes_.add(key, "the competitor's name is cut by a line end"); }
        comment_.competitor = trim(name);
    }

    /// A quote mark behind an odd number of backslashes belongs to the name. The escapes of marks do not disturb the
    /// count, since no mark holds a quote.
    std::size_t end_of_quote(std::size_t from) const {
        bool escaped = false;
        for (std::size_t i = from; i < close_; ++i) {
            if (note_[i] == '"' && !escaped) { return i; }
            escaped = note_[i] == '\\' && !escaped;
        }
        return close_;
    }

    void read_word(std::string_view word) {
        if (word == "!") {
            set_weight(Weight::primary);
        } else if (const auto weight = parse_word<Weight>(word); weight && codebook_.find_path(word) == nullptr) {
            set_weight(*weight);
        } else if (word.front() == '~') {
            read_link(word);
        } else if (!read_rating(word)) {
            names_.push_back({at_, word});
        }
    }

    void set_weight(Weight weight) {
        if (comment_.weight && comment_.weight != weight) {
            mistakes_.add(at_, "a coding has one weight, not '" + std::string(winloss::word(*comment_.weight)) +
                                   "' and '" + std::string(winloss::word(weight)) + "'");
        }
        comment_.weight = weight;
    }

    void read_link(std::string_view word) {
        int number = 0;
        const std::string_view figures = word.substr(1);
        const auto [end, fault] = std::from_chars(figures.data(), figures.data() + figures.size(), number);
        if (fault != std::errc() || end != figures.data() + figures.size() || number < 1) {
            mistakes_.add(at_, quoted(word) + " numbers no pieces of a coding; write ~1, ~2 …");
        } else if (comment_.link) {
            mistakes_.add(at_, "a comment is a piece of one coding, not of ~" + std::to_string(*comment_.link) +
                                   " and ~" + std::to_string(number));
        } else {
            comment_.link = number;
        }
    }

    /// False when the word is nothing like a rating.
    bool read_rating(std::string_view word) {
        std::string_view figures = word;
        int sign = 0;
        if (figures.starts_with('+') || figures.starts_with('-')) {
            sign = figures.front() == '+' ? 1 : -1;
            figures.remove_prefix(1);
        } else if (figures.starts_with(minus_sign)) {
            sign = -1;
            figures.remove_prefix(minus_sign.size());
        }
        const bool primary = figures.ends_with('!');
        if (primary) { figures.remove_suffix(1); }
        if (!digits(figures)) { return false; }
        if (figures != "1" && figures != "2") {
            mistakes_.add(at_, quoted(word) + " is no rating; ratings are +2, +1, -1 and -2");
        } else if (sign == 0) {
            mistakes_.add(at_, quoted(word) + " has no sign; write +" + std::string(figures) + " for us or -" +
                                   std::string(figures) + " against us");
        } else if (comment_.rating) {
            mistakes_.add(at_, "a coding has one rating, " + quoted(word) + " is a second one");
        }
        comment_.rating = sign < 0 ? -(figures.front() - '0') : figures.front() - '0';
        if (primary) { set_weight(Weight::primary); }
        return true;
    }

    /// The words that are no attributes: a path or last level is one word, a name may be several.
    void find_code() {
        if (names_.empty()) {
            mistakes_.add(comment_.at, "this comment names no code");
            return;
        }
        std::string whole;
        for (const Word& name : names_) { whole += (whole.empty() ? "" : " ") + std::string(name.text); }
        std::vector<const Code*> found = codebook_.matches(whole);
        if (found.empty() && names_.size() > 1) {
            found = codebook_.matches(names_.front().text);
            for (std::size_t i = 1; i < names_.size() && !found.empty(); ++i) {
                mistakes_.add_unknown_word(names_[i].at, names_[i].text);
            }
        }
        if (found.empty()) {
            mistakes_.add_unknown_code(names_.front().at, names_.front().text);
        } else if (found.size() > 1) {
            std::vector<std::string> paths;
            for (const Code* code : found) { paths.push_back(code->path); }
            mistakes_.add(names_.front().at, quoted(whole) + " may be any of " + join(paths, ", "));
        } else {
            comment_.code = found.front();
        }
    }

    std::string_view note_;
    std::size_t at_;
    std::size_t close_;
    const Codebook& codebook_;
    Mistakes& mistakes_;
    Comment comment_;
    std::vector<Word> names_;
};

std::string quoted_competitor(std::string_view name) {
    std::string result = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') { result += '\\'; }
        result += c;
    }
    return result + '"';
}

}  // namespace

Comment read_comment(std::string_view note, std::size_t at, std::size_t close, const Codebook& codebook,
                     Mistakes& mistakes) {
    return CommentReader(note, at, close, codebook, mistakes).read();
}

std::string comment_text(const MarkedCoding& coding, const Code& code, std::optional<int> link, bool with_memo) {
    std::string inside = code.path;
    if (coding.rating) { inside += (*coding.rating > 0 ? " +" : " ") + std::to_string(*coding.rating); }
    if (coding.weight != Weight::contributing) { inside += " " + std::string(word(coding.weight)); }
    if (coding.competitor) { inside += " " + std::string(competitor_key) + quoted_competitor(*coding.competitor); }
    if (link) { inside += " ~" + std::to_string(*link); }
    if (with_memo && coding.memo) { inside += " # " + *coding.memo; }
    std::string result(text_of(Mark::comment_open));
    append_escaped(result, inside, Mark::comment_close);
    return result + std::string(text_of(Mark::comment_close));
}

}  // namespace winloss::markup
