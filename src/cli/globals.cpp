#include "winloss/cli/globals.hpp"

#include <algorithm>

namespace winloss::cli {

void bind_globals(Binder& binder, Globals& globals) {
    binder.option(globals.store, "--store", "PATH", "the store to work on (WINLOSS_STORE)")
        .option(globals.today, "--today", "DATE", "the day to count from (WINLOSS_TODAY)")
        .option(globals.person, "--as", "PERSON", "who is acting (WINLOSS_AS, else the login name)")
        .option(globals.format, "--format", "FORMAT", "how data is printed; table on a terminal, tsv in a pipe")
        .among({"table", "tsv", "csv", "json", "jsonl", "markdown", "xlsx"})
        .option(globals.output, "--output", "FILE", "write data into a file; its ending says the format")
        .option(globals.table, "--table", "NAME", "print this table of a report, or this section of a record, alone")
        .likely(binder.table_names())
        .option(globals.color, "--color", "WHEN", "colours on a terminal")
        .among({"auto", "always", "never"})
        .number(globals.wait, "--wait", "SECONDS", "how long to wait for a busy store (30)")
        .flag(globals.raw, "--raw",
              "csv text exactly as stored: not defused for spreadsheets, nor made harmless for terminals")
        .flag(globals.no_pager, "--no-pager", "print what is longer than the screen without a pager")
        .flag(globals.no_config, "--no-config", "leave the configuration unread")
        .flag(globals.no_input, "--no-input", "never ask, never open an editor")
        .flag(globals.quiet, "--quiet", "data only, no sentences")
        .flag(globals.verbose, "--verbose", "say which store and operation")
        .flag(globals.log_sql, "--log-sql", "every statement on stderr")
        .flag(globals.help, "--help", "this text");
}

const std::vector<Parameter>& global_parameters() {
    static Globals nobodys;
    static const Binder binder = [] {
        Binder made;
        bind_globals(made, nobodys);
        return made;
    }();
    return binder.parameters();
}

const Parameter* global_parameter(std::string_view name) {
    const std::vector<Parameter>& all = global_parameters();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Parameter& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace winloss::cli
