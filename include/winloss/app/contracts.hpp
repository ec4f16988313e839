// What can be done with contracts. An option that is not given leaves its field alone; an empty value clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

struct ContractFields {
    std::optional<std::string> external_id;
    std::optional<std::string> product;
    std::optional<std::string> deal;
    std::optional<std::string> renews;
    std::optional<std::string> live;
    std::optional<std::string> until;  ///< last day of service, inclusive
    std::optional<std::string> value;  ///< a year
    bool auto_renews = false;
    bool ends_itself = false;
    std::optional<std::string> term;  ///< 12m, 1y
};

struct AddContract {
    std::string account;
    std::string from;
    ContractFields fields;
};
Answer add_contract(store::Store& store, const Context& context, const AddContract& options);

struct SetContract {
    std::string contract;
    std::optional<std::string> from;
    ContractFields fields;
    std::optional<std::string> ended;
    std::optional<std::string> why;
};
Answer set_contract(store::Store& store, const Context& context, const SetContract& options);

struct RenewContract {
    std::string contract;
    std::string until;
    std::string value;                ///< in the old one's currency unless it names one; empty: unknown
    std::optional<std::string> from;  ///< the day after the end of the one renewed
    ContractFields fields;            ///< the rest of its terms
};
Answer renew_contract(store::Store& store, const Context& context, const RenewContract& options);

struct EndContract {
    std::string contract;
    std::string on;  ///< last day of service
    std::string why;
};
Answer end_contract(store::Store& store, const Context& context, const EndContract& options);

struct ListContracts {
    std::optional<std::string> account;
    std::optional<std::string> product;
    std::optional<std::string> deal;
    std::optional<std::string> ending;
    std::optional<std::string> running;
    bool auto_renews = false;
    bool ended = false;
    bool not_live = false;  ///< running and paid for, and nobody said since when it is in use
    std::optional<std::int64_t> limit;
};
Answer list_contracts(const store::Store& store, const Context& context, const ListContracts& options);

struct ShowContract {
    std::string contract;
};
Answer show_contract(const store::Store& store, const Context& context, const ShowContract& options);

struct RemoveContract {
    std::string contract;
};
Answer remove_contract(store::Store& store, const Context& context, const RemoveContract& options);

}  // namespace winloss::app
