// Which of the store's settings are the programme's. For store's own use.
#pragma once

#include <string_view>

namespace winloss::store {

bool is_programme_setting(std::string_view key);

}  // namespace winloss::store
