#!/bin/sh
# manual.sh WINLOSS DOCS: every page of the manual is there, says what its command is for and what the documents say of
# it, and mandoc finds nothing to say.
set -eu
program=$1
docs=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" __manual >pages
cat "$docs"/commands/*.md "$docs"/naming.md "$docs"/last-record.md >documents
while read -r page; do
    "$program" __manual "$page" - <documents >"$page"
    grep -q '^\.Nd .' "$page" || { echo "$page says nothing"; exit 1; }
done <pages
"$program" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/winloss-\1.1/p' | while read -r page; do
    [ -f "$page" ] || { echo "$page is missing"; exit 1; }
done
reports=$(sed -n 's/^# winloss \(report [a-z-]*\)$/\1/p' "$docs"/commands/*.md | tr ' ' -)
[ "$(echo "$reports" | wc -l)" -gt 20 ] || { echo "the reports have no documents"; exit 1; }
for page in $(sed -n 's/^# winloss \([a-z, ]*\)$/\1/p' "$docs"/commands/*.md | grep -v '^report ' | tr -d ,) $reports; do
    grep -q '^\.Sh IN DETAIL' "winloss-$page.1" || { echo "winloss-$page.1 says nothing of its document"; exit 1; }
done
grep -q 'CriticMarkup' winloss-note.1 || { echo "winloss-note.1 does not say how a passage is coded"; exit 1; }
grep -q 'How records are named' winloss.1 || { echo "winloss.1 does not say how records are named"; exit 1; }
grep -q 'The last record' winloss.1 || { echo "winloss.1 does not say what '.' stands for"; exit 1; }
if "$program" __manual winloss-nonsense.1 2>said; then echo "a page that is not there was printed"; exit 1; fi
command -v mandoc >/dev/null || { echo "mandoc is not here: not tried"; exit 0; }
mandoc -Tlint -W style ./*.1 ./*.5 >found || true
grep -v 'referenced manual not found' found >left || { echo "manual: $(wc -l <pages) pages, nothing found"; exit 0; }
cat left
exit 1
