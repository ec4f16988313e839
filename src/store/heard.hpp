// What buyers said, sorted by the deal or the account they spoke of: held interviews and their codings, as arrays.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "winloss/domain/facts.hpp"
#include "winloss/store/store.hpp"

namespace winloss::store {

class Heard {
public:
    /// Interviews about deals held by the day that are coded: they have codings, or carry the mark, and no mark of a
    /// later day.
    /// `ids`: codings with their numbers.
    Heard(const Store& store, const Labels& codes, Date as_of, bool ids);
    /// The same of interviews of these kinds, by their account.
    Heard(const Store& store, const Labels& codes, Date as_of, bool ids, const std::vector<std::string>& kinds);

    /// What was heard of a deal or account, into `interviews` and `codings`; they are asked for in ascending order.
    void of(std::int64_t subject, std::vector<InterviewFact>& interviews, std::vector<CodingFact>& codings);

private:
    static constexpr std::uint8_t unknown = 0xff;
    /// 24 bytes, of which a large store has half a million.
    struct Interview {
        std::int64_t subject = 0;  ///< deal, or account
        std::int64_t id = 0;
        std::int32_t held_on = 0;  ///< days since 1970
        std::uint8_t relation = unknown;
        std::uint8_t highest_role = unknown;
        bool coded = false;
    };
    struct Coding {
        std::uint32_t interview = 0;  ///< place in interviews_
        Label code = 0;
        std::int8_t rating = 0;
        Weight weight = Weight::contributing;
    };

    static InterviewFact fact_of(const Interview& interview);
    void read_interviews(const Store& store, Date as_of, const std::vector<std::string>& kinds);
    void sort_interviews();
    void read_codings(const Store& store, const Labels& codes);
    void sort_codings();
    void sort_coding_ids();
    void read_roles(const Store& store);
    /// Place in interviews_ of each interview, in the order of their numbers.
    std::vector<std::uint32_t> by_number() const;

    std::vector<Interview> interviews_;  ///< by deal, then number
    std::vector<Coding> codings_;        ///< by interview
    bool ids_;
    std::vector<std::int64_t> coding_ids_;  ///< of codings_; empty where nobody asked for them
    std::size_t next_interview_ = 0;
    std::size_t next_coding_ = 0;
};

}  // namespace winloss::store
