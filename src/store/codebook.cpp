#include "winloss/store/codebook.hpp"

#include <unordered_map>

#include "winloss/core/text.hpp"

namespace winloss::store {

Codebook read_codebook(const Store& store) {
    Statement rows = store.prepare(
        "SELECT id, parent_id, path, name, definition, use_when, avoid_when, colour, kind FROM code ORDER BY path");
    std::vector<Code> codes;
    while (rows.step()) {
        Code& code = codes.emplace_back();
        code.id = {rows.integer(0)};
        if (const auto parent = rows.maybe_integer(1)) { code.parent = CodeId{*parent}; }
        code.path = rows.text(2);
        code.name = rows.text(3);
        code.definition = rows.text(4);
        code.use_when = rows.text(5);
        code.avoid_when = rows.text(6);
        code.colour = rows.maybe_text(7);
        code.kind = *parse_word<CodeKind>(rows.text(8));
    }
    return Codebook(std::move(codes));
}

void write_starter_codes(Connection& connection, const std::vector<Code>& codes) {
    Statement insert = connection.prepare(
        "INSERT INTO code (parent_id, path, name, definition, use_when, avoid_when, colour, kind) VALUES ($parent, "
        "$path, $name, $definition, $use_when, $avoid_when, $colour, $kind)");
    std::unordered_map<std::string, std::int64_t> ids;
    for (const Code& code : codes) {
        const auto parent = ids.find(std::string(parent_path(code.path)));
        insert.bind("parent", parent == ids.end() ? std::nullopt : std::optional(parent->second))
            .bind("path", code.path)
            .bind("name", code.name)
            .bind("definition", code.definition)
            .bind("use_when", code.use_when)
            .bind("avoid_when", code.avoid_when)
            .bind("colour", code.colour)
            .bind("kind", word(code.kind));
        insert.run();
        ids[code.path] = connection.last_insert_id();
    }
}

std::vector<CodeUse> code_uses(const Store& store) {
    Statement rows = store.prepare(
        "SELECT code_id, count(*), count(DISTINCT note_id) FROM coding GROUP BY code_id ORDER BY code_id");
    std::vector<CodeUse> uses;
    while (rows.step()) { uses.push_back({{rows.integer(0)}, rows.integer(1), rows.integer(2)}); }
    return uses;
}

std::vector<HeardReason> heard_reasons(const Store& store, AccountId account, const HeardFilter& filter) {
    Statement rows = store.prepare(
        "SELECT c.code_id, CASE WHEN c.rating IS NULL THEN 0 WHEN c.rating > 0 THEN 1 ELSE -1 END AS sign, count(*), "
        "count(DISTINCT n.interview_id), "
        "count(DISTINCT CASE WHEN c.weight = 'primary' THEN n.interview_id END), max(i.held_on) "
        "FROM interview AS i JOIN note AS n ON n.interview_id = i.id JOIN coding AS c ON c.note_id = n.id "
        "WHERE i.account_id = $account AND i.held_on IS NOT NULL AND ($since IS NULL OR i.held_on >= $since) "
        "AND ($in_confidence = 1 OR i.confidential IS NOT 1) GROUP BY c.code_id, sign "
        "ORDER BY sign = 0, sign < 0, 4 DESC, 5 DESC, 3 DESC, c.code_id");
    rows.bind("account", account.value).bind("since", filter.since).bind("in_confidence", filter.in_confidence);
    std::vector<HeardReason> heard;
    while (rows.step()) {
        heard.push_back({.code = {rows.integer(0)},
                         .sign = static_cast<int>(rows.integer(1)),
                         .mentions = rows.integer(2),
                         .interviews = rows.integer(3),
                         .primary = rows.integer(4),
                         .last_heard_on = rows.date(5)});
    }
    return heard;
}

std::vector<StatedReason> stated_reasons(const Store& store, bool only_unmapped) {
    Statement rows = store.prepare(
        "SELECT r.id, r.text, r.code_id, "
        "(SELECT count(*) FROM deal_reason d WHERE d.stated_reason_id = r.id) AS deals, "
        "(SELECT count(*) FROM contract c WHERE c.end_reason_id = r.id) AS contracts "
        "FROM stated_reason r WHERE $all = 1 OR r.code_id IS NULL ORDER BY deals + contracts DESC, r.text");
    rows.bind("all", !only_unmapped);
    std::vector<StatedReason> reasons;
    while (rows.step()) {
        const auto code = rows.maybe_integer(2);
        reasons.push_back({{rows.integer(0)},
                           std::string(rows.text(1)),
                           code ? std::optional(CodeId{*code}) : std::nullopt,
                           rows.integer(3),
                           rows.integer(4)});
    }
    return reasons;
}

namespace {

std::optional<std::int64_t> value_of(std::optional<CodeId> code) {
    return code ? std::optional(code->value) : std::nullopt;
}

StatedReasonId insert_reason(Write& write, std::string_view text, std::optional<std::int64_t> code) {
    write.prepare("INSERT INTO stated_reason (text, text_folded, code_id) VALUES ($text, $folded, $code)")
        .bind("text", text)
        .bind("folded", fold(text))
        .bind("code", code)
        .run();
    return {write.last_insert_id()};
}

}  // namespace

std::int64_t map_reason(Write& write, std::string_view text, std::optional<CodeId> code) {
    Statement count = write.prepare("SELECT count(*) FROM stated_reason WHERE text_folded = $folded");
    count.bind("folded", fold(text)).step();
    const std::int64_t found = count.integer(0);
    if (found == 0) {
        insert_reason(write, text, value_of(code));
        return 0;
    }
    write.prepare("UPDATE stated_reason SET code_id = $code WHERE text_folded = $folded AND code_id IS NOT $code")
        .bind("code", value_of(code))
        .bind("folded", fold(text))
        .run();
    return found;
}

StatedReasonId stated_reason(Write& write, std::string_view text) {
    Statement known = write.prepare("SELECT id FROM stated_reason WHERE text = $text");
    if (known.bind("text", text).step()) { return {known.integer(0)}; }
    Statement twin =
        write.prepare("SELECT code_id FROM stated_reason WHERE text_folded = $folded AND code_id IS NOT NULL LIMIT 1");
    const bool mapped = twin.bind("folded", fold(text)).step();
    return insert_reason(write, text, mapped ? twin.maybe_integer(0) : std::nullopt);
}

}  // namespace winloss::store
