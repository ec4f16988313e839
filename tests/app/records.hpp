// What the tests of use cases share: a store that vanishes, a context on a fixed day, and what was said.
#pragma once

#include <filesystem>
#include <string>

#include "company.hpp"
#include "support/catch.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

/// An empty store, and commands run on it one after the other.
class Bench {
public:
    /// What the use case says, its sentences apart by ' | '.
    template <class Options>
    std::string run(Answer (*use_case)(store::Store&, const Context&, const Options&), const Options& options) {
        return join(use_case(store, context, options).messages, " | ");
    }
    /// What it is refused with, as 'message | hint'; 'accepted' where it is not.
    template <class Options>
    std::string refusal(Answer (*use_case)(store::Store&, const Context&, const Options&), const Options& options) {
        const std::int64_t before = store.operation();
        try {
            use_case(store, context, options);
        } catch (const Error& error) {
            CHECK(store.operation() == before);  // nothing of it was written
            return error.message() + (error.hint().empty() ? "" : " | " + error.hint());
        }
        return "accepted";
    }

    Folder folder;
    store::Store store = new_store(folder / "a.db", {});
    Context context = at_work();
};

/// A section of a record, its rows as words: 'Kim 1 -'.
inline std::vector<std::string> section(const Answer& answer, const std::string& name) {
    for (const Table& table : std::get<Record>(answer.data).sections) {
        if (table.name != name) { continue; }
        std::vector<std::string> rows;
        for (const Row& row : table.rows) {
            std::vector<std::string> words;
            for (const Cell& cell : row) { words.push_back(shown(cell)); }
            rows.push_back(join(words, " "));
        }
        return rows;
    }
    throw std::runtime_error("no section " + name);
}

inline std::size_t rows_of(const Answer& answer) { return std::get<List>(answer.data).table.rows.size(); }

}  // namespace winloss::app
