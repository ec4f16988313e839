// A text that somebody typed, refused for some of its lines: an editor can show each where it stands.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "winloss/core/error.hpp"

namespace winloss {

struct LineFault {
    int line = 0;  ///< from 1, as the person sees the text; 0: the text as a whole
    std::string message;
    std::string hint = {};
};

/// bad_input whose message tells of all of them, so that nobody has to look into `faults` to say what is wrong.
class FaultyText : public Error {
public:
    FaultyText(std::string message, std::string hint, std::vector<LineFault> faults)
        : Error(ErrorKind::bad_input, std::move(message), std::move(hint)), faults_(std::move(faults)) {}

    const std::vector<LineFault>& faults() const { return faults_; }

private:
    std::vector<LineFault> faults_;
};

}  // namespace winloss
