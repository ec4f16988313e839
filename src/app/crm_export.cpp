#include "winloss/app/crm_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "winloss/app/cells.hpp"
#include "winloss/app/pace.hpp"
#include "winloss/app/profiles.hpp"
#include "winloss/core/csv.hpp"
#include "winloss/core/digest.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/exchange/crm_columns.hpp"
#include "winloss/report/said.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/crm_exports.hpp"
#include "winloss/store/facts.hpp"

namespace winloss::app {

using exchange::CrmColumn;
using exchange::CrmField;
using exchange::Profile;

namespace {

constexpr std::size_t numbers_named = 20;
constexpr int deepest = 99;  // level of the codebook: every code stands for itself

struct Layout {
    std::string profile;  ///< by this name what was sent is remembered
    const Profile* built_in = nullptr;
    std::vector<CrmColumn> columns;
};

Layout named_layout(const ExportCrm& options) {
    if (const Profile* built_in = exchange::find_profile(lower_ascii(options.profile))) {
        return {std::string(built_in->name), built_in, exchange::crm_columns(*built_in)};
    }
    exchange::SavedProfile saved = read_profile(options.profile_folder, options.profile);
    const Profile* under = saved.profile ? exchange::find_profile(*saved.profile) : &exchange::generic_profile();
    if (saved.sent_back.empty()) { saved.sent_back = exchange::crm_columns(*under); }
    return {options.profile, under, std::move(saved.sent_back)};
}

Layout layout_of(const ExportCrm& options) {
    Layout layout = named_layout(options);
    const auto place_of = [&layout](CrmField field) {
        return std::ranges::find(layout.columns, field, &CrmColumn::field);
    };
    if (options.pick) {
        std::vector<CrmColumn> picked;
        for (const std::string_view name : split(*options.pick, ',')) {
            const CrmField field = exchange::parse_crm_field(trim(name));
            const auto there = place_of(field);
            const std::string_view heading =
                there == layout.columns.end() ? exchange::crm_heading(*layout.built_in, field) : there->heading;
            picked.push_back({field, std::string(heading)});
        }
        layout.columns = std::move(picked);
    }
    for (const std::string& typed : options.columns) {
        CrmColumn column = exchange::parse_crm_column(typed);
        if (const auto there = place_of(column.field); there != layout.columns.end()) {
            there->heading = std::move(column.heading);
        } else {
            layout.columns.push_back(std::move(column));
        }
    }
    exchange::require_importable(layout.columns);
    return layout;
}

/// Of those that the one names: the winner before a finalist before the others.
const CompetitorFact* competitor_of(const DealFact& fact, SaidBy said_by) {
    const auto rank = [said_by](const CompetitorFact& each) {
        return std::array{each.said_by != said_by, !each.winner, !each.finalist};
    };
    const auto first = std::ranges::min_element(fact.competitors, {}, rank);
    return first == fact.competitors.end() || first->said_by != said_by ? nullptr : &*first;
}

/// The cells of one deal by field.
class DealCells {
public:
    DealCells(const Codebook& codebook, const FactLabels& labels)
        : labels_(labels),
          top_(codebook, labels, 1, std::nullopt),
          below_(codebook, labels, 2, std::nullopt),
          each_(codebook, labels, deepest, std::nullopt) {}

    Cell cell_of(CrmField field, const store::CrmDeal& deal, const DealFact& fact) {
        switch (field) {
            case CrmField::external_id: return cell(deal.external_id);
            case CrmField::name: return deal.name;
            case CrmField::account: return cell(deal.account);
            case CrmField::outcome: return cell(fact.outcome);
            case CrmField::interview_state: return cell(deal.state);
            case CrmField::interview_on: return cell(deal.on);
            case CrmField::reason: return has_reason(fact) ? Cell(top_.name(primary(fact, top_))) : Cell();
            case CrmField::detail: return has_reason(fact) ? Cell(below_.name(primary(fact, below_))) : Cell();
            case CrmField::code: return has_reason(fact) ? Cell(below_.code(primary(fact, below_))) : Cell();
            case CrmField::drivers: return drivers_of(fact);
            case CrmField::competitor: return competitor(fact, SaidBy::buyer);
            case CrmField::competitor_entered: return competitor(fact, SaidBy::rep);
        }
        return {};
    }

private:
    Cell competitor(const DealFact& fact, SaidBy said_by) const {
        const CompetitorFact* found = competitor_of(fact, said_by);
        return found == nullptr ? Cell() : Cell(labels_.competitors.text(found->competitor));
    }

