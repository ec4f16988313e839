#include "winloss/cli/globals.hpp"

#include <algorithm>

namespace winloss::cli {

void bind_globals(Binder& binder, Globals& globals) {
    binder.option(globals.store, "--store", "PATH", "the store to work on (WINLOSS_STORE)")
        .option(globals.today, "--today", "DATE", "the day to count from (WINLOSS_TODAY)")
        .option(globals.person, "--as", "PERSON", "who is acting (WINLOSS_AS, else the login name)")
        .option(globals.format, "--format", "FORMAT", "how data is printed; table on a terminal, tsv in a pipe")
        .among({"table", "tsv", "csv", "json", "jsonl", "markdown"})
        .option(globals.table, "--table", "NAME", "print this table of a report, or this section of a record, alone")
        .option(globals.color, "--color", "WHEN", "colours on a terminal")
        .among({"auto", "always", "never"})
        .number(globals.wait, "--wait", "SECONDS", "how long to wait for a busy store (30)")
        .flag(globals.raw, "--raw", "csv text exactly as stored, not defused for spreadsheets")
        .flag(globals.no_input, "--no-input", "never ask, never open an editor")
        .flag(globals.quiet, "--quiet", "data only, no sentences")
        .flag(globals.verbose, "--verbose", "say which store and operation")
        .flag(globals.log_sql, "--log-sql", "every statement on stderr")
        .flag(globals.help, "--help", "this text");
}

bool takes_next_word(std::string_view word) {
    Binder binder;
    Globals globals;
    bind_globals(binder, globals);
    return std::any_of(binder.parameters().begin(), binder.parameters().end(), [&](const Parameter& parameter) {
        return parameter.kind == Parameter::Kind::option && parameter.name == word;
    });
}

}  // namespace winloss::cli
