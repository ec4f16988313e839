#include "winloss/app/status.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include "day.hpp"
#include "todo_words.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

constexpr int least_rows = 3;     // however small the screen
constexpr std::size_t a_few = 3;  // rows that a part has before any has more
constexpr int no_cut = 9999;      // columns

/// Where on the page a row stands: the parts follow one another, each in the order of its section.
enum class Part {
    today,    ///< closes or is due today, or booked for it
    to_come,  ///< booked for tomorrow
    closing,  ///< within a week
    passed,   ///< booked, and nobody said what came of it
    late,
    owed,
    promised,
    due,
    ending,
    waiting,
};

/// Who has a place where not all have one, the first before the others.
enum class Claim {
    now,       ///< today's, and who is booked: however many there are
    urgent,    ///< a few of each part of what is late or ends within a week
    pressing,  ///< what else is late, or ends within a week; not windows that have closed
    closed,    ///< other windows that have
    by_turns,  ///< a few of each part of what is due or owed later
    beside,    ///< a few of the contracts
    rest,
    rest_beside,
};

struct Line {
    const ToDo* to_do;
    std::size_t section;
    Part part;
    Claim claim;
    std::size_t nth;  ///< in its part
};

bool is_beside(Part part) { return part == Part::ending || part == Part::waiting; }

/// Late, or ends within a week.
bool is_pressing(const ToDo& each, Date today) { return each.by && *each.by <= today + soon_days; }

Part part_of(Part of_section, const ToDo& each, Date today) {
    if (is_beside(of_section)) { return of_section; }
    if (each.by == today) { return Part::today; }
    if (of_section == Part::due && is_pressing(each, today)) { return Part::closing; }
    if (of_section == Part::to_come && each.late) { return Part::passed; }
    return of_section;
}

Claim claim_of(Part part, const ToDo& each, std::size_t nth, Date today) {
    if (part <= Part::to_come) { return Claim::now; }
    if (is_beside(part)) { return nth < a_few ? Claim::beside : Claim::rest_beside; }
    if (!is_pressing(each, today)) { return nth < a_few ? Claim::by_turns : Claim::rest; }
    if (nth < a_few) { return Claim::urgent; }
    return part == Part::late ? Claim::closed : Claim::pressing;
}

/// A section and the part that its rows are of, where nothing else tells.
struct Source {
    Part part;
    Section section;
};

/// All rows, as they stand on the page.
std::vector<Line> lines_of(const std::vector<Source>& sources, Date today) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (const ToDo& each : sources[i].section.to_do) {
            lines.push_back({&each, i, part_of(sources[i].part, each, today), Claim::now, 0});
        }
    }
    std::ranges::stable_sort(lines, {}, &Line::part);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        line.nth = i > 0 && lines[i - 1].part == line.part ? lines[i - 1].nth + 1 : 0;
        line.claim = claim_of(line.part, *line.to_do, line.nth, today);
    }
    return lines;
}

/// The `most` that have the first claim, as they stand on the page.
std::vector<Line> first_of(const std::vector<Line>& lines, std::size_t most) {
    if (most >= lines.size()) { return lines; }
    std::vector<std::size_t> places(lines.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, {}, [&](std::size_t place) {
        const Line& line = lines[place];
        const bool in_turn = line.claim != Claim::now && line.claim != Claim::pressing;
        return std::pair(line.claim, in_turn ? line.nth : 0);
    });
    places.resize(most);
    std::ranges::sort(places);
    std::vector<Line> first;
    for (const std::size_t place : places) { first.push_back(lines[place]); }
    return first;
}

/// On a screen the words say what it is, too; a number alone is an interview's there. When a meeting is, stands in the
/// column beside them.
std::string what_of(const ToDo& each, bool on_screen, int most) {
    if (!on_screen) { return each.what; }
    if (each.meeting) { return each.kind + (each.meeting->what.empty() ? "" : ": " + each.meeting->what); }
    const std::string what = cut_to_width(each.what, most, true);
    if (each.record == "interview") { return fmt::format("{}: {}", each.kind, what); }
    return fmt::format("{} {}: {}", each.record, each.id, what);
}

/// 'late 20 days', 'today', 'in 3 days'; the day itself where it is farther off.
std::string by_words(Date by, Date today) {
    const auto days = (by - today).count();
    if (days < 0) { return "late " + counted(-days, "day", "days"); }
    if (days == 0) { return "today"; }
    if (days == 1) { return "tomorrow"; }
    return by <= today + soon_days ? fmt::format("in {} days", days) : iso(by);
}

/// The same of a meeting: 'tomorrow 10:00'.
std::string by_words(const ToDo& each, Date today) {
    const std::string day = by_words(*each.by, today);
    return each.meeting && each.meeting->at.day == *each.by ? day + " " + spaced(each.meeting->at).substr(11) : day;
}

/// '3 of 23 late', '3 of more than 1,000 late'.
std::string shown_of(std::string_view name, std::size_t shown, const store::RowCount& all) {
    return fmt::format("{} of {}{} {}", shown, all.more ? "more than " : "", grouped(std::to_string(all.rows)), name);
}

