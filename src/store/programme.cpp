#include "winloss/store/programme.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "programme_settings.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::store {

namespace {

using Pair = std::pair<std::string, std::string>;

/// Key and value, as domain's apply_setting reads them back; without the first day, which may be unset.
std::vector<Pair> settings_of(const Programme& programme) {
    const FollowUp& after = programme.follow_up;
    return {{"grace_days", std::to_string(programme.grace_days)},
            {"fatigue_days", std::to_string(programme.fatigue_days)},
            {"conversation_days", std::to_string(programme.conversation_days)},
            {"answered_days", std::to_string(after.answered_days)},
            {"note_days", std::to_string(after.note_days)},
            {"thanked_days", std::to_string(after.thanked_days)},
            {"coded_days", std::to_string(after.coded_days)},
            {"shared_days", std::to_string(after.shared_days)},
            {"told_days", std::to_string(after.told_days)},
            {"credited_days", std::to_string(after.credited_days)},
            {"won_percent", std::to_string(programme.draw.won_percent)},
            {"lost_percent", std::to_string(programme.draw.lost_percent)},
            {"no_decision_percent", std::to_string(programme.draw.no_decision_percent)},
            {"sample_seed", std::to_string(programme.draw.seed)}};
}

/// Field and value, as domain's add_criterion reads them back.
std::vector<Pair> criteria_of(const Criteria& criteria) {
    std::vector<Pair> pairs;
    for (const Outcome outcome : criteria.outcomes) { pairs.emplace_back("outcome", word(outcome)); }
    for (const DealKind kind : criteria.deal_kinds) { pairs.emplace_back("deal-kind", word(kind)); }
    for (const std::string& segment : criteria.segments) { pairs.emplace_back("segment", segment); }
    for (const Money& amount : criteria.minimum_amounts) {
        pairs.emplace_back("minimum-amount", std::string(amount.currency.code()) + " " + decimal(amount));
    }
    return pairs;
}

std::string outcome_word(const Rule& rule) { return rule.outcome ? std::string(word(*rule.outcome)) : ""; }

void bind_rule(Statement& statement, const Rule& rule) {
    statement.bind("kind", rule.kind)
        .bind("outcome", outcome_word(rule))
        .bind("anchor", word(rule.anchor))
        .bind("opens", to_string(rule.opens))
        .bind("target", to_string(rule.target))
        .bind("closes", to_string(rule.closes))
        .bind("every", rule.every ? std::optional(to_string(*rule.every)) : std::nullopt)
        .bind("enabled", rule.enabled)
        .bind("rank", rule.rank);
}

constexpr std::string_view upsert_rule =
    "INSERT INTO programme_rule (kind, outcome, anchor, opens, target, closes, every, enabled, rank) "
    "VALUES ($kind, $outcome, $anchor, $opens, $target, $closes, $every, $enabled, $rank) "
    "ON CONFLICT (kind, outcome) DO UPDATE SET anchor = excluded.anchor, opens = excluded.opens, "
    "target = excluded.target, closes = excluded.closes, every = excluded.every, enabled = excluded.enabled, "
    "rank = excluded.rank";

Rule read_rule(const Statement& row) {
    Rule rule;
    rule.kind = row.text(0);
    rule.outcome = parse_word<Outcome>(row.text(1));
    rule.anchor = *parse_word<Anchor>(row.text(2));
    rule.opens = parse_span(row.text(3));
    rule.target = parse_span(row.text(4));
    rule.closes = parse_span(row.text(5));
    if (const auto every = row.maybe_text(6)) { rule.every = parse_span(*every); }
    rule.enabled = row.boolean(7);
    rule.rank = static_cast<int>(row.integer(8));
    return rule;
}

void write_rules(Write& write, const std::vector<Rule>& before, const std::vector<Rule>& after) {
    Statement remove = write.prepare("DELETE FROM programme_rule WHERE kind = $kind AND outcome = $outcome");
    for (const Rule& rule : before) {
        const bool stays = std::any_of(after.begin(), after.end(), [&](const Rule& each) {
            return each.kind == rule.kind && each.outcome == rule.outcome;
        });
        if (!stays) { remove.bind("kind", rule.kind).bind("outcome", outcome_word(rule)).run(); }
    }
    Statement upsert = write.prepare(upsert_rule);
    for (const Rule& rule : after) {
        if (std::find(before.begin(), before.end(), rule) != before.end()) { continue; }
        bind_rule(upsert, rule);
        upsert.run();
    }
}

void write_criteria(Write& write, const std::vector<Pair>& before, const std::vector<Pair>& after) {
    const auto each_missing = [](const std::vector<Pair>& of, const std::vector<Pair>& in, Statement& statement) {
        for (const auto& [field, value] : of) {
            if (std::find(in.begin(), in.end(), Pair(field, value)) != in.end()) { continue; }
            statement.bind("field", field).bind("value", value).run();
        }
    };
    Statement remove = write.prepare("DELETE FROM programme_criterion WHERE field = $field AND value = $value");
    Statement insert = write.prepare("INSERT INTO programme_criterion (field, value) VALUES ($field, $value)");
    each_missing(before, after, remove);
    each_missing(after, before, insert);
}

}  // namespace

bool is_programme_setting(std::string_view key) {
    static const std::vector<Pair> known = settings_of({});
    return key == "first_day" || std::ranges::find(known, key, &Pair::first) != known.end();
}

Programme read_programme(const Store& store) {
    Programme programme;
    Statement rules = store.prepare(
        "SELECT kind, outcome, anchor, opens, target, closes, every, enabled, rank FROM programme_rule "
        "ORDER BY rank, id");
    while (rules.step()) { programme.rules.push_back(read_rule(rules)); }
    Statement criteria = store.prepare("SELECT field, value FROM programme_criterion ORDER BY id");
    while (criteria.step()) { add_criterion(programme.criteria, criteria.text(0), criteria.text(1)); }
    Statement settings = store.prepare("SELECT key, value FROM setting");  // a few rows, most of them the programme's
    while (settings.step()) {
        const std::string key(settings.text(0));
        if (is_programme_setting(key)) { apply_setting(programme, key, settings.text(1)); }
    }
    return programme;
}

int conversation_days(const Store& store) {
    Programme programme;
    if (const auto days = setting(store, "conversation_days")) { apply_setting(programme, "conversation_days", *days); }
    return programme.conversation_days;
}

void write_programme(Write& write, const Programme& programme) {
    const Programme before = read_programme(write.store());
    write_rules(write, before.rules, programme.rules);
    write_criteria(write, criteria_of(before.criteria), criteria_of(programme.criteria));
    for (const auto& [key, value] : settings_of(programme)) { set_setting(write, key, value); }
    set_setting(write, "first_day", programme.first_day ? std::optional(iso(*programme.first_day)) : std::nullopt);
}

void write_default_programme(Connection& connection) {
    const Programme programme = default_programme();
    Statement insert = connection.prepare(upsert_rule);
    for (const Rule& rule : programme.rules) {
        bind_rule(insert, rule);
        insert.run();
    }
    Statement set = connection.prepare("INSERT INTO setting (key, value) VALUES ($key, $value)");
    for (const auto& [key, value] : settings_of(programme)) { set.bind("key", key).bind("value", value).run(); }
}

}  // namespace winloss::store
