// The terminal, if there is one.
#pragma once

namespace winloss::platform {

bool is_terminal(int descriptor);
/// Columns of the terminal on standard output; COLUMNS overrides; 80 where neither is known.
int terminal_columns();
/// LINES, else the terminal of stdout, else 24.
int terminal_lines();

}  // namespace winloss::platform
