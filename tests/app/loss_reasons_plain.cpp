// Loss reasons on random small stores, held against a recomputation from the records.
#include "app/world.hpp"
#include "store/fixture.hpp"
#include "winloss/core/text.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::app::world {

namespace {

using Texts = std::vector<std::string>;

struct Line {
    std::int64_t deals = 0;
    std::int64_t mentions = 0;
    std::int64_t mixed = 0;
    std::map<std::string, std::int64_t> value;
    friend bool operator==(const Line&, const Line&) = default;
};

/// By group and code (an unmapped reason by what was entered).
struct Expected {
    std::map<Texts, std::int64_t> base;
    std::map<Texts, Line> primary;
    std::map<Texts, Line> all;
    std::map<Texts, Line> heard_but;
    std::map<Texts, std::int64_t> in_scope;
    std::int64_t agree = 0;
    std::int64_t compared = 0;
};

struct Question {
    bool for_us = false;  ///< win reasons
    std::string source = "buyer";
    std::size_t level = 1;
    std::string below;
    std::vector<Facet> by;
    std::map<Facet, std::set<std::string>> wanted;
};

Texts joined(Texts left, const std::string& right) {
    left.push_back(right);
    return left;
}

/// The first `level` pieces of a path.
std::string at_level(const std::string& path, std::size_t level) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < level; ++i) {
        at = path.find('/', at + (i > 0 ? 1 : 0));
        if (at == std::string::npos) { return path; }
    }
    return path.substr(0, at);
}

bool inside(const Question& question, const std::string& path) {
    return question.below.empty() || (path + "/").starts_with(question.below + "/");
}

bool is_heard(const World& world, const Talk& talk) {
    if (!talk.held_on || *talk.held_on > world.as_of) { return false; }
    if (talk.coded_on) { return *talk.coded_on <= world.as_of; }
    return talk.note && !talk.note->empty();
}

int rank_of(const Talk& talk) {
    int best = 99;
    for (const auto& role : talk.roles) {
        if (role) { best = std::min(best, static_cast<int>(*role)); }
    }
    return best;
}

std::string primary_of(const World& world, const Question& question, const std::vector<Talk>& talks) {
    std::map<int, std::set<std::string>> by_rank;
    for (const Talk& talk : talks) {
        if (!talk.note) { continue; }
        for (const Talk::Said& said : *talk.note) {
            const Code& code = world.codes[said.code];
            if (said.weight == Weight::primary && said.rating.value_or(0) * (question.for_us ? -1 : 1) < 0 &&
                code.kind == CodeKind::driver) {
                by_rank[rank_of(talk)].insert(at_level(code.path, question.level));
            }
        }
    }
    if (by_rank.empty()) { return "(no-primary-reason)"; }
    const std::set<std::string>& highest = by_rank.begin()->second;
    return highest.size() == 1 ? *highest.begin() : "(buyers-disagree)";
}

/// Of win reasons `against` is what speaks for us, since that is the reason there.
struct Tones {
    std::int64_t against = 0;
    std::int64_t in_favour = 0;
    std::int64_t other = 0;
};

std::map<std::string, Tones> tones_of(const World& world, const Question& question, const std::vector<Talk>& talks) {
    std::map<std::string, Tones> result;
    for (const Talk& talk : talks) {
        if (!talk.note) { continue; }
        for (const Talk::Said& said : *talk.note) {
            const Code& code = world.codes[said.code];
            Tones& tones = result[at_level(code.path, question.level)];
            if (code.kind != CodeKind::driver) {
                ++tones.other;
            } else {
                ++(*said.rating * (question.for_us ? -1 : 1) < 0 ? tones.against : tones.in_favour);
            }
        }
    }
    return result;
}

void count(Line& line, const PlainDeal& deal, std::int64_t mentions) {
    ++line.deals;
    line.mentions += mentions;
    if (deal.amount) { line.value[std::string(deal.amount->currency.code())] += deal.amount->minor; }
}

std::string row_name(const Question& question, const std::string& code) {
    return code.front() == '(' || inside(question, code) ? code : "(other-codes)";
}

