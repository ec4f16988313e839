// Signals that end the program: what it has left to do is done first.
#pragma once

namespace winloss::platform {

/// From here on SIGINT, SIGTERM, SIGHUP, SIGPIPE and SIGQUIT do all LastActs before they end the program as ever. One
/// that whoever started us has it ignore stays ignored.
void act_before_the_end();

}  // namespace winloss::platform
