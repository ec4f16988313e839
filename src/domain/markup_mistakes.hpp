// What is wrong with a note's marks, collected so that one reading reports it all. For the files of the markup alone.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/codebook.hpp"

namespace winloss::markup {

class Mistakes {
public:
    /// `lines`: what the lines of the text are called, where not 1, 2, 3.
    explicit Mistakes(std::string_view text, std::span<const int> lines = {}) : text_(text), lines_(lines) {}

    /// `at` is a byte offset of the note; `what` a sentence without its final stop.
    void add(std::size_t at, std::string what);
    /// As add; the sentence goes on with the place of `other`: "… at line 3, column 7".
    void add_against(std::size_t at, std::string what, std::size_t other);
    /// As add; the report looks for what `word` may have been meant to be, among the codes or among the attributes.
    void add_unknown_code(std::size_t at, std::string_view word);
    void add_unknown_word(std::size_t at, std::string_view word);

    /// Throws the one bad_input unless there is nothing to say.
    void throw_if_any(const Codebook& codebook) const;

private:
    enum class Among { nothing, codes, attributes };
    /// Places and near words are worked out only for what is shown: a note may hold a hundred thousand mistakes.
    struct Mistake {
        std::size_t at = 0;
        std::string what;
        std::optional<std::size_t> other = {};
        std::string_view word = {};
        Among among = Among::nothing;
    };
    int line(std::size_t at) const;
    int column(std::size_t at) const;
    std::string place(std::size_t at) const;
    std::string sentence(const Mistake& mistake, const Codebook& codebook) const;

    std::string_view text_;
    std::span<const int> lines_;
    std::vector<Mistake> mistakes_;
};

}  // namespace winloss::markup
