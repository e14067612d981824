# SPDX-License-Identifier: GPL-3.0-or-later
"""Many documents at once: all of a state, a report of what failed, a place that is full, an interruption."""
import os
import signal
import subprocess
import time
from pathlib import Path

from tramectl import EXAMPLE, PROGRAM, Trame, check, done, equal, has, skip

MANY = 150


def whole(path):
    """A PDF from its first byte to its last."""
    data = path.read_bytes()
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


def register(trame):
    trame.json("import", EXAMPLE, "--yes")
    models = trame.json("models", "list")
    partners = trame.json("partners", "list")
    return models[0]["id"], partners[0]["id"], len(trame.json("conventions", "list"))


def selection(trame, n):
    ids = [row["id"] for row in trame.json("conventions", "list")]
    made = trame.json("generate", "--all", "-o", trame.home / "all")
    equal("--all: each convention", [one["convention"] for one in made], ids)
    check("… whole, without a failure", all(whole(Path(one["file"])) and one["failure"] is None for one in made), made)
    equal("… and nothing else in the folder", len(list((trame.home / "all").iterdir())), n)
    for state, expected in (("draft", ids), ("in-force", [])):
        made = trame.json("generate", "--all", "--state", state, "-o", trame.home / state)
        equal(f"--state {state}", [one["convention"] for one in made], expected)
    twice = trame.json("generate", ids[0], ids[1], ids[0], "-o", trame.home / "twice")
    equal("the same twice is once", [one["convention"] for one in twice], ids[:2])
    trame.refused("--all and a name", 2, "generate", "--all", ids[0], "-o", trame.home / "x")
    trame.refused("--state alone", 2, "generate", ids[0], "--state", "draft", "-o", trame.home / "x")
    trame.refused("a state that is none", 2, "generate", "--all", "--state", "open", "-o", trame.home / "x")
    trame.refused("--all in one file", 2, "generate", "--all", "-o", trame.home / "x.pdf")
    trame.refused("no such convention", 1, "generate", 999, "-o", trame.home / "x")
    trame.refused("a folder that is a file", 1, "generate", "--all", "-o", trame.register)


def same_names(trame, partner):
    """References that a file system cannot tell apart: each convention has its file."""
    ids = [trame.json("convention", "existing", "--partner", partner, "--signed", "2024-01-10", "--length", "P3Y", "--reference",
                      reference)["id"] for reference in ("A/1", "A:1", "a*1")]
    made = [Path(one["file"]) for one in trame.json("generate", *ids, "-o", trame.home / "same")]
    check("names that would be one: a file each", len(made) == 3 and len({path.name.casefold() for path in made}) == 3
          and all(whole(path) for path in made), made)
    again = [Path(one["file"]) for one in trame.json("generate", *ids, "-o", trame.home / "same")]
    equal("… the same ones when it is done again", (again, len(list((trame.home / "same").iterdir()))), (made, 3))
    return len(ids)


def refused_place(trame, ids):
    """The folder holds a directory where a file should go: that one fails, is said, and nothing is tried after it."""
    names = [Path(one["file"]).name for one in trame.json("generate", *ids, "-o", trame.home / "names")]
    (trame.home / "taken" / names[1] / "inside").mkdir(parents=True)
    status, out, err = trame.run("--json", "generate", *ids, "-o", trame.home / "taken")
    check("a place that is taken: said, and the rest is not tried", status == 1 and names[1] in err and '"failure" : "' in out, err)
    left = sorted(path.name for path in (trame.home / "taken").iterdir())
    equal("… what was written before stays whole, nothing half written is left", left, sorted(names[:2]))


def full_disk(trame):
    script = f'mount -t tmpfs -o size=80k none "$1" && "$2" --register "$3" --today 2026-01-20 --json generate --all -o "$1" ; ' \
             'status=$?; for file in "$1"/*; do tail -c 6 "$file" | grep -q EOF || echo half: "$file" >&2; done; ' \
             'ls -A "$1" >&2; exit $status'
    place = trame.home / "small"
    place.mkdir()
    ran = subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "bash", "-c", script, "-", place, PROGRAM,
                          trame.register], capture_output=True, text=True, env={**os.environ, "LANGUAGE": "fr", "LC_ALL": "C.UTF-8"})
    if "unshare" in ran.stderr or "mount" in ran.stderr:
        skip("a full disk", "no small file system can be made here")
        return
    check("a full disk: said, each file whole or absent", ran.returncode == 1 and "half" not in ran.stderr
          and '"failure" : "' in ran.stdout and '"file" : "' in ran.stdout, ran.stderr)
    lines = [line for line in ran.stderr.splitlines() if line and not line.startswith("tramectl")]
    check("… and no other file is left", lines and all(line.endswith(".pdf") for line in lines), lines)


def interrupted(trame):
    folder = trame.home / "interrupted"
    command = [PROGRAM, "--register", trame.register, "--today", "2026-01-20", "--json", "generate", "--all", "-o", folder]
    ran = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                           env={**os.environ, "LANGUAGE": "fr", "LC_ALL": "C.UTF-8"})
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and ran.poll() is None and not (folder.is_dir() and any(folder.glob("*.pdf"))):
        time.sleep(0.002)
    ran.send_signal(signal.SIGINT)
    out, err = ran.communicate(timeout=60)
    files = list(folder.iterdir())
    check("Ctrl C: the batch ends and says what it wrote", ran.returncode == 1 and 0 < len(files) < MANY
          and out.count('"file" : "') == len(files), (ran.returncode, len(files), err))
    check("… each of them whole", all(whole(path) for path in files), files)


def killed(trame):
    """Killed in the middle, several times at different moments: each file is whole, and nothing else is in the folder. Then the
    batch again, over what is there."""
    folder = trame.home / "killed"
    command = [str(word) for word in (PROGRAM, "--register", trame.register, "--today", "2026-01-20", "generate", "--all", "-o",
                                      folder)]
    counts = []
    for wanted in (1, 20, 45):
        ran = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and ran.poll() is None and (not folder.is_dir() or len(os.listdir(folder)) < wanted):
            time.sleep(0.001)
        ran.send_signal(signal.SIGKILL)
        ran.wait()
        files = list(folder.iterdir())
        counts.append(len(files))
        broken = [path.name for path in files if path.suffix != ".pdf" or not whole(path)]
        check(f"killed after {wanted} or more: each file whole, no other file", files and not broken, broken)
    check("… in the middle indeed", counts[0] < MANY, counts)
    made = trame.json("generate", "--all", "-o", folder)
    equal("once more, to its end", ([one["failure"] for one in made if one["failure"]], len(list(folder.iterdir()))), ([], MANY))
    equal("the register agrees", trame.run("verify")[0], 0)


with Trame() as trame:
    model, partner, n = register(trame)
    selection(trame, n)
    n += same_names(trame, partner)
    refused_place(trame, [row["id"] for row in trame.json("conventions", "list")])
    if has("unshare"):
        full_disk(trame)
    else:
        skip("a full disk", "unshare is not installed")
    while n < MANY:
        status, out, err = trame.run("convention", "new", "--model", model, "--partner", partner)
        if status != 0:
            raise AssertionError(err)
        n += 1
    interrupted(trame)
    killed(trame)
done()
