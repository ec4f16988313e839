// A store with the real schema and a small company, for tests of what is kept in it.
#pragma once

#include "fixture.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/programme.hpp"

namespace winloss::store {

inline constexpr std::string_view company_rows = R"(
INSERT INTO person (name, name_folded, role) VALUES ('Kim', 'kim', 'interviewer'), ('Ana', 'ana', 'rep'),
    ('Bo', 'bo', 'customer-success');
INSERT INTO account (name, name_folded, owner_id) VALUES ('Acme', 'acme', 3), ('Zenith', 'zenith', NULL);
INSERT INTO contact (account_id, name, name_folded, buying_role) VALUES (1, 'Eva Lind', 'eva lind', 'champion'),
    (1, 'Max Ek', 'max ek', 'decision-maker'), (2, 'Ida Ros', 'ida ros', NULL);
INSERT INTO deal (account_id, name, name_folded, kind, owner_id, outcome, decided_on)
    VALUES (1, 'Platform', 'platform', 'new', 2, 'lost', '2026-08-20'), (2, 'Insight', 'insight', 'new', 2, 'won',
    '2026-09-01');
)";

inline Store company(const std::string& path) {
    OpenOptions options;
    options.now = noon;
    Store store = Store::create(path, options, &write_default_programme);
    write(store, std::string(company_rows));
    return store;
}

inline Date day(int month, unsigned of_month) { return make_date(2026, static_cast<unsigned>(month), of_month); }

/// The retrospective of deal 1, planned.
inline Interview retrospective() {
    Interview interview;
    interview.kind = "retrospective";
    interview.account = {1};
    interview.deal = DealId{1};
    interview.anchor_on = day(8, 20);
    interview.anchor_basis = Anchor::decided_on;
    interview.opens_on = day(9, 19);
    interview.target_on = day(10, 4);
    interview.closes_on = day(11, 18);
    interview.rule = "retrospective: opens 30d, target 45d, closes 90d from decided-on";
    return interview;
}

inline InterviewId insert(Store& store, const Interview& interview) {
    Write write(store, by("plan"));
    const InterviewId id = InterviewWriter(write).insert(interview);
    write.commit();
    return id;
}

}  // namespace winloss::store
