#include "winloss/app/status.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "day.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

constexpr int lines_around = 11;  // of a screen: heading, notes, what there is no room for, the prompt
constexpr int least_rows = 8;     // however small the screen
constexpr int usual_lines = 24;   // of a screen, where there is none
constexpr std::size_t a_few = 3;  // rows that each section has before any has more

/// A promise may be long; the day is on one screen.
std::string what_of(const ToDo& each, bool on_screen) {
    constexpr int most_on_screen = 48;
    return on_screen ? cut_to_width(each.what, most_on_screen, true) : each.what;
}

/// Lines that a row takes on a screen of 80 columns, where what is to be done has little room.
std::size_t lines_of(const ToDo& each) {
    constexpr int room_for_words = 18;
    return 1 + static_cast<std::size_t>(std::max(display_width(what_of(each, true)) - 1, 0) / room_for_words);
}

/// How many rows of each section: first a few of every one, then in their order as many as there is room for, in rows
/// or on a screen in lines.
std::vector<std::size_t> shared_out(const std::vector<Section>& sections, std::size_t room, bool on_screen) {
    std::vector<std::size_t> shown(sections.size(), 0);
    const auto show_to = [&](std::size_t section, std::size_t most) {
        const std::vector<ToDo>& rows = sections[section].to_do;
        for (std::size_t& count = shown[section]; count < std::min(most, rows.size()); ++count) {
            const std::size_t lines = on_screen ? lines_of(rows[count]) : 1;
            if (lines > room) { return; }
            room -= lines;
        }
    };
    for (std::size_t i = 0; i < sections.size(); ++i) { show_to(i, a_few); }
    for (std::size_t i = 0; i < sections.size(); ++i) { show_to(i, sections[i].to_do.size()); }
    return shown;
}

/// A number alone is an interview's to whoever reads it on a screen, where what it is of may have no room beside it.
Cell number_of(const ToDo& each, bool on_screen) {
    if (on_screen && each.record != "interview") { return fmt::format("{} {}", each.record, each.id); }
    return each.id;
}

/// What it is, where the number before it does not say so already.
Cell kind_of(const ToDo& each, bool on_screen) {
    return on_screen && each.kind == each.record ? Cell() : Cell(each.kind);
}

/// '3 of 23 late', '3 of more than 1,000 late'; empty where nobody has counted.
std::string shown_of(const Section& section, std::size_t shown) {
    if (!section.count) { return {}; }
    const store::RowCount all = section.count();
    return fmt::format("{} of {}{} {}", shown, all.more ? "more than " : "", grouped(std::to_string(all.rows)),
                       section.name);
}

Table empty_page() {
    Column what{"kind", "What", Type::text, true};  // whole, or left out
    what.spare = 1;
    return {.name = "status",
            .title = {},
            .columns = {{"id", "Id", Type::integer},
                        {"section", "Today", Type::text},
                        machine_column("record", Type::text),
                        std::move(what),
                        {"subject", "Of", Type::text, true},
                        {"to_do", "To do", Type::text, true},
                        {"by", "By", Type::date, true},
                        machine_column("late", Type::boolean),
                        machine_column("interviewer", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const std::string& section, const ToDo& each, const Context& context) {
    const Tone pressing = each.late ? Tone::alarm : tone_of_deadline(each.by, context.today);
    return {number_of(each, context.on_screen),
            toned(section, each.late ? Tone::alarm : Tone::none),
            std::string(each.record),
            kind_of(each, context.on_screen),
            each.subject,
            what_of(each, context.on_screen),
            toned(cell(each.by), pressing),
            each.late,
            cell(each.interviewer)};
}

std::string all_done(const store::Store& store, const Day& day, Date today) {
    if (std::string begin = how_to_begin(store); !begin.empty()) { return begin; }
    const auto next = store::next_opening(store, today);
    return next ? fmt::format("Nothing waits for you. The next window opens on {}. {}", iso(*next), day.pace())
                : day.pace() + " Nothing waits for you, and nothing is planned: winloss plan";
}

}  // namespace

Answer status(const store::Store& store, const Context& context, const Status& options) {
    const store::Snapshot snapshot(store);
    std::optional<PersonId> person;
    if (options.person) { person = store::find_person(store, *options.person); }
    if (options.mine) { person = self(store, context); }
    const int lines = context.on_screen ? context.screen_lines : usual_lines;
    const std::int64_t room = options.limit.value_or(std::max(lines - lines_around, least_rows));
    const Day day(store, context.today, person, room);
    const std::vector<Section> sections{day.booked(),   day.due(),    day.late(),   day.owed(),
                                        day.promised(), day.ending(), day.waiting()};
    Table table = empty_page();
    std::vector<std::string> more;
    std::vector<std::string> counts;
    const bool in_lines = context.on_screen && !options.limit;
    const auto shown = shared_out(sections, room == 0 ? std::size_t(-1) : static_cast<std::size_t>(room), in_lines);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        for (std::size_t at = 0; at < shown[i]; ++at) {
            table.rows.push_back(cells(section.name, section.to_do[at], context));
        }
        if (shown[i] == section.to_do.size()) { continue; }
        more.push_back(section.all);
        if (std::string count = shown_of(section, shown[i]); !count.empty()) { counts.push_back(std::move(count)); }
    }
    const auto is_named = [](const Row& row) { return std::holds_alternative<std::string>(row.front()); };
    if (std::ranges::any_of(table.rows, is_named)) { table.columns.front().type = Type::text; }
    if (!counts.empty()) { table.notes.push_back("Shown: " + join(counts, ", ") + "."); }
    if (!more.empty()) { table.notes.push_back("More: " + join(more, ", ")); }
    table.notes.push_back(day.pace());
    const std::string done = table.rows.empty() ? all_done(store, day, context.today) : std::string();
    return {.data = List{std::move(table), done}, .messages = {}};
}

}  // namespace winloss::app
