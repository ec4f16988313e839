#!/bin/sh
# manual.sh WINLOSS: every page of the manual is there, says what its command is for, and mandoc finds nothing to say.
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$program" __manual >pages
while read -r page; do
    "$program" __manual "$page" >"$page"
    grep -q '^\.Nd .' "$page" || { echo "$page says nothing"; exit 1; }
done <pages
"$program" help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/winloss-\1.1/p' | while read -r page; do
    [ -f "$page" ] || { echo "$page is missing"; exit 1; }
done
if "$program" __manual winloss-nonsense.1 2>said; then echo "a page that is not there was printed"; exit 1; fi
command -v mandoc >/dev/null || { echo "mandoc is not here: not tried"; exit 0; }
mandoc -Tlint -W style ./*.1 ./*.5 >found || true
grep -v 'referenced manual not found' found >left || { echo "manual: $(wc -l <pages) pages, nothing found"; exit 0; }
cat left
exit 1
