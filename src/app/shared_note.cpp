#include "shared_note.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "discretion.hpp"
#include "winloss/core/error.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"
#include "winloss/store/actions.hpp"
#include "winloss/store/codebook.hpp"
#include "winloss/store/competitors.hpp"
#include "winloss/store/deals.hpp"
#include "winloss/store/expectations.hpp"
#include "winloss/store/flags.hpp"
#include "winloss/store/interview_list.hpp"
#include "winloss/store/interviews.hpp"
#include "winloss/store/notes.hpp"
#include "winloss/store/people.hpp"

namespace winloss::app {

namespace {

/// Builds the text piece by piece; takes names out of what others wrote.
class Page {
public:
    Page(const store::Store& store, InterviewId id)
        : line_(store::interview_line(store, id)),
          note_(store::read_note(store, id)),
          codebook_(store::read_codebook(store)),
          discretion_(store) {}

    const store::InterviewLine& line() const { return line_; }
    const Interview& interview() const { return line_.interview; }
    const std::optional<store::StoredNote>& note() const { return note_; }
    const Codebook& codebook() const { return codebook_; }
    bool quotes() const { return interview().consent_to_quote.value_or(false); }
    bool named() const { return !interview().confidential.value_or(false); }

    void add(const std::string& text) { text_ += text + "\n"; }
    void heading(std::string_view title) { text_ += fmt::format("\n## {}\n\n", title); }
    /// One line without people, of what somebody wrote: it has to be read through.
    std::string blameless(std::string_view text) {
        told_ = told_ || !trim(text).empty();
        Blameless result = discretion_.without_people(text, interview().account, named());
        replaced_ += result.replaced;
        return std::move(result.text);
    }
    /// What a record is called.
    std::string called(std::string_view name) const {
        return named() ? in_one_line(name) : discretion_.without_customer(name, interview().account);
    }
    std::string passage(const Coding& coding) const {
        if (!note_ || !coding.start || !coding.end) { return {}; }
        const std::size_t from = byte_offset(note_->text, static_cast<std::size_t>(*coding.start));
        return note_->text.substr(from, byte_offset(note_->text, static_cast<std::size_t>(*coding.end)) - from);
    }
    std::string whose() const { return named() ? line_.account : "a customer"; }

    SharedNote take() {
        SharedNote note{std::move(text_), {}};
        if (!named()) { note.sentences.emplace_back("The customer is not named: confidentiality was promised."); }
        if (!quotes()) {
            note.sentences.emplace_back(
                fmt::format("Nothing is quoted: the customer has not agreed to it (winloss interview set {} "
                            "--consent-to-quote yes).",
                            interview().id.value));
        }
        if (told_ || replaced_ > 0) {
            const std::string found = replaced_ == 0
                                          ? std::string("No name was found in what was written")
                                          : counted(replaced_, "name was", "names were") + " found and left out";
            note.sentences.push_back(found + ": read it through before you send it.");
        }
        return note;
    }

private:
    store::InterviewLine line_;
    std::optional<store::StoredNote> note_;
    Codebook codebook_;
    Discretion discretion_;
    std::string text_;
    int replaced_ = 0;
    bool told_ = false;  ///< something stands in it that somebody wrote
};

std::string rating_words(std::optional<int> rating) {
    if (!rating) { return "mentioned"; }
    if (*rating == 2) { return "decided for us"; }
    if (*rating == 1) { return "spoke for us"; }
    return *rating == -1 ? "spoke against us" : "decided against us";
}

void add_facts(Page& page, const store::Store& store) {
    const Interview& interview = page.interview();
    std::vector<std::string> facts;
    if (interview.deal) {
        const store::DealRow row = store::read_deal_row(store, *interview.deal);
        facts.push_back(fmt::format("Outcome: {}", word(row.deal.outcome)));
        if (row.product) { facts.push_back("Product: " + page.called(*row.product)); }
        if (const auto day = row.deal.decision_date()) { facts.push_back("Decided on " + iso(*day)); }
        std::vector<std::string> rivals;
        for (const store::DealCompetitorRow& each : store::deal_competitors(store, *interview.deal)) {
            std::string name = page.called(each.name);
            if (std::ranges::find(rivals, name) == rivals.end()) { rivals.push_back(std::move(name)); }
        }
        if (!rivals.empty()) { facts.push_back("Considered besides us: " + join(rivals, ", ")); }
    }
    if (interview.held_on) { facts.push_back("Heard on " + iso(*interview.held_on)); }
    for (const std::string& fact : facts) { page.add("- " + fact); }
}

/// A reason with all that was said for it: it counts once for a sign, with the strongest of its ratings.
struct Said {
    CodeId code;
    int sign = 0;
    std::optional<CompetitorId> competitor{};
    std::optional<int> rating{};
    bool primary = false;
    std::vector<std::string> passages{};

