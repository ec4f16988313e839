#include <algorithm>
#include <map>

#include "markup_comment.hpp"
#include "markup_marks.hpp"
#include "markup_order.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace markup {

namespace {

/// A coding as it grows piece by piece.
struct Draft {
    Comment comment;  ///< what its pieces say together
    std::optional<Passage> passage;
};

/// "price/total-cost -2", enough to recognise it by.
std::string summary(const Comment& comment) {
    std::string result = comment.code->path;
    if (comment.rating) { result += (*comment.rating > 0 ? " +" : " ") + std::to_string(*comment.rating); }
    return result;
}

class Reader {
public:
    Reader(std::string_view note, const Codebook& codebook, std::span<const int> lines)
        : note_(note), codebook_(codebook), mistakes_(note, lines) {}

    MarkedNote read() {
        check_characters();
        read_whole_note_codings();
        while (const auto mark = read_text(Inside::text)) { read_mark(*mark); }
        finish();
        mistakes_.throw_if_any(codebook_);
        put_in_order(result_.codings, codebook_);
        return std::move(result_);
    }

private:
    void check_characters() {
        const std::size_t nul = note_.find('\0');
        const std::size_t bad = std::min(first_malformed(note_).value_or(note_.size()), std::min(nul, note_.size()));
        if (bad == note_.size()) { return; }
        mistakes_.add(bad, bad == nul ? "U+0000 cannot be kept in a text" : "these bytes are not UTF-8");
        mistakes_.throw_if_any(codebook_);
    }

    /// {>>…<<} on lines of their own at the top; blank lines between them mean nothing.
    void read_whole_note_codings() {
        while (true) {
            const std::size_t start = note_.find_first_not_of(" \t\r\n", at_);
            if (start == std::string_view::npos || !stands(Mark::comment_open, start)) { return; }
            at_ = start;
            if (auto comment = read_comment_here()) { drafts_.push_back({std::move(*comment), std::nullopt}); }
            const std::size_t rest = std::min(note_.find_first_not_of(" \t\r", at_), note_.size());
            if (rest < note_.size() && note_[rest] == '\n') {
                at_ = rest + 1;
            } else if (rest == note_.size()) {
                at_ = rest;
            } else if (!stands(Mark::comment_open, rest)) {
                mistakes_.add(start, "a coding of the whole note stands on a line of its own");
                return;
            }
        }
    }

    void read_mark(Mark mark) {
        switch (mark) {
            case Mark::open: read_passage(); return;
            case Mark::close: stray("this ==} has no {== before it"); return;
            case Mark::comment_close: stray("this <<} has no {>> before it"); return;
            case Mark::comment_open: read_stray_comment(); return;
        }
    }

    void read_stray_comment() {
        const std::size_t open = at_;
        if (read_comment_here()) {
            mistakes_.add(open, "this comment follows no passage; one on the whole note stands before the text");
        }
    }

    void read_passage() {
        const std::size_t open = at_;
        at_ += mark_size;
        Passage passage{code_points_, 0};
        std::optional<Mark> mark;
        while ((mark = read_text(Inside::passage)) == Mark::comment_close) { stray("this <<} has no {>> before it"); }
        passage.end = code_points_;
        if (!mark) {
            mistakes_.add(open, "this {== is never closed with ==}");
        } else if (mark == Mark::open) {
            mistakes_.add_against(at_,
                                  "marks never nest, overlapping passages are cut into touching pieces; close this "
                                  "passage before the next begins, it was opened",
                                  open);
        } else {
            if (mark == Mark::close) {
                at_ += mark_size;
            } else {
                mistakes_.add(open, "this {== is not closed with ==} before its comment");
            }
            read_comments(open, passage);
        }
    }

    void read_comments(std::size_t open, const Passage& passage) {
        if (passage.start == passage.end) { mistakes_.add(open, "there is no text between {== and ==}"); }
        if (!stands(Mark::comment_open, at_)) {
            mistakes_.add(open, "this passage has no code; {>>code -1<<} follows its ==} directly");
        }
        while (stands(Mark::comment_open, at_)) {
            if (auto comment = read_comment_here()) { drafts_.push_back({std::move(*comment), passage}); }
        }
    }

    /// The comment whose {>> stands here; null for one that is never closed, which is reported.
    std::optional<Comment> read_comment_here() {
        const std::size_t open = at_;
        at_ += mark_size;
        std::string ignored;
        std::optional<Mark> mark;
        while ((mark = read_plain(note_, at_, ignored, Inside::text)) == Mark::close) {
            stray("this ==} stands in a comment");
        }
        if (mark != Mark::comment_close) {
            mistakes_.add(open, "this {>> is never closed with <<}");
            return std::nullopt;
        }
        const std::size_t close = at_;
        at_ += mark_size;
        return read_comment(note_, open, close, codebook_, mistakes_);
    }

