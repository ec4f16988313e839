#include <algorithm>
#include <tuple>

#include "markup_comment.hpp"
#include "markup_marks.hpp"
#include "markup_order.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss {

namespace markup {

void put_in_order(std::vector<MarkedCoding>& codings, const Codebook& codebook) {
    const auto key = [&](const MarkedCoding& coding) {
        return std::tie(coding.passage, codebook.find(coding.code)->path, coding.rating, coding.weight,
                        coding.competitor, coding.memo);
    };
    std::ranges::sort(codings, {}, key);
    codings.erase(std::unique(codings.begin(), codings.end()), codings.end());
}

namespace {

class Writer {
public:
    Writer(std::string_view text, std::vector<MarkedCoding> codings, const Codebook& codebook)
        : text_(text), codings_(std::move(codings)), codebook_(codebook), links_(codings_.size()) {}

    std::string write() {
        find_cuts();
        std::size_t next = 0;
        for (; next < codings_.size() && !codings_[next].passage; ++next) {
            out_ += comment_text(codings_[next], code_of(next), std::nullopt, true) + "\n";
        }
        for (std::size_t piece = 0; piece < cuts_.size(); ++piece) {
            const std::int64_t start = cuts_[piece];
            std::erase_if(covering_, [&](std::size_t i) { return codings_[i].passage->end <= start; });
            for (; next < codings_.size() && codings_[next].passage->start == start; ++next) {
                covering_.push_back(next);
            }
            if (covering_.empty()) { continue; }
            append_escaped(out_, take_until(start), Mark::open);
            write_piece(start, cuts_[piece + 1]);
        }
        append_escaped(out_, text_.substr(at_byte_), std::nullopt);
        return std::move(out_);
    }

private:
    void find_cuts() {
        for (const MarkedCoding& coding : codings_) {
            if (coding.passage) { cuts_.insert(cuts_.end(), {coding.passage->start, coding.passage->end}); }
        }
        std::ranges::sort(cuts_);
        cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    }

    /// The text from where the writer stands up to a code point.
    std::string_view take_until(std::int64_t code_point) {
        const std::string_view rest = text_.substr(at_byte_);
        const std::string_view taken =
            rest.substr(0, byte_offset(rest, static_cast<std::size_t>(code_point - at_code_point_)));
        at_byte_ += taken.size();
        at_code_point_ = code_point;
        return taken;
    }

    void write_piece(std::int64_t start, std::int64_t end) {
        out_ += text_of(Mark::open);
        append_escaped(out_, take_until(end), Mark::close);
        out_ += text_of(Mark::close);
        for (const std::size_t i : covering_) {
            const Passage& passage = *codings_[i].passage;
            if (!links_[i] && passage.end > end) { links_[i] = ++last_link_; }
            out_ += comment_text(codings_[i], code_of(i), links_[i], passage.start == start);
        }
    }

    const Code& code_of(std::size_t i) const { return *codebook_.find(codings_[i].code); }

    std::string_view text_;
    std::vector<MarkedCoding> codings_;  ///< in order
    const Codebook& codebook_;
    std::vector<std::optional<int>> links_;  ///< number of codings_[i] once it is known to be cut
    int last_link_ = 0;
    std::vector<std::int64_t> cuts_;     ///< where a passage starts or ends
    std::vector<std::size_t> covering_;  ///< the codings over the piece being written
    std::size_t at_byte_ = 0;
    std::int64_t at_code_point_ = 0;
    std::string out_;
};

void check(std::string_view text, const std::vector<MarkedCoding>& codings, const Codebook& codebook) {
    const auto length = static_cast<std::int64_t>(code_points(text));
    for (const MarkedCoding& coding : codings) {
        if (codebook.find(coding.code) == nullptr) {
            throw Error(ErrorKind::bug,
                        "A coding has code " + std::to_string(coding.code.value) + ", which is not in the codebook.");
        }
        const auto& passage = coding.passage;
        if (passage && (passage->start < 0 || passage->start >= passage->end || passage->end > length)) {
            throw Error(ErrorKind::bug, "A coding stands on [" + std::to_string(passage->start) + ", " +
                                            std::to_string(passage->end) + ") of a text of " + std::to_string(length) +
                                            " characters.");
        }
    }
}

/// Blanks around a memo or a name do not outlive the marks.
void trim_words(std::vector<MarkedCoding>& codings) {
    for (MarkedCoding& coding : codings) {
        for (std::optional<std::string>* words : {&coding.memo, &coding.competitor}) {
            if (*words) { *words = std::string(trim(**words)); }
            if (*words && (*words)->empty()) { words->reset(); }
        }
    }
}

}  // namespace

}  // namespace markup

std::string write_markup(std::string_view text, const std::vector<MarkedCoding>& codings, const Codebook& codebook) {
    std::vector<MarkedCoding> placed;
    std::ranges::copy_if(codings, std::back_inserter(placed),
                         [](const MarkedCoding& coding) { return !coding.lost_passage; });
    markup::check(text, placed, codebook);
    markup::trim_words(placed);
    markup::put_in_order(placed, codebook);
    return markup::Writer(text, std::move(placed), codebook).write();
}

}  // namespace winloss
