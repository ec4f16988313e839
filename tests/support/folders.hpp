// Where tests find what is not theirs: the checkout, and the sample data beside it.
#pragma once

#include <string>

namespace winloss {

std::string source_folder();
/// May not be there; tests that need it are skipped then, visibly.
std::string data_folder();

}  // namespace winloss
