#!/bin/sh
# completion.sh WINLOSS: completes words in bash, zsh and fish as they are on this machine, and holds what they offer
# against what was to be expected. A shell that is not there is passed over, and said so.
set -eu
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"
ln -s "$program" "$folder/bin/winloss"
export PATH="$folder/bin:$PATH" WINLOSS_STORE="$folder/a b.db" WINLOSS_TODAY=2026-10-01 HOME="$folder" LC_ALL=C.UTF-8
cd "$folder"
: >"deals of 2026.csv"

winloss init --quiet
winloss person add 'Kim Larsen' --quiet
winloss account add 'Acme & Sons' --owner kim --quiet
winloss account add 'Acme: the other one' --quiet
winloss account add Zenith --quiet

bad=0
# expect WHERE WANTED GOT
expect() {
    if [ "$2" != "$3" ]; then
        printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
        bad=1
    fi
}

# What the program itself offers, words alone, joined by '|'.
offered() { winloss __complete "$@" | cut -f1 | paste -sd '|' -; }
expect nouns 'demo|deal' "$(offered de)"
expect verbs 'list' "$(offered deal li)"
expect options '--owner|--outcome|--open|--output' "$(offered deal list --o)"
expect 'an option is offered once' '--outcome|--open|--output' "$(offered deal list --owner kim --o)"
expect words 'open|won|lost|no-decision' "$(offered deal list --outcome '')"
expect 'names, whatever their case' 'Acme & Sons|Acme: the other one' "$(offered account show acme)"
expect 'after an equals sign' '--owner=Kim Larsen' "$(offered account list --owner=k)"
expect days 'today|tomorrow|tue|thu' "$(offered deal add x --decided t)"
expect files ':files' "$(offered import deals '')"
expect 'a store named on the line' '' "$(offered --store none.db account show a)"
expect 'nothing is made' 'no' "$([ -e none.db ] && echo yes || echo no)"
expect 'what is nowhere' '' "$(offered nonsense x)"

have() { command -v "$1" >/dev/null || { echo "$1 is not here: not tried"; return 1; }; }

if have bash; then
    # in_bash LINE TEXT: what takes the place of the text at the end of the line.
    in_bash() {
        bash --norc -c 'source <(winloss completion bash); COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=9
            _winloss winloss "$2" ""; (IFS="|"; printf "%s" "${COMPREPLY[*]}")' bash "$@"
    }
    expect 'bash, nouns' 'demo|deal' "$(in_bash 'winloss de' de)"
    expect 'bash, names are escaped' 'Acme\ \&\ Sons|Acme:\ the\ other\ one' "$(in_bash 'winloss account show Ac' Ac)"
    expect 'bash, in quotes as they are' 'Acme & Sons|Acme: the other one' "$(in_bash 'winloss account show "Ac' Ac)"
    expect 'bash, a word cut at its equals sign' 'Kim\ Larsen' "$(in_bash 'winloss account list --owner=k' k)"
    expect 'bash, files' 'deals of 2026.csv' "$(in_bash 'winloss import deals dea' dea)"
fi
if have zsh; then
    in_zsh() {
        zsh -f -c 'compdef() {}; _files() { print -rn files }; compset() {}; _describe() { print -rn -- "${(j:|:)described}" }
            source <(winloss completion zsh); words=("$@"); CURRENT=$#; PREFIX=${@[-1]}; _winloss' zsh "$@"
    }
    expect 'zsh, nouns' 'demo:fill a fresh store with a sample company' "$(in_zsh winloss dem)"
    expect 'zsh, names' 'Acme & Sons:owner Kim Larsen|Acme\: the other one' "$(in_zsh winloss account show 'ac')"
    expect 'zsh, files' files "$(in_zsh winloss import deals '')"
fi
if have fish; then
    in_fish() {
        fish --no-config -c 'winloss completion fish | source; complete -C $argv[1]' "$1" | cut -f1 | paste -sd '|' -
    }
    expect 'fish, nouns' 'deal|demo' "$(in_fish 'winloss de')"
    expect 'fish, names' 'Acme & Sons|Acme: the other one' "$(in_fish 'winloss account show ac')"
    expect 'fish, files' 'deals of 2026.csv' "$(in_fish 'winloss import deals dea')"
fi
[ $bad -eq 0 ] && echo "completion: as expected"
exit $bad
