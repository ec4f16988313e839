#include "winloss/store/products.hpp"

#include <algorithm>

#include "named_table.hpp"

namespace winloss::store {

std::vector<Product> products(const Store& store, std::int64_t limit) {
    return all_named<Product>(store, "product", limit);
}

RowCount count_products(const Store& store) { return named_listing<Product>("product").count(store); }

Product read_product(const Store& store, ProductId id) { return read_named<Product>(store, "product", id.value); }

ProductId insert_product(Write& write, const Product& product) { return {insert_named(write, "product", product)}; }

void update_product(Write& write, const Product& product) { update_named(write, "product", product); }

std::vector<ProductDeals> product_deals(const Store& store, ProductId id) {
    Statement rows = store.prepare("SELECT outcome, count(*) FROM deal WHERE product_id = $id GROUP BY outcome");
    rows.bind("id", id.value);
    std::vector<ProductDeals> found;
    while (rows.step()) { found.push_back({*parse_word<Outcome>(rows.text(0)), rows.integer(1)}); }
    std::ranges::sort(found, {}, &ProductDeals::outcome);
    return found;
}

}  // namespace winloss::store
