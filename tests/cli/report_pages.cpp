// Every report's page against the report: each column it prints and each option it takes is named there, or on the page
// of what all reports share; each column is a key of docs/json.md too.
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "metric_names.hpp"
#include "program.hpp"
#include "support/folders.hpp"
#include "winloss/cli/globals.hpp"
#include "winloss/report/catalogue.hpp"

namespace winloss::cli {

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

std::string document(const std::string& path) {
    std::ifstream in(source_folder() + "/docs/" + path);
    REQUIRE(in);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string page(const std::string& name) { return document("commands/" + name + ".md"); }

/// The page with those of the reports that it sends the reader to, and that of all reports.
std::string with_linked(const std::string& name) {
    const std::string own = page(name);
    std::string all = own + page("report");
    for (const report::Declaration& each : report::all_reports()) {
        const std::string other = "report-" + each.name;
        if (other != name && own.find('(' + other + ".md)") != std::string::npos) { all += page(other); }
    }
    return all;
}

void take_keys(const json& row, std::set<std::string>& keys) {
    for (const auto& [key, value] : row.items()) {
        if (key != "amounts") { keys.insert(key); }
        if (key != "amounts" || !value.is_array()) { continue; }
        for (const json& amount : value) { take_keys(amount, keys); }
    }
}

/// What the report prints in whichever of its tables.
void take_columns(const Program& program, Words words, std::set<std::string>& keys) {
    words.insert(words.begin(), "report");
    words.insert(words.end(), {"--format", "json"});
    const Result result = program(words);
    CAPTURE(words, result.err);
    REQUIRE(result.code == 0);
    const json report = json::parse(result.out);
    for (const json& row : report.at("rows")) { take_keys(row, keys); }
    for (const auto& [name, table] : report.at("tables").items()) {
        for (const json& row : table) { take_keys(row, keys); }
    }
}

/// The ways to ask for it that give columns of their own.
std::vector<Words> ways(const report::Declaration& of) {
    std::vector<Words> result{{of.name}};
    const auto has = [&](const std::string& name) {
        return std::ranges::find(of.options, name, &report::OwnOption::name) != of.options.end();
    };
    if (!report::dimension_words(of).empty()) { result.push_back({of.name, "--by", "segment"}); }
    if (has("source")) { result.push_back({of.name, "--source", "both"}); }
    if (has("quotes")) { result.push_back({of.name, "--quotes", "1"}); }
    if (of.filters.has(report::Facet::competitor)) { result.push_back({of.name, "--competitor", "Initech"}); }
    if (of.not_compared.empty()) { result.push_back({of.name, "--period", "2026", "--compare-to", "previous"}); }
    for (const report::Metric* each : report::metrics_of(of.name)) {
        result.push_back({of.name, "--against", std::string(each->name) + (each->of_code ? "/price" : "")});
    }
    return result;
}

/// The names of the options that help lists.
std::set<std::string> options(const Program& program, const std::string& name) {
    std::set<std::string> found;
    std::istringstream help(program({"report", name, "--help"}).out);
    for (std::string line; std::getline(help, line);) {
        const std::size_t at = line.find_first_not_of(' ');
        if (at == std::string::npos || at == 0 || line.compare(at, 2, "--") != 0) { continue; }
        const std::string option = line.substr(at, line.find_first_of(" ,=", at) - at);
        if (option != "--help" && global_parameter(option) == nullptr) { found.insert(option); }
    }
    return found;
}

bool names_option(const std::string& text, const std::string& option) {
    for (std::size_t at = 0; (at = text.find(option, at)) != std::string::npos; at += option.size()) {
        const char next = at + option.size() < text.size() ? text[at + option.size()] : ' ';
        if (std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '-') { return true; }
    }
    return false;
}

}  // namespace

TEST_CASE("every column and option of a report is on its page, or on that of all reports", "[thorough]") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    for (const report::Metric& each : report::metrics()) {
        REQUIRE(program({"benchmark", "add", benchmark_of(each), "0.5", "--source=Survey"}).code == 0);
    }
    const std::string keys = document("json.md");
    std::vector<std::string> names{"digest"};
    for (const report::Declaration& each : report::all_reports()) { names.push_back(each.name); }
    for (const std::string& name : names) {
        CAPTURE(name);
        const std::string pages = with_linked("report-" + name);
        std::set<std::string> columns;
        if (name == "digest") {
            columns = {"report", "says"};
        } else {
            for (const Words& words : ways(report::find_report(name))) { take_columns(program, words, columns); }
        }
        std::set<std::string> missing;
        for (const std::string& key : columns) {
            const std::string quoted = '`' + key + '`';
            if (pages.find(quoted) == std::string::npos) { missing.insert(key); }
            if (keys.find(quoted) == std::string::npos) { missing.insert("json.md: " + key); }
        }
        for (const std::string& option : options(program, name)) {
            if (!names_option(pages, option)) { missing.insert(option); }
        }
        CHECK(missing == std::set<std::string>());
    }
}

TEST_CASE("report alone takes the digest's options, with their values behind them") {
    const Program program;
    REQUIRE(program({"demo"}).code == 0);
    CHECK(program({"report", "--period", "2026"}).out == program({"report", "digest", "--period", "2026"}).out);
    CHECK_THAT(program({"report", "2026"}).err, Catch::Contains("has no verb '2026'"));
    CHECK_THAT(program({"report", "--period", "win-rate"}).err, !Catch::Contains("digest"));  // a verb stays one
}

}  // namespace winloss::cli
