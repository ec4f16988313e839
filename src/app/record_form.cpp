#include "winloss/app/record_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "winloss/core/error.hpp"
#include "winloss/core/sentence.hpp"
#include "winloss/core/suggest.hpp"
#include "winloss/core/text.hpp"

namespace winloss::app {

namespace {

constexpr std::string_view comment = "#";
constexpr std::string_view fault_comment = "#!";
constexpr std::string_view first_words = "# winloss ";
constexpr std::string_view form_word = " form ";

struct Line {
    int number = 0;
    std::string value;
};
using Lines = std::map<std::string, std::vector<Line>, std::less<>>;

std::vector<std::string> shown(const FormField& field) {
    std::vector<std::string> values;
    for (const std::string& value : field.values) { values.push_back(visible(value)); }
    return values;
}

/// '# winloss deal 17 form 0123456789abcdef'
void read_first_words(std::string_view line, ReadForm& read) {
    const std::size_t at = line.rfind(form_word);
    if (!line.starts_with(first_words) || at == std::string_view::npos || at < first_words.size()) { return; }
    read.record = std::string(line.substr(first_words.size(), at - first_words.size()));
    read.fingerprint = std::string(trim(line.substr(at + form_word.size())));
}

std::vector<std::string> keys_of(const RecordForm& form) {
    std::vector<std::string> keys;
    for (const FormField& field : form.fields) { keys.push_back(field.key); }
    return keys;
}

/// The fields that stand in the text, by key; whatever is no field is a fault.
Lines read_lines(std::string_view text, const RecordForm& form, ReadForm& read) {
    Lines lines;
    int number = 0;
    for (const std::string_view line : split(text, '\n')) {
        ++number;
        if (number == 1) { read_first_words(line, read); }
        if (trim(line).empty() || trim(line).starts_with(comment)) { continue; }
        const std::size_t colon = line.find(':');
        const std::string key(trim(line.substr(0, std::min(colon, line.size()))));
        const auto field = std::ranges::find(form.fields, key, &FormField::key);
        if (colon == std::string_view::npos || field == form.fields.end()) {
            const std::string near = did_you_mean(key, keys_of(form));
            read.faults.push_back({number,
                                   colon == std::string_view::npos ? fmt::format("{} is no field.", quoted(trim(line)))
                                                                   : fmt::format("There is no field {}.", quoted(key)),
                                   near.empty() ? "A line is a field and its value: name: Acme." : near});
            continue;
        }
        std::vector<Line>& values = lines[key];
        if (!field->list && !field->text && !values.empty()) {
            read.faults.push_back({number, fmt::format("{} stands here twice, in line {} too.", key, values[0].number),
                                   "Leave one of them."});
        }
        values.push_back({number, std::string(trim(line.substr(colon + 1)))});
    }
    return lines;
}

void check(const FormField& field, const Line& line, ReadForm& read) {
    if (line.value.empty() && field.required) {
        read.faults.push_back({line.number, fmt::format("The {} is empty.", field.key), {}});
    }
    if (!field.check || line.value.empty()) { return; }
    try {
        field.check(line.value);
    } catch (const Error& error) { read.faults.push_back({line.number, error.message(), error.hint()}); }
}

struct ListChange {
    std::vector<Line> came;
    std::vector<std::size_t> went;
};

/// The value that was typed; a line that stands there as it was shown is the line that it was.
std::string value_of(const FormField& field, const std::vector<Line>& lines) {
    const std::vector<std::string> before = shown(field);
    std::vector<std::string> values;
    for (const Line& line : lines) {
        const auto same = std::ranges::find_if(
            before, [&](const std::string& each) { return !line.value.empty() && trim(each) == line.value; });
        values.push_back(same == before.end() ? line.value
                                              : field.values[static_cast<std::size_t>(same - before.begin())]);
    }
    return join(values, "\n");
}

ListChange change_of(const FormField& field, const std::vector<Line>& lines) {
    ListChange change;
    const std::vector<std::string> before = shown(field);
    std::vector<bool> still(before.size(), false);
    for (const Line& line : lines) {
        if (line.value.empty()) { continue; }
        std::size_t at = 0;
        while (at < before.size() && (still[at] || before[at] != line.value)) { ++at; }
        if (at < before.size()) {
            still[at] = true;
        } else {
            change.came.push_back(line);
        }
    }
    for (std::size_t i = 0; i < still.size(); ++i) {
        if (!still[i]) { change.went.push_back(i); }
    }
    return change;
}

}  // namespace

std::string fingerprint(const RecordForm& form) {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a, 64 bits
    const auto add = [&hash](std::string_view bytes) {
        for (const char byte : bytes) { hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U; }
    };
    for (const FormField& field : form.fields) {
        add(field.key);
        for (const std::string& value : field.values) {
            add(":");
            add(value);
        }
        add("\n");
    }
    return fmt::format("{:016x}", hash);
}

std::string form_text(const RecordForm& form) {
    std::string text = fmt::format("{}{}{}{}\n", first_words, form.record, form_word, fingerprint(form));
    for (const std::string& note : form.notes) { text += "# " + visible(with_single_stops(note)) + "\n"; }
    text += "\n";
    for (const FormField& field : form.fields) {
        if (!field.says.empty()) { text += "# " + visible(field.says) + "\n"; }
        for (const std::string& value : shown(field)) { text += fmt::format("{}: {}\n", field.key, value); }
        if (field.values.empty()) { text += field.key + ":\n"; }
    }
    return text;
}

ReadForm read_form(std::string_view text, const RecordForm& form) {
    ReadForm read;
    const Lines lines = read_lines(text, form, read);
    if (lines.empty()) { return read; }  // its comments alone are an emptied form
    std::vector<std::function<void()>> puts;
    for (const FormField& field : form.fields) {
        const auto found = lines.find(field.key);
        if (found == lines.end() && !(field.list && read.fingerprint)) { continue; }
        const std::vector<Line> none;
        const std::vector<Line>& typed = found == lines.end() ? none : found->second;
        if (field.list) {
            ListChange change = change_of(field, typed);
            if (change.came.empty() && change.went.empty()) { continue; }
            std::vector<std::string> came;
            for (const Line& line : change.came) {
                check(field, line, read);
                came.push_back(line.value);
                read.places.push_back({field.key, line.number, line.value});
            }
            if (came.empty()) { read.places.push_back({field.key}); }
            puts.emplace_back([&field, came, went = change.went] { field.put_list(came, went); });
            continue;
        }
        std::string value = value_of(field, typed);
        if (value == join(field.values, "\n")) { continue; }
        check(field, typed.front(), read);
        read.places.push_back({field.key, typed.front().number, field.text ? std::string() : typed.front().value});
        puts.emplace_back([&field, value = std::move(value)] { field.put(value); });
    }
    std::ranges::stable_sort(read.faults, {}, &LineFault::line);
    if (!read.faults.empty()) { return read; }
    for (const auto& put : puts) { put(); }
    read.changed = !puts.empty();
    return read;
}

std::string with_faults(std::string_view text, const std::vector<LineFault>& faults) {
    std::string result;
    const auto add = [&result](const LineFault& fault) {
        for (const std::string& words : {fault.message, fault.hint}) {
            if (words.empty()) { continue; }
            for (const std::string_view line : split(words, '\n')) {
                result += fmt::format("{} {}\n", fault_comment, visible(line));
            }
        }
    };
    std::vector<std::string_view> lines = split(text, '\n');
    if (!lines.empty() && lines.back().empty()) { lines.pop_back(); }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].starts_with(fault_comment)) {
            for (const LineFault& fault : faults) {
                // The first line says which record it is and stays the first.
                const bool here = fault.line == static_cast<int>(i) + 1 || (fault.line == 0 && i == 1);
                if (here) { add(fault); }
            }
            result.append(lines[i]).append("\n");
        }
    }
    return result;
}

}  // namespace winloss::app
