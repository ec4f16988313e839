#include "winloss/store/action_facts.hpp"

#include "fact_reading.hpp"

namespace winloss::store {

ActionFacts::ActionFacts(const Store& store, const Needs& needs, Date as_of) : store_(store), as_of_(as_of) {
    if (needs.has(Attribute::owner)) { read_names(store, "person", labels_[Attribute::owner]); }
    // Texts of all accounts, so that a filter finds what no action is about too.
    Statement account = store.prepare("SELECT segment, region, industry FROM account ORDER BY id");
    while (account.step()) {
        interned(labels_[Attribute::segment], account, 0);
        interned(labels_[Attribute::region], account, 1);
        interned(labels_[Attribute::industry], account, 2);
    }
    Statement code = store.prepare("SELECT id, path FROM code ORDER BY id");
    while (code.step()) { labels_.codes.add(code.integer(0), std::string(code.text(1))); }
}

void ActionFacts::each(const std::function<void(const ActionFact&)>& take) {
    Statement row = store_.prepare(
        "SELECT x.id, x.account_id, x.state, i.held_on, x.due_on, x.told_on, x.code_id, a.segment, a.region, "
        "a.industry, a.owner_id FROM action x LEFT JOIN account a ON a.id = x.account_id "
        "LEFT JOIN interview i ON i.id = x.interview_id ORDER BY x.id");
    while (row.step()) {
        ActionFact fact;
        fact.id = {row.integer(0)};
        fact.of_customer = !row.is_null(1);
        fact.state = parse_word<ActionState>(row.text(2)).value_or(ActionState::considering);
        fact.heard_on = row.maybe_date(3);
        fact.due_on = row.maybe_date(4);
        fact.told_on = row.maybe_date(5);
        if (fact.heard_on && *fact.heard_on > as_of_) { continue; }
        if (fact.told_on && *fact.told_on > as_of_) { fact.told_on.reset(); }
        if (!row.is_null(6)) { fact.code = labels_.codes.of(row.integer(6)); }
        fact.labels[Attribute::segment] = interned(labels_[Attribute::segment], row, 7);
        fact.labels[Attribute::region] = interned(labels_[Attribute::region], row, 8);
        fact.labels[Attribute::industry] = interned(labels_[Attribute::industry], row, 9);
        if (!row.is_null(10)) { fact.labels[Attribute::owner] = labels_[Attribute::owner].of(row.integer(10)); }
        take(fact);
    }
}

}  // namespace winloss::store
