#include "winloss/app/demo.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "demo_interviews.hpp"
#include "winloss/app/embedded.hpp"
#include "winloss/app/import.hpp"
#include "winloss/app/plan.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/words.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/lookup.hpp"

namespace winloss::app {

namespace {

void refuse_used_store(const store::Store& store) {
    if (store.operation() > 0) {
        throw conflict(fmt::format("{} is in use already; the sample company needs a store of its own.", store.path()),
                       "winloss demo --store try.db");
    }
}

void bring_in(store::Write& write, const Context& context, std::string_view type, const SampleFiles& sample) {
    const ImportTally tally = import_text(write, context, type, sample.shifted(std::string(type) + ".csv"));
    if (tally.bad_cells > 0) {
        throw Error(ErrorKind::bug, fmt::format("The sample's {} have {} mistakes.", type, tally.bad_cells));
    }
}

void map_reasons(store::Write& write, const SampleFiles& sample) {
    const Codebook codebook = store::read_codebook(write.store());
    for (const SampleRow& row : sample.rows("reasons.csv")) {
        store::map_reason(write, row["text"], codebook.require(row["code"]).id);
    }
}

/// No list of flags is ever imported: they are raised one by one.
void raise_flags(store::Write& write, const SampleFiles& sample) {
    const store::Store& store = write.store();
    for (const SampleRow& row : sample.rows("flags.csv")) {
        Flag flag;
        flag.account = store::find_account(store, row["account"]);
        flag.interview = store::find_interview(store, row["interview"], store::InterviewMeant::any);
        flag.kind = require_word<FlagKind>(row["kind"]);
        flag.text = row["text"];
        flag.owner = store::find_person(store, row["owner"]);
        flag.raised_on = *parse_iso(row["raised_on"]);
        flag.look_again_on = parse_iso(row["look_again_on"]);
        flag.cleared_on = parse_iso(row["cleared_on"]);
        if (flag.cleared_on) { flag.cleared_why = row["cleared_why"]; }
        store::insert_flag(write, flag);
    }
}

}  // namespace

Answer fill_demo(store::Store& store, const Context& context, const Demo&) {
    refuse_used_store(store);
    const SampleFiles sample(context.today);
    store::Write write(store, context.operation());
    for (const char* type : {"people", "competitors", "accounts", "contacts", "deals", "contracts"}) {
        bring_in(write, context, type, sample);
    }
    map_reasons(write, sample);
    const int held = bring_interviews_in(write, context, sample);
    for (const char* type : {"touches", "health", "expectations", "actions"}) {
        bring_in(write, context, type, sample);
    }
    raise_flags(write, sample);
    write.commit();

    Context planning = context;
    planning.command = "plan";
    const Answer planned = plan(store, planning, {});
    Answer answer{.data = {},
                  .messages = {fmt::format("Filled {} with Larkfield, a sample company that sells scheduling software: "
                                           "40 accounts, 120 decided deals, {} held interviews.",
                                           store.path(), held)}};
    if (!planned.messages.empty()) { answer.messages.push_back(planned.messages.front()); }

    answer.messages.push_back("Try: winloss report loss-reasons --source both (what reps say against what buyers say)");
    answer.messages.push_back("Next, for the interviews that are owed now: winloss due");
    return answer;
}

}  // namespace winloss::app
