# SPDX-License-Identifier: GPL-3.0-or-later
"""What may befall a register's file, by the command line: each is answered in French by what to do, and once it is mended
nothing is lost. (What befalls a file that a program holds open is a test of the register.)"""
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

from tramectl import EXAMPLE, PROGRAM, Trame, check, done, equal, skip


def partners(trame, **how):
    return [one["name"] for one in trame.json("partners", **how)]


def swap(trame, content):
    """Puts CONTENT where the register is, None: nothing; gives back what mends it."""
    aside = trame.home / "aside.trame"
    trame.register.rename(aside)
    if content is not None:
        trame.register.write_bytes(content)

    def mend():
        trame.register.unlink(missing_ok=True)
        aside.rename(trame.register)
    return mend


def foreign(trame):
    other = trame.home / "other.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE accounts (id)")
    return swap(trame, other.read_bytes())


def of_later(trame):
    later = trame.home / "later.trame"
    shutil.copy(trame.register, later)
    with closing(sqlite3.connect(later)) as database:
        database.execute("PRAGMA user_version = 4000")
    return swap(trame, later.read_bytes())


def cut(trame):
    return swap(trame, trame.register.read_bytes()[:40000])


def zeroed(trame):
    return swap(trame, bytes(100) + trame.register.read_bytes()[100:])


FAULTS = [  # name, what brings it, the words that say what to do
    ("an empty file", lambda trame: swap(trame, b""), "Choisissez un autre fichier"),
    ("a text", lambda trame: swap(trame, b"Ceci n'est pas un registre.\n" * 400), "Choisissez un autre fichier"),
    ("another program's database", foreign, "Choisissez un autre fichier"),
    ("a later version's", of_later, "Installez-la"),
    ("cut short", cut, "récupérez"),
    ("its header zeroed", zeroed, "récupérez"),
]


def refused(trame):
    before = partners(trame)
    mend = swap(trame, None)
    trame.refused("no file: nothing to read", 3, "verify", why="Vérifiez où il se trouve")
    mend()
    for name, bring, way_out in FAULTS:
        mend = bring(trame)
        held = trame.register.read_bytes() if trame.register.exists() else None
        trame.refused(name, 3, "partners", why=way_out)
        trame.refused(f"{name}: nor written", 3, "partners", "add", f"Pendant {name}", why=way_out)
        left = trame.register.read_bytes() if trame.register.exists() else None
        check(f"{name}: the file is let alone", left == held)
        mend()
        equal(f"{name}: mended, nothing is lost", partners(trame), before)


HOLDER = """import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""


def hold(trame):
    """Another program that is writing."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(trame.register)], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    holder.stdout.readline()
    return holder


def let_go(holder):
    holder.stdin.write("\n")
    holder.stdin.close()
    holder.wait()
    holder.stdout.close()


def locked(trame):
    holder = hold(trame)
    check("while another writes, it is read", "La Boussole du Val" in partners(trame))
    _, _, err = trame.run("partners", "add", "Pendant")
    trame.refused("… and not written: who is said", 3, "partners", "add", "Pendant", why=f"{holder.pid}")
    check("… and what to do", "réessayez" in err.lower(), err)
    timer = threading.Timer(0.7, let_go, [holder])
    timer.start()
    trame.json("partners", "add", "Après")
    timer.join()
    check("it is tried again until the other has done", "Après" in partners(trame) and "Pendant" not in partners(trame))


WRITES = 12


def together(trame):
    """Three programs write at once: each write is there once."""
    failures = []

    def write(who):
        for turn in range(WRITES):
            status, _, err = trame.run("partners", "add", f"Ensemble {who} {turn}")
            if status:
                failures.append(err)

    writers = [threading.Thread(target=write, args=[who]) for who in "ABC"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = sorted(name for name in partners(trame) if name.startswith("Ensemble"))
    equal("three programs at once: nothing lost", (failures, found),
          ([], sorted(f"Ensemble {who} {turn}" for who in "ABC" for turn in range(WRITES))))


def flipped(trame):
    """One byte, all over the file: seen and said, or without any effect on what is read."""
    whole, before, head = trame.register.read_bytes(), partners(trame), trame.json("verify")["head"]
    name = whole.find(b"La Boussole")
    places = [18, 24, 60, 68, name + 3, *range(200, len(whole), len(whole) // 40)]
    count, wrong = {0: 0, 1: 0, 3: 0}, []
    for place in places:
        trame.register.write_bytes(whole[:place] + bytes([whole[place] ^ 0x15]) + whole[place + 1:])
        status, out, err = trame.run("verify")
        count[status] = count.get(status, 0) + 1
        if status == 0:
            good = head in out and partners(trame) == before
        else:
            good = status in (1, 3) and len(err.strip()) > 20 and "Traceback" not in err
        if place == name + 3:
            good = good and status != 0
        if not good:
            wrong.append(f"byte {place}: exit {status}, {out} {err}")
    trame.register.write_bytes(whole)
    check(f"{len(places)} bytes flipped, one at a time: none is believed", not wrong, "\n".join(wrong))
    check("… some are refused, some proved, some without effect", min(count.values()) > 0 and len(count) == 3, count)


def full_disk(trame):
    """On a small disk of its own: what does not fit is refused whole, what was there stays."""
    place = trame.home / "small"
    place.mkdir()
    program = trame.home / "scan.pdf"
    program.write_bytes(b"%PDF-1.4\n" + os.urandom(3 << 20))
    script = ('mount -t tmpfs -o size=2m none "$2" && cp "$3" "$2/r.trame" && shift && '
              '"$0" --register "$1/r.trame" --today 2026-01-20 attach 1 "$3" --kind signed-scan; echo "ended $?" ; '
              '"$0" --register "$1/r.trame" --today 2026-01-20 verify; echo "ended $?"')
    environment = {**os.environ, "HOME": str(trame.home), "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}
    ran = subprocess.run(["unshare", "-rm", "sh", "-c", script, str(PROGRAM), "-", str(place), str(trame.register),
                          str(program)], capture_output=True, text=True, env=environment, timeout=60)
    if "ended" not in ran.stdout or "unshare" in ran.stderr or "mount" in ran.stderr:
        skip("a disk with no room left", ran.stderr.strip())
        return
    ends = [line for line in ran.stdout.splitlines() if line.startswith("ended")]
    check("a disk with no room left: refused, whole, and said", ends[1] == "ended 0" and ends[0] != "ended 0"
          and "faites de la place" in ran.stderr, ran.stdout + ran.stderr)


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    refused(trame)
    locked(trame)
    together(trame)
    full_disk(trame)
    flipped(trame)
    check("proved after all of it", trame.json("verify")["ok"])
done()
