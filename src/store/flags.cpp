#include "winloss/store/flags.hpp"

#include <fmt/format.h>

#include "columns.hpp"
#include "winloss/core/error.hpp"

namespace winloss::store {

namespace {

constexpr std::string_view columns =
    "f.id, f.account_id, f.interview_id, f.kind, f.text, f.owner_id, f.raised_on, f.look_again_on, f.cleared_on, "
    "f.cleared_why, a.name, p.name, coalesce(p.id, o.id), coalesce(p.name, o.name)";
constexpr std::string_view joins =
    "JOIN account a ON a.id = f.account_id LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN person o ON o.id = "
    "a.owner_id";

FlagRow read_row(const Statement& row) {
    return {.flag = {.id = {row.integer(0)},
                     .account = {row.integer(1)},
                     .interview = maybe_id<InterviewId>(row, 2),
                     .kind = *maybe_word<FlagKind>(row, 3),
                     .text = std::string(row.text(4)),
                     .owner = maybe_id<PersonId>(row, 5),
                     .raised_on = row.date(6),
                     .look_again_on = row.maybe_date(7),
                     .cleared_on = row.maybe_date(8),
                     .cleared_why = row.maybe_text(9)},
            .account = std::string(row.text(10)),
            .owner = row.maybe_text(11),
            .whose = maybe_id<PersonId>(row, 12),
            .whose_name = row.maybe_text(13)};
}

void bind_values(Statement& statement, const Flag& flag) {
    statement.bind("account", flag.account.value)
        .bind("interview", value_of(flag.interview))
        .bind("kind", word(flag.kind))
        .bind("text", flag.text)
        .bind("owner", value_of(flag.owner))
        .bind("raised_on", flag.raised_on)
        .bind("look_again_on", flag.look_again_on)
        .bind("cleared_on", flag.cleared_on)
        .bind("cleared_why", flag.cleared_why);
}

}  // namespace

Listing flag_listing(const FlagFilter& filter) {
    Listing listing{std::string(columns), "flag f", std::string(joins)};
    listing.given("f.account_id = $account", "account", filter.account)
        .given("f.interview_id = $interview", "interview", filter.interview)
        .given("f.owner_id = $owner", "owner", filter.owner)
        .given(
            "(f.owner_id = $of OR (f.owner_id IS NULL AND EXISTS "
            "(SELECT 1 FROM account w WHERE w.id = f.account_id AND w.owner_id = $of)))",
            "of", filter.of)
        .given("f.kind = $kind", "kind", filter.kind)
        .given("f.look_again_on <= $look_again_by", "look_again_by", filter.look_again_by);
    if (filter.raised || filter.look_again_by) { listing.where("f.cleared_on IS NULL"); }
    if (filter.look_again_by) { return listing.order("f.look_again_on, f.id"); }
    return listing.order("f.look_again_on IS NULL, f.look_again_on, f.id");
}

std::vector<FlagRow> flags(const Store& store, const FlagFilter& filter, std::int64_t limit) {
    std::vector<FlagRow> found;
    Statement rows = flag_listing(filter).rows(store, limit);
    while (rows.step()) { found.push_back(read_row(rows)); }
    return found;
}

FlagRow read_flag(const Store& store, FlagId id) {
    Statement row = store.prepare(fmt::format("SELECT {} FROM flag f {} WHERE f.id = $id", columns, joins));
    if (!row.bind("id", id.value).step()) { throw not_found(fmt::format("There is no flag {}.", id.value)); }
    return read_row(row);
}

FlagId insert_flag(Write& write, const Flag& flag) {
    Statement insert = write.prepare(
        "INSERT INTO flag (account_id, interview_id, kind, text, owner_id, raised_on, look_again_on, cleared_on, "
        "cleared_why) VALUES ($account, $interview, $kind, $text, $owner, $raised_on, $look_again_on, $cleared_on, "
        "$cleared_why)");
    bind_values(insert, flag);
    insert.run();
    return {write.last_insert_id()};
}

void update_flag(Write& write, const Flag& flag) {
    Statement update = write.prepare(
        "UPDATE flag SET account_id = $account, interview_id = $interview, kind = $kind, text = $text, "
        "owner_id = $owner, raised_on = $raised_on, look_again_on = $look_again_on, cleared_on = $cleared_on, "
        "cleared_why = $cleared_why WHERE id = $id");
    bind_values(update, flag);
    update.bind("id", flag.id.value).run();
}

}  // namespace winloss::store
