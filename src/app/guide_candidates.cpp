#include "guide_candidates.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "guide_words.hpp"
#include "winloss/core/text.hpp"
#include "winloss/domain/guide.hpp"

namespace winloss::app {

namespace {

/// The guides that are meant: of the kind, and where an outcome was named of that alone.
bool is_meant(const store::StoredGuide& guide, const Wanted& wanted) {
    return guide.kind == wanted.kind && (!wanted.outcome || (guide.outcome && word(*guide.outcome) == *wanted.outcome));
}

std::vector<Candidate> versions(const store::Store& store, const Wanted& wanted) {
    std::vector<Candidate> found;
    for (const store::StoredGuide& each : store::guide_versions(store)) {
        std::string version = std::to_string(each.version);
        if (!is_meant(each, wanted) || std::ranges::find(found, version, &Candidate::word) != found.end()) { continue; }
        found.push_back({std::move(version), called(each)});
    }
    return found;
}

std::vector<Candidate> questions(const store::Store& store, const Wanted& wanted) {
    std::vector<Candidate> found;
    for (const store::StoredGuide& each : store::guides(store)) {
        if (!is_meant(each, wanted)) { continue; }
        for (const Question& question : read_guide(each.text)) {
            if (std::ranges::find(found, question.id, &Candidate::word) != found.end()) { continue; }
            found.push_back({question.id, question.text});
        }
    }
    return found;
}

std::vector<Candidate> kinds_with_guides(const store::Store& store) {
    std::vector<Candidate> found;
    for (const store::StoredGuide& each : store::guides(store)) {
        const std::string of = each.outcome ? std::string(word(*each.outcome)) : "any outcome";
        if (found.empty() || found.back().word != each.kind) {
            found.push_back({each.kind, each.outcome ? of : std::string()});
            continue;
        }
        if (found.back().tells.empty()) { found.back().tells = "any outcome"; }
        found.back().tells += ", " + of;
    }
    return found;
}

/// Who asked for questions, and for how many.
std::vector<Candidate> askers(const store::Store& store) {
    std::map<std::string, std::int64_t> questions;
    for (const store::StoredGuide& each : store::guides(store)) {
        for (const Question& question : read_guide(each.text)) {
            if (question.from) { ++questions[*question.from]; }
        }
    }
    std::vector<Candidate> found;
    for (const auto& [from, count] : questions) { found.push_back({from, counted(count, "question", "questions")}); }
    return found;
}

}  // namespace

std::optional<std::vector<Candidate>> guide_candidates(const store::Store& store, const Wanted& wanted) {
    if (wanted.what == "GUIDE") { return kinds_with_guides(store); }
    if (wanted.what == "ASKER") { return askers(store); }
    if (wanted.what == "VERSION") { return versions(store, wanted); }
    if (wanted.what == "QUESTION ID") { return questions(store, wanted); }
    return std::nullopt;
}

}  // namespace winloss::app
