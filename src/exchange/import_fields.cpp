// The table of fields: what each record can be given, and how CRMs and spreadsheets call it.
#include "winloss/exchange/import_fields.hpp"

#include <algorithm>

#include "import_field_tables.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::exchange {

namespace {

constexpr auto segments = words("account segment", "customer segment", "market segment", "segment");
constexpr auto industries = words("account industry", "industry", "sector", "vertical");
constexpr auto regions = words("account region", "sales region", "region", "territory");
constexpr auto currencies =
    words("currency iso code", "deal currency", "deal - currency", "amount currency", "currency code", "currency");
constexpr auto products =
    words("product name", "product", "product line", "product family", "plan name", "plan tier", "plan");
constexpr auto emails = words("email address", "email", "work email");

constexpr auto account_own_ids = words("account id", "company id", "organization id", "customer id", "record id", "id");
constexpr auto account_own_names =
    words("account name", "company name", "organization name", "organisation name", "customer name", "name", "account",
          "company", "organization", "organisation", "customer");
constexpr auto account_regions =
    words("account region", "sales region", "region", "territory", "office location", "billing country", "country");
constexpr auto parents =
    words("parent account", "parent company", "parent account id", "parent id", "subsidiary of", "parent");
constexpr auto account_owners = words("account owner", "company owner", "owner name", "owner");

constexpr auto owner_ids = words("hubspot owner id", "deal - owner id", "organization - owner id");
constexpr auto person_ids = words("user id", "id");
constexpr auto person_names = words("full name", "name", "sales agent", "sales rep", "rep");
constexpr auto actives = words("is active");

constexpr auto contact_ids = words("contact id", "record id", "id");
constexpr auto contact_names = words("contact name", "full name", "name", "contact");
constexpr auto last_names = words("surname");
constexpr auto titles = words("job title", "title", "position");
constexpr auto buying_roles = words("buying role", "contact role", "role");
constexpr auto phones = words("business phone", "work phone", "phone number", "phone", "mobile phone");
constexpr auto do_not_contacts = words("has opted out of email", "email opt out", "opted out", "do not call");
constexpr auto lefts = words("left company on", "left");

constexpr auto deal_ids = words("opportunity id", "deal id", "deal - id", "opportunity number", "record id", "id");
constexpr auto deal_names = words("opportunity name", "deal name", "deal title", "deal - title", "name", "title",
                                  "topic", "opportunity", "deal");
constexpr auto deal_owners = words("opportunity owner", "deal owner", "deal - owner", "account executive",
                                   "sales agent", "sales rep", "rep", "owner name", "owner");
constexpr auto deal_kinds = words("deal type", "opportunity type", "type", "kind");
constexpr auto stages = words("deal stage", "opportunity stage", "stage name", "deal - stage", "sales stage",
                              "pipeline stage", "stage", "status");
constexpr auto outcomes =
    words("deal outcome", "deal status", "opportunity status", "deal - status", "result", "status");
constexpr auto wins = words("is won", "is closed won");
constexpr auto closes = words("is closed", "is deal closed");
constexpr auto opened = words("created date", "create date", "creation date", "date created", "created on",
                              "created at", "deal - deal created", "engage date", "open date", "created", "opened");
constexpr auto decided = words("decision date", "decided");
constexpr auto closed =
    words("actual close date", "close date", "closing date", "closed date", "closed at", "deal - close date", "closed");
constexpr auto amounts = words("deal amount", "opportunity amount", "amount", "deal value", "deal - value",
                               "close value", "actual revenue", "value");
constexpr auto lead_sources = words("original source", "deal source", "original traffic source");
constexpr auto reasons =
    words("closed lost reason", "loss reason", "lost reason", "deal - lost reason", "reason for loss", "reason lost",
          "win loss reason", "closed won reason", "win reason", "close reason", "closed reason", "reason");
constexpr std::size_t reasons_beside = 9;  // 'close reason' and less say little beside one that says more
constexpr auto competitor_ids = words("competitor id", "(do not modify) competitor", "id");
constexpr auto competitor_words = words("primary competitor", "main competitor", "main competitors", "competitor name",
                                        "competitor", "competitors", "lost to competitor");

constexpr auto product_names = words("product name", "product", "name", "product line", "plan name", "plan");

constexpr auto ids_of_competitors = words("primary competitor id", "main competitor id");

constexpr auto win_themes = words("win themes");

constexpr auto contract_ids = words("contract id", "subscription id", "contract number", "id");
constexpr auto contract_deals = words("deal external id", "deal id", "opportunity id", "opportunity");
constexpr auto renewals = words("renewal of", "renews contract", "previous contract", "parent contract");
constexpr auto starts = words("contract start date", "subscription start date", "contract start", "start date",
                              "term start", "start", "starts");
constexpr auto lives = words("go live date", "live date", "go live", "implementation finished");
constexpr auto ends = words("contract end date", "subscription end date", "contract end", "end date", "term end",
                            "expiration date", "expiry date", "end", "ends");
constexpr auto annual_values = words("annual contract value", "annual recurring revenue", "arr amount", "arr", "acv");
constexpr auto auto_renewals = words("auto renew flag", "auto renewal", "automatic renewal", "auto renew");
constexpr auto terms = words("term in months", "renewal term in months", "renewal term (months)", "term (months)");
constexpr auto endings = words("termination date", "cancellation date", "cancelled on", "churn date", "ended");
constexpr auto end_reasons = words("churn reason", "cancellation reason", "termination reason", "reason code");

using enum FieldKind;
using Spec = FieldSpec;

constexpr auto account_fields = std::to_array<Spec>({
    {"external_id", id, account_own_ids},
    {"name", text, account_own_names},
    {"segment", text, segments},
    {"industry", text, industries},
    {"region", text, account_regions},
    {"parent", text, parents},
    {"owner_id", id, owner_ids},
    {"owner", text, account_owners},
});

constexpr auto person_fields = std::to_array<Spec>({
    {"external_id", id, person_ids},
    {"name", text, person_names},
    {"email", text, emails},
    {"role", word, {}},
    {"active", yes_no, actives},
});

constexpr auto contact_fields = std::to_array<Spec>({
    {"external_id", id, contact_ids},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"name", text, contact_names},
    {"first_name", text, {}},
    {"last_name", text, last_names},
    {"title", text, titles},
    {"buying_role", word, buying_roles},
    {"email", text, emails},
    {"phone", text, phones},
    {"do_not_contact", yes_no, do_not_contacts},
    {"left_on", date, lefts},
});

