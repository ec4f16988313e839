#include "winloss/core/place.hpp"

namespace winloss {

std::string place_in(std::string_view file, std::int64_t line, std::int64_t column) {
    std::string place(file);
    place += ":" + std::to_string(line);
    if (column > 0) { place += ":" + std::to_string(column); }
    return place;
}

}  // namespace winloss
