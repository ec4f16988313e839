// What a report says of itself: its name and words, the filters, dimensions and options it takes, what its figures
// mean, and how it is made from facts. Commands, help, completion, `report explain` and the tests read this; knows no
// store and no command line.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "winloss/core/answer.hpp"
#include "winloss/core/error.hpp"
#include "winloss/domain/action_facts.hpp"
#include "winloss/domain/codebook.hpp"
#include "winloss/domain/customer_facts.hpp"
#include "winloss/domain/facts.hpp"
#include "winloss/domain/outreach_facts.hpp"
#include "winloss/report/facet.hpp"
#include "winloss/report/methods.hpp"
#include "winloss/report/scope.hpp"

namespace winloss::report {

/// An option that a report has beside those that all share.
struct OwnOption {
    enum class Kind : std::uint8_t { flag, text, number, list };
    std::string name;  ///< level
    Kind kind = Kind::flag;
    std::string value{};  ///< what its value is called: N; empty for a flag
    std::string help;
    std::vector<std::string> words{};  ///< the values it may have, where they are few
    std::int64_t low = 0;              ///< the least number
};

/// What was typed for them.
class OwnValues {
public:
    struct Value {
        bool flag = false;
        std::optional<std::string> text{};
        std::optional<std::int64_t> number{};
        std::vector<std::string> list{};
    };
    Value& operator[](const std::string& name) { return values_[name]; }

    bool flag(std::string_view name) const { return of(name).flag; }
    const std::optional<std::string>& text(std::string_view name) const { return of(name).text; }
    std::optional<std::int64_t> number(std::string_view name) const { return of(name).number; }
    const std::vector<std::string>& list(std::string_view name) const { return of(name).list; }

private:
    const Value& of(std::string_view name) const;
    std::map<std::string, Value, std::less<>> values_;
};

/// What a report may ask for besides facts; read only when asked for.
class Surroundings {
public:
    virtual ~Surroundings() = default;
    virtual const FactLabels& labels() const = 0;
    virtual Codebook codebook() const = 0;
    virtual int grace_days() const = 0;
    virtual std::optional<Date> records_since() const = 0;  ///< the store's setting
    virtual std::optional<Date> first_start() const = 0;    ///< of the earliest contract
};

/// A report at work: told one fact after another, then asked for its figures.
class Fold {
public:
    virtual ~Fold() = default;
    virtual Report report(const FactLabels& labels) const = 0;
};

class DealFold : public Fold {
public:
    /// Every deal, in any order; those outside the scope are passed over.
    virtual void add(const DealFact& fact) = 0;
};

class AccountFold : public Fold {
public:
    /// Every account, in any order; those outside the scope are passed over. `products` finds the labels of products.
    virtual void add(const AccountFact& fact, const Labels& products) = 0;
};

class CustomerFold : public Fold {
public:
    /// What of a customer it wants to know beside the contracts.
    virtual CustomerNeeds around() const = 0;
    /// Every account that has a contract, in any order; those outside the scope are passed over.
    virtual void add(const CustomerFact& fact, const Labels& products) = 0;
};

class ActionFold : public Fold {
public:
    /// Every action, in any order; those outside the scope are passed over.
    virtual void add(const ActionFact& fact) = 0;
};

class OutreachFold : public Fold {
public:
    /// Every interview, in any order; those outside the scope are passed over.
    virtual void add(const OutreachFact& fact) = 0;
};

/// Which facts a report is made of is said by the fold that it makes.
template <class FoldOfFacts>
using Make = std::function<std::unique_ptr<FoldOfFacts>(const Scope&, const OwnValues&, const Surroundings&)>;

/// A column whose cells count what other columns of its table count together, as a share counts its part: its records
/// are theirs.
struct MadeOf {
    std::string column;
    std::vector<std::string> of;
    std::vector<std::string> less{};  ///< of a difference: what is taken away
};

/// Whose records are counted in a report's cells.
enum class Counted : std::uint8_t {
    deals,
    accounts,
    contracts,
    interviews,
    expectations,
    actions,
    codings,
    touches,  ///< below zero: of a held interview, which is a touch too, the number
    contacts
};

/// Columns whose records are told only where `counted_in` asks for them: they stand under another column of the row as
/// well, or are of a kind of their own.
struct WhenAsked {
    std::vector<std::string> columns;
    std::optional<Counted> counted{};  ///< null: of the report's own
};

/// Columns of numbers that count no records, and what they are.
struct NoRecords {
    std::vector<std::string> columns;
    std::string because;  ///< a sentence
};

struct Declaration {
    std::string name;     ///< as typed: loss-reasons
    std::string title;    ///< Loss reasons
    std::string summary;  ///< one line for help
    FacetSet filters;
    FacetSet dimensions;
    /// Why a filter or dimension that other reports have has no meaning here; empty: nothing to say.
    std::function<std::string(Facet)> why_not{};
    std::string not_grouped{};  ///< why it has no dimension at all, and what does instead; empty: it has some
    std::vector<OwnOption> options{};
    std::string help;                   ///< for --help, lines broken
    std::vector<std::string> tables{};  ///< names of those that it always has, the main one first
    struct Example {
        std::string command;
        std::string says;
    };
    std::vector<Example> examples{};
    std::string definition;         ///< what is counted, of what, and what is left out; paragraphs
    std::string formula;            ///< how each figure is computed
    std::string source;             ///< whose figures these are: a census, a sample of those who agreed to talk
    std::vector<Method> methods{};  ///< that its intervals, tests and quantiles are computed by

