// Every page and list that the program has, to be looked at in any width, locale and store.
#pragma once

#include <string>
#include <vector>

namespace winloss::cli {

/// Records that are looked at; a store has them all.
struct Looked {
    std::string account = "1";
    std::string open_interview = "1";
    std::string held_interview{};  ///< empty: there is none
};

/// The command lines, each of which succeeds and writes nothing. `tests/cli/screens.cpp` holds them against the
/// registry.
inline std::vector<std::vector<std::string>> screens(const Looked& at = {}) {
    std::vector<std::vector<std::string>> all{{"status"},
                                              {"next", "--all"},
                                              {"due"},
                                              {"due", "--late"},
                                              {"remind"},
                                              {"plan", "--explain"},
                                              {"plan", "--dry-run"},
                                              {"account", "list"},
                                              {"account", "show", at.account},
                                              {"account", "review", at.account},
                                              {"account", "team", at.account},
                                              {"account", "owners", at.account},
                                              {"contact", "list"},
                                              {"contact", "show", "1"},
                                              {"deal", "list"},
                                              {"deal", "show", "1"},
                                              {"contract", "list"},
                                              {"contract", "show", "1"},
                                              {"person", "list"},
                                              {"person", "show", "1"},
                                              {"competitor", "list"},
                                              {"competitor", "show", "1"},
                                              {"product", "list"},
                                              {"product", "show", "1"},
                                              {"interview", "list"},
                                              {"interview", "show", at.open_interview},
                                              {"interview", "suggest", at.open_interview},
                                              {"interview", "assign", "--due", "--round-robin", "1", "--dry-run"},
                                              {"touch", "list"},
                                              {"expectation", "list"},
                                              {"health", "show"},
                                              {"flag", "list", "--all"},
                                              {"action", "list", "--all"},
                                              {"benchmark", "list"},
                                              {"benchmark", "show", "1"},
                                              {"touch", "show", "1"},
                                              {"expectation", "show", "1"},
                                              {"flag", "show", "1"},
                                              {"action", "show", "1"},
                                              {"codebook", "list"},
                                              {"codebook", "show", "price"},
                                              {"reasons", "list"},
                                              {"reasons", "unmapped"},
                                              {"guide", "list"},
                                              {"guide", "show", "exit"},
                                              {"guide", "questions"},
                                              {"guide", "diff", "exit"},  // has two versions
                                              {"profile", "list"},
                                              {"profile", "show", "salesforce"},
                                              {"programme", "show"},
                                              {"import", "list"},
                                              {"import", "aliases"},
                                              {"config", "list", "--origin"},
                                              {"config", "get", "small_under"},
                                              {"config", "path"},
                                              {"log"},
                                              {"log", "account", at.account},
                                              {"check"},
                                              {"report", "list"},
                                              {"report", "explain", "loss-reasons"},
                                              {"report", "saved"},
                                              {"report", "digest"},
                                              {"report", "actions"},
                                              {"report", "churn-reasons"},
                                              {"report", "cohorts"},
                                              {"report", "competitors"},
                                              {"report", "decay"},
                                              {"report", "drivers"},
                                              {"report", "expectations"},
                                              {"report", "lead-sources"},
                                              {"report", "loss-reasons", "--source", "both"},
                                              {"report", "loss-reasons", "--by", "segment"},
                                              {"report", "net-growth"},
                                              {"report", "pulse"},
                                              {"report", "reason-gap"},
                                              {"report", "renewal-risks"},
                                              {"report", "renewals"},
                                              {"report", "response"},
                                              {"report", "retention", "--by", "segment"},
                                              {"report", "sample-size"},
                                              {"report", "survival", "--by", "segment"},
                                              {"report", "touches"},
                                              {"report", "win-rate", "--by", "segment", "--by", "competitor"},
                                              {"report", "win-reasons"},
                                              {"report", "win-themes"}};
    if (!at.held_interview.empty()) {
        all.push_back({"interview", "show", at.held_interview});
        all.push_back({"note", at.held_interview, "--print"});
    }
    return all;
}

}  // namespace winloss::cli
