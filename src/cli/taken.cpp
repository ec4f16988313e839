#include "taken.hpp"

#include "winloss/app/naming.hpp"

namespace winloss::cli {

std::vector<std::string> taken_for(const store::Store& store, const std::vector<Given>& given, const Answer& answer) {
    std::vector<std::string> said = answer.messages;
    for (const auto& [parameter, values] : given) {
        const std::string& what = parameter->kind == Parameter::Kind::operand ? parameter->name : parameter->value;
        if ((what != "ACCOUNT" && what != "PERSON") || parameter->name == "--as") { continue; }
        const auto kind = what == "ACCOUNT" ? store::RecordKind::account : store::RecordKind::person;
        for (const std::string& word : values) { app::tell_taken_for(store, kind, word, said); }
    }
    said.erase(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(answer.messages.size()));
    return said;
}

}  // namespace winloss::cli
