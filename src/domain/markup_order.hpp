// The canonical order of codings: whole note first, then by passage, path and what is said. For the markup alone.
#pragma once

#include <vector>

#include "winloss/domain/markup.hpp"

namespace winloss::markup {

/// Sorts, and takes out codings that are equal to another. Every code must be in the codebook.
void put_in_order(std::vector<MarkedCoding>& codings, const Codebook& codebook);

}  // namespace winloss::markup
