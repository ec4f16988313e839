// What a command gives back, before anyone has decided how to print it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "winloss/core/date.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/table.hpp"

namespace winloss {

struct Field {
    std::string key;    ///< snake_case
    std::string title;  ///< for a screen
    Cell value;
    bool machine = false;  ///< for programs (numbers of records): table and markdown leave it out
};

/// One thing with its fields, then tables of what hangs on it (arrays in JSON), then text (a note's body).
struct Record {
    std::string title;  ///< 'deal 17 · Acme platform'
    std::vector<Field> fields;
    std::vector<Table> sections;
    std::optional<Field> body;  ///< many-line text; a screen prints it last
    bool prose = false;         ///< the body is to be read: a screen breaks its lines at spaces
};

/// Rows of one kind of record: an array in JSON; in a pipe without heading, id first.
struct List {
    Table table;
    std::string when_empty;  ///< one sentence for stderr on how to begin; printed only for people
};

/// Figures with everything needed to run them again.
struct Report {
    std::string name;  ///< as typed: loss-reasons
    std::string title;
    Date as_of;
    std::int64_t operation = 0;  ///< the store's latest operation number
    Period period;
    std::vector<Field> filters;
    std::vector<Field> base;
    std::vector<Table> tables;       ///< the first is the main one ("rows" in JSON)
    std::string headline;            ///< one sentence; may be empty
    std::vector<std::string> notes;  ///< coverage lines and warnings
    std::int64_t hide_under = 5;     ///< what Share::hidden was judged by
    std::int64_t small_under = 30;   ///< what Share::small was judged by
};

/// Plain text that is the data itself (a guide, a note's mark-up, `remind`).
struct Text {
    std::string text;
    bool prose = false;  ///< to be read: a screen breaks lines that are too long for it
};

/// The record that a command changed: what `.` means in the next one.
struct ChangedRecord {
    std::string_view kind;  ///< 'deal': a text that outlives the answer
    std::int64_t id = 0;
};

/// A command to run after this one, beside others: one that fails stops none of them.
struct NextCommand {
    std::string name;                 ///< what it is called in sentences, and its file
    std::vector<std::string> words;   ///< its command line
    std::optional<std::string> into;  ///< the folder its data goes into; null: where this command's would
    std::optional<Error> fault{};     ///< why it is not run
};

/// `data` goes to stdout in the format asked for; `messages` are sentences for stderr (what was done, what comes
/// next), silenced by --quiet.
struct Answer {
    std::variant<std::monostate, Text, Record, List, Report> data;
    std::vector<std::string> messages;
    int exit_code = 0;
    std::vector<std::string> go_on = {};        ///< the words of a command to run after this one; empty: none
    std::vector<NextCommand> then = {};         ///< the same for several, one after the other
    std::function<void()> once_written = {};    ///< called when the data is where it was to go; the store is open
    std::optional<Error> fault = {};            ///< what went wrong beside it; told as an error is, --quiet or not
    std::optional<ChangedRecord> subject = {};  ///< none where nothing, or more than one record, was changed
};

}  // namespace winloss
