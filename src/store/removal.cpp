// Removing a record: what is part of it goes along, what hangs on it forbids it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::store {

namespace {

constexpr auto all_references = std::to_array<Reference>({
    {"person", "account", "owner_id", false},
    {"person", "account_owner", "person_id", false},
    {"person", "account_team", "person_id", false},
    {"person", "deal", "owner_id", false},
    {"person", "deal_team", "person_id", false},
    {"person", "interview", "interviewer_id", false},
    {"person", "coding", "coder_id", false},
    {"person", "touch", "person_id", false},
    {"person", "health", "person_id", false},
    {"person", "flag", "owner_id", false},
    {"person", "action", "owner_id", false},
    {"person", "credit", "person_id", false},
    {"product", "deal", "product_id", false},
    {"product", "contract", "product_id", false},
    {"competitor", "deal_competitor", "competitor_id", false},
    {"competitor", "coding", "competitor_id", false},
    {"account", "account_owner", "account_id", true},
    {"account", "account_team", "account_id", true},
    {"account", "account", "parent_id", false},
    {"account", "contact", "account_id", false},
    {"account", "deal", "account_id", false},
    {"account", "contract", "account_id", false},
    {"account", "interview", "account_id", false},
    {"account", "touch", "account_id", false},
    {"account", "expectation", "account_id", false},
    {"account", "health", "account_id", false},
    {"account", "flag", "account_id", false},
    {"account", "action", "account_id", false},
    {"contact", "interview_contact", "contact_id", false},
    {"contact", "touch_contact", "contact_id", false},
    {"deal", "deal_team", "deal_id", true},
    {"deal", "deal_competitor", "deal_id", true},
    {"deal", "deal_reason", "deal_id", true},
    {"deal", "deal_win_theme", "deal_id", true},
    {"deal", "crm_export", "deal_id", true},
    {"deal", "contract", "deal_id", false},
    {"deal", "interview", "deal_id", false},
    {"contract", "contract", "renews_id", false},
    {"contract", "interview", "contract_id", false},
    {"interview", "interview_contact", "interview_id", true},
    {"interview", "interview_event", "interview_id", true},
    {"interview", "share", "interview_id", true},
    {"interview", "interview", "covered_by_id", false},
    {"interview", "note", "interview_id", false},
    {"interview", "touch", "interview_id", false},
    {"interview", "expectation", "interview_id", false},
    {"interview", "health", "interview_id", false},
    {"interview", "flag", "interview_id", false},
    {"interview", "action", "interview_id", false},
    {"interview", "credit", "interview_id", true},
    {"touch", "touch_contact", "touch_id", true},
    {"touch", "health", "touch_id", false},
});

/// '2 touches', '1 judgement of health'
std::string in_words(const Dependents& rows) {
    if (rows.what == "health") { return counted(rows.count, "judgement of health", "judgements of health"); }
    std::string noun = rows.what;
    for (char& c : noun) { c = c == '_' ? ' ' : c; }
    return counted(rows.count, noun, noun + (noun.ends_with("ch") ? "es" : "s"));
}

/// What cannot be removed itself holds what it hangs on; then something else helps.
std::string remedy(RecordKind kind, std::int64_t id, const std::vector<Dependents>& hanging) {
    if (kind == RecordKind::person) {
        return fmt::format("Whoever has left is no longer active: winloss person set {} --inactive", id);
    }
    const bool holds = std::ranges::any_of(hanging, [](const Dependents& each) {
        return each.what == "interview" || each.what == "interview_contact" || each.what == "note" ||
               each.what == "coding";
    });
    if (kind == RecordKind::competitor) {
        return fmt::format("Of two that are one: winloss competitor merge {} --into COMPETITOR", id);
    }
    if (!holds) { return "Remove or move them first."; }
    switch (kind) {
        case RecordKind::account:
            return fmt::format("Interviews stay. Of two that are one: winloss account merge {} --into ACCOUNT", id);
        case RecordKind::deal:
            return fmt::format(
                "Interviews stay. To take the deal out of every figure: winloss deal set {} --exclude all", id);
        case RecordKind::contact:
            return fmt::format("Who was interviewed stays. Whoever has left: winloss contact set {} --left DATE", id);
        default: return fmt::format("Interviews stay. To mend it: winloss {} edit {}", table_name(kind), id);
    }
}

}  // namespace

std::span<const Reference> references() { return all_references; }

std::vector<Dependents> dependents(const Store& store, RecordKind kind, std::int64_t id) {
    std::vector<Dependents> found;
    for (const Reference& reference : all_references) {
        if (reference.part || reference.parent != table_name(kind)) { continue; }
        Statement count =
            store.prepare(fmt::format("SELECT count(*) FROM {} WHERE {} = $id", reference.child, reference.column));
        count.bind("id", id).step();
        if (count.integer(0) > 0) { found.push_back({std::string(reference.child), count.integer(0)}); }
    }
    return found;
}

void remove_record(Write& write, RecordKind kind, std::int64_t id) {
    const std::string_view table = table_name(kind);
    std::vector<std::string> hanging;
    std::int64_t count = 0;
    const std::vector<Dependents> found = dependents(write.store(), kind, id);
    for (const Dependents& each : found) {
        hanging.push_back(in_words(each));
        count += each.count;
    }
    if (!hanging.empty()) {
        std::string record(table);
        record.front() = static_cast<char>(record.front() - 'a' + 'A');
        throw conflict(fmt::format("{} {} cannot be removed: {} on it.", record, id,
                                   join(hanging, ", ") + (count == 1 ? " hangs" : " hang")),
                       remedy(kind, id, found));
    }
    for (const Reference& reference : all_references) {
        if (!reference.part || reference.parent != table) { continue; }
        write.prepare(fmt::format("DELETE FROM {} WHERE {} = $id", reference.child, reference.column))
            .bind("id", id)
            .run();
    }
    if (write.prepare(fmt::format("DELETE FROM {} WHERE id = $id", table)).bind("id", id).run() == 0) {
        throw not_found(fmt::format("There is no {} {}.", table, id));
    }
}

}  // namespace winloss::store
