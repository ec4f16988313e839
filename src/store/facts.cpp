#include "winloss/store/facts.hpp"

#include <array>
#include <bitset>
#include <string>
#include <utility>

#include "fact_reading.hpp"
#include "fact_rows.hpp"
#include "heard.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

/// The day a decided deal counts on; none where no day is known.
DayNumber day_of(const DealRow& row) { return row.decided_on != no_day ? row.decided_on : row.closed_on; }

DayNumber number_of(Date day) { return static_cast<DayNumber>(day.time_since_epoch().count()); }

/// What of the deals is asked for: those recorded with one of the outcomes, and decided in the period. Undated ones are
/// told of; one decided after the day is open on it.
class Wanted {
public:
    Wanted(const Needs& needs, Date as_of) : as_of_(number_of(as_of)) {
        for (const Outcome each : needs.outcomes) { outcomes_.set(static_cast<std::size_t>(each)); }
        if (needs.outcomes.empty()) { outcomes_.set(); }
        if (needs.decided.from) { from_ = number_of(*needs.decided.from); }
        if (needs.decided.to) { to_ = number_of(*needs.decided.to); }
    }

    bool takes(const DealRow& row) const {
        if (!outcomes_.test(static_cast<std::size_t>(row.outcome))) { return false; }
        const DayNumber day = day_of(row);
        return row.outcome == Outcome::open || day == no_day || day > as_of_ || (day >= from_ && day <= to_);
    }

private:
    DayNumber as_of_;
    std::bitset<4> outcomes_;
    DayNumber from_ = no_day;
    DayNumber to_ = INT32_MAX;
};

}  // namespace

void read_names(const Store& store, const std::string& table, Labels& labels) {
    Statement row = store.prepare("SELECT id, name FROM " + table + " ORDER BY id");
    while (row.step()) { labels.add(row.integer(0), std::string(row.text(1))); }
}

void AccountLabels::read(const Store& store, FactLabels& labels) {
    accounts_.emplace_back();
    Statement row = store.prepare("SELECT id, segment, region, industry FROM account ORDER BY id");
    while (row.step()) {
        places_.add(row.integer(0));
        accounts_.push_back({.segment = interned(labels[Attribute::segment], row, 1),
                             .region = interned(labels[Attribute::region], row, 2),
                             .industry = interned(labels[Attribute::industry], row, 3)});
    }
}

void AccountLabels::put(std::int64_t account, AttributeLabels& labels) const {
    if (accounts_.empty()) { return; }
    const Account& each = accounts_[places_.of(account)];
    labels[Attribute::segment] = each.segment;
    labels[Attribute::region] = each.region;
    labels[Attribute::industry] = each.industry;
}

void read_codes(const Store& store, FactLabels& labels) {
    Statement row = store.prepare("SELECT id, path FROM code ORDER BY id");
    while (row.step()) { labels.codes.add(row.integer(0), std::string(row.text(1))); }
}

void read_stated_reasons(const Store& store, FactLabels& labels) {
    labels.stated_codes.push_back(0);
    Statement row = store.prepare("SELECT id, text, code_id FROM stated_reason ORDER BY id");
    while (row.step()) {
        labels.stated_reasons.add(row.integer(0), std::string(row.text(1)));
        labels.stated_codes.push_back(row.is_null(2) ? 0 : labels.codes.of(row.integer(2)));
    }
}

Currency CurrencyReader::operator()(std::string_view code) {
    for (const Currency& each : known_) {
        if (each.code() == code) { return each; }
    }
    const std::optional<Currency> fresh = Currency::parse(code);
    if (!fresh) {
        throw Error(ErrorKind::store, "The store holds money in '" + std::string(code) + "', which is no currency.",
                    "winloss check says where.");
    }
    return known_.emplace_back(*fresh);
}

struct DealFacts::Impl {
    Impl(const Store& from, const Needs& with, Date on) : store(from), needs(with), as_of(on) {}

