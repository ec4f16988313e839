#include "winloss/app/flags.hpp"

#include <fmt/format.h>

#include "about.hpp"
#include "winloss/app/begin.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/app/tones.hpp"
#include "winloss/core/error.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

FlagId found(const store::Store& store, const std::string& word) {
    return {store::find_record(store, store::RecordKind::flag, word)};
}

std::string next_of(const Flag& flag) {
    if (flag.cleared_on) { return "Next: winloss flag list"; }
    return fmt::format("Next, when it is settled: winloss flag clear {} --why …", flag.id.value);
}

constexpr std::string_view when_settled = "Give the day on which it was settled.";

/// Of a cleared flag: there is a reason, and it was raised before.
void require_settled(const Flag& flag) {
    if (!flag.cleared_why) {
        throw usage_error(fmt::format("What settled flag {}? Whoever looks back will ask.", flag.id.value),
                          "Say it with --why TEXT, in a form with cleared_why; winloss flag remove takes back one that "
                          "was added by mistake.");
    }
    if (*flag.cleared_on >= flag.raised_on) { return; }
    throw usage_error(
        fmt::format("Flag {} was raised on {}, after {}.", flag.id.value, iso(flag.raised_on), iso(*flag.cleared_on)),
        std::string(when_settled));
}

}  // namespace

Table flags_table() {
    return {.name = "flags",
            .title = "",
            .columns = {{"id", "Id", Type::integer},
                        {"kind", "Kind", Type::text},
                        {"account", "Account", Type::text, true},
                        number_column("account_id"),
                        prose_column("text", "What"),
                        spare_column("owner", "Owner", Type::text, 2),
                        spare_column("raised_on", "Raised", Type::date, 3),
                        spare_column("look_again_on", "Look again", Type::date, 1),
                        {"cleared_on", "Cleared", Type::date},
                        wide_column("cleared_why", "Why", Type::text),
                        number_column("interview")},
            .rows = {},
            .breakdown = {},
            .notes = {}};
}

Row cells(const store::FlagRow& row, Date today) {
    const Flag& flag = row.flag;
    const Tone again = flag.cleared_on ? Tone::quiet : tone_of_deadline(flag.look_again_on, today);
    const Tone kind = flag.kind == FlagKind::at_risk && !flag.cleared_on ? Tone::alarm : Tone::none;
    return {cell(flag.id),
            toned(cell(flag.kind), kind),
            row.account,
            cell(flag.account),
            flag.text,
            cell(row.owner),
            flag.raised_on,
            toned(cell(flag.look_again_on), again),
            cell(flag.cleared_on),
            cell(flag.cleared_why),
            cell(flag.interview)};
}

Answer add_flag(store::Store& store, const Context& context, const AddFlag& options) {
    const Subject subject = subject_of(store, options.about);
    Flag flag;
    flag.account = subject.account;
    flag.interview = subject.interview;
    flag.kind = require_word<FlagKind>(options.kind);
    flag.text = optional_line(options.text.value_or(""), "text").value_or("");
    if (flag.text.empty()) {
        throw usage_error("What was heard? A flag without it tells nobody anything.", "Say it with --text TEXT.");
    }
    if (options.owner) { flag.owner = store::find_person(store, *options.owner); }
    flag.raised_on = context.today;
    set_date(flag.look_again_on, options.look_again_on, context, "--look-again-on");
    store::Write write(store, context.operation());
    flag.id = store::insert_flag(write, flag);
    write.commit();
    Answer answer{
        .data = {},
        .messages = {fmt::format("Added {}: {}.", called("flag", flag.id.value, subject.name), word(flag.kind)),
                     next_of(flag)},
        .subject = ChangedRecord{"flag", flag.id.value}};
    mind_inactive(store, options.owner, answer);
    return answer;
}

