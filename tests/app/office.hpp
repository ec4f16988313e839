// An account with an owner, a deal with a team, and colleagues who may interview.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/company.hpp"
#include "app/records.hpp"
#include "winloss/app/accounts.hpp"
#include "winloss/app/contacts.hpp"
#include "winloss/app/deals.hpp"
#include "winloss/app/interviews.hpp"
#include "winloss/app/people.hpp"

namespace winloss::app {

/// Account 1 Acme, owned by Rita, with deal 1, which Rita owns and Tom worked on; Kim and Lee may interview.
struct Office : Bench {
    Office() {
        for (const auto& [name, role] : std::vector<std::pair<std::string, std::string>>{{"Rita", "rep"},
                                                                                         {"Tom", "rep"},
                                                                                         {"Kim", "interviewer"},
                                                                                         {"Lee", "interviewer"},
                                                                                         {"Sue", "sales-leader"}}) {
            AddPerson person;
            person.name = name;
            person.fields.role = role;
            add_person(store, context, person);
        }
        account("Acme", "Rita");
        AddDeal deal;
        deal.name = "Platform";
        deal.fields.account = "Acme";
        deal.fields.owner = "Rita";
        deal.fields.team = {"Tom"};
        add_deal(store, context, deal);
    }
    void account(const std::string& name, const std::optional<std::string>& owner = {}) {
        AddAccount one;
        one.name = name;
        one.fields.owner = owner;
        add_account(store, context, one);
    }
    void contact(const std::string& name, const std::string& at, const std::string& role, bool may = true,
                 const std::optional<std::string>& left = {}) {
        AddContact one;
        one.name = name;
        one.account = at;
        one.fields.buying_role = role;
        one.fields.do_not_contact = !may;
        one.fields.left = left;
        add_contact(store, context, one);
    }
    void interview(const std::string& kind, const std::string& of, bool deal = false) {
        AddInterview one;
        one.kind = kind;
        (deal ? one.deal : one.account) = of;
        add_interview(store, context, one);
    }
    Words rows(const std::string& sql) {
        Words found;
        store::Statement statement = store.prepare(sql);
        while (statement.step()) { found.emplace_back(statement.text(0)); }
        return found;
    }
};

}  // namespace winloss::app