void add_buyers(Expected& expected, const World& world, const Question& question, const PlainDeal& deal,
                const Texts& key, const std::vector<Talk>& talks) {
    ++expected.base[key];
    const auto tones = tones_of(world, question, talks);
    const std::string primary = primary_of(world, question, talks);
    const bool is_code = primary.front() != '(' && inside(question, primary);
    count(expected.primary[joined(key, row_name(question, primary))], deal, is_code ? tones.at(primary).against : 0);
    for (const auto& [code, tone] : tones) {
        if (!inside(question, code)) { continue; }
        if (tone.against > 0) {
            Line& line = expected.all[joined(key, code)];
            count(line, deal, tone.against);
            line.mixed += tone.in_favour > 0 ? 1 : 0;
        }
        const std::int64_t rest = tone.other + (tone.against == 0 ? tone.in_favour : 0);
        if (rest > 0) {
            Line& line = expected.heard_but[joined(key, code)];
            ++line.deals;
            line.mentions += rest;
        }
    }
}

std::map<std::string, std::int64_t> stated_of(const World& world, const Question& question, const PlainDeal& deal) {
    std::map<std::string, std::int64_t> result;
    for (const std::size_t each : world.stated[deal.place]) {
        const StatedText& text = world.stated_texts[each];
        ++result[text.code ? at_level(world.codes[*text.code].path, question.level) : "'" + text.text];
    }
    return result;
}

void add_rep(Expected& expected, const World& world, const Question& question, const PlainDeal& deal,
             const Texts& key) {
    const auto stated = stated_of(world, question, deal);
    const auto is_inside = [&](const std::string& reason) {
        return reason.front() == '\'' ? question.below.empty() : inside(question, reason);
    };
    ++expected.base[key];
    const std::string one = stated.size() > 1 ? "(several-stated-reasons)" : stated.begin()->first;
    const bool kept = one.front() == '(' || is_inside(one);
    count(expected.primary[joined(key, kept ? one : "(other-codes)")], deal,
          stated.size() == 1 && kept ? stated.begin()->second : 0);
    for (const auto& [reason, mentions] : stated) {
        if (is_inside(reason)) { count(expected.all[joined(key, reason)], deal, mentions); }
    }
}

Expected recompute(const World& world, const Question& question) {
    Expected result;
    const bool by_relation = std::find(question.by.begin(), question.by.end(), Facet::relation) != question.by.end();
    for (PlainDeal deal : plain_deals(world)) {
        const bool lost = deal.outcome == Outcome::lost || deal.outcome == Outcome::no_decision;
        if (question.for_us ? deal.outcome != Outcome::won : !lost) { continue; }
        bool takes = true;
        for (const auto& [facet, wanted] : question.wanted) {
            bool found = false;
            for (const std::string& value : deal.values.at(facet)) { found = found || wanted.contains(value); }
            takes = takes && found;
        }
        if (!takes) { continue; }
        std::vector<Talk> talks;
        for (const Talk& talk : world.talks) {
            if (talk.deal == deal.place && is_heard(world, talk)) { talks.push_back(talk); }
        }
        std::map<std::string, std::vector<Talk>> parts;
        for (const Talk& talk : talks) {
            parts[talk.relation ? std::string(word(*talk.relation)) : ""].push_back(talk);
        }
        if (!by_relation || talks.empty()) { parts = {{"", talks}}; }
        for (const auto& [relation, said] : parts) {
            deal.values[Facet::relation] = {relation};
            for (const Texts& key : keys_of(deal, question.by)) {
                ++result.in_scope[key];
                if (question.source == "buyer" && !said.empty()) {
                    add_buyers(result, world, question, deal, key, said);
                }
                if (question.source == "rep" && !world.stated[deal.place].empty()) {
                    add_rep(result, world, question, deal, key);
                }
            }
        }
        const std::string primary = primary_of(world, question, talks);
        if (!world.stated[deal.place].empty() && primary.front() != '(') {
            ++result.compared;
            result.agree += stated_of(world, question, deal).contains(primary) ? 1 : 0;
        }
    }
    return result;
}

