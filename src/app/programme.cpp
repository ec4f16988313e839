#include "winloss/app/programme.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "winloss/app/fields.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/store/programme.hpp"
#include "winloss/store/settings.hpp"

namespace winloss::app {

namespace {

std::string called(const Rule& rule) {
    return rule.outcome ? fmt::format("{} for {}", rule.kind, word(*rule.outcome)) : rule.kind;
}

template <class E>
Cell words_cell(const std::vector<E>& values) {
    std::vector<std::string> words;
    for (const E value : values) { words.emplace_back(word(value)); }
    return words.empty() ? Cell() : Cell(words);
}

Cell texts_cell(const std::vector<std::string>& texts) { return texts.empty() ? Cell() : Cell(texts); }

std::vector<std::string> amounts_of(const Criteria& criteria) {
    std::vector<std::string> amounts;
    for (const Money& amount : criteria.minimum_amounts) { amounts.push_back(to_string(amount)); }
    return amounts;
}

Table rules_table(const Programme& programme) {
    Table table{.name = "rules",
                .title = "Rules",
                .columns = {{"kind", "Kind", Type::text, true},
                            {"outcome", "Outcome", Type::text},
                            {"enabled", "On", Type::boolean},
                            {"anchor", "Counted from", Type::text},
                            {"opens", "Opens", Type::text},
                            {"target", "Target", Type::text},
                            {"closes", "Closes", Type::text},
                            {"every", "Again every", Type::text},
                            {"rank", "Rank", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Rule& rule : programme.rules) {
        table.rows.push_back({rule.kind, rule.outcome ? Cell(std::string(word(*rule.outcome))) : Cell(), rule.enabled,
                              std::string(word(rule.anchor)), to_string(rule.opens), to_string(rule.target),
                              to_string(rule.closes), rule.every ? Cell(to_string(*rule.every)) : Cell(),
                              std::int64_t{rule.rank}});
    }
    return table;
}

/// Words between commas; nullopt where everything is meant.
std::optional<std::vector<std::string>> listed(const std::string& typed) {
    std::vector<std::string> words;
    for (const std::string_view piece : split(typed, ',')) {
        if (!trim(piece).empty()) { words.emplace_back(trim(piece)); }
    }
    if (words.empty() || (words.size() == 1 && lower_ascii(words.front()) == "all")) { return std::nullopt; }
    return words;
}

template <class Values>
void set_criterion(Criteria& criteria, Values& values, std::string_view field,
                   const std::optional<std::string>& typed) {
    if (!typed) { return; }
    values.clear();
    for (const std::string& each : listed(*typed).value_or(std::vector<std::string>{})) {
        add_criterion(criteria, field, each);
    }
}

void set_minimum_amounts(Criteria& criteria, const std::vector<std::string>& typed, std::optional<Currency> currency) {
    if (typed.empty()) { return; }
    criteria.minimum_amounts.clear();
    if (typed.size() == 1 && !listed(typed.front())) { return; }
    for (const std::string& amount : typed) {
        add_criterion(criteria, "minimum-amount", to_string(parse_money(amount, currency)));
    }
}

/// '30d', '6w' or '30': whole days, since a month is no number of days.
void set_days(Programme& programme, std::string_view key, const std::optional<std::string>& typed,
              std::string_view option) {
    if (!typed) { return; }
    const bool plain = !typed->empty() && typed->find_first_not_of("0123456789") == std::string::npos;
    const Span span = parse_span(plain ? *typed + "d" : *typed, option);
    if (span.months != 0) {
        throw usage_error(fmt::format("{} takes days or weeks, not '{}'.", option, *typed), "Write 30d or 6w.");
    }
    apply_setting(programme, key, std::to_string(span.days));
}

void set_settings(Programme& programme, const SetProgramme& options, Date today) {
    if (options.first_day) { programme.first_day = parse_date(*options.first_day, today, "--first-day"); }
    set_days(programme, "grace_days", options.grace, "--grace");
    set_days(programme, "fatigue_days", options.fatigue, "--fatigue");
    set_days(programme, "conversation_days", options.conversation, "--conversation");
    set_days(programme, "answered_days", options.answered_within, "--answered-within");
    set_days(programme, "note_days", options.note_within, "--note-within");
    set_days(programme, "thanked_days", options.thanked_within, "--thanked-within");
    set_days(programme, "coded_days", options.coded_within, "--coded-within");
    set_days(programme, "shared_days", options.shared_within, "--shared-within");
    set_days(programme, "told_days", options.told_within, "--told-within");
    set_days(programme, "credited_days", options.credited_within, "--credited-within");
    const auto set_number = [&](std::string_view key, const std::optional<std::int64_t>& number) {
        if (number) { apply_setting(programme, key, std::to_string(*number)); }
    };
    set_number("won_percent", options.won_percent);
    set_number("lost_percent", options.lost_percent);
    set_number("no_decision_percent", options.no_decision_percent);
    set_number("sample_seed", options.sample_seed);
}

void set_criteria(Criteria& criteria, const SetProgramme& options, std::optional<Currency> currency) {
    set_criterion(criteria, criteria.outcomes, "outcome", options.outcomes);
    set_criterion(criteria, criteria.deal_kinds, "deal-kind", options.deal_kinds);
    set_criterion(criteria, criteria.segments, "segment", options.segments);
    set_minimum_amounts(criteria, options.minimum_amounts, currency);
}

std::optional<Outcome> outcome_of(const std::optional<std::string>& typed) {
    if (!typed) { return std::nullopt; }
    const auto outcome = require_word<Outcome>(*typed);
    if (outcome == Outcome::open) {
        throw usage_error("'open' is no outcome that a rule can have.", "One of: won, lost, no-decision.");
    }
    return outcome;
}

std::vector<Rule>::iterator place_of(Programme& programme, std::string_view kind, std::optional<Outcome> outcome) {
    return std::find_if(programme.rules.begin(), programme.rules.end(),
                        [&](const Rule& rule) { return rule.kind == kind && rule.outcome == outcome; });
}

/// The rule that is meant, made when there is none: of an outcome from that of every outcome, of a new kind from what
/// was given.
Rule& rule_to_change(Programme& programme, const SetProgramme& options) {
    const std::string kind = lower_ascii(trim(*options.kind));
    const auto outcome = outcome_of(options.outcome);
    const auto place = place_of(programme, kind, outcome);
    if (place != programme.rules.end()) { return *place; }
    const std::vector<std::string> kinds = programme.kinds();
    Rule rule;
    if (const Rule* general = programme.find(kind)) {
        rule = *general;
    } else if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end() && options.anchor && options.opens &&
               options.target && options.closes) {
        rule.kind = kind;
        for (const Rule& each : programme.rules) { rule.rank = std::max(rule.rank, each.rank + 1); }
    } else {
        const std::string near = did_you_mean(kind, kinds);
        throw not_found(
            fmt::format("The programme has no rule '{}'.", outcome ? kind + " for " + *options.outcome : kind),
            near.empty() ? "A new one takes --anchor, --opens, --target and --closes." : near);
    }
    rule.outcome = outcome;
    programme.rules.push_back(std::move(rule));
    return programme.rules.back();
}

const Rule& set_rule(Programme& programme, const SetProgramme& options) {
    Rule& rule = rule_to_change(programme, options);
    if (options.anchor) { rule.anchor = require_word<Anchor>(*options.anchor); }
    if (options.opens) { rule.opens = parse_span(*options.opens, "--opens"); }
    if (options.target) { rule.target = parse_span(*options.target, "--target"); }
    if (options.closes) { rule.closes = parse_span(*options.closes, "--closes"); }
    if (options.every) {
        rule.every = trim(*options.every).empty() ? std::nullopt : std::optional(parse_span(*options.every, "--every"));
    }
    if (options.rank) { rule.rank = static_cast<int>(std::min<std::int64_t>(*options.rank, 1'000'000)); }
    if (options.on || options.off) { rule.enabled = options.on; }
    return rule;
}

bool about_a_rule(const SetProgramme& options) {
    return options.outcome || options.anchor || options.opens || options.target || options.closes || options.every ||
           options.rank || options.on || options.off;
}

bool about_everything(const SetProgramme& options) {
    return options.outcomes || options.deal_kinds || options.segments || !options.minimum_amounts.empty() ||
           options.first_day || options.grace || options.fatigue || options.conversation || options.answered_within ||
           options.note_within || options.thanked_within || options.coded_within || options.shared_within ||
           options.told_within || options.credited_within || options.won_percent || options.lost_percent ||
           options.no_decision_percent || options.sample_seed || options.currency || options.records_since;
}

void refuse_mixture(const SetProgramme& options) {
    if (about_a_rule(options) && !options.kind) {
        throw usage_error("Which rule? Windows, --outcome, --on and --off belong to one kind of interview.",
                          "winloss programme set retrospective --outcome lost --opens 14d --target 21d --closes 45d");
    }
    if (options.kind && about_everything(options)) {
        throw usage_error("Criteria and settings hold for the whole programme, not for one kind of interview.",
                          "Give them in a command of their own, without the kind.");
    }
    if (options.kind && !about_a_rule(options)) {
        throw usage_error(fmt::format("What is to change in '{}'?", *options.kind),
                          "--opens, --target, --closes, --on, --off: winloss help programme set");
    }
}

bool set_currency(store::Write& write, const std::optional<std::string>& typed) {
    if (!typed) { return false; }
    const auto before = store::default_currency(write.store());
    const auto currency = Currency::parse(trim(*typed));
    if (!currency && !trim(*typed).empty()) {
        throw usage_error(fmt::format("'{}' is no currency.", *typed), "Give its three letters, such as EUR or USD.");
    }
    store::set_setting(write, "currency", currency ? std::optional(std::string(currency->code())) : std::nullopt);
    return before != currency;
}

std::string currency_sentence(const std::optional<Currency>& currency) {
    return currency ? fmt::format("Amounts that name no currency are in {}.", currency->code())
                    : "Amounts have to name their currency.";
}

/// The first day of the records, which the survival report begins to look on; null: since each customer's first day.
std::optional<Date> read_records_since(const store::Store& store) {
    const auto set = store::setting(store, "records_since");
    return set ? parse_iso(*set) : std::nullopt;
}

bool set_records_since(store::Write& write, const std::optional<std::string>& typed, Date today) {
    if (!typed) { return false; }
    const auto before = read_records_since(write.store());
    std::optional<Date> since;
    if (!trim(*typed).empty()) { since = parse_date(*typed, today, "--records-since"); }
    store::set_setting(write, "records_since", since ? std::optional(iso(*since)) : std::nullopt);
    return before != since;
}

std::string records_since_sentence(const std::optional<Date>& since) {
    return since ? fmt::format("Survival counts service that ran already on {} from the age it had then.", iso(*since))
                 : "Survival counts every service from its first day.";
}

std::string joined(const Cell& words) {
    const auto* list = std::get_if<std::vector<std::string>>(&words);
    return list == nullptr ? "all" : join(*list, ", ");
}

/// 'outcomes won, lost; grace period 45 days': what differs, as it is now.
std::string changed_parts(const Programme& before, const Programme& after) {
    std::vector<std::string> parts;
    const auto list = [&](std::string_view name, const auto& old_values, const auto& values, const Cell& shown) {
        if (old_values != values) { parts.push_back(fmt::format("{} {}", name, joined(shown))); }
    };
    const auto days = [&](std::string_view name, int old_days, int now) {
        if (old_days != now) { parts.push_back(fmt::format("{} {} days", name, now)); }
    };
    const Criteria& criteria = after.criteria;
    list("outcomes", before.criteria.outcomes, criteria.outcomes, words_cell(criteria.outcomes));
    list("kinds of deal", before.criteria.deal_kinds, criteria.deal_kinds, words_cell(criteria.deal_kinds));
    list("segments", before.criteria.segments, criteria.segments, texts_cell(criteria.segments));
    list("minimum amounts", before.criteria.minimum_amounts, criteria.minimum_amounts,
         texts_cell(amounts_of(criteria)));
    if (before.first_day != after.first_day) { parts.push_back("first day " + iso(*after.first_day)); }
    days("grace period", before.grace_days, after.grace_days);
    days("between two asks", before.fatigue_days, after.fatigue_days);
    days("one conversation", before.conversation_days, after.conversation_days);
    days("answered within", before.follow_up.answered_days, after.follow_up.answered_days);
    days("note within", before.follow_up.note_days, after.follow_up.note_days);
    days("thanked within", before.follow_up.thanked_days, after.follow_up.thanked_days);
    days("coded within", before.follow_up.coded_days, after.follow_up.coded_days);
    days("shared within", before.follow_up.shared_days, after.follow_up.shared_days);
    days("told within", before.follow_up.told_days, after.follow_up.told_days);
    days("credited within", before.follow_up.credited_days, after.follow_up.credited_days);
    const auto share = [&](std::string_view name, int old_percent, int now) {
        if (old_percent != now) { parts.push_back(fmt::format("{}% of {} deals", now, name)); }
    };
    share("won", before.draw.won_percent, after.draw.won_percent);
    share("lost", before.draw.lost_percent, after.draw.lost_percent);
    share("no-decision", before.draw.no_decision_percent, after.draw.no_decision_percent);
    if (before.draw.seed != after.draw.seed) { parts.push_back(fmt::format("sample seed {}", after.draw.seed)); }
    return join(parts, "; ");
}

}  // namespace

Answer show_programme(const store::Store& store, const Context&, const ShowProgramme&) {
    const Programme programme = store::read_programme(store);
    const auto currency = store::default_currency(store);
    const auto since = read_records_since(store);
    const Criteria& criteria = programme.criteria;
    const auto number = [](int count) { return Cell(std::int64_t{count}); };
    Record record{.title = "The programme", .fields = {}, .sections = {rules_table(programme)}, .body = {}};
    record.fields = {{"first_day", "First day", programme.first_day ? Cell(*programme.first_day) : Cell()},
                     {"outcomes", "Outcomes", words_cell(criteria.outcomes)},
                     {"deal_kinds", "Kinds of deal", words_cell(criteria.deal_kinds)},
                     {"segments", "Segments", texts_cell(criteria.segments)},
                     {"minimum_amounts", "Minimum amounts", texts_cell(amounts_of(criteria))},
                     {"won_percent", "Won deals asked, %", number(programme.draw.won_percent)},
                     {"lost_percent", "Lost deals asked, %", number(programme.draw.lost_percent)},
                     {"no_decision_percent", "Without decision, %", number(programme.draw.no_decision_percent)},
                     {"sample_seed", "Sample seed", number(programme.draw.seed)},
                     {"grace_days", "Grace period, days", number(programme.grace_days)},
                     {"fatigue_days", "Between two asks, days", number(programme.fatigue_days)},
                     {"conversation_days", "One conversation, days", number(programme.conversation_days)},
                     {"answered_days", "Answered within, days", number(programme.follow_up.answered_days)},
                     {"note_days", "Note filed within, days", number(programme.follow_up.note_days)},
                     {"thanked_days", "Thanked within, days", number(programme.follow_up.thanked_days)},
                     {"coded_days", "Coded within, days", number(programme.follow_up.coded_days)},
                     {"shared_days", "Shared within, days", number(programme.follow_up.shared_days)},
                     {"told_days", "Told back within, days", number(programme.follow_up.told_days)},
                     {"credited_days", "Credited within, days", number(programme.follow_up.credited_days)},
                     {"currency", "Currency", currency ? Cell(std::string(currency->code())) : Cell()},
                     {"records_since", "Records since", since ? Cell(*since) : Cell()}};
    return {.data = record, .messages = {}};
}

Answer set_programme(store::Store& store, const Context& context, const SetProgramme& options) {
    refuse_mixture(options);
    store::Write write(store, context.operation(options.kind ? std::string_view(*options.kind) : std::string_view()));
    const Programme before = store::read_programme(store);
    Programme programme = before;
    const Rule* rule = options.kind ? &set_rule(programme, options) : nullptr;
    const bool currency_changed = set_currency(write, options.currency);
    const bool since_changed = set_records_since(write, options.records_since, context.today);
    set_criteria(programme.criteria, options, store::default_currency(store));
    set_settings(programme, options, context.today);
    check(programme);
    store::write_programme(write, programme);
    if (!write.commit()) {
        return {.data = {}, .messages = {"Nothing to change in the programme.", "Next: winloss programme show"}};
    }
    Answer answer;
    if (currency_changed) { answer.messages.push_back(currency_sentence(store::default_currency(store))); }
    if (since_changed) { answer.messages.push_back(records_since_sentence(read_records_since(store))); }
    if (rule != nullptr) {
        answer.messages.push_back(
            fmt::format("Changed {}: {}{}.", called(*rule), rule->enabled ? "" : "off; ", in_words(*rule)));
    } else if (before != programme) {
        answer.messages.push_back(fmt::format("Changed the programme: {}.", changed_parts(before, programme)));
    }
    if (before != programme) { answer.messages.emplace_back("Next, to see what that changes: winloss plan --dry-run"); }
    return answer;
}

Answer remove_rule(store::Store& store, const Context& context, const RemoveRule& options) {
    const std::string kind = lower_ascii(trim(options.kind));
    const auto outcome = outcome_of(options.outcome);
    store::Write write(store, context.operation());
    Programme programme = store::read_programme(store);
    const auto place = place_of(programme, kind, outcome);
    if (place == programme.rules.end()) {
        throw not_found(
            fmt::format("The programme has no rule '{}'.", outcome ? kind + " for " + *options.outcome : kind),
            "winloss programme show lists them.");
    }
    const std::vector<Rule> first = default_programme().rules;
    const bool built_in = std::any_of(first.begin(), first.end(), [&](const Rule& each) {
        return each.kind == place->kind && each.outcome == place->outcome;
    });
    const std::string name = called(*place);
    if (built_in) {
        throw conflict(fmt::format("The rule {} is part of every programme.", name),
                       fmt::format("winloss programme set {} --off switches it off.", kind));
    }
    programme.rules.erase(place);
    store::write_programme(write, programme);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Removed {}. winloss undo brings it back.", name),
                         "Next, to see what that changes: winloss plan --dry-run"}};
}

}  // namespace winloss::app
