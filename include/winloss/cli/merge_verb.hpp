// The verb 'merge', of kinds whose records may turn out to be one.
#pragma once

#include <string>
#include <string_view>

#include "winloss/app/merge.hpp"
#include "winloss/cli/command.hpp"

namespace winloss::cli {

/// Of a kind, and of two of its records that an example makes one, as a shell spells them.
struct MergedKind {
    std::string noun;
    std::string operand;
    std::string goes;
    std::string stays;
};

/// `explanation`: what follows the one that goes.
Verb merge_verb(std::string_view summary, MergedKind kind, std::string explanation,
                Answer (*run)(store::Store&, const app::Context&, const app::MergeRecords&));

}  // namespace winloss::cli
