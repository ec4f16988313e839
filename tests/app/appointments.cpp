#include "app/interview_desk.hpp"

namespace winloss::app {

namespace {

/// What booking says between what was done and what comes next.
Words remarks(store::Store& store, const std::string& interview, const std::string& at) {
    BookInterview options;
    options.interview = interview;
    options.at = at;
    Words said = book_interview(store, at_work(), options).messages;
    said.erase(said.begin());
    std::erase_if(said, [](const std::string& each) { return each.starts_with("Next") || each.starts_with("On the"); });
    return said;
}

Words put_off(store::Store& store, const std::string& interview, const std::string& at) {
    SetInterview options;
    options.interview = interview;
    options.at = at;
    return set_interview(store, at_work(), options).messages;
}

}  // namespace

TEST_CASE("a day without its year is the one that can be meant, and is said with its weekday") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign(store, "1", "kim");
    CHECK(book(store, "oct 5 10").front() ==
          "Interview 1, retrospective of Acme (Platform): booked for Mon 2026-10-05 10:00 with Kim.");
    CHECK(put_off(store, "1", "8 oct at 11:30").front() ==
          "Interview 1, retrospective of Acme (Platform): changed: booked for Thu 2026-10-08 11:30.");
    invite(store, "2", {}, "2026-09-10");
    BookInterview late;  // written down afterwards: this year's and next year's can be meant
    late.interview = "2";
    late.on = "2026-09-10";
    late.at = "sep 15 10:00";
    const Error error = error_of([&] { book_interview(store, at_work(), late); });
    CHECK(error.message() == "--at 'sep 15': the year is missing: 2026-09-15 or 2027-09-15.");
    late.at = "sep 5 10:00";
    CHECK_NOTHROW(book_interview(store, at_work(), late));
    CHECK(asked(store, "SELECT booked_at FROM interview WHERE id = 2") == "2027-09-05T10:00");
}

TEST_CASE("an interviewer who is asked for at the same time is told of") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign(store, "1", "kim");
    CHECK(remarks(store, "1", "2026-10-08 10:00").empty());
    assign(store, "2", "kim");
    assign(store, "3", "kim");
    CHECK(remarks(store, "2", "2026-10-08 10:00") == Words{"Kim has interview 1 then, with Acme (Platform)."});
    CHECK(remarks(store, "2", "2026-10-08 9:30") == Words{"Kim has interview 1 at 10:00, with Acme (Platform)."});
    CHECK(remarks(store, "2", "2026-10-08 11:00").empty());
    CHECK(assign(store, "2", "bo").size() == 3);  // what was done, and what comes next
    CHECK(remarks(store, "2", "2026-10-08 10:00").empty());
    CHECK(assign(store, "2", "kim").at(1) == "Kim has interview 1 then, with Acme (Platform).");
    SetInterview with_kim{.interview = "2", .fields = {}};
    assign(store, "2", "bo");
    with_kim.with = "kim";
    CHECK(set_interview(store, at_work(), with_kim).messages.at(1) ==
          "Kim has interview 1 then, with Acme (Platform).");
    CHECK(remarks(store, "2", "2026-10-08 11:00").empty());
    CHECK(remarks(store, "3", "2026-10-01 11:00").empty());
    CHECK(put_off(store, "1", "2026-10-08 11:00").at(1) == "Kim has interview 2 then, with Zenith (Insight).");
    CHECK(put_off(store, "3", "2026-10-08 11:00").at(1).starts_with("That is after its window"));  // no talk of its own
    CHECK(join(put_off(store, "3", "2026-10-08 11:15"), " ").find("interview 2 ") == std::string::npos);
}

TEST_CASE("a day after the window is told of, unless the interview is late anyway") {
    const Folder folder;
    store::Store store = planned(folder / "a.db");
    assign(store, "1", "kim");
    CHECK(remarks(store, "1", "2028-10-08 10:00") == Words{"That is after its window, which closes on 2026-11-18."});
    CHECK(remarks(store, "1", "2026-11-18 10:00").empty());
    CHECK(put_off(store, "1", "2026-11-19 10:00").at(1) == "That is after its window, which closes on 2026-11-18.");
    change(store, "UPDATE interview SET opens_on = '2026-08-01', target_on = '2026-08-15', closes_on = '2026-09-18'");
    CHECK(remarks(store, "1", "2026-10-08 10:00").empty());
    CHECK(remarks(store, "1", "2027-10-08 10:00") == Words{"That is after its window, which closed on 2026-09-18."});
}

}  // namespace winloss::app
