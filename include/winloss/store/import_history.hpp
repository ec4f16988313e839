// What happened around interviews, the codebook and benchmarks, of a foreign table on their way into the store: as in
// import_people.hpp each is found, held against what is there, and written where the row says something else. What a
// row does not say stays as it is, and nothing is removed. Knows no file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "winloss/domain/around.hpp"
#include "winloss/store/import_kept.hpp"
#include "winloss/store/import_table.hpp"

namespace winloss::store {

// In the entries null and empty mean that the row says nothing; `…_new`, that it names somebody who is not there yet
// (write() is given the number). Views live until write() returns. None of these records has a number of its own in a
// file: each is known again by what cannot be another's.

struct TouchEntry {
    std::optional<AccountId> account;  ///< null: one that is not there yet
    std::optional<PersonId> person;
    bool person_new = false;
    std::optional<InterviewId> interview;
    Date touched_on{};
    TouchKind kind = TouchKind::call;
    std::string_view said;
    std::vector<ContactId> contacts;
};

class TouchImport {
public:
    explicit TouchImport(Write& write);
    /// The line of the row that find() is asked about next.
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By account, day, kind and what was said; by the colleague too, where row and record name one.
    void find(const TouchEntry& entry);
    Imported write(const TouchEntry& entry);

private:
    bool add_contacts(std::int64_t touch, const std::vector<ContactId>& contacts);

    Write& write_;
    ImportTable table_;
    Statement known_;
    Statement contact_;
};

struct HealthEntry {
    std::optional<AccountId> account;  ///< null: one that is not there yet
    std::optional<PersonId> person;
    bool person_new = false;
    std::optional<InterviewId> interview;
    Date judged_on{};
    HealthLevel level = HealthLevel::green;
    std::string_view why;
};

class HealthImport {
public:
    HealthImport(Write& write, ImportKept& kept);
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By account, day and who judged, of whom one judgement a day is taken.
    void find(const HealthEntry& entry);
    Imported write(const HealthEntry& entry);

private:
    ImportKept& kept_;
    ImportTable table_;
    Statement known_;
};

struct ActionEntry {
    std::string_view text;
    std::optional<AccountId> account;
    bool account_new = false;
    std::optional<InterviewId> interview;
    std::optional<CodeId> code;
    std::optional<PersonId> owner;
    bool owner_new = false;
    std::optional<Date> due_on, told_on;
    std::optional<ActionState> state;
};

class ActionImport {
public:
    ActionImport(Write& write, ImportKept& kept);
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By its text and account, or code where it has no account; by the interview too, where row and record name one.
    void find(const ActionEntry& entry);
    Imported write(const ActionEntry& entry);

private:
    ImportKept& kept_;
    ImportTable table_;
    Statement known_;
};

struct ExpectationEntry {
    std::string_view text;
    std::optional<AccountId> account;  ///< null: one that is not there yet
    std::optional<InterviewId> interview;
    std::string_view metric, target, actual;
    std::optional<Date> review_on, reviewed_on;
    std::optional<ExpectationOutcome> outcome;
};

class ExpectationImport {
public:
    ExpectationImport(Write& write, ImportKept& kept);
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By its text and account. Whether there is one already.
    bool find(const ExpectationEntry& entry);
    Imported write(const ExpectationEntry& entry);

private:
    ImportKept& kept_;
    ImportTable table_;
    Statement known_;
};

struct CodeEntry {
    std::string_view path, name, definition, use_when, avoid_when, colour;
    std::optional<CodeKind> kind;
};

class CodeImport {
public:
    explicit CodeImport(Write& write);
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By its path; false where the code above it is not there yet. Refuses to make a driver of one with codings that
    /// have no rating, and something else than a win theme of one that deals are meant to be won with.
    bool find(const CodeEntry& entry);
    /// A new one without a name is called by its path's last word, and is of the kind of the code above it.
    Imported write(const CodeEntry& entry);

private:
    ImportTable table_;
    Statement by_path_;
    Statement above_;
    Statement unrated_;
    Statement meant_;
    std::optional<CodeId> parent_;  ///< of the row at hand
    std::optional<CodeKind> parent_kind_;
};

struct BenchmarkEntry {
    std::string_view metric, source;
    double value = 0;
    std::optional<int> n;
    Date dated_on{};
};

class BenchmarkImport {
public:
    explicit BenchmarkImport(Write& write);
    void at_line(std::int64_t line) { table_.at_line(line); }
    /// By metric, source and day.
    void find(const BenchmarkEntry& entry);
    Imported write(const BenchmarkEntry& entry);

private:
    ImportTable table_;
    Statement known_;
};

}  // namespace winloss::store