Table empty_page(bool on_screen) {
    return {.name = "status",
            .title = {},
            .columns = {{"id", "Id", Type::integer},
                        {"section", "Today", Type::text},
                        machine_column("record", Type::text),
                        {"kind", "What", Type::text, false, on_screen},
                        {"subject", "Of", Type::text},
                        prose_column("to_do", "To do"),
                        {"by", "By", on_screen ? Type::text : Type::date, true},
                        machine_column("late", Type::boolean),
                        machine_column("interviewer", Type::text)},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const std::string& section, const ToDo& each, const Context& context, int most) {
    const Tone pressing = each.late ? Tone::alarm : tone_of_deadline(each.by, context.today);
    const bool named = context.on_screen && each.record != "interview";  // in what is to be done
    const Cell by = context.on_screen && each.by ? Cell(by_words(each, context.today)) : cell(each.by);
    return {named ? Cell() : Cell(each.id),
            toned(section, each.late ? Tone::alarm : Tone::none),
            std::string(each.record),
            each.kind,
            each.subject,
            what_of(each, context.on_screen, most),
            toned(by, pressing),
            each.late,
            cell(each.interviewer)};
}

/// The page with as many rows as are asked for, and what it says about the others.
class Page {
public:
    Page(const Day& day, const Context& context)
        : context_(context),
          sources_{{Part::due, day.due()},        {Part::to_come, day.appointments()}, {Part::late, day.late()},
                   {Part::owed, day.owed()},      {Part::promised, day.promised()},    {Part::ending, day.ending()},
                   {Part::waiting, day.waiting()}},
          lines_(lines_of(sources_, context.today)),
          counts_(sources_.size()),
          pace_(fmt::format("Today: {}. {}", iso(context.today), day.pace())) {}

    std::size_t rows() const { return lines_.size(); }

    Table with(std::size_t rows, int most = no_cut) {
        Table table = empty_page(context_.on_screen);
        const std::vector<Line> shown = first_of(lines_, rows);
        for (const Line& line : shown) {
            table.rows.push_back(cells(sources_[line.section].section.name, *line.to_do, context_, most));
        }
        if (shown.size() < lines_.size()) { add_hidden(table, shown); }
        table.notes.push_back(pace_);
        return table;
    }

    /// What the screen has room for, and its prompt. Long words are cut only where they would take more lines.
    Table on_screen() {
        std::size_t fit = std::min<std::size_t>(rows(), least_rows);
        for (std::size_t most = std::min(rows(), static_cast<std::size_t>(context_.screen_lines)); fit < most;) {
            const std::size_t tried = fit + (most - fit + 1) / 2;
            height(with(tried, narrow)) < context_.screen_lines ? fit = tried : most = tried - 1;
        }
        Table table = with(fit, narrow);
        const int lines = height(table);
        for (const int most : {no_cut, 160, 120, 96, 72}) {
            if (Table wider = with(fit, most); height(wider) <= lines) { return wider; }
        }
        return table;
    }

private:
    static constexpr int narrow = 48;

    int height(const Table& table) const {
        constexpr int heading = 3;  // and an empty line before the notes
        const auto rows = std::ssize(table.rows) + std::ssize(table.notes);
        return context_.lines_of ? context_.lines_of(List{table, {}}) : static_cast<int>(rows) + heading;
    }

    void add_hidden(Table& table, const std::vector<Line>& lines) {
        std::set<const ToDo*> shown;
        for (const Line& line : lines) { shown.insert(line.to_do); }
        std::vector<std::string> more;
        std::vector<std::string> counts;
        for (std::size_t i = 0; i < sources_.size(); ++i) {
            const Section& section = sources_[i].section;
            std::size_t on_page = 0;
            for (const ToDo& each : section.to_do) {
                if (shown.contains(&each)) {
                    ++on_page;
                } else if (std::string all(each.all.empty() ? section.all : each.all); !std::ranges::count(more, all)) {
                    more.push_back(std::move(all));
                }
            }
            if (on_page == section.to_do.size()) { continue; }
            if (!counts_[i]) { counts_[i] = section.count(); }
            counts.push_back(shown_of(section.name, on_page, *counts_[i]));
        }
        table.notes.push_back("Shown: " + join(counts, ", ") + ".");
        table.notes.push_back("More: " + join(more, ", "));
    }

    const Context& context_;
    std::vector<Source> sources_;
    std::vector<Line> lines_;
    std::vector<std::optional<store::RowCount>> counts_;  ///< of the sections; null: nobody asked
    std::string pace_;
};

}  // namespace

Answer status(const store::Store& store, const Context& context, const Status& options) {
    const store::Snapshot snapshot(store);
    std::optional<PersonId> person;
    if (options.person) { person = store::find_person(store, *options.person); }
    if (options.mine) { person = self(store, context); }
    const std::int64_t screen = context.on_screen ? context.screen_lines : 0;
    const std::int64_t most = options.limit.value_or(screen);
    const Day day(store, context.today, person, most);
    Page page(day, context);
    Table table =
        context.on_screen && !options.limit ? page.on_screen() : page.with(most == 0 ? page.rows() : std::size_t(most));
    const std::string done = table.rows.empty() ? all_done(store, day, context.today, options.person) : std::string();
    return {.data = List{std::move(table), done}, .messages = {}};
}

}  // namespace winloss::app
