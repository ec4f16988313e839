// Files compiled into the program (see cmake/WinlossEmbed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace winloss {

struct EmbeddedFile {
    std::string_view path;  ///< below its folder: "guides/exit.md"
    std::string_view content;
};

}  // namespace winloss
