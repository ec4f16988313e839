#include "winloss/report/reason.hpp"

#include <fmt/format.h>

#include "winloss/core/error.hpp"

namespace winloss::report {

ReasonTree::ReasonTree(const Codebook& codebook, const FactLabels& labels, std::optional<int> level,
                       const std::optional<std::string>& below)
    : codes_(codebook.codes()) {
    if (below) {
        const Code& root = codebook.require(*below);
        below_ = root.path;
        level_ = level_of(root.path) + (codebook.subtree(root).size() > 1 ? 1 : 0);
    }
    if (level) {
        const int least = below ? level_of(below_) : 1;
        if (*level < least) {
            throw usage_error(fmt::format("There is no level {}{}.", *level, below ? " in '" + below_ + "'" : ""),
                              fmt::format("The highest is {}.", least));
        }
        level_ = *level;
    }
    const auto place = [&](const Code& code) { return static_cast<Reason>(&code - codebook.codes().data()); };
    reason_of_code_.assign(labels.codes.size(), no_primary);
    driver_.assign(labels.codes.size(), false);
    for (Label label = 1; label < labels.codes.size(); ++label) {
        const Code* code = codebook.find_path(labels.codes.text(label));
        if (code == nullptr) { throw Error(ErrorKind::bug, "A code is missing from the codebook."); }
        reason_of_code_[label] = place(codebook.at_level(*code, level_));
        driver_[label] = code->kind == CodeKind::driver;
    }
    for (Label label = 0; label < labels.stated_reasons.size(); ++label) {
        const Label code = label < labels.stated_codes.size() ? labels.stated_codes[label] : 0;
        stated_.push_back(labels.stated_reasons.text(label));
        reason_of_stated_.push_back(code == 0 ? static_cast<Reason>(codes_.size()) + label : reason_of_code_[code]);
    }
}

bool ReasonTree::is_inside(Reason reason) const {
    if (below_.empty()) { return true; }
    if (reason >= codes_.size()) { return false; }
    const std::string& path = codes_[reason].path;
    return path == below_ || (path.starts_with(below_) && path[below_.size()] == '/');
}

std::string ReasonTree::code(Reason reason) const {
    switch (reason) {
        case other_codes: return "(other-codes)";
        case several_stated: return "(several-stated-reasons)";
        case buyers_disagree: return "(buyers-disagree)";
        case no_primary: return "(no-primary-reason)";
        default: return reason < codes_.size() ? codes_[reason].path : "(unmapped)";
    }
}

std::string ReasonTree::name(Reason reason) const {
    switch (reason) {
        case other_codes: return "Another code";
        case several_stated: return "Several stated reasons";
        case buyers_disagree: return "Buyers disagree";
        case no_primary: return "No primary reason";
        default: return reason < codes_.size() ? codes_[reason].name : stated_[reason - codes_.size()];
    }
}

std::optional<CodeKind> ReasonTree::kind(Reason reason) const {
    return reason < codes_.size() ? std::optional(codes_[reason].kind) : std::nullopt;
}

}  // namespace winloss::report
