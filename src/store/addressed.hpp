// Whom a cell of a foreign table names, with the e-mail address that may stand beside the name. For imports alone.
#pragma once

#include <string_view>

namespace winloss::store {

/// 'Kim Larsen (kim@x.com)' and 'Kim Larsen <kim@x.com>' are a name with its address; another text is a name, and its
/// own address where it is one. Views of the text.
struct Addressed {
    std::string_view name, email;
};
Addressed addressed(std::string_view text);

}  // namespace winloss::store