    void read_labels();
    /// Number, outcome and decision date; false where the deal is not there yet.
    bool decide(const DealRow& row, DealFact& fact) const;
    /// Amount and labels, but the lead source.
    void label(const DealRow& row, DealFact& fact);

    const Store& store;
    Needs needs;
    Date as_of;
    FactLabels labels;
    AccountLabels accounts;
    std::array<Label, 3> kinds{};  ///< by DealKind
    CurrencyReader currency_of;
};

void DealFacts::Impl::read_labels() {
    if (AccountLabels::are_needed(needs)) { accounts.read(store, labels); }
    if (needs.has(Attribute::product)) { read_names(store, "product", labels[Attribute::product]); }
    if (needs.has(Attribute::owner)) { read_names(store, "person", labels[Attribute::owner]); }
    for (const auto& [value, text] : Words<DealKind>::list()) {
        kinds.at(static_cast<std::size_t>(value)) = labels[Attribute::kind].intern(text);
    }
    if (needs.every_lead_source) {
        Statement row = store.prepare("SELECT lead_source FROM deal WHERE lead_source IS NOT NULL ORDER BY id");
        while (row.step()) { labels[Attribute::lead_source].intern(row.text(0)); }
    }
    if (needs.competitors) { read_names(store, "competitor", labels.competitors); }
    if (needs.stated_reasons || needs.codings || needs.win_themes) { read_codes(store, labels); }
    if (needs.stated_reasons) { read_stated_reasons(store, labels); }
}

bool DealFacts::Impl::decide(const DealRow& row, DealFact& fact) const {
    const std::optional<Date> decided = row.outcome == Outcome::open ? std::nullopt : maybe_day(day_of(row));
    const bool may_be_open = row.outcome == Outcome::open || (decided && *decided > as_of);
    const auto opened = may_be_open || needs.opened ? maybe_day(row.opened_on) : std::nullopt;
    const auto now = outcome_as_of(row.outcome, may_be_open ? opened : std::nullopt, decided, as_of);
    if (!now) { return false; }
    fact.id = {row.id};
    fact.outcome = *now;
    fact.opened = opened;
    fact.decided = *now == Outcome::open ? std::nullopt : decided;
    return true;
}

void DealFacts::Impl::label(const DealRow& row, DealFact& fact) {
    fact.labels = {};
    fact.amount.reset();
    // A credit is no part of what was won or lost of what there was to win.
    if (needs.amounts && row.has_amount() && row.amount >= 0) {
        fact.amount = Money{row.amount, currency_of(code_of(row.currency))};
    }
    if (row.account != 0) { accounts.put(row.account, fact.labels); }
    if (row.product != 0 && needs.has(Attribute::product)) {
        fact.labels[Attribute::product] = labels[Attribute::product].of(row.product);
    }
    if (row.owner != 0 && needs.has(Attribute::owner)) {
        fact.labels[Attribute::owner] = labels[Attribute::owner].of(row.owner);
    }
    if (needs.has(Attribute::kind)) {
        if (const auto kind = maybe_word<DealKind>(row.kind)) {
            fact.labels[Attribute::kind] = kinds.at(static_cast<std::size_t>(*kind));
        }
    }
}

