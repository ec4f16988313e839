// Letters without their marks, to find what is near to a word that was typed on a plain keyboard.
#pragma once

#include <string>
#include <string_view>

namespace winloss {

/// The letters of a folded text, marks taken off, 'ø' as 'o', 'æ' as 'ae'. Never to compare by: names that differ in a
/// mark are two names.
std::string plain_letters(std::string_view folded);

}  // namespace winloss
