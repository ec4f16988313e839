"""typed.py WINLOSS SHELL: types the beginnings of stored names into bash, zsh or fish under a pseudo-terminal, with no
quote, a double and a single one open, lets the shell complete them, and holds the record that is found against the one
that was meant. Nothing that stands in a name may be run."""

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# What is typed, the name that is stored. Each begins as no other does.
NAMES = [
    ("Ascenseurs R", "Ascenseurs Rhône & fils"),
    ("Dol", "Dol $(touch PWNED) x"),
    ("Bac", "Bac `touch PWNED` x"),
    ("Xen", "Xen'; touch PWNED; 'y"),
    ("Dou", 'Dou"; touch PWNED; "y'),
    ("Van", "Van ${HOME} $HOME %n {a,b} * ? [x] ~ #z"),
    ("Hist", "Hist !! x !touch"),
    ("Hbot", 'Hbot" !! \' !x'),
    ("Bsl", "Bsl \\n \\"),
    ("End", "End'"),
    ("Fin", 'Fin"'),
    ("'O", "'O'Neil'"),
    ('"Q', '"Quoted"'),
    ("Colon: o", "Colon: one"),
    ("Semi", "Semi; touch PWNED & touch PWNED | touch PWNED > PWNED"),
    ("Zap", "Zap\x1b[31mx"),
    ("Rev", "Rev \u202eesrever"),
    ("Lon", "Lon" + "g" * 9_000),
]
NEVER = {"fish": {"Zap", "Rev", "Lon"}}  # fish offers nothing that does not begin as what was typed: no number
STARTS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], "PS1='ready> '; source <(winloss completion bash)"),
    "zsh": (["zsh", "-f", "-i"],
            "PS1='ready> '; autoload -Uz compinit; compinit -u -D; source <(winloss completion zsh)"),
    "fish": (["fish", "--no-config", "-i"], "winloss completion fish | source"),
}


class Shell:
    """A shell that somebody types into."""

    def __init__(self, argv, folder):
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(argv[0], argv, os.environ)
        self.seen = b""
        self.rest(1.0)

    def rest(self, quiet):
        """Reads until nothing has come for so many seconds."""
        until = time.time() + 20
        while time.time() < until and select.select([self.screen], [], [], quiet)[0]:
            try:
                self.seen += os.read(self.screen, 65536)
            except OSError:
                return

    def type(self, keys, quiet=0.15):
        os.write(self.screen, keys.encode())
        self.rest(quiet)

    def shows(self, text, since, limit=20.0):
        """Whether the text comes onto the screen behind `since`; a busy machine takes its time."""
        until = time.time() + limit
        while time.time() < until:
            if text in self.seen[since:].replace(b"\r", b""):
                return True
            self.rest(0.2)
        return False

    def end(self):
        os.close(self.screen)
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.pid, 0)


def unquoted(text):
    return "".join(("\\" + c) if not (c.isalnum() or c in "_.") else c for c in text)


def opened(text, quote):
    """What somebody types for the text with this quote open; null where it cannot be typed so."""
    if quote == "":
        return unquoted(text)
    return None if quote in text else quote + text


def found(path, wait=20.0):
    """The number of the account in the answer; null where none was written."""
    until = time.time() + wait
    while time.time() < until:
        try:
            with open(path, encoding="utf-8") as answer:
                return json.load(answer)["id"]
        except (OSError, ValueError, KeyError):
            time.sleep(0.05)
    return None


def main():
    program, name = sys.argv[1], sys.argv[2]
    argv, start = STARTS[name]
    if not shutil.which(argv[0]):
        print(f"{name} is not here: not tried")
        return 0
    folder = tempfile.mkdtemp()
    os.mkdir(f"{folder}/bin")
    os.symlink(os.path.abspath(program), f"{folder}/bin/winloss")
    os.environ.update(PATH=f"{folder}/bin:" + os.environ["PATH"], WINLOSS_STORE=f"{folder}/a.db", HOME=folder,
                      LC_ALL="C.UTF-8", TERM="xterm", WINLOSS_PAGER="cat", XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder)
    subprocess.run(["winloss", "init", "--quiet"], check=True)
    for _, each in NAMES:
        subprocess.run(["winloss", "account", "add", "--quiet", "--", each], check=True, stdout=subprocess.DEVNULL)
    with open(f"{folder}/deals.csv", "w", encoding="utf-8"):
        pass
    shell = Shell(argv, folder)
    shell.type(start + "\r", 1.5)
    bad = 0
    tried = 0
    for number, (typed, stored) in enumerate(NAMES, 1):
        for quote in ("", '"', "'"):
            keys = opened(typed, quote)
            if keys is None or typed in NEVER.get(name, ()):
                continue
            if os.path.exists(f"{folder}/answer"):
                os.remove(f"{folder}/answer")
            before = len(shell.seen)
            tried += 1
            shell.type(f"winloss account show {keys}")
            shell.type("\t", 0.3)
            shell.type(" --format json >answer\r")
            got = found(f"{folder}/answer")
            if got != number or os.path.exists(f"{folder}/PWNED"):
                bad = 1
                ran = ", and it was run" if os.path.exists(f"{folder}/PWNED") else ""
                print(f"{name}: {keys!r} found {got}, not {number} {stored[:60]!r}{ran}")
                print("  " + repr(shell.seen[before:][-600:].decode("utf-8", "replace")))
                if os.path.exists(f"{folder}/PWNED"):
                    os.remove(f"{folder}/PWNED")
                shell.type("\x03")
                shell.type("\x15")
    before = len(shell.seen)
    shell.type("winloss note 92 --file=d\t")
    if not shell.shows(b"deals.csv", before):
        bad = 1
        print(f"{name}: --file=d offers no file: {shell.seen[before:]!r}")
    shell.end()
    shutil.rmtree(folder)
    if not bad:
        print(f"{name}: {tried} names as expected")
    return bad


if __name__ == "__main__":
    sys.exit(main())
