// What can be done with deals. An option that is not given leaves its field alone; an empty value clears it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"

namespace winloss::app {

/// What somebody says about a deal's decision: the competitors in it and the reasons for it.
struct Told {
    std::vector<std::string> reasons;
    std::vector<std::string> competitors;  ///< NAME or NAME:stance,stance
    std::optional<std::string> said_by;    ///< who says so of the competitors; the rep
};

struct DealFields {
    std::optional<std::string> account;
    std::optional<std::string> external_id;
    std::optional<std::string> kind;
    std::optional<std::string> product;
    std::optional<std::string> owner;
    std::vector<std::string> team;
    std::optional<std::string> amount;
    std::optional<std::string> lead_source;
    std::optional<std::string> stage;
    std::optional<std::string> opened;
    std::optional<std::string> decided;
    std::optional<std::string> closed;
    std::optional<std::string> exclude;   ///< outreach, all, none
    std::vector<std::string> win_themes;  ///< codes that it is meant to be won with
    Told told;
};

struct AddDeal {
    std::string name;
    std::optional<std::string> outcome;
    DealFields fields;
};
Answer add_deal(store::Store& store, const Context& context, const AddDeal& options);

struct SetDeal {
    std::string deal;
    std::optional<std::string> name;
    DealFields fields;
    std::vector<std::string> not_reasons;
    std::vector<std::string> not_competitors;
    std::vector<std::string> not_win_themes;
    bool of_form = false;  ///< a line written anew takes a name away and names it again
};
Answer set_deal(store::Store& store, const Context& context, const SetDeal& options);

struct CloseDeal {
    std::string deal;
    std::string outcome;
    std::optional<std::string> on;  ///< today
    Told told;
};
Answer close_deal(store::Store& store, const Context& context, const CloseDeal& options);

struct ReopenDeal {
    std::string deal;
};
Answer reopen_deal(store::Store& store, const Context& context, const ReopenDeal& options);

struct ListDeals {
    std::optional<std::string> account;
    std::optional<std::string> owner;
    std::optional<std::string> product;
    std::optional<std::string> competitor;
    std::optional<std::string> kind;
    std::optional<std::string> outcome;
    bool open = false;
    std::optional<std::string> segment;
    std::optional<std::string> period;
    std::optional<std::string> decided_from;
    std::optional<std::string> decided_to;
    std::optional<std::string> sort;
    std::optional<std::int64_t> limit;
};
Answer list_deals(const store::Store& store, const Context& context, const ListDeals& options);

struct ShowDeal {
    std::string deal;
};
Answer show_deal(const store::Store& store, const Context& context, const ShowDeal& options);

struct RemoveDeal {
    std::string deal;
};
Answer remove_deal(store::Store& store, const Context& context, const RemoveDeal& options);

}  // namespace winloss::app
