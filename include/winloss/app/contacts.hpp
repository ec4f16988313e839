// What can be done with contacts. An option that is not given leaves its field alone; an empty value clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ContactFields {
    std::optional<std::string> external_id;
    std::optional<std::string> title;
    std::optional<std::string> buying_role;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> left;
    bool do_not_contact = false;
    bool may_contact = false;
};

struct AddContact {
    std::string name;
    std::string account;
    ContactFields fields;
};
Answer add_contact(store::Store& store, const Context& context, const AddContact& options);

struct SetContact {
    std::string contact;
    std::optional<std::string> name;
    std::optional<std::string> account;
    ContactFields fields;
};
Answer set_contact(store::Store& store, const Context& context, const SetContact& options);

struct ListContacts {
    std::optional<std::string> account;
    std::optional<std::string> buying_role;
    bool left = false;
    bool here = false;
    bool do_not_contact = false;
    bool may_contact = false;
    std::optional<std::int64_t> limit;
};
Answer list_contacts(const store::Store& store, const Context& context, const ListContacts& options);

struct ShowContact {
    std::string contact;
};
Answer show_contact(const store::Store& store, const Context& context, const ShowContact& options);

struct RemoveContact {
    std::string contact;
};
Answer remove_contact(store::Store& store, const Context& context, const RemoveContact& options);

}  // namespace winloss::app
