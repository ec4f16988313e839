// Every record of a kind as the table that 'winloss import' of the same kind takes: under its fields' names, other
// records named as an import finds them. What may be a million rows is read while it is printed.
#pragma once

#include "winloss/app/context.hpp"
#include "winloss/core/answer.hpp"
#include "winloss/core/row_list.hpp"
#include "winloss/store/store.hpp"

namespace winloss::app {

RowList export_accounts(const store::Store& store, const Context& context);
RowList export_contacts(const store::Store& store, const Context& context);
/// These two with the external ids of their account and interview, which an import goes by.
RowList export_actions(const store::Store& store, const Context& context);
RowList export_expectations(const store::Store& store, const Context& context);
/// With competitors, stated reasons, win themes and the team.
RowList export_deals(const store::Store& store, const Context& context);
RowList export_interviews(const store::Store& store, const Context& context);
RowList export_contracts(const store::Store& store, const Context& context);
/// Touches alone: a held interview is one too, and stands among the interviews.
RowList export_touches(const store::Store& store, const Context& context);
/// Every judgement, not the latest alone.
RowList export_health(const store::Store& store, const Context& context);
/// With the marks of what is coded.
RowList export_notes(const store::Store& store, const Context& context);
/// The latest version of each as Markdown, with its questions' ids.
Answer export_guides(const store::Store& store, const Context& context);
Answer export_codebook(const store::Store& store, const Context& context);
Answer export_benchmarks(const store::Store& store, const Context& context);

}  // namespace winloss::app
