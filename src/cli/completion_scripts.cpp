// What each shell needs to ask the program. The program knows the words; the scripts only hand them over.
#include <string>

#include "winloss/cli/completion.hpp"
#include "winloss/core/error.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view bash = R"sh(# bash completion for winloss

# The program escapes what it answers for the quote that is open: a name may hold anything.
_winloss() {
    local line path=
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == :files ]]; then
            path=1
        elif [[ $path ]]; then
            compopt -o filenames 2>/dev/null
            path=$line
            while IFS= read -r line; do
                [[ $line ]] && COMPREPLY+=("$line")
            done <<<"$(compgen -f -- "$path")"
            return
        elif [[ $line ]]; then
            COMPREPLY+=("$line")
        fi
    done <<<"$("$1" __complete_bash "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" 2>/dev/null)"
}

complete -F _winloss winloss
)sh";

constexpr std::string_view zsh = R"sh(#compdef winloss

_winloss() {
    local line word quote=$compstate[quote]
    local -a typed lines described
    typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)${:-$quote$PREFIX$quote}}")
    lines=("${(@f)$("${(Q)words[1]}" __complete "${typed[@]}" 2>/dev/null)}")
    for line in "${lines[@]}"; do
        [[ -n $line ]] || continue
        if [[ $line == :files ]]; then
            compset -P '--[^=]#='
            _files
            return
        fi
        word=${line%%$'\t'*}
        word=${word//\\/\\\\}
        word=${word//:/\\:}
        if [[ $line == *$'\t'* ]]; then
            text=${line#*$'\t'}
            described+=("$word:${text//\\/\\\\}")
        else
            described+=("$word")
        fi
    done
    # The program has chosen already, by name where it answers with a number.
    (( $#described )) && _describe -V winloss described -U
}

if [[ $funcstack[1] == _winloss ]]; then
    _winloss "$@"
else
    compdef _winloss winloss
fi
)sh";

constexpr std::string_view fish = R"sh(# fish completion for winloss

function __winloss_words
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    # As the program would get it: the quote that is open is closed first.
    set -l word (string unescape -- "$token"; or string unescape -- "$token\""; or string unescape -- "$token'")
    set -l found ($words[1] __complete $words[2..-1] "$word" 2>/dev/null)
    if test "$found[1]" = :files
        set -l option (string match -r -- '^--[^=]*=' "$word")
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$word"))
            printf '%s\n' "$option$path"
        end
    else if set -q found[1]
        printf '%s\n' $found
    end
end

complete -c winloss -f -a '(__winloss_words)'
)sh";

}  // namespace

std::string completion_script(std::string_view shell) {
    if (shell == "bash") { return std::string(bash); }
    if (shell == "zsh") { return std::string(zsh); }
    if (shell == "fish") { return std::string(fish); }
    throw usage_error("There is no completion for '" + std::string(shell) + "'.", "One of: bash, zsh, fish.");
}

}  // namespace winloss::cli
