// Lists whose rows go out as they come: the same bytes as of a table that has them all.
#include "flat.hpp"
#include "formats.hpp"
#include "json_values.hpp"
#include "winloss/render/render.hpp"

namespace winloss::render {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16;

class RowWriter {
public:
    RowWriter(const Table& table, const Options& options) : table_(table), options_(options), flat_(table) {
        if (options.format == Format::csv) { append_csv_heading(out_, flat_, options); }
        if (options.format == Format::json) { out_ += '['; }
    }

    void add(const Row& row) {
        switch (options_.format) {
            case Format::csv:
                flat_.cells_of(row, cells_);
                append_csv_row(out_, cells_, options_);
                break;
            case Format::tsv:
                flat_.cells_of(row, cells_);
                append_tsv_row(out_, cells_, options_);
                break;
            case Format::json: out_ += rows_ == 0 ? "\n  " : ",\n  "; [[fallthrough]];
            default: json::append_object(out_, table_.columns, row);
        }
        if (options_.format == Format::jsonl) { out_ += '\n'; }
        ++rows_;
    }
    void end() {
        if (options_.format == Format::json) { out_ += rows_ == 0 ? "]\n" : "\n]\n"; }
    }

    std::string& bytes() { return out_; }
    std::int64_t rows() const { return rows_; }

private:
    const Table& table_;
    const Options& options_;
    FlatTable flat_;
    std::vector<FlatCell> cells_;
    std::string out_;
    std::int64_t rows_ = 0;
};

}  // namespace

bool streams(Format format) {
    return format == Format::csv || format == Format::tsv || format == Format::json || format == Format::jsonl;
}

Streamed stream(const Table& table, const RowSource& rows, const Options& options,
                const std::function<void(std::string_view piece)>& out) {
    RowWriter writer(table, options);
    Streamed done;
    done.sentences = rows([&](const Row& row) {
        writer.add(row);
        if (writer.bytes().size() < piece_bytes) { return; }
        out(writer.bytes());
        writer.bytes().clear();
    });
    writer.end();
    if (!writer.bytes().empty()) { out(writer.bytes()); }
    done.rows = writer.rows();
    return done;
}

}  // namespace winloss::render
