#!/bin/sh
# installed.sh CMAKE BUILD: what is installed has the manual's pages, and no document leads to what was not installed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" --install "$2" --prefix "$folder" >"$folder/log"
[ -f "$folder/share/man/man1/winloss-note.1" ] || { echo "winloss-note.1 is not installed"; exit 1; }
readme=$(find "$folder" -name README.md)
[ -n "$readme" ] || { echo "README.md is not installed"; exit 1; }
cd "$(dirname "$readme")"
find . -name '*.md' | while read -r document; do
    # Behind ']', which code has too, a link leads to a file of documents, figures or text.
    grep -o '](\([^)#:]*\.[a-z]*\)[)#]' "$document" | sed 's/^](//; s/[)#]$//' | while read -r target; do
        [ -e "$(dirname "$document")/$target" ] || echo "$document leads to $target, which is not there"
    done
done >"$folder/missing"
cat "$folder/missing"
[ ! -s "$folder/missing" ]
echo "installed: $(find . -name '*.md' | wc -l) documents, every link leads to a file"
