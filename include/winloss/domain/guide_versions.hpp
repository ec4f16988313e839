// A guide from one version to the next: ids that stay with their questions, what came and went, a question more. Knows
// no store.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/domain/guide.hpp"

namespace winloss {

/// The text with an id for every heading that ends in a question mark and has none: the one its question had before,
/// where it stands word for word in `before` and its id is free, else one made of its words. Numbers of lines stay.
/// Throws as read_guide does.
std::string give_ids(std::string_view text, std::string_view before);

enum class QuestionFate { added, removed, reworded, asked_by, probes, introduction };
struct QuestionChange {
    QuestionFate fate = QuestionFate::added;
    std::string id;                     ///< empty: the text above the first question, the introduction
    std::optional<std::string> before;  ///< the question, who asked for it, or the text in one line; null: none
    std::optional<std::string> after;
    friend bool operator==(const QuestionChange&, const QuestionChange&) = default;
};
/// By id: in the order of the later version, what was removed last but for the introduction. The texts of questions
/// that came or went are no changes of their own.
std::vector<QuestionChange> compare_guides(std::string_view before, std::string_view after);

/// The text with one question more: behind the question `behind` and its probes, or at the end. An empty id is made of
/// the question's words. Throws conflict where the id is taken, not_found where there is no question `behind`.
std::string with_question(std::string_view text, Question question, const std::optional<std::string>& behind);

}  // namespace winloss
