// The sample's files, and its interviews with their notes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "winloss/app/context.hpp"

namespace winloss::app {

/// One row of a sample file by heading; a heading that is not there is a bug.
class SampleRow {
public:
    explicit SampleRow(std::map<std::string, std::string, std::less<>> cells) : cells_(std::move(cells)) {}
    const std::string& operator[](std::string_view heading) const;

private:
    std::map<std::string, std::string, std::less<>> cells_;
};

/// The files of schema/sample with their dates moved: what was its day of reference is `today`.
class SampleFiles {
public:
    explicit SampleFiles(Date today);
    std::string shifted(std::string_view path) const;
    std::vector<SampleRow> rows(std::string_view path) const;
    static std::string_view text(std::string_view path);

private:
    Days shift_;
};

/// Returns how many of them were held.
int bring_interviews_in(store::Write& write, const Context& context, const SampleFiles& sample);

}  // namespace winloss::app