    bool is(const Said& other) const {
        return code == other.code && sign == other.sign && competitor == other.competitor;
    }
    void join(const Said& other) {
        if (std::abs(other.rating.value_or(0)) > std::abs(rating.value_or(0))) { rating = other.rating; }
        primary = primary || other.primary;
    }
};

std::string in_words(const Page& page, const Said& said, const Code& code, const store::Store& store) {
    std::string reason = fmt::format("**{}** ({}): {}", code.name, code.path, rating_words(said.rating));
    if (said.primary) { reason += ", the main reason"; }
    if (said.competitor) { reason += "; of " + page.called(store::read_competitor(store, *said.competitor).name); }
    return reason;
}

void add_codings(Page& page, const store::Store& store, std::string_view title, const auto& belongs) {
    if (!page.note()) { return; }
    std::vector<Said> all;
    for (const Coding& coding : page.note()->codings) {
        const Code* code = page.codebook().find(coding.code);
        if (code == nullptr || !belongs(coding, *code)) { continue; }
        const int rating = coding.rating.value_or(0);
        const Said said{.code = coding.code,
                        .sign = (rating > 0) - (rating < 0),
                        .competitor = coding.competitor,
                        .rating = coding.rating,
                        .primary = coding.weight == Weight::primary};
        auto same = std::ranges::find_if(all, [&](const Said& each) { return each.is(said); });
        if (same == all.end()) { same = all.insert(all.end(), said); }
        same->join(said);
        std::string passage = page.quotes() ? page.blameless(page.passage(coding)) : std::string();
        if (!passage.empty()) { same->passages.push_back(std::move(passage)); }
    }
    if (!all.empty()) { page.heading(title); }
    for (const Said& each : all) {
        page.add("- " + in_words(page, each, *page.codebook().find(each.code), store));
        for (std::size_t i = 0; i < each.passages.size(); ++i) {
            if (i > 0) { page.add("  >"); }  // a quotation of its own
            page.add("  > " + each.passages[i]);
        }
    }
}

bool is_driver(const Code& code) { return code.kind == CodeKind::driver; }

void add_actions(Page& page, const store::Store& store) {
    const auto actions = store::actions(store, {.interview = page.interview().id}, 0);
    if (actions.empty()) { return; }
    page.heading("What we do about it");
    for (const store::ActionRow& row : actions) {
        const std::string due = row.action.due_on ? ", until " + iso(*row.action.due_on) : std::string();
        page.add(fmt::format("- {} ({}{})", page.blameless(row.action.text), word(row.action.state), due));
    }
}

/// The answer to a question of the guide; empty where there is none.
std::string answer_to(const Page& page, std::string_view question) {
    if (!page.note()) { return {}; }
    for (const GivenAnswer& given : read_answers(page.note()->text)) {
        if (given.question == question) { return given.text; }
    }
    return {};
}

/// What the customer named, as far as it may be told.
struct Named {
    std::vector<std::string> lines{};
    bool kept_back = false;  ///< something was said that may not be quoted
};

/// The answer to a question in the customer's words, where they agreed to be quoted.
Named named_by(Page& page, std::string_view question) {
    const std::string answer = answer_to(page, question);
    if (trim(answer).empty()) { return {}; }
    if (!page.quotes()) { return {.kept_back = true}; }
    return {.lines = {page.blameless(answer)}};
}

void add_named(Page& page, std::string_view title, const Named& named, std::string_view none) {
    page.heading(title);
    for (const std::string& line : named.lines) { page.add("- " + line); }
    if (named.kept_back) {
        page.add(
            fmt::format("{}The customer named something and has not agreed to be quoted: ask whoever held "
                        "interview {}.",
                        named.lines.empty() ? "" : "- ", page.interview().id.value));
    } else if (named.lines.empty()) {
        page.add(std::string(none));
    }
}

}  // namespace

SharedNote shared_note(const store::Store& store, InterviewId id, const std::vector<PersonId>& credited) {
    Page page(store, id);
    page.add(fmt::format("# What we learned from {}: {}\n", page.whose(), page.interview().kind));
    add_facts(page, store);
    add_codings(page, store, "What spoke for us", [](const Coding& coding, const Code& code) {
        return is_driver(code) && coding.rating.value_or(0) > 0;
    });
    add_codings(page, store, "What spoke against us", [](const Coding& coding, const Code& code) {
        return is_driver(code) && coding.rating.value_or(0) < 0;
    });
    add_codings(page, store, "What else we heard", [](const Coding&, const Code& code) { return !is_driver(code); });
    add_actions(page, store);
    std::vector<std::string> praised;
    for (const store::Credit& each : store::interview_credits(store, id)) { praised.push_back(each.name); }
    for (const PersonId person : credited) {
        std::string name = store::read_person(store, person).name;
        if (std::ranges::find(praised, name) == praised.end()) { praised.push_back(std::move(name)); }
    }
    if (!praised.empty()) { page.heading("Thanks to"); }
    for (const std::string& name : praised) { page.add(fmt::format("- {}, whose help the customer praised", name)); }
    SharedNote note = page.take();
    if (!page.note() || page.note()->codings.empty()) {
        note.sentences.insert(note.sentences.begin(),
                              fmt::format("It says little yet: code the note first, winloss note {}", id.value));
    }
    return note;
}

SharedNote hand_over_note(const store::Store& store, InterviewId id) {
    Page page(store, id);
    if (page.line().outcome != Outcome::won) {
        throw conflict(
            fmt::format("Interview {} is of no won deal: there is nothing to hand over.", id.value),
            fmt::format("winloss interview shared {} --to TEAM makes the note for others in the company.", id.value));
    }
    page.add(fmt::format("# To those who will work with {}\n", page.whose()));
    add_facts(page, store);
    Named needs = named_by(page, "hidden-needs");
    for (const store::FlagRow& row : store::flags(store, {.interview = id, .kind = FlagKind::hidden_need}, 0)) {
        needs.lines.push_back(page.blameless(row.flag.text));
    }
    add_named(page, "Needs that came to light late", needs, "None was named.");
    add_named(page, "Where they expect us to fall short", named_by(page, "perceived-gaps"), "Nothing was named.");
    add_codings(page, store, "What spoke against us all the same", [](const Coding& coding, const Code& code) {
        return is_driver(code) && coding.rating.value_or(0) < 0;
    });
    Named success = named_by(page, "success");
    for (const store::ExpectationRow& row :
         store::expectations(store, {.account = page.interview().account, .open = true}, 0)) {
        const Expectation& each = row.expectation;
        std::string line = page.blameless(each.text);
        if (each.metric) {
            line += fmt::format(" ({})", page.blameless(*each.metric + (each.target ? ": " + *each.target : "")));
        }
        if (each.review_on) { line += ", to be reviewed on " + iso(*each.review_on); }
        success.lines.push_back(std::move(line));
    }
    add_named(page, "How they will know it was a success", success, "They have not said.");
    SharedNote note = page.take();
    if (!page.quotes()) {
        note.sentences.push_back(fmt::format(
            "Needs in your own words are handed over: winloss flag add hidden-need --from {} --text …", id.value));
    }
    return note;
}

}  // namespace winloss::app
