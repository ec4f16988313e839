#include "winloss/cli/output.hpp"

#include <algorithm>
#include <ostream>
#include <variant>

#include "addressed.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/render/message.hpp"

namespace winloss::cli {

namespace {

/// 'ESC[1m' and its like, of which our own colours consist, taken out.
std::string without_colours(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\x1b') {
            at = std::min(line.find('m', at), line.size());
        } else {
            out += line[at];
        }
    }
    return out;
}

/// The bytes; who waits for them sees how far they are.
std::string rendered(const Answer& answer, render::Options options, const app::Context& context) {
    const app::Pace pace(context, "written");
    options.rows_done = [&](std::int64_t done, std::int64_t whole) {
        if (pace.due(done)) { pace.tell(done, done, whole); }
    };
    return render::render(answer, options);
}

}  // namespace

bool shows_unicode(const World& world) {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        const auto value = world.variable ? world.variable(name) : std::nullopt;
        if (value && !value->empty()) {
            const std::string lower = lower_ascii(*value);
            return lower.find("utf-8") != std::string::npos || lower.find("utf8") != std::string::npos;
        }
    }
    return false;
}

bool is_for_screen(const Globals& globals, const World& world) { return world.out_is_terminal && !globals.output; }

render::Options render_options(const Settings& settings, const Globals& globals, const World& world) {
    render::Options options;
    const bool terminal = is_for_screen(globals, world);
    options.format = *render::parse_format(globals.format.value_or(terminal ? "table" : "tsv"));
    options.width = terminal ? world.columns : 0;
    options.colour = settings.coloured(terminal);
    options.unicode = !terminal || shows_unicode(world);
    options.raw = globals.raw;
    options.screen = terminal;
    options.file = globals.output.has_value();
    options.table = globals.table.value_or("");
    if (globals.raw && options.format != render::Format::csv &&
        !(options.file && options.format == render::Format::tsv)) {
        throw usage_error("--raw belongs to --format csv, and to a file of tsv.");
    }
    if (terminal && options.format == render::Format::xlsx) {
        throw usage_error("A terminal shows no spreadsheet.", "--output FILE.xlsx writes it into a file.");
    }
    return options;
}

Error no_tables() {
    return usage_error("--table picks a table of a report or a section of a record; this is neither.");
}

bool has_format(const Answer& answer) {
    return std::holds_alternative<Report>(answer.data) || std::holds_alternative<Record>(answer.data) ||
           std::holds_alternative<List>(answer.data);
}

int sentence_width(const World& world) { return world.err_is_terminal ? world.sentence_columns : 0; }

void say(const std::string& sentence, World& world) {
    world.err << render::message(sentence, sentence_width(world), shows_unicode(world)) << std::endl;
}

int screen_lines(std::string_view text, int columns) {
    int lines = 0;
    if (text.ends_with('\n')) { text.remove_suffix(1); }
    for (const std::string_view line : split(text, '\n')) {
        ++lines;
        if (columns <= 0 || line.size() <= static_cast<std::size_t>(columns)) { continue; }
        lines += std::max(display_width(without_colours(line)) - 1, 0) / columns;
    }
    return lines;
}

void show(const std::string& text, const Settings& settings, World& world) {
    if (world.out_is_terminal && world.page && screen_lines(text, world.columns) >= world.lines) {
        const std::string command = settings.pager();
        if (!command.empty() && world.page(command, text)) { return; }
    }
    world.out << text << std::flush;
    if (!world.out) { throw Error(ErrorKind::failure, "The output could not be written in full."); }
}

Data data_of(Answer& answer, const RowSource& rows, const app::Context& context, const Globals& globals,
             const render::Options& options, const World& world) {
    const bool has_tables = std::holds_alternative<Report>(answer.data) || std::holds_alternative<Record>(answer.data);
    if (globals.table && !has_tables) { throw no_tables(); }
    Data data;
    auto* list = std::get_if<List>(&answer.data);
    if (list != nullptr && rows && render::streams(options.format) && !is_for_screen(globals, world)) {
        data.kept = std::make_unique<app::OutputData>(globals.output);
        render::Streamed done =
            render::stream(list->table, rows, options, [&data](std::string_view piece) { data.kept->write(piece); });
        data.empty_list = done.rows == 0;
        data.sentences = std::move(done.sentences);
    } else {
        if (list != nullptr && rows) {
            data.sentences = rows([list](Row row) { list->table.rows.push_back(std::move(row)); });
        }
        data.empty_list = list != nullptr && list->table.rows.empty();
        data.text = rendered(answer, options, context);
    }
    if (globals.store) {
        for (std::string& sentence : data.sentences) { sentence = addressed(sentence, *globals.store); }
    }
    return data;
}

namespace {

void write(const Data& data, bool has_data, const Globals& globals, const Settings& settings, World& world) {
    if (data.kept && globals.output) {
        data.kept->commit();
    } else if (data.kept) {
        data.kept->show([&world](std::string_view piece) { world.out << piece; });
        show({}, settings, world);
    } else if (!globals.output) {
        show(data.text, settings, world);
    } else if (has_data) {
        app::OutputData file(globals.output);
        file.write(data.text);
        file.commit();
    }
}

}  // namespace

void print(const Answer& answer, const Data& data, const Globals& globals, const Settings& settings, World& world) {
    const bool has_data = !std::holds_alternative<std::monostate>(answer.data);
    write(data, has_data, globals, settings, world);
    if (globals.quiet) { return; }
    if (globals.output) {
        say((has_data ? "Wrote " : "There is nothing to write into ") + visible(*globals.output) + ".", world);
    }
    const auto* list = std::get_if<List>(&answer.data);
    if (list != nullptr && data.empty_list && world.err_is_terminal && !list->when_empty.empty()) {
        say(list->when_empty, world);
    }
    for (const auto* sentences : {&answer.messages, &data.sentences}) {
        for (const std::string& sentence : *sentences) { say(sentence, world); }
    }
}

}  // namespace winloss::cli