// 'Status' is the stage where no other column is, and the outcome beside one: stage comes first.
constexpr auto deal_fields = std::to_array<Spec>({
    {"external_id", id, deal_ids},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"name", text, deal_names},
    {"owner_id", id, owner_ids},
    {"owner", text, deal_owners},
    {"product", text, products},
    {"deal_kind", word, deal_kinds},
    {"stage", text, stages},
    {"outcome", word, outcomes},
    {"is_won", yes_no, wins},
    {"is_closed", yes_no, closes},
    {"opened_on", date, opened},
    {"decided_on", date, decided},
    {"closed_on", date, closed},
    {"won_on", date, {}},
    {"lost_on", date, {}},
    {"expected_on", date, {}},
    {"currency", currency, currencies},
    {"amount", money, amounts},
    {"lead_source", text, lead_sources},
    {"stated_reason", list, reasons, reasons_beside},
    {"competitor", list, competitor_words},
    {"competitor_id", list, ids_of_competitors},
    {"competitor_stance", list, {}},
    {"win_theme", list, win_themes},
    {"segment", text, segments},
    {"region", text, regions},
    {"industry", text, industries},
    {"exclusion", word, {}},
});

constexpr auto competitor_fields = std::to_array<Spec>({
    {"external_id", id, competitor_ids},
    {"name", text, competitor_words},
});

constexpr auto product_fields = std::to_array<Spec>({
    {"name", text, product_names},
});

constexpr auto contract_fields = std::to_array<Spec>({
    {"external_id", id, contract_ids},
    {"account_id", id, account_ids},
    {"account", text, account_names},
    {"product", text, products},
    {"deal", id, contract_deals},
    {"renews", id, renewals},
    {"starts_on", date, starts},
    {"live_on", date, lives},
    {"ends_on", date, ends},
    {"currency", currency, currencies},
    {"annual_value", money, annual_values},
    {"auto_renews", yes_no, auto_renewals},
    {"term_months", integer, terms},
    {"ended_on", date, endings},
    {"end_reason", text, end_reasons},
    {"segment", text, segments},
    {"region", text, regions},
    {"industry", text, industries},
});

constexpr auto type_names = std::to_array<std::string_view>(
    {"accounts", "people", "contacts", "deals", "competitors", "contracts", "interviews", "notes", "codings", "touches",
     "health", "actions", "expectations", "codebook", "benchmarks", "products"});

