"""The command that writes out how a shell completes what is typed; commands and options only, nothing of a family."""

from __future__ import annotations

import re
import shlex
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from data.wording import say
from workspace.cli_tree import Option, Tree, Verb, tree
from workspace.cli_voice import DONE, Start, give, tell


def completion(args: Namespace, start: Start) -> int:
    """Print the script for one shell; at a terminal, say where it goes."""
    give(script(args.shell, tree()).rstrip("\n"))
    if sys.stdout is not None and sys.stdout.isatty():
        tell(say(f"cli.completion.{args.shell}"))
    return DONE


def script(shell: str, line: Tree) -> str:
    """Give the script for a shell.

    Args:
        shell: ``bash``, ``zsh``, ``fish`` or ``powershell``.
        line: the command line.
    """
    head = [f"# {say('cli.completion.head')}", f"# {say(f'cli.completion.{shell}')}"]
    if shell == "zsh":
        # Zsh looks for this on the very first line when the script lies in a file of its own.
        head.insert(0, "#compdef swingback")
    made = {"bash": _bash, "zsh": _zsh, "fish": _fish, "powershell": _powershell}[shell](line)
    return "\n".join([*head, *made, ""])


def _brief(about: str) -> str:
    """Give the beginning of an explanation, as far as it stands by itself."""
    return re.split(r" ?[(:;]", about)[0].strip()


def _with_value(options: Iterable[Option]) -> list[str]:
    return [flag for option in options if option.takes for flag in option.flags]


# -- bash ----------------------------------------------------------------------------------------------------------

_BASH_BEGIN = """\
_swingback() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= i IFS=$'\\n'
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            @skip@) ((i++)) ;;
            -*) ;;
            *) verb=${COMP_WORDS[i]}; break ;;
        esac
    done
    COMPREPLY=()
    case "$verb $prev" in"""

_BASH_MIDDLE = """\
    esac
    case $verb in"""

_BASH_END = """\
    esac
}
complete -F _swingback swingback"""


def _bash(line: Tree) -> Iterator[str]:
    yield _BASH_BEGIN.replace("@skip@", "|".join(_with_value(line.options)))
    for option in line.options:
        if option.takes:
            yield from _bash_value("*", option)
    for verb in line.verbs:
        for option in verb.options:
            if option.takes:
                yield from _bash_value(verb.name, option)
    yield _BASH_MIDDLE
    everywhere = [flag for option in line.options for flag in option.flags]
    yield f"        '') {_compgen([*[verb.name for verb in line.verbs], *everywhere])} ;;"
    for verb in line.verbs:
        flags = [flag for option in verb.options for flag in option.flags]
        words = [value for word in verb.words for value in word.values]
        files = '; COMPREPLY+=($(compgen -f -- "$cur")); compopt -o filenames 2>/dev/null'
        more = files if any(word.takes == "file" for word in verb.words) else ""
        always = [flag for flag in everywhere if flag != "--version"]
        yield f"        {verb.name}) {_compgen([*words, *flags, *always])}{more} ;;"
    yield _BASH_END


def _compgen(words: list[str]) -> str:
    return f"COMPREPLY=($(IFS=' '; compgen -W {shlex.quote(' '.join(words))} -- \"$cur\"))"


def _bash_value(verb: str, option: Option) -> Iterator[str]:
    """Complete what follows an option; after one that takes words of one's own nothing is offered."""
    asked = "|".join(f"*' {flag}'" if verb == "*" else f"'{verb} {flag}'" for flag in option.flags)
    if option.takes == "value":
        done = _compgen([*option.values])
    elif option.takes == "text":
        done = ":"
    else:
        kind = "-d" if option.takes == "folder" else "-f"
        done = f'COMPREPLY=($(compgen {kind} -- "$cur")); compopt -o filenames 2>/dev/null'
    yield f"        {asked}) {done}; return ;;"


# -- zsh -----------------------------------------------------------------------------------------------------------


def _zsh(line: Tree) -> Iterator[str]:
    yield "_swingback() {"
    yield "    local context state state_descr line"
    yield "    typeset -A opt_args"
    yield "    local -a everywhere"
    yield "    everywhere=("
    for option in line.options:
        if "--version" not in option.flags:
            yield f"        {_zsh_option(option)}"
    yield "    )"
    (version,) = (option for option in line.options if "--version" in option.flags)
    yield f"    _arguments -C $everywhere {_zsh_option(version)} '1: :->verb' '*:: :->rest'"
    yield "    case $state in"
    yield "        verb)"
    yield "            local -a verbs"
    yield "            verbs=("
    for verb in line.verbs:
        yield f"                {shlex.quote(f'{verb.name}:{_zsh_text(_brief(verb.about))}')}"
    yield "            )"
    yield f"            _describe {shlex.quote(say('cli.help.commands'))} verbs ;;"
    yield "        rest)"
    yield "            case $words[1] in"
    for verb in line.verbs:
        parts = [_zsh_option(option) for option in verb.options] + [_zsh_word(word) for word in verb.words]
        yield f"                {verb.name}) _arguments {' '.join(['$everywhere', *parts])} ;;"
    yield "            esac ;;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _swingback ]]; then _swingback "$@"; else compdef _swingback swingback; fi'