    /// Known once the deal is decided and its interview coded.
    static bool has_reason(const DealFact& fact) { return fact.heard() && fact.outcome != Outcome::open; }

    /// For us where we won, else against us.
    static report::Reason primary(const DealFact& fact, const report::ReasonTree& tree) {
        return report::buyers_primary(fact, tree, fact.outcome == Outcome::won);
    }

    Cell drivers_of(const DealFact& fact) {
        report::buyers_said(fact, each_, said_);
        std::vector<std::string> words;
        for (const report::Said& each : said_) {
            if (each.against + each.in_favour == 0) { continue; }
            words.push_back(fmt::format("{} {}{}", each_.code(each.reason), each.in_favour > 0 ? "+" : "",
                                        each.against > 0 ? "-" : ""));
        }
        std::ranges::sort(words);
        return words.empty() ? Cell() : Cell(std::move(words));
    }

    const FactLabels& labels_;
    report::ReasonTree top_, below_, each_;
    std::vector<report::Said> said_;
};

/// Of a row as it is sent, whatever its columns are called.
std::string digest_of(const std::vector<CrmColumn>& columns, const Row& row) {
    Digest digest;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string text = std::string(spec_of(columns[i].field).name) + '\0';
        if (const auto* day = std::get_if<Date>(&row[i])) { text += iso(*day); }
        if (const auto* words = std::get_if<std::string>(&row[i])) { text += *words; }
        if (const auto* list = std::get_if<std::vector<std::string>>(&row[i])) { text += join(*list, ";"); }
        digest.add(text + '\0');
    }
    return digest.hex().substr(0, 32);
}

/// Texts that a spreadsheet would run, which the CRM takes as they are.
struct Formulas {
    std::int64_t count = 0;
    std::string first;  ///< 'Name '=1+1' of deal 3'

    void add(std::string_view heading, const Cell& cell, DealId deal) {
        const auto* text = std::get_if<std::string>(&cell);
        if (text == nullptr || defused(*text) == *text) { return; }
        if (++count == 1) { first = fmt::format("{} {} of deal {}", visible(heading), quoted(*text), deal.value); }
    }
    std::string sentence() const {
        const bool one = count == 1;
        return fmt::format("{} as a formula does: {}{}. The CRM takes {} as {}; opened in a spreadsheet, {} would run.",
                           counted(count, "text begins", "texts begin"), first,
                           one ? "" : fmt::format(" and {} more", grouped(std::to_string(count - 1))),
                           one ? "it" : "them", one ? "it is" : "they are", one ? "it" : "they");
    }
};

struct Outgoing {
    Table table;
    std::vector<store::SentDeal> sent;
    std::vector<std::int64_t> without_id;
    std::int64_t unchanged = 0;
    Formulas formulas;
};

Outgoing outgoing(const store::Store& store, const Context& context, const Layout& layout, bool since_last) {
    const store::Snapshot snapshot(store);
    Outgoing result;
    result.table.name = "deals";
    for (const CrmColumn& each : layout.columns) {
        const Type type = each.field == CrmField::interview_on ? Type::date
                          : each.field == CrmField::drivers    ? Type::list
                                                               : Type::text;
        result.table.columns.push_back({each.heading, each.heading, type});
    }
    const auto deals = store::crm_deals(store, layout.profile);
    Needs needs;
    needs.competitors = needs.codings = true;
    store::DealFacts facts(store, needs, context.today);
    DealCells cells(store::read_codebook(store), facts.labels());
    const Pace pace(context, "read");
    std::int64_t read = 0;
    facts.each([&](const DealFact& fact) {
        const auto found = deals.find(fact.id.value);
        if (found == deals.end()) { return; }
        if (pace.due(++read)) { pace.tell(read, read, std::ssize(deals)); }
        if (!found->second.external_id) {
            result.without_id.push_back(fact.id.value);
            return;
        }
        Row row;
        for (const CrmColumn& each : layout.columns) { row.push_back(cells.cell_of(each.field, found->second, fact)); }
        std::string digest = digest_of(layout.columns, row);
        const bool same = found->second.digest == digest;
        result.unchanged += same ? 1 : 0;
        if (same && since_last) { return; }
        for (std::size_t i = 0; i < row.size(); ++i) {
            result.formulas.add(layout.columns[i].heading, row[i], fact.id);
        }
        result.table.rows.push_back(std::move(row));
        result.sent.push_back({fact.id.value, std::move(digest)});
    });
    return result;
}

std::string numbers_of(const std::vector<std::int64_t>& deals) {
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < std::min(deals.size(), numbers_named); ++i) {
        numbers.push_back(fmt::format("#{}", deals[i]));
    }
    if (deals.size() > numbers_named) {
        numbers.push_back(fmt::format("and {} more", grouped(std::to_string(deals.size() - numbers_named))));
    }
    return join(numbers, ", ");
}

