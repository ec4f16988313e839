// Numbers for machines.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>

namespace winloss::render {

/// Plain digits; of a double the fewest that read back as the same number. A double must be finite.
template <typename Number>
void append_number(std::string& out, Number number) {
    char buffer[32];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
}

}  // namespace winloss::render