    bool keeps_records = false;        ///< it has the records behind its cells: --rows
    bool one_base = false;             ///< within a group all rows of the main table are shares of the same
    std::optional<Counted> counted{};  ///< of which kind they are, where the facts it is made of do not say
    std::vector<MadeOf> made_of{};     ///< whose records stand in other columns already
    std::function<std::vector<WhenAsked>(const OwnValues&)> when_asked{};
    std::vector<NoRecords> no_records{};
    /// Why two of its periods cannot stand side by side; empty: they can.
    std::string not_compared{};
    std::string no_period{};    ///< why it takes no period; empty: it takes one
    bool between_days = false;  ///< a period runs from a day to another, on which the next begins

    std::function<Needs(const Scope&, const OwnValues&)> needs;
    std::variant<Make<DealFold>, Make<AccountFold>, Make<CustomerFold>, Make<OutreachFold>, Make<ActionFold>> make;
};

/// Those of a report of reasons.
std::vector<std::string> reason_tables();

/// Of which kind the records of its figures are.
Counted kind_of_records(const Declaration& report);

/// --every month, quarter or year; what it does is said by `help`.
OwnOption every_option(std::string help);
/// What was typed for it. Throws usage for what is none of them.
std::optional<Step> step_named(const OwnValues& values);

/// --limit: how many records a table lists, the first in its order.
OwnOption limit_option(std::string help);
/// What was typed for it, else 50; 0 is all.
std::size_t limit_named(const OwnValues& values);
/// "12 more; --limit 0 lists them all."; empty where none is left out.
std::string left_out(std::size_t all, std::size_t shown);

/// --level N of the codebook, and --codes CODE: the options of reports on codes.
OwnOption level_option();
std::optional<int> level_named(const OwnValues& values);
OwnOption codes_option();

/// `segment,quarter` and `segment` then `quarter` are the same. Throws usage for what is no dimension (naming the
/// nearest), for one this report does not use, and for one given twice.
std::vector<Facet> parse_by(const Declaration& report, std::span<const std::string> words);
/// The words --by takes.
std::vector<std::string> dimension_words(const Declaration& report);

/// Why the report does not take the facet as a filter; nullopt where it does, or no report takes it.
std::optional<Error> filter_refusal(const Declaration& report, Facet facet);
/// Throws it.
void require_filter(const Declaration& report, Facet facet);

}  // namespace winloss::report