Answer list_flags(const store::Store& store, const Context& context, const ListFlags& options) {
    const store::Snapshot snapshot(store);
    store::FlagFilter filter;
    if (options.about.account || options.about.from) {
        const Subject subject = subject_of(store, options.about);
        filter.account = subject.account;
        filter.interview = subject.interview;
    }
    if (options.kind) { filter.kind = require_word<FlagKind>(*options.kind); }
    if (options.owner) { filter.owner = store::find_person(store, *options.owner); }
    filter.raised = !options.all;
    if (options.within) { filter.look_again_by = last_day_within(context.today, options.within); }
    const RowLimit limit(context, options.limit);
    Table table = flags_table();
    for (const auto& row : store::flags(store, filter, limit.query())) {
        table.rows.push_back(cells(row, context.today));
    }
    return listed(
        std::move(table), limit, [&] { return store::flag_listing(filter).count(store); },
        when_none_fit(store, {.kind = store::RecordKind::flag,
                              .words = "flags",
                              .list = "flag list --all",
                              .make = fmt::format("winloss flag add at-risk {} --text 'what was heard'",
                                                  typed_about(options.about)),
                              .usual = filter.raised ? "raised flags" : ""}));
}

Answer show_flag(const store::Store& store, const Context& context, const ShowAround& options) {
    const store::Snapshot snapshot(store);
    const store::FlagRow row = store::read_flag(store, found(store, options.record));
    return page_of(called("flag", row.flag.id.value, row.account), flags_table(), cells(row, context.today));
}

Answer set_flag(store::Store& store, const Context& context, const SetFlag& options) {
    const FlagId id = found(store, options.flag);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::FlagRow row = store::read_flag(store, id);
    Flag& flag = row.flag;
    if (options.kind) { flag.kind = require_word<FlagKind>(*options.kind); }
    if (options.text && trim(*options.text) != flag.text) { flag.text = required_line(*options.text, "text"); }
    set_reference(flag.owner, options.owner, [&](const std::string& typed) { return named_person(store, typed); });
    if (options.raised) {
        flag.raised_on = past_day(*options.raised, context.today, "--raised", "A flag is of its own day.");
    }
    set_date(flag.look_again_on, options.look_again_on, context, "--look-again-on");
    set_date(flag.cleared_on, options.cleared, context, "--cleared");
    if (options.cleared && flag.cleared_on) { past_day(*options.cleared, context.today, "--cleared", when_settled); }
    if (!flag.cleared_on) { flag.cleared_why.reset(); }
    set_line(flag.cleared_why, options.why, "why");
    if (flag.cleared_why && !flag.cleared_on) {
        throw conflict(fmt::format("Flag {} is raised: nothing has settled it.", id.value),
                       "--cleared DATE says when.");
    }
    if (flag.cleared_on && (options.cleared || options.raised)) { require_settled(flag); }
    set_interview(flag.interview, flag.account, store, options.from);
    store::update_flag(write, flag);
    const bool changed = write.commit().has_value();
    Answer answer = changed_answer("flag", id.value, row.account, changed, next_of(flag));
    mind_inactive(store, options.owner, answer);
    return answer;
}

Answer clear_flag(store::Store& store, const Context& context, const ClearFlag& options) {
    const FlagId id = found(store, options.flag);
    store::Write write(store, context.operation(std::to_string(id.value)));
    store::FlagRow row = store::read_flag(store, id);
    const std::string name = called("flag", id.value, row.account);
    if (row.flag.cleared_on) {
        throw conflict(fmt::format("Flag {} is cleared already, on {}.", id.value, iso(*row.flag.cleared_on)),
                       fmt::format("winloss flag set {} --cleared DATE --why TEXT changes that; --cleared '' raises it "
                                   "again.",
                                   id.value));
    }
    row.flag.cleared_on = past_day(options.on.value_or("today"), context.today, "--on", when_settled);
    set_line(row.flag.cleared_why, options.why, "why");
    require_settled(row.flag);
    store::update_flag(write, row.flag);
    write.commit();
    return {.data = {},
            .messages = {fmt::format("Cleared {}: {}.", name, word(row.flag.kind)), next_of(row.flag)},
            .subject = ChangedRecord{"flag", id.value}};
}

Answer remove_flag(store::Store& store, const Context& context, const RemoveFlag& options) {
    return remove_around(
        store, context, store::RecordKind::flag, options.flag,
        [&](std::int64_t id) { return store::read_flag(store, {id}).account; }, "Next: winloss flag list");
}

}  // namespace winloss::app
