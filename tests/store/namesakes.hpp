// The small company with two accounts of one name, and colleagues and contacts who share a first name.
#pragma once

#include "company.hpp"

namespace winloss::store {

/// Two accounts called Acme, two interviews of the second, colleagues and contacts who share a first name.
inline constexpr std::string_view namesakes = R"(
INSERT INTO person (name, name_folded, role) VALUES ('Jo Berg', 'jo berg', 'interviewer'), ('Jo Ek', 'jo ek', 'rep'),
    ('Judith Roth', 'judith roth', 'rep');
INSERT INTO account (name, name_folded, region, segment, external_id)
    VALUES ('ACME', 'acme', 'France', 'Mid-Market', 'ACC-1022'), ('Ærø Færge', 'ærø færge', NULL, NULL, NULL);
INSERT INTO product (name, name_folded) VALUES ('Scheduling', 'scheduling');
INSERT INTO contract (account_id, product_id, starts_on, ends_on, external_id)
    VALUES (3, 1, '2025-01-01', '2026-12-31', 'C-1'), (3, NULL, '2025-03-01', NULL, NULL);
INSERT INTO interview (kind, account_id, deal_id, contract_id, anchor_on, anchor_basis, opens_on, target_on, closes_on)
    VALUES ('retrospective', 1, 1, NULL, '2026-08-20', 'decided-on', '2026-09-19', '2026-10-04', '2026-11-18'),
           ('pre-renewal', 3, NULL, 1, '2026-12-31', 'ends-on', '2026-01-01', '2026-04-01', '2026-06-30'),
           ('pre-renewal', 3, NULL, 2, '2026-12-31', 'ends-on', '2026-02-01', '2026-04-01', '2026-07-31');
UPDATE deal SET external_id = 'OPP-3110' WHERE id = 1;
)";

inline Store with_namesakes(const std::string& path) {
    Store store = company(path);
    write(store, std::string(namesakes));
    return store;
}

}  // namespace winloss::store
