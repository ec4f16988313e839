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

constexpr int lines_around = 8;   // of a screen: heading, notes, the prompt
constexpr int least_rows = 8;     // however small the screen
constexpr int usual_lines = 24;   // of a screen, where there is none
constexpr std::size_t a_few = 3;  // rows that each section has before any has more

/// How many rows of each section: first a few of every one, then in their order as many as there is room for.
std::vector<std::size_t> shared_out(const std::vector<Section>& sections, std::size_t room) {
    std::vector<std::size_t> shown;
    for (const Section& each : sections) {
        shown.push_back(std::min({each.to_do.size(), a_few, room}));
        room -= shown.back();
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const std::size_t extra = std::min(sections[i].to_do.size() - shown[i], room);
        shown[i] += extra;
        room -= extra;
    }
    return shown;
}

Table empty_page() {
    return {.name = "status",
            .title = {},
            .columns = {{"id", "Id", Type::integer},
                        {"section", "Today", Type::text},
                        machine_column("record", Type::text),
                        spare_column("kind", "What", Type::text),
                        {"subject", "Of", Type::text, true},
                        {"to_do", "To do", Type::text, true},
                        {"by", "By", Type::date},
                        machine_column("late", Type::boolean),
                        machine_column("interviewer", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const std::string& section, const ToDo& each, Date today) {
    const Tone pressing = each.late ? Tone::alarm : tone_of_deadline(each.by, today);
    return {each.id,
            toned(section, each.late ? Tone::alarm : Tone::none),
            std::string(each.record),
            each.kind,
            each.subject,
            each.what,
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
    const auto shown = shared_out(sections, room == 0 ? std::size_t(-1) : static_cast<std::size_t>(room));
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Section& section = sections[i];
        for (std::size_t at = 0; at < shown[i]; ++at) {
            table.rows.push_back(cells(section.name, section.to_do[at], context.today));
        }
        if (shown[i] < section.to_do.size()) { more.push_back(section.all); }
    }
    if (!more.empty()) { table.notes.push_back("More: " + join(more, ", ")); }
    table.notes.push_back(day.pace());
    const std::string done = table.rows.empty() ? all_done(store, day, context.today) : std::string();
    return {.data = List{std::move(table), done}, .messages = {}};
}

}  // namespace winloss::app
