// Lists of interviews: what is due, and any others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/domain/programme.hpp"
#include "winloss/store/interview_list.hpp"

namespace winloss::app {

/// Planned ones whose window has opened, and those asked or booked.
struct Due {
    std::optional<std::string> within;  ///< also those whose window opens within this length of time
    std::optional<std::string> owner;
    std::optional<std::string> interviewer;
    std::optional<std::string> kind;
    std::optional<std::string> account;
    bool late = false;  ///< only those whose window has closed
    std::optional<std::int64_t> limit;
    bool exit_code = false;  ///< 10 when nothing is due
};
Answer due(const store::Store& store, const Context& context, const Due& options);

struct ListInterviews {
    std::optional<std::string> state;
    bool open = false;
    bool late = false;
    std::optional<std::string> kind;
    std::optional<std::string> account;
    std::optional<std::string> deal;
    std::optional<std::string> contract;
    std::optional<std::string> interviewer;
    std::optional<std::string> owner;
    std::optional<std::string> held;  ///< a period
    std::optional<std::int64_t> limit;
    std::optional<std::string> after;  ///< go on after this interview
};
Answer list_interviews(const store::Store& store, const Context& context, const ListInterviews& options);

/// The kind that was typed; throws usage with the nearest where the programme has none of the name.
std::string require_kind(const Programme& programme, const std::string& typed);

}  // namespace winloss::app
