// What becomes of one row of what a team has kept besides its CRM, as import_takers.hpp has it for a CRM's.
#pragma once

#include "import_takers.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/exchange/import_history_rows.hpp"
#include "winloss/store/import_history.hpp"

namespace winloss::app {

class TouchTaker {
public:
    using Row = exchange::TouchRow;
    explicit TouchTaker(const ImportInto& into) : into_(into), touches_(into.write) {}
    void at_line(std::int64_t line) { touches_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::TouchImport touches_;
};

class HealthTaker {
public:
    using Row = exchange::HealthRow;
    explicit HealthTaker(const ImportInto& into) : into_(into), health_(into.write, into.known.kept) {}
    void at_line(std::int64_t line) { health_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::HealthImport health_;
};

class ActionTaker {
public:
    using Row = exchange::ActionRow;
    explicit ActionTaker(const ImportInto& into);
    void at_line(std::int64_t line) { actions_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::ActionImport actions_;
    Codebook codebook_;
};

class ExpectationTaker {
public:
    using Row = exchange::ExpectationRow;
    explicit ExpectationTaker(const ImportInto& into) : into_(into), expectations_(into.write, into.known.kept) {}
    void at_line(std::int64_t line) { expectations_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::ExpectationImport expectations_;
};

class CodeTaker {
public:
    using Row = exchange::CodeRow;
    explicit CodeTaker(const ImportInto& into) : codes_(into.write) {}
    void at_line(std::int64_t line) { codes_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    store::CodeImport codes_;
};

class BenchmarkTaker {
public:
    using Row = exchange::BenchmarkRow;
    explicit BenchmarkTaker(const ImportInto& into);
    void at_line(std::int64_t line) { benchmarks_.at_line(line); }
    Taken take(const Row& row, bool last);
    void expect(std::int64_t) {}

private:
    ImportInto into_;
    store::BenchmarkImport benchmarks_;
    Codebook codebook_;
};

}  // namespace winloss::app
