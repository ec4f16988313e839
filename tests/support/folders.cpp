#include "support/folders.hpp"

namespace winloss {

// The only file that is compiled with the checkout's place, so that a compiler's cache serves every other checkout too.
std::string source_folder() { return WINLOSS_SOURCE_DIR; }
std::string data_folder() { return WINLOSS_DATA_DIR; }

}  // namespace winloss
