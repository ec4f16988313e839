// The makers of the nouns, one file each in src/cli/nouns.
#pragma once

#include "winloss/cli/command.hpp"

namespace winloss::cli {

Noun person_noun();
Noun account_noun();
Noun benchmark_noun();
Noun touch_noun();
Noun expectation_noun();
Noun health_noun();
Noun flag_noun();
Noun action_noun();
Noun contact_noun();
Noun deal_noun();
Noun competitor_noun();
Noun completion_noun();
Noun config_noun();
Noun product_noun();
Noun contract_noun();
Noun import_noun();
Noun profile_noun();
Noun export_noun();
Noun init_noun();
Noun demo_noun();
Noun note_noun();
Noun codebook_noun();
Noun reasons_noun();
Noun guide_noun();
Noun programme_noun();
Noun plan_noun();
Noun report_noun();
Noun log_noun();
Noun undo_noun();
Noun redo_noun();
Noun check_noun();
Noun backup_noun();
Noun restore_noun();
Noun due_noun();
Noun next_noun();
Noun status_noun();
Noun interview_noun();
Noun remind_noun();

}  // namespace winloss::cli
