// `.` on a command line: the record, of the kind that is asked for, that this person saw or changed last.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "winloss/cli/binder.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::cli {

class LastRecords {
public:
    LastRecords(const Globals& globals, const World& world) : globals_(globals), world_(world) {}

    /// The number that stands for '.' there, as '#17'; '.' itself where no record is named. Throws not_found where none
    /// was seen.
    std::string meant(const Parameter& parameter);
    /// Runs the command; where a record that '.' stood for is not found, says which that was.
    Answer telling(const std::function<Answer()>& command) const;
    /// Keeps the record that the answer of a noun's verb shows or changed.
    void keep(std::string_view noun, const Answer& answer) const;

private:
    const Globals& globals_;
    const World& world_;
    std::vector<std::pair<std::string, std::int64_t>> stood_for_;  ///< 'deal' 17
};

}  // namespace winloss::cli