def _zsh_text(text: str) -> str:
    return re.sub(r"([\[\]:\\])", r"\\\1", text)


def _zsh_option(option: Option) -> str:
    star = "*" if option.many else "" if len(option.flags) == 1 else f"({' '.join(option.flags)})"
    text = f"[{_zsh_text(_brief(option.about))}]{_zsh_takes(option)}"
    if len(option.flags) == 1:
        return shlex.quote(f"{star}{option.flags[0]}{text}")
    return f"{shlex.quote(star)}{{{','.join(option.flags)}}}{shlex.quote(text)}"


def _zsh_word(option: Option) -> str:
    return shlex.quote(f"{'*' if option.many else '1'}{_zsh_takes(option)}")


def _zsh_takes(option: Option) -> str:
    if not option.takes:
        return ""
    done = {"file": "_files", "folder": "_files -/", "text": " ", "value": f"({' '.join(option.values)})"}
    return f":{option.placeholder}:{done[option.takes]}"


# -- fish ----------------------------------------------------------------------------------------------------------


def _fish(line: Tree) -> Iterator[str]:
    begin = "complete -c swingback"
    yield f"{begin} -f"
    for option in line.options:
        only = " -n __fish_use_subcommand" if "--version" in option.flags else ""
        yield f"{begin}{only}{_fish_option(option)}"
    for verb in line.verbs:
        yield f"{begin} -n __fish_use_subcommand -a {verb.name} -d {_fish_text(_brief(verb.about))}"
    for verb in line.verbs:
        here = f"{begin} -n '__fish_seen_subcommand_from {verb.name}'"
        for option in verb.options:
            yield f"{here}{_fish_option(option)}"
        for word in verb.words:
            if word.takes == "value":
                yield f"{here} -a '{' '.join(word.values)}'"
            elif word.takes == "file":
                yield f"{here} -F"


def _fish_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _fish_option(option: Option) -> str:
    names = "".join(f" -l {flag[2:]}" if flag.startswith("--") else f" -s {flag[1:]}" for flag in option.flags)
    takes = {
        "": "",
        "text": " -x",
        "value": f" -xa '{' '.join(option.values)}'",
        "file": " -rF",
        "folder": " -xa '(__fish_complete_directories)'",
    }
    return f"{names}{takes[option.takes]} -d {_fish_text(_brief(option.about))}"


# -- PowerShell ----------------------------------------------------------------------------------------------------

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName swingback -ScriptBlock {
    param($typed, $ast, $cursor)
    $before = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { "$_" })
    $last = $before[-1]
    $verb = ''
    for ($i = 1; $i -lt $before.Count; $i++) {
        if ($skip -contains $before[$i]) { $i++ } elseif ($before[$i] -notlike '-*') { $verb = $before[$i]; break }
    }
    if ($values.ContainsKey("$verb $last")) { $words = $values["$verb $last"] }
    elseif ($values.ContainsKey(" $last")) { $words = $values[" $last"] }
    else { $words = $after[$verb] }
    $words | Where-Object { $_ -like "$typed*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}"""


def _powershell(line: Tree) -> Iterator[str]:
    everywhere = [flag for option in line.options for flag in option.flags]
    begin, rest = _POWERSHELL.split("\n", 1)
    yield begin
    yield rest.split("\n", 1)[0]
    yield f"    $skip = {_list(_with_value(line.options))}"
    yield f"    $after = @{{ '' = {_list([*[verb.name for verb in line.verbs], *everywhere])}"
    for verb in line.verbs:
        yield f"        '{verb.name}' = {_list(_after(verb, everywhere))}"
    yield "    }"
    yield "    $values = @{"
    for name, options in (("", line.options), *((verb.name, verb.options) for verb in line.verbs)):
        for option in options:
            # After a file, a folder or words of one's own nothing is offered here, and files are what the shell offers.
            yield from (f"        '{name} {flag}' = {_list(option.values)}" for flag in option.flags if option.takes)
    yield "    }"
    yield rest.split("\n", 1)[1]


def _after(verb: Verb, everywhere: list[str]) -> list[str]:
    words = [value for word in verb.words for value in word.values]
    flags = [flag for option in verb.options for flag in option.flags]
    return [*words, *flags, *(flag for flag in everywhere if flag != "--version")]


def _list(words: Iterable[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"@({quoted})"
