// The agenda of a quarterly review.
#include <fmt/format.h>

#include <algorithm>

#include "contract_standing.hpp"
#include "discretion.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/core/text.hpp"
#include "winloss/store/accounts.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/contacts.hpp"
#include "winloss/store/contracts.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/health.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/touches.hpp"

namespace winloss::app {

namespace {

using Lines = std::vector<std::string>;

std::string section(std::string_view title, const Lines& lines, std::string_view none) {
    std::string text = fmt::format("\n## {}\n\n", title);
    for (const std::string& line : lines) { text += "- " + in_one_line(line) + "\n"; }
    if (lines.empty() && !none.empty()) { text += std::string(none) + "\n"; }
    return text;
}

/// The last quarterly review, else three months ago.
Date since_when(const store::Store& store, AccountId account, Date today) {
    const auto before = store::touches(store, {.account = account, .kind = TouchKind::quarterly_review}, 1);
    return before.empty() ? add_months(today, -3) : before.front().touched_on;
}

/// Text of ours for the customer's eyes, without the names of colleagues, nor of those at the customer's who said so.
class Shown {
public:
    Shown(const store::Store& store, AccountId account)
        : discretion_(store, "someone at your end"), account_(account) {}
    std::string operator()(std::string_view text) { return discretion_.without_people(text, account_, true).text; }

private:
    Discretion discretion_;
    AccountId account_;
};

Lines expected(const store::Store& store, AccountId account, Shown& shown) {
    Lines lines;
    for (const store::ExpectationRow& row : store::expectations(store, {.account = account}, 0)) {
        const Expectation& each = row.expectation;
        std::string line = shown(each.text);
        if (each.metric || each.target) {
            line += fmt::format(" ({})",
                                shown(join(Lines{each.metric.value_or("target"), each.target.value_or("?")}, ": ")));
        }
        line += each.reviewed_on
                    ? fmt::format(": {}, {}", word(each.outcome), shown(each.actual.value_or("nothing noted")))
                    : ": how far has it come?";
        lines.push_back(std::move(line));
    }
    return lines;
}

/// What was heard within the last year, and not in confidence, as the codebook calls it: for us first.
Lines told(const store::Store& store, AccountId account, Date today) {
    const std::vector<store::HeardReason> heard =
        store::heard_reasons(store, account, {.since = add_months(today, -12), .in_confidence = false});
    Lines lines;
    if (heard.empty()) { return lines; }
    const Codebook codebook = store::read_codebook(store);
    for (const store::HeardReason& each : heard) {
        const Code* code = codebook.find(each.code);
        if (code == nullptr || each.sign == 0) { continue; }
        lines.push_back(fmt::format("{} us: {}, {}{}", each.sign > 0 ? "For" : "Against", code->name,
                                    iso(each.last_heard_on), each.primary > 0 ? ", the main reason" : ""));
    }
    return lines;
}

/// What is planned or done.
Lines done_about(const store::Store& store, AccountId account, Shown& shown) {
    Lines lines;
    for (const store::ActionRow& row : store::actions(store, {.account = account}, 0)) {
        const Action& action = row.action;
        if (action.state != ActionState::planned && action.state != ActionState::done) { continue; }
        std::string line = fmt::format("{}: {}", shown(action.text), word(action.state));
        if (action.due_on && action.state == ActionState::planned) { line += ", until " + iso(*action.due_on); }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// What is only being thought about, and what the customer has not been told.
Lines said_inside(const store::Store& store, AccountId account) {
    Lines lines;
    for (const store::ActionRow& row : store::actions(store, {.account = account}, 0)) {
        const Action& action = row.action;
        const bool shown = action.state == ActionState::planned || action.state == ActionState::done;
        if (shown && action.told_on) { continue; }
        lines.push_back(fmt::format("{}: {}{}", action.text, word(action.state),
                                    row.owner ? fmt::format(" ({})", *row.owner) : std::string()));
    }
    return lines;
}

Lines contracts(const store::Store& store, AccountId account, Date today) {
    Lines lines;
    const std::map<ContractId, Standing> standing = standings(store, account, today);
    store::each_contract(store, {.account = account, .running = today}, 0, [&](const store::ContractRow& row) {
        const Contract& contract = row.contract;
        const auto term_end = standing.at(contract.id).term_ends_on;
        const auto end = term_end ? term_end : contract.ended_on ? contract.ended_on : contract.ends_on;
        lines.push_back(fmt::format("{}: since {}, {}{}", row.product.value_or("Contract"), iso(contract.starts_on),
                                    term_end ? "renewed by itself, now " : "",
                                    end ? "to " + iso(*end) : std::string("without an end")));
    });
    return lines;
}

Lines been_in_touch(const store::Store& store, AccountId account, Date since) {
    Lines lines;
    for (const store::TouchLine& row : store::touches(store, {.account = account, .from = since}, 0)) {
        const std::string what =
            row.kind ? std::string(word(*row.kind)) : fmt::format("interview {}", row.interview->value);
        const std::string with = row.contacts.empty() ? "" : " with " + join(row.contacts, ", ");
        lines.push_back(
            fmt::format("{}, {}{}{}", iso(row.touched_on), what, with, row.said.empty() ? "" : ": " + row.said));
    }
    return lines;
}

/// What the customer is not shown.
std::string inside(const store::Store& store, AccountId account, Date since, Date today) {
    Lines lines;
    for (const store::HealthRow& row : store::judgements(store, {.account = account}, 3)) {
        lines.push_back(fmt::format("{} on {}: {}", word(row.health.level), iso(row.health.judged_on), row.health.why));
    }
    std::string text = section("How they stand, as we see it", lines, "Nobody has judged yet.");
    lines.clear();
    for (const store::FlagRow& row : store::flags(store, {.account = account, .raised = true}, 0)) {
        lines.push_back(fmt::format("{}: {}{}", word(row.flag.kind), row.flag.text.empty() ? "-" : row.flag.text,
                                    row.owner ? fmt::format(" ({})", *row.owner) : std::string()));
    }
    text += section("Flags", lines, "None is raised.");
    text += section("Not decided, or not told yet", said_inside(store, account), "Nothing.");
    text += section("In touch since " + iso(since), been_in_touch(store, account, since), "Not once.");
    lines.clear();
    for (const store::ListedInterview& each : store::listed_interviews(store, {.open = true, .account = account})) {
        lines.push_back(fmt::format("{}, {}: the window closes on {}", each.interview.kind, word(each.interview.state),
                                    iso(each.interview.closes_on)));
    }
    text += section("Interviews to come", lines, "None is planned.");
    const auto year = store::touches(store, {.account = account, .from = add_months(today, -12)}, 0);
    Lines met;
    for (const store::TouchLine& row : year) { met.insert(met.end(), row.contacts.begin(), row.contacts.end()); }
    lines.clear();
    store::each_contact(store, {.account = account, .left = false}, 0, [&](const store::ContactRow& row) {
        const bool senior = row.contact.buying_role == BuyingRole::decision_maker ||
                            row.contact.buying_role == BuyingRole::economic_buyer;
        if (senior && std::ranges::find(met, row.contact.name) == met.end()) {
            lines.push_back(fmt::format("{}, {}{}", row.contact.name, word(*row.contact.buying_role),
                                        row.contact.do_not_contact ? " (not to be contacted)" : ""));
        }
    });
    return text + section("Those who decide, and whom nobody met in twelve months", lines, "Nobody.");
}

}  // namespace

Answer review_account(const store::Store& store, const Context& context, const ReviewAccount& options) {
    const store::Snapshot snapshot(store);
    const AccountId id = store::find_account(store, options.account);
    const Date since =
        options.since ? typed_date(*options.since, context, "--since") : since_when(store, id, context.today);
    std::string text = fmt::format("# Quarterly review: {}, {}\n", in_one_line(store::read_account(store, id).name),
                                   iso(context.today));
    text += section("What has changed at your end", {}, "Plans, people, priorities: what should we know?");
    Shown shown(store, id);
    text += section("What success was to look like", expected(store, id, shown),
                    "What would make the next year a success?");
    text += section("What you told us", told(store, id, context.today), "What should we do more of, and what less?");
    text += section("What we did about it", done_about(store, id, shown), "Nothing is noted.");
    text += section("What runs at present", contracts(store, id, context.today), "No contract runs.");
    text += section("What comes next", {}, "Who does what, until when?");
    if (options.inside) { text += "\n# Not for the customer\n" + inside(store, id, since, context.today); }
    return {.data = Text{std::move(text), true},
            .messages = {fmt::format("After it: winloss touch add quarterly-review --account {} --health LEVEL --why …",
                                     id.value)},
            .subject = ChangedRecord{"account", id.value}};
}

}  // namespace winloss::app
