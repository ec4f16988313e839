"""winloss as a process: on a store of its own, with no environment, no configuration and no clock."""

import json
import shlex
import subprocess


class Refused(Exception):
    """The program would not do it; says in its own words why."""


class Program:
    def __init__(self, path, folder):
        self.path = path
        self.folder = folder
        self.store = folder / "store.db"
        self.runs = 0

    def run(self, words):
        """What it prints. Every command has its --today among its words, or does not depend on it."""
        self.runs += 1
        command = [str(self.path), *words, "--store", str(self.store), "--no-config", "--no-input"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=self.folder,
                              env={"TZ": "UTC", "LC_ALL": "C.UTF-8", "WINLOSS_TODAY": "2026-01-01"})
        if done.returncode != 0:
            raise Refused(f"exit {done.returncode}: {done.stderr.strip()} {done.stdout.strip()}")
        return done.stdout

    def json(self, words):
        return json.loads(self.run([*words, "--format", "json"]), object_pairs_hook=_object)

    def spelled(self, words):
        return shlex.join(["winloss", *words])

    def fresh_archive(self):
        """The lines of an archive of an empty store: codebook, programme and settings."""
        self._remove()
        self.run(["init"])
        return self.export_all(self.folder / "fresh.jsonl").read_text(encoding="utf-8").splitlines()

    def import_all(self, archive):
        self._remove()
        self.run(["import", "all", str(archive)])

    def export_all(self, file):
        file.unlink(missing_ok=True)
        self.run(["export", "all", str(file)])
        return file

    def check(self):
        self.run(["check"])

    def _remove(self):
        for file in self.folder.glob("store.db*"):
            file.unlink()


def _object(pairs):
    """A key that comes twice would be lost in silence."""
    keys = [key for key, _ in pairs]
    for key in keys:
        if keys.count(key) > 1:
            raise Refused(f"the key '{key}' comes twice in {json.dumps(dict(pairs))[:120]}")
    return dict(pairs)
