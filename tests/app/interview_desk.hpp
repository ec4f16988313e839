// Interviews that a plan has made, and the changes of them that a test makes by the dozen.
#pragma once

#include "app/company.hpp"
#include "winloss/app/interview_list.hpp"
#include "winloss/app/interviews.hpp"

namespace winloss::app {

/// Planned: 1 the retrospective of Acme (lost), 2 that of Zenith (won), 3 Zenith's expectation.
inline store::Store planned(const std::string& path) {
    store::Store store = company(path);
    plan(store, at_work("plan"), {});
    return store;
}

inline Words events(const store::Store& store, std::int64_t interview) {
    Words found;
    for (const auto& event : store::interview_events(store, {interview})) {
        found.push_back(event.event + (event.remark ? ": " + *event.remark : ""));
    }
    return found;
}

inline Words invite(store::Store& store, const std::string& interview, const Words& contacts = {},
                    const std::optional<std::string>& on = {}) {
    return invite_interview(store, at_work("interview invited"),
                            {.interview = interview, .on = on, .contacts = contacts, .channel = {}, .remark = {}})
        .messages;
}

inline Words assign(store::Store& store, const std::string& interview, const std::string& person,
                    const InterviewerChoice& choice = {}) {
    return assign_interview(store, at_work("interview assign"),
                            {.interview = interview, .person = person, .choice = choice})
        .messages;
}

inline Words book(store::Store& store, const std::string& at) {
    BookInterview options;
    options.interview = "1";
    options.at = at;
    return book_interview(store, at_work("interview book"), options).messages;
}

inline HoldInterview holding(const std::string& interview) {
    HoldInterview options;
    options.interview = interview;
    return options;
}

}  // namespace winloss::app
