// Colleagues in the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "winloss/domain/records.hpp"
#include "winloss/store/listing.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

struct PeopleFilter {
    std::optional<Role> role;
    std::optional<bool> active;
    std::int64_t limit = 0;  ///< 0: all
};

/// By name, then number.
std::vector<Person> people(const Store& store, const PeopleFilter& filter);
/// How many the filter leaves, whatever its limit.
RowCount count_people(const Store& store, const PeopleFilter& filter);
Person read_person(const Store& store, PersonId id);  ///< throws not_found
/// Throws conflict when another person has the e-mail address or the external id.
PersonId insert_person(Write& write, const Person& person);
void update_person(Write& write, const Person& person);

}  // namespace winloss::store
