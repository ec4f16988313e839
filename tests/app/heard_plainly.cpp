#include "app/heard_plainly.hpp"

#include <algorithm>

namespace winloss::app::world {

std::string at_level(const std::string& path, std::size_t level) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < level; ++i) {
        at = path.find('/', at + (i > 0 ? 1 : 0));
        if (at == std::string::npos) { return path; }
    }
    return path.substr(0, at);
}

std::vector<Talk> heard_talks(const World& world, std::size_t deal) {
    std::vector<Talk> result;
    for (const Talk& talk : world.talks) {
        if (talk.deal != deal || !talk.held_on || *talk.held_on > world.as_of) { continue; }
        const bool coded = talk.coded_on ? *talk.coded_on <= world.as_of : talk.note && !talk.note->empty();
        if (coded) { result.push_back(talk); }
    }
    return result;
}

std::map<std::string, Tones> tones_of(const World& world, const std::vector<Talk>& talks, std::size_t level) {
    std::map<std::string, Tones> result;
    for (const Talk& talk : talks) {
        if (!talk.note) { continue; }
        for (const Talk::Said& said : *talk.note) {
            const Code& code = world.codes[said.code];
            if (code.kind != CodeKind::driver) { continue; }
            Tones& tones = result[at_level(code.path, level)];
            ++(*said.rating < 0 ? tones.against : tones.in_favour);
        }
    }
    return result;
}

std::string primary_code(const World& world, const std::vector<Talk>& talks, std::size_t level, int sign) {
    std::map<int, std::set<std::string>> by_rank;
    for (const Talk& talk : talks) {
        if (!talk.note) { continue; }
        int rank = 99;
        for (const auto& role : talk.roles) {
            if (role) { rank = std::min(rank, static_cast<int>(*role)); }
        }
        for (const Talk::Said& said : *talk.note) {
            const Code& code = world.codes[said.code];
            const bool primary = said.weight == Weight::primary && said.rating.value_or(0) * sign > 0;
            if (primary && code.kind == CodeKind::driver) { by_rank[rank].insert(at_level(code.path, level)); }
        }
    }
    if (by_rank.empty() || by_rank.begin()->second.size() > 1) { return {}; }
    return *by_rank.begin()->second.begin();
}

std::set<std::string> stated_codes(const World& world, std::size_t deal, std::size_t level) {
    std::set<std::string> result;
    for (const std::size_t each : world.stated[deal]) {
        const StatedText& text = world.stated_texts[each];
        result.insert(text.code ? at_level(world.codes[*text.code].path, level) : "'" + text.text);
    }
    return result;
}

}  // namespace winloss::app::world
