// The sample company: complete, believable, and the same every day but for its dates.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "app/company.hpp"
#include "support/catch.hpp"
#include "winloss/app/demo.hpp"
#include "winloss/app/embedded.hpp"
#include "winloss/app/new_store.hpp"
#include "winloss/store/maintenance.hpp"

using namespace winloss;
using namespace winloss::app;

namespace {

/// The note's words as a reader sees them: headings and marks taken out.
std::string prose_of(std::string_view note) {
    std::string text;
    std::istringstream lines{std::string(note)};
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#")) { text += line + "\n"; }
    }
    std::string clean;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        if (rest.starts_with("{==") || rest.starts_with("==}")) {
            i += 3;
        } else if (rest.starts_with("{>>")) {
            i = text.find("<<}", i) + 3;
        } else {
            clean += text[i++];
        }
    }
    return clean;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80 || c == '\'') {
            word += static_cast<char>(std::tolower(byte));
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) { words.push_back(word); }
    return words;
}

/// Sentences of four words and more, as one line of lower-case words each.
std::vector<std::string> sentences_of(const std::string& prose) {
    std::vector<std::string> sentences;
    std::string piece;
    for (const char c : prose + "\n") {
        if (c != '.' && c != '!' && c != '?' && c != '\n') {
            piece += c;
            continue;
        }
        const auto words = words_of(std::exchange(piece, {}));
        if (words.size() < 4) { continue; }
        std::string sentence;
        for (const std::string& word : words) { sentence += word + " "; }
        sentences.push_back(sentence);
    }
    return sentences;
}

std::vector<EmbeddedFile> notes() {
    std::vector<EmbeddedFile> found;
    for (const EmbeddedFile& file : embedded_sample()) {
        if (file.path.starts_with("notes/")) { found.push_back(file); }
    }
    return found;
}

std::int64_t count(const store::Store& store, const std::string& of) {
    return store.connection().scalar("SELECT count(*) FROM " + of);
}

}  // namespace

TEST_CASE("the sample's notes are of a note's length, and no two share a sentence") {
    std::map<std::string, std::string_view> seen;
    CHECK(notes().size() == 45);
    for (const EmbeddedFile& note : notes()) {
        INFO(note.path);
        const std::string prose = prose_of(note.content);
        const std::size_t words = words_of(prose).size();
        CHECK(words >= 150);
        CHECK(words <= 600);
        for (const std::string& sentence : sentences_of(prose)) {
            const auto [other, fresh] = seen.try_emplace(sentence, note.path);
            INFO(sentence << " stands in " << other->second);
            CHECK((fresh || other->second == note.path));
        }
    }
    CHECK(seen.size() > 500);
}

TEST_CASE("the demo fills a fresh store, whole and complete") {
    const Folder folder;
    store::Store store = new_store(folder / "demo.db", {});
    fill_demo(store, at_work("demo"), {});
    CHECK(count(store, "account") == 40);
    CHECK(count(store, "deal WHERE outcome <> 'open'") == 120);
    CHECK(count(store, "interview WHERE state = 'held'") == 45);
    CHECK(count(store, "note") == 45);
    CHECK(count(store, "(SELECT DISTINCT currency FROM deal WHERE currency IS NOT NULL)") >= 4);
    CHECK(count(store, "contract WHERE ended_on IS NOT NULL") > 0);
    CHECK(count(store, "contract WHERE renews_id IS NOT NULL") > 10);
    CHECK(count(store, "interview WHERE state = 'planned'") > 5);
    CHECK(store::check(store).empty());
    CHECK(error_of([&] { fill_demo(store, at_work("demo"), {}); }).kind() == ErrorKind::conflict);
}

TEST_CASE("a newcomer finds something in every list of what happens around interviews") {
    const Folder folder;
    store::Store store = new_store(folder / "demo.db", {});
    fill_demo(store, at_work("demo"), {});
    for (const char* list :
         {"touch", "health", "expectation WHERE outcome = 'unknown'", "expectation WHERE outcome <> 'unknown'",
          "flag WHERE cleared_on IS NULL", "flag WHERE cleared_on IS NOT NULL", "action WHERE state = 'planned'",
          "action WHERE state = 'done' AND told_on IS NOT NULL", "deal_win_theme", "account_owner"}) {
        INFO(list);
        CHECK(count(store, list) > 0);
    }
    for (const std::string table : {"flag", "action", "expectation"}) {
        CHECK(count(store, table + " x JOIN interview i ON i.id = x.interview_id") > 0);
        CHECK(count(store, table + " x JOIN interview i ON i.id = x.interview_id WHERE i.account_id <> x.account_id") ==
              0);
    }
    CHECK(count(store, "touch WHERE touched_on > '2026-10-01'") == 0);
}

TEST_CASE("the demo's two years end on the day it is asked for") {
    const Folder folder;
    Context later = at_work("demo");
    later.today = make_date(2031, 3, 29);
    store::Store store = new_store(folder / "later.db", {});
    fill_demo(store, later, {});
    store::Statement last =
        store.prepare("SELECT max(coalesce(decided_on, closed_on)) FROM deal WHERE outcome <> 'open'");
    REQUIRE(last.step());
    CHECK(last.date(0) <= later.today);
    CHECK(last.date(0) > add_months(later.today, -1));
}
