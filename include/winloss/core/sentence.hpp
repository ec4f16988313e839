// Sentences that are put together of our words and of names.
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// One full stop where a sentence ends behind a name that has its own: 'Added account 3, Foz & Filhos, Lda..'. Three
/// dots and those of a path ('dir/..') are left alone.
std::string with_single_stops(std::string_view text);

}  // namespace winloss
