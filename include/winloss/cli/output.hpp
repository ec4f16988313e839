// Where an answer goes: data to standard output, through a pager where it is longer than the screen; sentences to
// standard error.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/cli/settings.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/render/render.hpp"

namespace winloss::cli {

/// Whether a person reads the data on a terminal.
bool is_for_screen(const Globals& globals, const World& world);
/// How the answers of this command line are rendered. Throws usage for options that exclude each other.
render::Options render_options(const Settings& settings, const Globals& globals, const World& world);

/// Columns that sentences are broken to; 0 where no terminal shows them.
int sentence_width(const World& world);
/// Whether whoever reads them sees more than ASCII, as the locale says.
bool shows_unicode(const World& world);
void say(const std::string& sentence, World& world);
/// Data as it is, or through the pager that the settings name.
void show(const std::string& text, const Settings& settings, World& world);
/// The answer's data, then its sentences; `context` has who waits for it. Throws failure where it could not be written
/// in full.
void print(const Answer& answer, const app::Context& context, const Globals& globals, const Settings& settings,
           const render::Options& options, World& world);

/// Lines of a terminal that a text takes, its long lines broken; colours take no room.
int screen_lines(std::string_view text, int columns);

}  // namespace winloss::cli
