// What buyers and reps said of a deal of a random world, read from its records. Shares no code with the reports.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/world.hpp"

namespace winloss::app::world {

/// The first `level` pieces of a path.
std::string at_level(const std::string& path, std::size_t level);

/// The talks about the deal that were held and coded by the world's day.
std::vector<Talk> heard_talks(const World& world, std::size_t deal);

/// Codings for and against us by code at the level; what is no driver is neither.
struct Tones {
    std::int64_t against = 0;
    std::int64_t in_favour = 0;
};
std::map<std::string, Tones> tones_of(const World& world, const std::vector<Talk>& talks, std::size_t level);

/// The code of the primary reason against us (sign −1) or for us (+1); empty where there is none, or buyers disagree.
std::string primary_code(const World& world, const std::vector<Talk>& talks, std::size_t level, int sign = -1);

/// What the rep stated: codes at the level, and behind a quote mark what has none.
std::set<std::string> stated_codes(const World& world, std::size_t deal, std::size_t level);

}  // namespace winloss::app::world
