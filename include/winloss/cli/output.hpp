// Where an answer goes: data to standard output, through a pager where it is longer than the screen; sentences to
// standard error.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/app/output_file.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/cli/run.hpp"
#include "winloss/cli/settings.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"
#include "winloss/render/render.hpp"

namespace winloss::cli {

/// Whether a person reads the data on a terminal.
bool is_for_screen(const Globals& globals, const World& world);
/// How the answers of this command line are rendered. Throws usage for options that exclude each other.
render::Options render_options(const Settings& settings, const Globals& globals, const World& world);

/// That --table asks for what an answer does not have.
Error no_tables();
/// Whether an answer's data look otherwise in another format: text is what it is.
bool has_format(const Answer& answer);

/// Columns that sentences are broken to; 0 where no terminal shows them.
int sentence_width(const World& world);
/// Whether whoever reads them sees more than ASCII, as the locale says.
bool shows_unicode(const World& world);
void say(const std::string& sentence, World& world);
/// Data as it is, or through the pager that the settings name.
void show(const std::string& text, const Settings& settings, World& world);
/// An answer's data as bytes, before they are anywhere.
struct Data {
    std::string text;                       ///< empty where they are kept
    std::unique_ptr<app::OutputData> kept;  ///< null: the text has them
    std::vector<std::string> sentences;     ///< that the rows told, to stand behind the answer's own
    bool empty_list = false;
};
/// Makes the bytes; `rows` are those of the answer's list where they are still in the store, else empty. `context` has
/// who waits for it.
Data data_of(Answer& answer, const RowSource& rows, const app::Context& context, const Globals& globals,
             const render::Options& options, const World& world);
/// The data, then the answer's sentences; the store need not be open. Throws failure where it could not be written in
/// full.
void print(const Answer& answer, const Data& data, const Globals& globals, const Settings& settings, World& world);

/// Lines of a terminal that a text takes, its long lines broken; colours take no room.
int screen_lines(std::string_view text, int columns);

}  // namespace winloss::cli