namespace {

/// What hangs on deals, read in step with them.
class Attached {
public:
    Attached(const Store& store, const Needs& needs, FactLabels& labels, Date as_of) : labels_(labels) {
        if (needs.has(Attribute::lead_source)) {
            lead_sources_.emplace(store.prepare(
                "SELECT id, lead_source FROM deal NOT INDEXED WHERE lead_source IS NOT NULL ORDER BY id"));
        }
        if (needs.competitors) {
            competitors_.emplace(store.prepare(
                "SELECT deal_id, competitor_id, said_by, finalist, incumbent, winner FROM deal_competitor "
                "ORDER BY deal_id, competitor_id, said_by"));
        }
        if (needs.stated_reasons) {
            stated_.emplace(
                store.prepare("SELECT deal_id, stated_reason_id FROM deal_reason "
                              "ORDER BY deal_id, stated_reason_id"));
        }
        if (needs.win_themes) {
            themes_.emplace(store.prepare("SELECT deal_id, code_id FROM deal_win_theme ORDER BY deal_id, code_id"));
        }
        if (needs.codings) { heard_.emplace(store, labels.codes, as_of, needs.coding_ids); }
        if (needs.heard_how) {
            Statement held = store.prepare(
                "SELECT deal_id, id, held_on, heard_how FROM interview NOT INDEXED WHERE deal_id IS NOT NULL "
                "AND held_on <= $as_of ORDER BY deal_id, held_on, id");
            held.bind("as_of", as_of);
            held_.emplace(std::move(held));
        }
    }

    /// The fact points into this object until the next call.
    void attach(DealFact& fact);

private:
    FactLabels& labels_;  ///< texts are added as they come
    std::optional<InStep> lead_sources_;
    std::optional<InStep> competitors_;
    std::optional<InStep> stated_;
    std::optional<InStep> themes_;
    std::optional<Heard> heard_;
    std::optional<InStep> held_;
    std::vector<CompetitorFact> named_;
    std::vector<Label> reasons_;
    std::vector<Label> meant_;
    std::vector<InterviewFact> interviews_;
    std::vector<CodingFact> codings_;
};

void Attached::attach(DealFact& fact) {
    named_.clear();
    reasons_.clear();
    meant_.clear();
    if (lead_sources_) {
        lead_sources_->of(fact.id.value, [&](const Statement& row) {
            fact.labels[Attribute::lead_source] = interned(labels_[Attribute::lead_source], row, 1);
        });
    }
    if (competitors_) {
        competitors_->of(fact.id.value, [&](const Statement& row) {
            named_.push_back({.competitor = labels_.competitors.of(row.integer(1)),
                              .said_by = parse_word<SaidBy>(row.text(2)).value_or(SaidBy::rep),
                              .finalist = row.boolean(3),
                              .incumbent = row.boolean(4),
                              .winner = row.boolean(5)});
        });
    }
    if (stated_) {
        stated_->of(fact.id.value,
                    [&](const Statement& row) { reasons_.push_back(labels_.stated_reasons.of(row.integer(1))); });
    }
    if (themes_) {
        themes_->of(fact.id.value, [&](const Statement& row) { meant_.push_back(labels_.codes.of(row.integer(1))); });
    }
    if (heard_) { heard_->of(fact.id.value, interviews_, codings_); }
    if (held_) {
        interviews_.clear();
        held_->of(fact.id.value, [&](const Statement& row) {
            interviews_.push_back({.id = {row.integer(1)},
                                   .held_on = row.date(2),
                                   .heard_how = interned(labels_[Attribute::lead_source], row, 3)});
        });
    }
    fact.competitors = named_;
    fact.stated_reasons = reasons_;
    fact.win_themes = meant_;
    fact.interviews = interviews_;
    fact.codings = codings_;
}

}  // namespace

DealFacts::DealFacts(const Store& store, const Needs& needs, Date as_of)
    : impl_(std::make_unique<Impl>(store, needs, as_of)) {
    impl_->read_labels();
}

DealFacts::~DealFacts() = default;

const FactLabels& DealFacts::labels() const { return impl_->labels; }

void DealFacts::each(const std::function<void(const DealFact&)>& take) {
    Attached attached(impl_->store, impl_->needs, impl_->labels, impl_->as_of);
    const Wanted wanted(impl_->needs, impl_->as_of);
    FactRows<DealRow> rows(impl_->store);
    DealRow row;
    DealFact fact;
    while (rows.next(row)) {
        if (!wanted.takes(row) || !impl_->decide(row, fact)) { continue; }
        impl_->label(row, fact);
        attached.attach(fact);
        take(fact);
    }
}

}  // namespace winloss::store
