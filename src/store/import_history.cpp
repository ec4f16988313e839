#include "winloss/store/import_history.hpp"

#include <array>

#include "columns.hpp"
#include "import_words.hpp"

namespace winloss::store {

namespace {

namespace touch {
enum Column { account, touched_on, kind, person, interview, said, count };
}
namespace health {
enum Column { account, judged_on, level, why, person, interview, count };
}
namespace action {
enum Column { text, account, interview, code, owner, due_on, state, told_on, count };
}
namespace expectation {
enum Column { account, interview, text, metric, target, review_on, actual, outcome, reviewed_on, count };
}

/// The record's own where both name one; where only one of them does, the same is meant.
constexpr std::string_view same_person = "(person_id IS NULL OR $person IS NULL OR person_id = $person)";
constexpr std::int64_t nobody = 0;  // one who is not there yet is no one there is

std::optional<std::int64_t> whose(const std::optional<PersonId>& person, bool is_new) {
    return is_new ? std::optional(nobody) : value_of(person);
}

std::array<ImportValue, touch::count> values_of(const TouchEntry& entry) {
    std::array<ImportValue, touch::count> values;
    values[touch::account] = import_id(entry.account);
    values[touch::touched_on] = entry.touched_on;
    values[touch::kind] = word(entry.kind);
    values[touch::person] = import_id(entry.person);
    values[touch::interview] = import_id(entry.interview);
    values[touch::said] = ImportValue::exactly(entry.said);
    return values;
}

std::array<ImportValue, health::count> values_of(const HealthEntry& entry) {
    std::array<ImportValue, health::count> values;
    values[health::account] = import_id(entry.account);
    values[health::judged_on] = entry.judged_on;
    values[health::level] = word(entry.level);
    values[health::why] = entry.why;
    values[health::person] = import_id(entry.person);
    values[health::interview] = import_id(entry.interview);
    return values;
}

std::array<ImportValue, action::count> values_of(const ActionEntry& entry) {
    std::array<ImportValue, action::count> values;
    values[action::text] = entry.text;
    values[action::account] = import_id(entry.account);
    values[action::interview] = import_id(entry.interview);
    values[action::code] = import_id(entry.code);
    values[action::owner] = import_id(entry.owner);
    values[action::due_on] = entry.due_on;
    values[action::state] = import_word(entry.state);
    values[action::told_on] = entry.told_on;
    return values;
}

std::array<ImportValue, expectation::count> values_of(const ExpectationEntry& entry) {
    std::array<ImportValue, expectation::count> values;
    values[expectation::account] = import_id(entry.account);
    values[expectation::interview] = import_id(entry.interview);
    values[expectation::text] = entry.text;
    values[expectation::metric] = entry.metric;
    values[expectation::target] = entry.target;
    values[expectation::review_on] = entry.review_on;
    values[expectation::actual] = entry.actual;
    values[expectation::outcome] = import_word(entry.outcome);
    values[expectation::reviewed_on] = entry.reviewed_on;
    return values;
}

/// A second row of the file for the table's current row may not say anything else.
void refuse_other(const ImportTable& table, ImportTable::Values values, std::string_view record,
                  std::string_view also = {}) {
    if (!table.seen()) { return; }
    if (!also.empty() || table.differs(values)) { throw contradiction(table, values, record, also); }
}

}  // namespace

TouchImport::TouchImport(Write& write)
    : write_(write),
      table_(write, "touch", {"account_id", "touched_on", "kind", "person_id", "interview_id", "said"}),
      known_(table_.select("account_id = $account AND touched_on = $touched_on AND kind = $kind AND said = $said AND " +
                           std::string(same_person) + " ORDER BY person_id IS NULL, id LIMIT 1")),
      contact_(write.prepare("INSERT INTO touch_contact (touch_id, contact_id) VALUES ($touch, $contact) "
                             "ON CONFLICT (touch_id, contact_id) DO NOTHING")) {}

void TouchImport::find(const TouchEntry& entry) {
    table_.leave();
    if (!entry.account) { return; }
    known_.bind("account", entry.account->value)
        .bind("touched_on", entry.touched_on)
        .bind("kind", word(entry.kind))
        .bind("said", entry.said)
        .bind("person", whose(entry.person, entry.person_new));
    if (!table_.go_to(known_)) { return; }
    // What one row lacks another may add; two interviews of one touch are a contradiction.
    const auto& row = table_.row();
    if (table_.seen() && entry.interview && !row.is_null(touch::interview) &&
        row.integer(touch::interview) != entry.interview->value) {
        throw contradiction(table_, values_of(entry), "touch");
    }
}

bool TouchImport::add_contacts(std::int64_t touch, const std::vector<ContactId>& contacts) {
    bool added = false;
    for (const ContactId each : contacts) {
        contact_.bind("touch", touch).bind("contact", each.value);
        added = contact_.run() > 0 || added;
    }
    return added;
}

Imported TouchImport::write(const TouchEntry& entry) {
    const auto known = table_.id();
    if (!known) {
        add_contacts(table_.insert(values_of(entry)), entry.contacts);
        return Imported::created;
    }
    const Imported done = table_.update(values_of(entry));
    return add_contacts(*known, entry.contacts) ? Imported::updated : done;
}

HealthImport::HealthImport(Write& write, ImportKept& kept)
    : kept_(kept),
      table_(write, "health", {"account_id", "judged_on", "level", "why", "person_id", "interview_id"}),
      known_(table_.select("account_id = $account AND judged_on = $judged_on AND " + std::string(same_person) +
                           " ORDER BY level <> $level OR why <> $why, person_id IS NULL, id DESC LIMIT 1")) {}

void HealthImport::find(const HealthEntry& entry) {
    table_.leave();
    if (!entry.account) { return; }
    known_.bind("account", entry.account->value)
        .bind("judged_on", entry.judged_on)
        .bind("level", word(entry.level))
        .bind("why", entry.why)
        .bind("person", whose(entry.person, entry.person_new));
    if (table_.go_to(known_)) { refuse_other(table_, values_of(entry), "judgement", entry.person_new ? "person" : ""); }
}

Imported HealthImport::write(const HealthEntry& entry) {
    auto values = values_of(entry);
    if (table_.id()) {
        kept_.keep(table_, health::level, "level", values[health::level]);
        kept_.keep(table_, health::why, "why", values[health::why]);
        return table_.update(values);
    }
    table_.insert(values);
    return Imported::created;
}

ActionImport::ActionImport(Write& write, ImportKept& kept)
    : kept_(kept),
      table_(write, "action",
             {"text", "account_id", "interview_id", "code_id", "owner_id", "due_on", "state", "told_on"}),
      known_(table_.select("text = $text AND (account_id = $account OR ($account IS NULL AND account_id IS NULL AND "
                           "code_id = $code)) AND (interview_id IS NULL OR $interview IS NULL OR "
                           "interview_id = $interview) ORDER BY interview_id IS NULL, id LIMIT 1")) {}

void ActionImport::find(const ActionEntry& entry) {
    table_.leave();
    if (entry.account_new) { return; }
    known_.bind("text", entry.text)
        .bind("account", value_of(entry.account))
        .bind("code", value_of(entry.code))
        .bind("interview", value_of(entry.interview));
    if (table_.go_to(known_)) { refuse_other(table_, values_of(entry), "action", entry.owner_new ? "owner" : ""); }
}

Imported ActionImport::write(const ActionEntry& entry) {
    auto values = values_of(entry);
    if (table_.id()) {
        kept_.keep(table_, action::owner, "owner", values[action::owner], RecordKind::person);
        kept_.keep(table_, action::due_on, "due_on", values[action::due_on]);
        kept_.keep(table_, action::state, "state", values[action::state]);
        kept_.keep(table_, action::told_on, "told_on", values[action::told_on]);
        return table_.update(values);
    }
    values[action::state] = word(entry.state.value_or(ActionState::considering));
    table_.insert(values);
    return Imported::created;
}

ExpectationImport::ExpectationImport(Write& write, ImportKept& kept)
    : kept_(kept),
      table_(
          write, "expectation",
          {"account_id", "interview_id", "text", "metric", "target", "review_on", "actual", "outcome", "reviewed_on"}),
      known_(table_.select("account_id = $account AND text = $text ORDER BY id LIMIT 1")) {}

bool ExpectationImport::find(const ExpectationEntry& entry) {
    table_.leave();
    if (!entry.account) { return false; }
    known_.bind("account", entry.account->value).bind("text", entry.text);
    if (!table_.go_to(known_)) { return false; }
    refuse_other(table_, values_of(entry), "expectation");
    return true;
}

Imported ExpectationImport::write(const ExpectationEntry& entry) {
    auto values = values_of(entry);
    if (table_.id()) {
        kept_.keep(table_, expectation::review_on, "review_on", values[expectation::review_on]);
        kept_.keep(table_, expectation::actual, "actual", values[expectation::actual]);
        kept_.keep(table_, expectation::outcome, "outcome", values[expectation::outcome]);
        kept_.keep(table_, expectation::reviewed_on, "reviewed_on", values[expectation::reviewed_on]);
        // An outcome and the day on which it was found go together.
        if (values[expectation::outcome].null()) { values[expectation::reviewed_on] = {}; }
        return table_.update(values);
    }
    values[expectation::outcome] = word(entry.outcome.value_or(ExpectationOutcome::unknown));
    table_.insert(values);
    return Imported::created;
}

}  // namespace winloss::store
