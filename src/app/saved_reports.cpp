#include "winloss/app/saved_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "winloss/app/begin.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/shell_word.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"
#include "winloss/platform/files.hpp"
#include "winloss/store/saved_reports.hpp"

namespace winloss::app {

namespace {

constexpr std::string_view every_one = "all";
constexpr const char* how_to_save = "winloss report save quarter win-rate --period 'last quarter'";

/// A name that is a file's too.
std::string name_typed(const std::string& typed) {
    constexpr std::size_t longest = 60;
    std::string name = lower_ascii(trim(typed));
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    const bool begins = !name.empty() && name.front() != '-' && name.front() != '.';
    if (!begins || name.size() > longest || !std::ranges::all_of(name, fits)) {
        throw usage_error(fmt::format("{} is no name for a report.", quoted(typed)),
                          "Letters, digits, '-', '_' and '.': it names a file too.");
    }
    if (name == every_one) { throw usage_error("'all' is every saved report, and the name of none."); }
    return name;
}

std::string command_of(const store::SavedReport& saved) { return "winloss report " + saved.line; }

store::SavedReport found(const store::Store& store, const std::string& typed) {
    const std::string name = lower_ascii(trim(typed));
    if (auto saved = store::saved_report(store, name)) { return std::move(*saved); }
    std::vector<std::string> names;
    for (const store::SavedReport& each : store::saved_reports(store)) { names.push_back(each.name); }
    const std::string near = did_you_mean(name, names);
    throw not_found(fmt::format("No report is saved as {}.", quoted(trim(typed))),
                    near.empty() ? "winloss report saved lists them." : near);
}

/// Each once, in the order in which they were named.
std::vector<store::SavedReport> all_named(const store::Store& store, const std::vector<std::string>& names) {
    std::vector<store::SavedReport> result;
    const auto add = [&](store::SavedReport saved) {
        if (std::ranges::find(result, saved) == result.end()) { result.push_back(std::move(saved)); }
    };
    for (const std::string& each : names) {
        if (lower_ascii(trim(each)) == every_one) {
            for (store::SavedReport& saved : store::saved_reports(store)) { add(std::move(saved)); }
        } else {
            add(found(store, each));
        }
    }
    return result;
}

}  // namespace

Answer save_report(store::Store& store, const Context& context, const SaveReport& options) {
    const std::string name = name_typed(options.name);
    store::Write write(store, context.operation(name));
    const auto before = store::saved_report(store, name);
    store::save_report(write, name, checked_text(options.line, "report"));
    const bool changed = write.commit().has_value();
    std::string done = !before   ? fmt::format("Saved the report {}.", name)
                       : changed ? fmt::format("Changed the report {}; it was: {}", name, command_of(*before))
                                 : fmt::format("Nothing to change in the report {}.", name);
    return {.data = {}, .messages = {std::move(done), fmt::format("Next: winloss report run {}", name)}};
}

Answer list_saved_reports(const store::Store& store, const Context&, const ListSavedReports&) {
    Table table{.name = "saved_reports",
                .title = "",
                .columns = {{"name", "Name", Type::text, true}, typed_column("command", "Command")},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::SavedReport& each : store::saved_reports(store)) {
        table.rows.push_back({each.name, command_of(each)});
    }
    return {.data = List{std::move(table), fmt::format("No report is saved yet: {}", how_to_save)}, .messages = {}};
}

Answer run_saved_reports(const store::Store& store, const Context&, const RunSavedReports& options) {
    const std::vector<store::SavedReport> reports = all_named(store, options.names);
    if (reports.size() > 1 && !options.into) {
        throw usage_error(fmt::format("{} do not fit on one page.",
                                      counted(static_cast<long long>(reports.size()), "report", "reports")),
                          "--into DIR writes each into a file.");
    }
    Answer answer;
    if (reports.empty()) { answer.messages.push_back(fmt::format("No report is saved yet: {}", how_to_save)); }
    if (options.into && !reports.empty()) { platform::make_private_folder(*options.into); }
    for (const store::SavedReport& each : reports) {
        NextCommand next{.name = each.name, .words = {}, .into = options.into};
        try {  // an archive may have brought anything
            name_typed(each.name);
            next.words = shell_words(each.line);
            next.words.insert(next.words.begin(), "report");
        } catch (const Error& error) { next.fault = error; }
        answer.then.push_back(std::move(next));
    }
    return answer;
}

Answer remove_saved_report(store::Store& store, const Context& context, const RemoveSavedReport& options) {
    store::Write write(store, context.operation(lower_ascii(trim(options.name))));
    const store::SavedReport saved = found(store, options.name);
    store::remove_saved_report(write, saved.id);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Removed the saved report {}. winloss undo brings it back.", saved.name),
                         "Next: winloss report saved"}};
}

}  // namespace winloss::app
