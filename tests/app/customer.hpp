// A customer who was heard once, for the tests of what stands around interviews and of the account's page.
#pragma once

#include <string>

#include "app/company.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/touches.hpp"

namespace winloss::app {

inline About of(const std::string& account) { return {.account = account, .from = {}}; }
inline About from(const std::string& interview) { return {.account = {}, .from = interview}; }

struct Customer {
    const Folder folder;
    store::Store store = company(folder / "a.db");
    Context context = at_work();

    Customer() {
        change(store,
               "INSERT INTO interview (kind, account_id, deal_id, anchor_on, anchor_basis, opens_on, target_on, "
               "closes_on, "
               "state, held_on, completeness) VALUES ('retrospective', 1, 1, '2026-08-20', 'decided-on', '2026-09-19', "
               "'2026-10-04', '2026-11-18', 'held', '2026-09-25', 'full')");
    }
    AddTouch call() const {
        AddTouch options;
        options.kind = "call";
        options.about = of("acme");
        return options;
    }
    const Table* section(const std::string& name) {
        page = show_account(store, context, {"acme"});
        for (const Table& each : std::get<Record>(page.data).sections) {
            if (each.name == name) { return &each; }
        }
        return nullptr;
    }
    /// The next step of interview 1.
    std::string said_next() const {
        const Answer shown = show_interview(store, context, {"1"});
        return shown.messages.empty() ? std::string() : shown.messages.back();
    }
    Answer page;
};

}  // namespace winloss::app
