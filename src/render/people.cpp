#include "people.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "overloaded.hpp"
#include "winloss/core/text.hpp"

namespace winloss::render {

namespace {

std::string fixed(double value, int decimals) {
    std::string out = fmt::format("{:.{}f}", value, decimals);
    // Nobody reads -0.0% as anything but a mistake.
    return out.find_first_of("123456789") == std::string::npos && out.starts_with('-') ? out.substr(1) : out;
}

/// Two decimals; below one hundredth two digits that count (0.0043).
std::string real_words(double value, const Wording& wording, const Options& options) {
    if (std::isnan(value)) { return "n/a"; }
    if (std::isinf(value)) {
        if (wording.time) { return "not reached"; }
        return std::string(value > 0 ? "" : "-") + (options.unicode ? "∞" : "inf");
    }
    if (value != 0 && std::abs(value) < 0.01) { return fmt::format("{:.2g}", value); }
    return wording.separators ? grouped(fixed(value, 2)) : fixed(value, 2);
}

std::string integer_words(std::int64_t value, bool separators) {
    return separators ? grouped(std::to_string(value)) : std::to_string(value);
}

std::string spaced(std::string moment) {
    moment[moment.find('T')] = ' ';
    return moment;
}

std::string money_words(const Money& money, bool currency_beside) {
    const std::string text = to_string(money);
    return currency_beside ? text.substr(text.find(' ') + 1) : text;
}

std::string share_line(const Share& share, const Options& options) {
    const ShareWords pieces = words(share, options);
    std::string out = pieces.percent;
    if (!pieces.interval.empty()) { out += ' ' + pieces.interval; }
    if (!pieces.base.empty()) { out += ' ' + pieces.base; }
    return out;
}

std::string period_words(const Period& period) {
    if (period.from && period.to) { return iso(*period.from) + " to " + iso(*period.to); }
    if (period.from) { return "from " + iso(*period.from); }
    if (period.to) { return "up to " + iso(*period.to); }
    return "all dates";
}

}  // namespace

void Marks::add(const Share& share) {
    const bool shown = share.ratio.value() && !share.hidden;
    small = small || (shown && share.small);
    hidden = hidden || (share.ratio.value() && share.hidden);
}

std::vector<std::string> explained(const Marks& marks, const Options& options) {
    std::vector<std::string> out;
    if (marks.small) { out.push_back(fmt::format("~ fewer than {}", options.small_base)); }
    if (marks.hidden) { out.push_back(fmt::format("percentages under n = {} are not shown", options.hidden_base)); }
    return out;
}

ShareWords words(const Share& share, const Options& options) {
    const std::optional<double> value = share.ratio.value();
    if (!value) { return {"n/a", "", ""}; }
    const bool counted_things = share.low && share.high;
    const bool separators = options.format == Format::table;
    ShareWords out;
    out.base = counted_things ? "n=" + integer_words(share.ratio.whole, separators) : "";
    if (share.hidden) {
        out.percent = options.unicode ? "·" : ".";
        return out;
    }
    out.percent = fixed(*value * 100, 1) + '%';
    if (counted_things) {
        out.interval =
            '(' + fixed(*share.low * 100, 0) + (options.unicode ? "–" : "-") + fixed(*share.high * 100, 0) + "%)";
    }
    if (share.small) { (out.base.empty() ? out.percent : out.base) += '~'; }
    return out;
}

Tone tone_of(const Cell& cell) {
    const Share* share = cell.tone == Tone::none ? std::get_if<Share>(&cell) : nullptr;
    return share != nullptr && (share->small || share->hidden) ? Tone::quiet : cell.tone;
}

Wording wording(const Column& column, bool currency_beside, const Options& options) {
    const std::string_view key = column.key;
    const bool name = key == "id" || key.ends_with("_id") || key == "operation" || key == "year";
    return {options.format == Format::table && !name, currency_beside, key == "median"};
}

std::string words(const Cell& cell, const Wording& wording, const Options& options) {
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](bool value) { return std::string(value ? "yes" : "no"); },
                          [&](std::int64_t value) { return integer_words(value, wording.separators); },
                          [&](double value) { return real_words(value, wording, options); },
                          [](const std::string& value) { return visible(value); },
                          [](Date value) { return iso(value); },
                          [](Instant value) { return spaced(iso(value)); },
                          [](const LocalTime& value) { return spaced(iso(value)); },
                          [&](const Money& value) { return money_words(value, wording.currency_beside); },
                          [&](const Share& value) { return share_line(value, options); },
                          [](PValue value) { return to_string(value); },
                          [](const std::vector<std::string>& value) { return visible(join(value, ", ")); },
                      },
                      cell);
}

std::string words(const Field& field, const Options& options) {
    return words(field.value, wording({field.key, field.title}, false, options), options);
}

std::vector<std::string> provenance(const Report& report, const Options& options) {
    std::vector<std::string> out = facts(report.filters, options);
    out.insert(out.begin(), {period_words(report.period), "as of " + iso(report.as_of),
                             "operation " + std::to_string(report.operation)});
    return out;
}

std::vector<std::string> facts(const std::vector<Field>& fields, const Options& options) {
    std::vector<std::string> out;
    out.reserve(fields.size());
    for (const Field& field : fields) { out.push_back(visible(field.title) + ": " + words(field, options)); }
    return out;
}

std::string_view fact_separator(const Options& options) { return options.unicode ? " · " : "; "; }

bool is_number(Type type) {
    return type == Type::integer || type == Type::real || type == Type::money || type == Type::share ||
           type == Type::p_value;
}

}  // namespace winloss::render
