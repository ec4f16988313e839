// The terminal, if there is one.
#pragma once

namespace winloss::platform {

bool is_terminal(int descriptor);
/// Columns of the terminal on standard output, else on standard error; COLUMNS overrides; 80 where none is known.
int terminal_columns();
/// LINES, else the same terminal's, else 24.
int terminal_lines();

}  // namespace winloss::platform
