# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the house's tests: `check(name, faults)` prints one case; a fault is a line of text."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_state = {"count": 0, "failed": 0}


def check(name, faults):
    """One case: it passes when FAULTS is empty."""
    _state["count"] += 1
    faults = list(faults)
    print(f'{"not ok" if faults else "ok"} {_state["count"]} - {name}')
    for fault in faults[:40]:
        print(f"# {fault}")
    if faults:
        _state["failed"] += 1


def skip(name, why):
    _state["count"] += 1
    print(f'ok {_state["count"]} - {name} # SKIP {why}')


def done():
    print(f'1..{_state["count"]}')
    sys.exit(1 if _state["failed"] else 0)


def tracked(*patterns):
    """The project's files (git's list, or every file outside build folders when there is no git)."""
    try:
        names = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
                               capture_output=True, text=True).stdout.splitlines()
    except (subprocess.CalledProcessError, FileNotFoundError):
        names = [str(p.relative_to(ROOT)) for p in ROOT.rglob("*") if p.is_file()
                 and not p.relative_to(ROOT).parts[0].startswith(("build", ".git"))]
    paths = [ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file()]
    return [p for p in paths if not patterns or any(p.match(pattern) for pattern in patterns)]


def run(*command):
    """Exit code and what was printed."""
    done_ = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done_.returncode, done_.stdout + done_.stderr
