// What can be done with colleagues. An option that is not given leaves its field alone; an empty value clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct PersonFields {
    std::optional<std::string> external_id;
    std::optional<std::string> email;
    std::optional<std::string> role;
    bool active = false;
    bool inactive = false;
};

struct AddPerson {
    std::string name;
    PersonFields fields;
};
Answer add_person(store::Store& store, const Context& context, const AddPerson& options);

struct SetPerson {
    std::string person;
    std::optional<std::string> name;
    PersonFields fields;
};
Answer set_person(store::Store& store, const Context& context, const SetPerson& options);

struct ListPeople {
    std::optional<std::string> role;
    bool active = false;
    bool inactive = false;
    std::optional<std::int64_t> limit;
};
Answer list_people(const store::Store& store, const Context& context, const ListPeople& options);

struct ShowPerson {
    std::string person;
};
Answer show_person(const store::Store& store, const Context& context, const ShowPerson& options);

struct RemovePerson {
    std::string person;
};
Answer remove_person(store::Store& store, const Context& context, const RemovePerson& options);

}  // namespace winloss::app
