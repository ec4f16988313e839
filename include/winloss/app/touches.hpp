// Touches: every contact with a customer, and what was said.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/about.hpp"
#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/touches.hpp"

namespace winloss::app {

struct AddTouch {
    std::string kind;
    About about;
    std::optional<std::string> on;
    std::optional<std::string> by;      ///< the colleague
    std::vector<std::string> contacts;  ///< whom it was with
    std::optional<std::string> said;
    std::optional<std::string> health;  ///< green, amber, red: how the account stands after it
    std::optional<std::string> why;
};
Answer add_touch(store::Store& store, const Context& context, const AddTouch& options);

struct ListTouches {
    About about;
    std::optional<std::string> kind;  ///< 'interview': the held ones
    std::optional<std::string> by;
    std::optional<std::string> since;
    std::optional<std::int64_t> limit;
};
Answer list_touches(const store::Store& store, const Context& context, const ListTouches& options);
Answer show_touch(const store::Store& store, const Context& context, const ShowAround& options);

/// What is not given stays; an empty value clears.
struct SetTouch {
    std::string touch;
    std::optional<std::string> kind;
    std::optional<std::string> on;
    std::optional<std::string> by;
    std::optional<std::string> from;       ///< the interview it came out of
    std::vector<std::string> contacts;     ///< who was there too
    std::vector<std::string> no_contacts;  ///< who was not
    std::optional<std::string> said;
    bool of_form = false;  ///< a line written anew takes a name away and names it again
};
Answer set_touch(store::Store& store, const Context& context, const SetTouch& options);

struct RemoveTouch {
    std::string touch;
};
Answer remove_touch(store::Store& store, const Context& context, const RemoveTouch& options);

/// A screen shows which interview a row is of where there is one.
Table touches_table(const std::vector<store::TouchLine>& rows);

}  // namespace winloss::app
