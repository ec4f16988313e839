// The guides of the interviews: looked at, compared, changed. A change is a new version; notes stay with the version
// they were written on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ListGuides {
    bool versions = false;  ///< every version
};
Answer list_guides(const store::Store& store, const Context& context, const ListGuides& options);

/// Which guide is meant.
struct GuideName {
    std::string kind;
    std::optional<std::string> outcome;
};

struct ShowGuide {
    GuideName guide;
    std::optional<std::int64_t> version;
};
Answer show_guide(const store::Store& store, const Context& context, const ShowGuide& options);

/// The questions of all guides, of one kind, or of those who asked for them.
struct ListQuestions {
    std::optional<std::string> kind;
    std::optional<std::string> outcome;
    std::optional<std::string> from;
};
Answer list_questions(const store::Store& store, const Context& context, const ListQuestions& options);

struct DiffGuide {
    GuideName guide;
    std::vector<std::string> versions;  ///< two; one: it and the latest; none: the last two
};
Answer diff_guide(const store::Store& store, const Context& context, const DiffGuide& options);

struct EditGuide {
    GuideName guide;
    std::optional<std::string> file;  ///< '-' is standard input
};
Answer edit_guide(store::Store& store, const Context& context, const EditGuide& options);

/// One question more; without an outcome in every guide of the kind.
struct AddQuestion {
    GuideName guide;
    std::string question;
    std::optional<std::string> from;
    std::optional<std::string> id;
    std::optional<std::string> behind;  ///< the id of the question it follows
};
Answer add_question(store::Store& store, const Context& context, const AddQuestion& options);

struct CopyGuide {
    GuideName guide;
    std::string to;
    std::optional<std::string> to_outcome;
};
Answer copy_guide(store::Store& store, const Context& context, const CopyGuide& options);

}  // namespace winloss::app
