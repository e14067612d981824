# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tramectl in a home of its own, and TAP for these tests."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.argv[1]).resolve()
EXAMPLE = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
SEED = ROOT.parent / "shared" / "seed"
LOCALE = ("LANGUAGE", "LANG", "LC_ALL", "LC_MESSAGES", "LC_CTYPE")
_state = {"count": 0, "failed": 0}


def check(name, good, why=""):
    """One case; WHY is shown when it fails."""
    _state["count"] += 1
    _state["failed"] += not good
    print(f'{"ok" if good else "not ok"} {_state["count"]} - {name}')
    if not good:
        for line in str(why).splitlines()[:20]:
            print("# " + line)


def equal(name, found, expected):
    check(name, found == expected, f"found    {found!r}\nexpected {expected!r}")


def skip(name, why):
    _state["count"] += 1
    print(f'ok {_state["count"]} - {name} # SKIP {why}')


def done():
    print(f'1..{_state["count"]}')
    sys.exit(1 if _state["failed"] else 0)


class Trame:
    """One register in a folder that goes away."""

    def __init__(self):
        self.home = Path(tempfile.mkdtemp(prefix="tramectl-"))
        self.register = self.home / "register.trame"

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        for path in [self.home, *self.home.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(self.home)

    def run(self, *words, today="2026-01-20", register=None, locale=None, user=None):
        """Exit code, standard output, standard error. LOCALE: the variables of the locale, French by default."""
        environment = {name: value for name, value in os.environ.items() if name not in LOCALE}
        environment |= {"HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"), "G_DEBUG": "fatal-criticals",
                        **({"LC_ALL": "C.UTF-8", "LANGUAGE": "fr"} if locale is None else locale)}
        command = [PROGRAM, "--register", register or self.register, "--today", today, *words]
        ran = subprocess.run([str(word) for word in command], capture_output=True, text=True, env=environment, input="",
                             cwd=self.home, timeout=120, user=user)
        return ran.returncode, ran.stdout, ran.stderr

    def json(self, *words, **how):
        """What the command answers in JSON; it must succeed."""
        status, out, err = self.run("--json", *words, **how)
        if status != 0:
            raise AssertionError(f"{words}: exit {status}\n{err}")
        return json.loads(out)

    def without_automatic_backups(self):
        """What the town hall may choose; those made before go too."""
        for key in ("backup.daily", "backup.weekly", "backup.monthly"):
            self.json("settings", "set", key, "0")
        shutil.rmtree(self.home / "backups", ignore_errors=True)

    def refused(self, name, status, *words, said=True, why="", **how):
        """A case: WORDS end with STATUS, and say WHY in one line that starts with the program's name."""
        found, out, err = self.run(*words, **how)
        good = found == status and (not said or (err.startswith("tramectl: ") and len(err.strip()) > 20 and why in err))
        check(name, good, f"exit {found}, expected {status}\nout {out[:300]}\nerr {err[:600]}")

    def deadline(self, convention, kind, on):
        """The deadline of KIND of a stored convention, or None."""
        lifecycle = self.json("evaluate", convention, "--on", on)[0]
        return next((d for d in lifecycle["deadlines"] if d["kind"] == kind), None)


def has(program):
    return shutil.which(program) is not None
