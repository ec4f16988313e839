#include "winloss/app/products.hpp"

#include <fmt/format.h>

#include <utility>

#include "taken_name.hpp"
#include "winloss/app/cells.hpp"
#include "winloss/app/fields.hpp"
#include "winloss/app/listing.hpp"
#include "winloss/app/naming.hpp"
#include "winloss/store/former_names.hpp"
#include "winloss/store/imports.hpp"
#include "winloss/store/lookup.hpp"
#include "winloss/store/products.hpp"

namespace winloss::app {

namespace {

std::string called(const Product& product) { return app::called("product", product.id.value, product.name); }

Table products_table(const std::vector<Product>& products) {
    Table table{.name = "products",
                .title = "",
                .columns = {{"id", "Id", Type::integer}, {"name", "Name", Type::text, true}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const Product& each : products) { table.rows.push_back({cell(each.id), each.name}); }
    return table;
}

Table deals_section(const std::vector<store::ProductDeals>& outcomes) {
    Table table{.name = "outcomes",
                .title = "Deals",
                .columns = {{"outcome", "Outcome", Type::text, true}, {"deals", "Deals", Type::integer}},
                .rows = {},
                .breakdown = {},
                .notes = {}};
    for (const store::ProductDeals& each : outcomes) { table.rows.push_back({cell(each.outcome), each.deals}); }
    return table;
}

}  // namespace

Answer add_product(store::Store& store, const Context& context, const AddProduct& options) {
    Product product{{}, own_name(store::RecordKind::product, options.name)};
    const auto taken = store::former_name(store, store::RecordKind::product, product.name);
    store::Write write(store, context.operation());
    product.id = store::insert_product(write, product);
    store::forget_import_alias(write, "product", product.name);
    write.commit();
    Answer answer{.data = {},
                  .messages = {fmt::format("Added {}.", called(product))},
                  .subject = ChangedRecord{"product", product.id.value}};
    mind_taken_name(store::RecordKind::product, product.id.value, product.name, taken, answer.messages);
    answer.messages.push_back(fmt::format("Next: winloss deal set DEAL --product {}", product.id.value));
    return answer;
}

Answer set_product(store::Store& store, const Context& context, const SetProduct& options) {
    const ProductId id = store::find_product(store, options.product);
    store::Write write(store, context.operation(std::to_string(id.value)));
    Product product = store::read_product(store, id);
    const std::string before = std::exchange(product.name, own_name(store::RecordKind::product, options.name));
    const auto taken = store::former_name(store, store::RecordKind::product, product.name);
    store::update_product(write, product);
    store::keep_renamed(write, store::RecordKind::product, id.value, before, product.name);
    const bool changed = write.commit().has_value();
    Answer answer{.data = {},
                  .messages = {fmt::format("{} {}.", changed ? "Changed" : "Nothing to change in", called(product))},
                  .subject = ChangedRecord{"product", id.value}};
    mind_taken_name(store::RecordKind::product, id.value, product.name, taken, answer.messages);
    answer.messages.push_back(fmt::format("Next: winloss product show {}", id.value));
    return answer;
}

Answer list_products(const store::Store& store, const Context& context, const ListProducts& options) {
    const RowLimit limit(context, options.limit);
    return listed(
        products_table(store::products(store, limit.query())), limit, [&] { return store::count_products(store); },
        "No products yet: a deal that names one makes it, or winloss product add NAME.");
}

Answer show_product(const store::Store& store, const Context& context, const ShowProduct& options) {
    const store::Snapshot snapshot(store);
    const Product product = store::read_product(store, store::find_product(store, options.product));
    Record record = record_of(called(product), products_table({product}));
    if (context.sections) { record.sections.push_back(deals_section(store::product_deals(store, product.id))); }
    return {.data = record, .messages = {}};
}

Answer remove_product(store::Store& store, const Context& context, const RemoveProduct& options) {
    const ProductId id = store::find_product(store, options.product);
    store::Write write(store, context.operation(std::to_string(id.value)));
    const Product product = store::read_product(store, id);
    store::remove_record(write, store::RecordKind::product, id.value);
    write.commit();
    return {.data = {}, .messages = {fmt::format("Removed {}. winloss undo brings it back.", called(product))}};
}

}  // namespace winloss::app
