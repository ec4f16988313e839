// Everything out and back in: nothing that winloss holds is locked in it.
#pragma once

#include <string>

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

struct ExportAll {
    std::string target;  ///< a file, or a folder (there already, or ending with a slash) for a file a record
    bool history = false;
};
/// Written whole or not at all. The same store gives the same bytes.
Answer export_all(const store::Store& store, const Context& context, const ExportAll& options);

struct ImportAll {
    std::string source;  ///< what export_all wrote; - is standard input
};
/// Makes the store at `path`, or fills a new one in which nothing was done; throws conflict for one that is in use. A
/// fault leaves what was there.
Answer import_all(const std::string& path, const store::OpenOptions& open, const Context& context,
                  const ImportAll& options);

}  // namespace winloss::app
