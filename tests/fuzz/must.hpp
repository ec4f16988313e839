// A promise that a fuzz target holds its parser to.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace winloss::fuzz {

inline void must(bool holds, const char* promise) {
    if (holds) { return; }
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

}  // namespace winloss::fuzz