void say_what_went(Answer& answer, const Outgoing& out, const Layout& layout, const ExportCrm& options) {
    const auto rows = static_cast<long long>(out.table.rows.size());
    if (rows == 0 && out.unchanged > 0) {
        answer.messages.push_back(fmt::format("Nothing has changed since the last export for {}: {} as they were sent.",
                                              layout.profile, counted(out.unchanged, "deal", "deals")));
    } else if (rows > 0) {
        std::string text = fmt::format("{} for {}", counted(rows, "deal", "deals"), layout.profile);
        if (options.since_last && out.unchanged > 0) {
            text +=
                fmt::format("; {} left out, unchanged since the last export", grouped(std::to_string(out.unchanged)));
        }
        answer.messages.push_back(text + ".");
    }
    if (out.formulas.count > 0) { answer.messages.push_back(out.formulas.sentence()); }
    if (!out.without_id.empty()) {
        const auto count = static_cast<long long>(out.without_id.size());
        answer.messages.push_back(
            fmt::format("{} no id of the CRM and cannot go back: {} (winloss deal set "
                        "NUMBER --external-id ID).",
                        counted(count, "deal has", "deals have"), numbers_of(out.without_id)));
    }
}

std::string keep_columns(const ExportCrm& options, const Layout& layout) {
    exchange::SavedProfile profile;
    try {
        profile = read_profile(options.profile_folder, *options.save_profile);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::not_found) { throw; }
    }
    if (!profile.profile) { profile.profile = std::string(layout.built_in->name); }
    profile.sent_back = layout.columns;
    const std::string path = write_profile(options.profile_folder, *options.save_profile, profile);
    return fmt::format("Saved in {}: --profile {} sends these columns.", path, *options.save_profile);
}

}  // namespace

std::string crm_field_names() {
    std::vector<std::string> names;
    for (const exchange::CrmFieldSpec& each : exchange::crm_fields()) { names.emplace_back(each.name); }
    return join(names, ", ");
}

Answer export_crm(store::Store& store, const Context& context, const ExportCrm& options) {
    if (options.sent && options.dry_run) {
        throw usage_error("--sent and --dry-run say opposite things: a dry run remembers nothing.");
    }
    const Layout layout = layout_of(options);
    Outgoing out = outgoing(store, context, layout, options.since_last);
    Answer answer;
    say_what_went(answer, out, layout, options);
    if (options.save_profile && !options.dry_run) { answer.messages.push_back(keep_columns(options, layout)); }
    if (options.dry_run || !(options.into_file || options.sent)) {
        if (!out.sent.empty()) {
            answer.messages.emplace_back(
                "Nothing of this is remembered as sent: --output FILE writes it and remembers, --sent remembers what "
                "is "
                "printed.");
        }
    } else {
        const auto sent = std::make_shared<std::vector<store::SentDeal>>(std::move(out.sent));
        answer.once_written = [&store, operation = context.operation(layout.profile), name = layout.profile, sent] {
            store::Write write(store, operation);
            store::set_sent(write, name, *sent);
            write.commit();
        };
    }
    answer.data =
        List{std::move(out.table),
             "There is nothing to send yet: deals go back once an interview about them is planned: winloss plan"};
    return answer;
}

}  // namespace winloss::app