using Group = std::span<const std::string_view>;
constexpr auto account_keys = words("account", "account_id");
constexpr auto subject_keys = words("account", "account_id", "interview", "interview_external_id");
constexpr auto own_names = words("name", "external_id");
constexpr auto a_name = words("name");
constexpr auto contact_keys = words("name", "last_name");
constexpr auto deal_keys = words("external_id", "name");
constexpr auto first_days = words("starts_on");
constexpr auto interview_keys = words("deal", "contract", "account", "account_id");
constexpr auto interview_numbers = words("interview", "interview_external_id");
constexpr auto note_texts = words("text", "file");
constexpr auto code_words = words("code");
constexpr auto touch_days = words("touched_on");
constexpr auto touch_kinds = words("kind");
constexpr auto health_days = words("judged_on");
constexpr auto health_levels = words("level");
constexpr auto health_whys = words("why");
constexpr auto texts = words("text");
constexpr auto action_keys = words("account", "account_id", "interview", "interview_external_id", "code");
constexpr auto code_paths = words("path");
constexpr auto metrics = words("metric");
constexpr auto figures = words("value");
constexpr auto sources = words("source");
constexpr auto benchmark_days = words("dated_on");

constexpr auto account_groups = std::to_array<Group>({own_names});
constexpr auto named_groups = std::to_array<Group>({a_name});
constexpr auto contact_groups = std::to_array<Group>({contact_keys, account_keys});
constexpr auto deal_groups = std::to_array<Group>({deal_keys});
constexpr auto contract_groups = std::to_array<Group>({first_days, account_keys});
constexpr auto interview_groups = std::to_array<Group>({interview_keys});
constexpr auto note_groups = std::to_array<Group>({interview_numbers, note_texts});
constexpr auto coding_groups = std::to_array<Group>({interview_numbers, code_words});
constexpr auto touch_groups = std::to_array<Group>({touch_days, touch_kinds, subject_keys});
constexpr auto health_groups = std::to_array<Group>({health_days, health_levels, health_whys, subject_keys});
constexpr auto action_groups = std::to_array<Group>({texts, action_keys});
constexpr auto expectation_groups = std::to_array<Group>({texts, subject_keys});
constexpr auto code_groups = std::to_array<Group>({code_paths});
constexpr auto benchmark_groups = std::to_array<Group>({metrics, figures, sources, benchmark_days});

}  // namespace

std::string_view name_of(RecordType type) { return type_names[static_cast<std::size_t>(type)]; }

std::vector<std::string> record_type_names() { return {type_names.begin(), type_names.end()}; }

RecordType parse_record_type(std::string_view typed) {
    const auto found = std::ranges::find(type_names, lower_ascii(trim(typed)));
    if (found != type_names.end()) { return static_cast<RecordType>(found - type_names.begin()); }
    const std::string near = did_you_mean(typed, record_type_names());
    throw usage_error("'" + std::string(typed) + "' is no kind of record to import.",
                      (near.empty() ? near : near + " ") + "One of: " + join(record_type_names(), ", ") + ".");
}

std::span<const FieldSpec> import_fields(RecordType type) {
    switch (type) {
        case RecordType::accounts: return account_fields;
        case RecordType::people: return person_fields;
        case RecordType::contacts: return contact_fields;
        case RecordType::deals: return deal_fields;
        case RecordType::competitors: return competitor_fields;
        case RecordType::contracts: return contract_fields;
        case RecordType::interviews: return interview_import_fields();
        case RecordType::notes: return note_import_fields();
        case RecordType::codings: return coding_import_fields();
        case RecordType::touches: return touch_import_fields();
        case RecordType::health: return health_import_fields();
        case RecordType::actions: return action_import_fields();
        case RecordType::expectations: return expectation_import_fields();
        case RecordType::codebook: return code_import_fields();
        case RecordType::benchmarks: return benchmark_import_fields();
        case RecordType::products: return product_fields;
    }
    return {};
}

std::span<const std::span<const std::string_view>> required_fields(RecordType type) {
    switch (type) {
        case RecordType::accounts: return account_groups;
        case RecordType::people:
        case RecordType::competitors:
        case RecordType::products: return named_groups;
        case RecordType::contacts: return contact_groups;
        case RecordType::deals: return deal_groups;
        case RecordType::contracts: return contract_groups;
        case RecordType::interviews: return interview_groups;
        case RecordType::notes: return note_groups;
        case RecordType::codings: return coding_groups;
        case RecordType::touches: return touch_groups;
        case RecordType::health: return health_groups;
        case RecordType::actions: return action_groups;
        case RecordType::expectations: return expectation_groups;
        case RecordType::codebook: return code_groups;
        case RecordType::benchmarks: return benchmark_groups;
    }
    return {};
}

}  // namespace winloss::exchange