    /// Pieces of one coding become one draft; then each draft is judged.
    void finish() {
        std::vector<Draft> whole;
        std::map<int, std::size_t> of_link;  // index in `whole`
        for (Draft& draft : drafts_) {
            if (!draft.comment.code) { continue; }
            const auto link = draft.comment.link;
            if (link && !draft.passage) {
                mistakes_.add(draft.comment.at,
                              "a coding of the whole note has no pieces; leave ~" + std::to_string(*link) + " out");
            }
            if (const auto known = link ? of_link.find(*link) : of_link.end(); known != of_link.end()) {
                join(whole[known->second], draft);
                continue;
            }
            if (link) { of_link.emplace(*link, whole.size()); }
            whole.push_back(std::move(draft));
        }
        check_ratings(whole);
        check_primaries(whole);
        check_contradictions(whole);
        for (Draft& draft : whole) { result_.codings.push_back(coding_of(std::move(draft))); }
    }

    void join(Draft& first, Draft& piece) {
        const std::string name = "~" + std::to_string(*piece.comment.link);
        if (!first.passage || !piece.passage) { return; }
        if (piece.passage->start < first.passage->end) {
            mistakes_.add(piece.comment.at, name + " stands twice on this passage");
        } else if (piece.passage->start > first.passage->end) {
            mistakes_.add(piece.comment.at,
                          "the pieces of " + name + " do not touch; give this coding a number of its own");
        }
        first.passage->end = piece.passage->end;
        bool same = first.comment.code == piece.comment.code;
        const auto agree = [&](auto& known, auto& said) {
            same = same && (!known || !said || known == said);
            if (!known) { known = std::move(said); }
        };
        agree(first.comment.rating, piece.comment.rating);
        agree(first.comment.weight, piece.comment.weight);
        agree(first.comment.competitor, piece.comment.competitor);
        agree(first.comment.memo, piece.comment.memo);
        if (!same) {
            mistakes_.add_against(piece.comment.at, name + " is one coding, but differs from " + summary(first.comment),
                                  first.comment.at);
        }
    }

    void check_ratings(const std::vector<Draft>& drafts) {
        for (const auto& [comment, passage] : drafts) {
            if (comment.code->kind == CodeKind::driver && !comment.rating) {
                mistakes_.add(comment.at,
                              "'" + comment.code->path + "' is a driver and needs a rating: +2, +1, -1 or -2");
            }
        }
    }

    void check_primaries(const std::vector<Draft>& drafts) {
        std::map<bool, std::size_t> first;  // by sign: where its primary stands
        for (const auto& [comment, passage] : drafts) {
            if (comment.weight != Weight::primary || !comment.rating) { continue; }
            const bool for_us = *comment.rating > 0;
            const auto [known, added] = first.emplace(for_us, comment.at);
            if (!added) {
                mistakes_.add_against(
                    comment.at,
                    std::string("a note has one primary reason ") + (for_us ? "for" : "against") + " us, and it stands",
                    known->second);
            }
        }
    }

    /// The same code twice on one passage, unless both say the same or speak of different competitors.
    void check_contradictions(const std::vector<Draft>& drafts) {
        std::map<std::tuple<std::optional<Passage>, std::string, std::optional<std::string>>, const Comment*> known;
        for (const auto& [comment, passage] : drafts) {
            const auto [it, added] = known.try_emplace({passage, comment.code->path, comment.competitor}, &comment);
            const Comment& first = *it->second;
            const auto weight = [](const Comment& each) { return each.weight.value_or(Weight::contributing); };
            if (added ||
                (first.rating == comment.rating && weight(first) == weight(comment) && first.memo == comment.memo)) {
                continue;
            }
            mistakes_.add_against(comment.at,
                                  "'" + summary(comment) + "' contradicts '" + summary(first) + "' on the same " +
                                      (passage ? "passage" : "note"),
                                  first.at);
        }
    }

    static MarkedCoding coding_of(Draft draft) {
        Comment& comment = draft.comment;
        return {.code = comment.code->id,
                .passage = draft.passage,
                .rating = comment.rating,
                .weight = comment.weight.value_or(Weight::contributing),
                .competitor = std::move(comment.competitor),
                .memo = std::move(comment.memo),
                .lost_passage = std::nullopt};
    }

    std::optional<Mark> read_text(Inside inside) {
        const std::size_t before = result_.text.size();
        const auto mark = read_plain(note_, at_, result_.text, inside);
        code_points_ += static_cast<std::int64_t>(code_points(std::string_view(result_.text).substr(before)));
        return mark;
    }

    void stray(std::string what) {
        mistakes_.add(at_, std::move(what));
        at_ += mark_size;
    }

    bool stands(Mark mark, std::size_t at) const { return note_.substr(at).starts_with(text_of(mark)); }

    std::string_view note_;
    const Codebook& codebook_;
    Mistakes mistakes_;
    MarkedNote result_;
    std::int64_t code_points_ = 0;  ///< length of result_.text
    std::size_t at_ = 0;            ///< byte of the note that is read next
    std::vector<Draft> drafts_;
};

}  // namespace

}  // namespace markup

MarkedNote read_markup(std::string_view text, const Codebook& codebook, std::span<const int> lines) {
    return markup::Reader(text, codebook, lines).read();
}

}  // namespace winloss