std::map<Texts, Line> read(const Table& table, const Question& question, const std::map<Texts, std::int64_t>& base) {
    std::map<Texts, Line> result;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const Row& row = table.rows[i];
        Texts key;
        for (std::size_t k = 0; k < question.by.size(); ++k) {
            const std::string text = plain(row[k]);
            key.push_back(question.by[k] == Facet::lead_source ? fold(text) : text);
        }
        const Share& share = std::get<Share>(cell_of(table.columns, row, "share"));
        Line line;
        line.deals = std::get<std::int64_t>(cell_of(table.columns, row, "deals"));
        CHECK(share.ratio == Ratio{line.deals, base.at(key)});
        const Cell& mentions = cell_of(table.columns, row, "mentions");
        if (const auto* number = std::get_if<std::int64_t>(&mentions)) { line.mentions = *number; }
        if (table.name == "all" && question.source == "buyer") {
            line.mixed = std::get<std::int64_t>(cell_of(table.columns, row, "mixed"));
        }
        if (table.breakdown) {
            for (const Row& amount : table.breakdown->rows.at(i)) {
                line.value[plain(amount[0])] = std::get<Money>(amount[1]).minor;
            }
        }
        const std::string code = plain(cell_of(table.columns, row, "code"));
        const bool unmapped = code == "(unmapped)";
        key.push_back(unmapped ? "'" + plain(cell_of(table.columns, row, "name")) : code);
        CHECK(result.emplace(key, line).second);
    }
    return result;
}

Question some_question(const World& world, std::mt19937& random, ReportOptions& options) {
    Question question;
    question.for_us = options.report->name == "win-reasons";
    question.source = chance(random, 60) ? "buyer" : "rep";
    options.own["source"].text = question.source;
    if (chance(random, 30)) {
        question.level = static_cast<std::size_t>(uniform(random, 2, 3));
        options.own["level"].number = static_cast<std::int64_t>(question.level);
    }
    if (chance(random, 25)) {
        question.below = chance(random, 50) ? "price" : "product/fit";
        options.own["codes"].text = question.below;
        question.level = std::max<std::size_t>(question.level, 2);
        options.own["level"].number = static_cast<std::int64_t>(question.level);
    }
    for (const report::FacetEntry& each : report::facets()) {
        if (!options.report->dimensions.has(each.facet) || !chance(random, 15)) { continue; }
        if (each.facet == Facet::relation && question.source != "buyer") { continue; }
        question.by.push_back(each.facet);
        options.by.emplace_back(each.name);
    }
    for (FilterWords& each : options.filters) {
        const std::string value = chance(random, 12) ? some_value(world, each.facet, random) : "";
        if (value.empty()) { continue; }
        each.values.push_back(value);
        question.wanted[each.facet].insert(each.facet == Facet::lead_source ? fold(value)
                                           : value == "3"                   ? "Kim Lee #3"
                                           : value == "#4"                  ? "Kim Lee #4"
                                                                            : value);
    }
    return question;
}

}  // namespace

TEST_CASE("loss and win reasons equal the plain way on random stores", "[thorough]") {
    std::mt19937 random(7);
    for (int i = 0; i < 40; ++i) {
        const World world = random_world(random);
        const store::Folder folder;
        const store::Store store = make_store(world, folder / "a.db");
        for (int q = 0; q < 15; ++q) {
            CAPTURE(i, q);
            ReportOptions options = options_of(chance(random, 50) ? "loss-reasons" : "win-reasons");
            const Question question = some_question(world, random, options);
            const Answer answer = run_report(store, context_of(world), options);
            const Report& report = report_of(answer);
            const Expected expected = recompute(world, question);
            CHECK(read(table_named(report, "primary"), question, expected.base) == expected.primary);
            CHECK(read(table_named(report, "all"), question, expected.base) == expected.all);
            if (question.source == "buyer") {
                CHECK(read(table_named(report, "heard_but"), question, expected.base) == expected.heard_but);
            }
            std::int64_t in_scope = 0;
            const Table& coverage = table_named(report, "coverage");
            for (const Row& row : coverage.rows) {
                in_scope += std::get<std::int64_t>(cell_of(coverage.columns, row, "deals_in_scope"));
            }
            std::int64_t wanted = 0;
            for (const auto& [key, deals] : expected.in_scope) { wanted += deals; }
            CHECK(in_scope == wanted);
        }
        ReportOptions both = options_of("loss-reasons");
        both.own["source"].text = "both";
        const Report report = report_of(run_report(store, context_of(world), both));
        const Expected expected = recompute(world, {});
        CHECK(std::get<Share>(table_named(report, "agreement").rows.at(0).at(0)).ratio ==
              Ratio{expected.agree, expected.compared});
    }
}

}  // namespace winloss::app::world
