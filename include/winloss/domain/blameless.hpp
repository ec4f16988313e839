// Taking people out of a text: what is shared inside is about the process, not about persons (DOMAIN §9). Pure text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss {

struct NamedPerson {
    std::string name;
    std::string stands;  ///< what is put in its place: 'a colleague'
};

struct Blameless {
    std::string text;
    int replaced = 0;  ///< how many names were
};

/// Replaces whole names in any spelling of their letters' case, and their first and last words where they are spelled
/// as in the name: 'Will' is a person, 'will' is not. A name is only found as whole words; a title before it goes too.
Blameless without_names(std::string_view text, const std::vector<NamedPerson>& people);

/// Replaces e-mail addresses, and telephone numbers (seven digits or more that begin with + or 0).
Blameless without_addresses(std::string_view text);

}  // namespace winloss
