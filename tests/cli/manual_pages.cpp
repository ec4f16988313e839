// What the documents say in the pages of the manual.
#include "cli/program.hpp"
#include "winloss/cli/manual.hpp"

namespace winloss::cli {

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const std::string documents = R"(# winloss note

Text with `--file` and a [link](other.md); **strong** words, `~`
go on. A sentence.

- an item
  of two lines
- another

## A heading of `code`

| key | what it is | option |
| --- | --- | --- |
| `store` | the store | `--store` |
| `a \| b` | both | |

| column | |
| --- | --- |
| `one` | the `first` |

```console
$ winloss note 1
# winloss plan
.dot  'quote' \x ──	
Id

End
```

.After it.
# winloss log, undo

Both.

# winloss report cohorts

By year.
# winloss … edit

Everywhere.
)";

}  // namespace

TEST_CASE("a page has what the documents named after its command say") {
    const std::string page = manual_page("winloss-note.1", documents);
    CAPTURE(page);
    CHECK(says(page, R"(.Sh IN DETAIL
Text with \fB\-\-file\fR and a link; \fBstrong\fR words, \fB\(ti\fR go on.
A sentence.
.Bl -bullet
.It
an item of two lines
.It
another
.El
.Ss "\&A heading of \fBcode\fR"
.Bl -tag -width Ds
.It "\&\fBstore\fR"
what it is: the store; option: \fB\-\-store\fR
.It "\&\fBa | b\fR"
what it is: both
.El
.Bl -tag -width Ds
.It "\&\fBone\fR"
the \fBfirst\fR
.El
.Bd -literal -offset 2n
$ winloss note 1
# winloss plan
\&.dot  \(aqquote\(aq \ex \-\-
Id

End
.Ed
.Pp
\&.After it.
)"));
    CHECK_FALSE(says(page, "Both."));
    CHECK(says(manual_page("winloss-undo.1", documents), ".Sh IN DETAIL\nBoth.\n"));
    CHECK(says(manual_page("winloss.1", documents), ".Sh IN DETAIL\nEverywhere.\n"));
    CHECK_FALSE(says(manual_page("winloss-plan.1", documents), "IN DETAIL"));
    const std::string report = manual_page("winloss-report-cohorts.1", documents);
    CHECK(says(report, ".Sh IN DETAIL\nBy year.\n"));
    CHECK(says(report, ".It Fl Fl every Ar"));
    CHECK_FALSE(says(manual_page("winloss-report.1", documents), "By year."));
    CHECK(says(manual_page("winloss-report.1", documents), ".It Xr winloss-report-cohorts 1\n"));
    CHECK_FALSE(says(manual_page("winloss-note.1"), "IN DETAIL"));
}

}  // namespace winloss::cli
