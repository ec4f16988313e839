// What each shell needs to ask the program. The program knows the words; the scripts only hand them over.
#include <string>

#include "winloss/cli/completion.hpp"
#include "winloss/core/error.hpp"

namespace winloss::cli {

namespace {

constexpr std::string_view bash = R"sh(# bash completion for winloss

_winloss() {
    local IFS=$'\n' cur word line
    local -a words=() quoted=()
    cur=${COMP_WORDS[COMP_CWORD]}
    # An opening quote belongs to the shell, not to the word.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        word=${word#[\'\"]}
        word=${word%[\'\"]}
        words+=("${word//\\ / }")
    done
    COMPREPLY=()
    for line in $("${COMP_WORDS[0]}" __complete "${words[@]}" 2>/dev/null); do
        line=${line%%$'\t'*}
        if [[ $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$cur"))
            return
        fi
        if [[ $cur == [\'\"]* ]]; then
            quoted+=("$line")
        else
            quoted+=("$(printf '%q' "$line")")
        fi
    done
    COMPREPLY=("${quoted[@]}")
}

complete -F _winloss winloss
)sh";

constexpr std::string_view zsh = R"sh(#compdef winloss

_winloss() {
    local line word
    local -a typed lines described
    typed=("${(@Q)words[2,CURRENT]}")
    lines=("${(@f)$(${words[1]} __complete "${typed[@]}" 2>/dev/null)}")
    for line in "${lines[@]}"; do
        if [[ $line == :files ]]; then
            _files
            return
        fi
        word=${line%%$'\t'*}
        word=${word//:/\\:}
        if [[ $line == *$'\t'* ]]; then
            described+=("$word:${line#*$'\t'}")
        else
            described+=("$word")
        fi
    done
    _describe -V winloss described -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
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
    set -l found ($words[1] __complete $words[2..-1] (commandline -ct) 2>/dev/null)
    if test "$found[1]" = :files
        __fish_complete_path (commandline -ct)
    else
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
