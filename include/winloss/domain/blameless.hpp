// Taking people out of a text: what is shared inside is about the process, not about persons (DOMAIN §9). Pure text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winloss {

struct NamedPerson {
    std::string name;
    std::string stands;  ///< what is put in its place: 'a colleague'
    bool firm = false;   ///< a company: 'Inc' and its like are no name
    bool whole = false;  ///< looked for by the whole name alone
};

struct Blameless {
    std::string text;
    int replaced = 0;  ///< how many names were
};

/// Replaces names in any spelling of their letters' case, and each word of them where it has a capital, a first name in
/// small letters too: 'Will' is a person, 'will' is not. Letters count without their marks ('Mueller', 'Muller' and
/// 'Müller' are one), a genitive's s, hyphens and apostrophes make no difference, and titles and initials go with the
/// name. Names stand in the text as whole words; rather one word too many is taken for a name than one too few.
/// `firm`: a company that may be named; a word of its name is nobody's alone, without a first name or a title.
Blameless without_names(std::string_view text, const std::vector<NamedPerson>& people, std::string_view firm = {});

/// Replaces e-mail addresses, and telephone numbers (seven digits or more that begin with + or 0).
Blameless without_addresses(std::string_view text);

}  // namespace winloss
