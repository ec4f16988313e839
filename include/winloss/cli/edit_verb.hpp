// The verb 'edit', which every record has.
#pragma once

#include <string>

#include "winloss/app/edit_record.hpp"
#include "winloss/cli/command.hpp"

namespace winloss::cli {

/// `operand` and `help` are those of the noun's 'set'; `example` names a record of it.
Verb edit_verb(std::string operand, std::string help, std::string example,
               Answer (*run)(store::Store&, const app::Context&, const app::EditRecord&));

}  // namespace winloss::cli
