# SPDX-License-Identifier: GPL-3.0-or-later
"""The automatic backup: one a real day, by the first to open the register, and only of a register that is whole; what keeps it
from being made is said, and the work goes on."""
import datetime
import json
import os
import shutil
import sqlite3
import subprocess
import zoneinfo
from contextlib import closing

from tramectl import EXAMPLE, PROGRAM, Trame, check, done, equal, skip

WARNING = "tramectl: La sauvegarde automatique du jour n’a pas été faite"


def real_day():
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Paris")).date()


def copies(trame):
    """The days of the automatic copies, newest first."""
    return [one["day"] for one in trame.json("backup", "--list") if one["kind"] == "daily"]


def files(trame):
    folder = trame.home / "backups"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def forget(trame):
    shutil.rmtree(trame.home / "backups", ignore_errors=True)


def first(trame):
    trame.json("import", EXAMPLE, "--yes")
    equal("a register that was just begun has nothing to copy", files(trame), [])
    trame.json("partners")
    today = f"register-{real_day()}.trame"
    equal("the first opening makes one, of the real day", files(trame), [today])
    copy = trame.home / "backups" / today
    equal("… that its owner alone reads", copy.stat().st_mode & 0o777, 0o600)
    stamp = copy.stat().st_mtime_ns
    trame.json("partners", "add", "Plus tard")
    trame.json("partners", today="2031-05-05")
    equal("the second makes none, whatever --today says", (files(trame), copy.stat().st_mtime_ns), ([today], stamp))
    check("it proves itself", trame.json("verify", register=copy)["ok"])
    equal("a copy that is opened is not copied", [path.name for path in copy.parent.iterdir()], [today])
    answer = trame.json("restore", copy, "--yes")
    before = sorted(path.name for path in trame.home.iterdir())
    trame.json("partners", register=answer["replaced"])
    shutil.copy(copy, trame.home / "register-schema-1-2026-01-05.trame")
    before.append("register-schema-1-2026-01-05.trame")
    trame.json("partners", register=trame.home / before[-1])
    before.sort()
    equal("… nor what was set aside, nor what was kept from before an update", sorted(path.name for path in trame.home.iterdir()), before)


def together(trame):
    """Many programs at once."""
    for turn in range(5):
        forget(trame)
        environment = {**os.environ, "HOME": str(trame.home), "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"}
        running = [subprocess.Popen([str(PROGRAM), "--register", str(trame.register), "partners"], env=environment,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(6)]
        said = [(one.communicate(timeout=60)[1], one.returncode) for one in running]
        if said != [("", 0)] * 6 or files(trame) != [f"register-{real_day()}.trame"]:
            check(f"six programs at once, turn {turn}", False, f"{said}\n{files(trame)}")
            return
    check("six programs at once make one copy, five times", trame.json("verify", register=next((trame.home / "backups").iterdir()))["ok"])


def interrupted(trame):
    """What a copy killed half way left goes with the next."""
    forget(trame)
    folder = trame.home / "backups"
    folder.mkdir(mode=0o700)
    left = folder / f"register-{real_day()}.trame.k1LLed.new"
    left.write_bytes(b"half")
    (folder / f"{left.name}-journal").write_bytes(b"and what stood beside")
    other = folder / "someone's.new"
    other.write_bytes(b"not ours")
    trame.json("partners")
    equal("what was left of a copy goes, other files stay", files(trame), [f"register-{real_day()}.trame", other.name])
    other.unlink()


def kept(trame):
    """Copies of days before are thinned as the town hall chose."""
    forget(trame)
    trame.json("partners")
    today = real_day()
    copy = trame.home / "backups" / f"register-{today}.trame"
    cases = [((7, 4, 12), None), ((2, 0, 0), 2), ((0, 0, 3), 3), ((1, 1, 1), None)]
    for counts, expected in cases:
        for key, count in zip(("daily", "weekly", "monthly"), counts):
            trame.json("settings", "set", f"backup.{key}", count)
        whole = copy.read_bytes()
        for back in range(1, 420):
            (copy.parent / f"register-{today - datetime.timedelta(back)}.trame").write_bytes(whole)
        by_hand = copy.parent / "register-2020-01-01-1.trame"
        by_hand.write_bytes(whole)
        copy.unlink()
        trame.json("partners")
        days = [datetime.date.fromisoformat(day) for day in copies(trame)]
        wanted = {today}
        for count, key in zip(counts, (lambda day: day, lambda day: day.isocalendar()[:2], lambda day: (day.year, day.month))):
            seen = []
            for back in range(420):
                day = today - datetime.timedelta(back)
                if key(day) not in seen and len(seen) < count:
                    seen.append(key(day))
                    wanted.add(day)
        equal(f"kept with {counts}", days, sorted(wanted, reverse=True))
        check("… those by hand too", by_hand.exists() and (expected is None or len(days) == expected), days)
    for bad in ("1001", "x", "1.5"):
        trame.refused(f"backup.daily {bad}", 1, "settings", "set", "backup.daily", bad)
    trame.refused("no such count", 1, "settings", "set", "backup.hourly", "3")
    future = copy.parent / f"register-{today + datetime.timedelta(400)}.trame"
    copy.rename(future)
    for key in ("daily", "weekly", "monthly"):
        trame.json("settings", "set", f"backup.{key}", int(key == "daily"))
    copy.unlink(missing_ok=True)
    trame.json("partners")
    check("a copy from a day to come takes no place from today’s", copy.exists())
    trame.without_automatic_backups()
    trame.json("partners")
    equal("all three at 0: none is made", files(trame), [])
    for key in ("daily", "weekly", "monthly"):
        trame.json("settings", "set", f"backup.{key}", "")
    forget(trame)


def tamper(trame, table, sql):
    """Runs SQL with the rules of TABLE off, as someone with a tool would."""
    with closing(sqlite3.connect(trame.register)) as database, database:
        rules = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall()
        for name, _ in rules:
            database.execute(f"DROP TRIGGER {name}")
        database.execute(sql)
        for _, rule in rules:
            database.execute(rule)


def damaged(trame):
    """No copy of a register that is not what its journal says, and none deleted for it."""
    trame.json("partners")
    folder = trame.home / "backups"
    good = folder / f"register-{real_day() - datetime.timedelta(1)}.trame"
    next(folder.iterdir()).rename(good)
    for back in range(2, 30):
        (folder / f"register-{real_day() - datetime.timedelta(back)}.trame").write_bytes(good.read_bytes())
    before, whole = files(trame), trame.register.read_bytes()
    tamper(trame, "partner", "UPDATE partner SET name = 'Une autre' WHERE id = 1")
    status, out, err = trame.run("partners")
    check("a register that was tampered with: said, and the work goes on", status == 0 and "Une autre" in out
          and err.startswith(WARNING) and len(err.splitlines()) == 1, f"{status} {out} {err}")
    equal("… no copy of it is made, none of the good ones goes", files(trame), before)
    trame.register.write_bytes(whole)
    tamper(trame, "journal_head", "DELETE FROM journal_head")
    status, out, err = trame.run("partners")
    check("a register without the head of its journal: the same", status == 0 and err.startswith(WARNING), f"{status} {out} {err}")
    equal("… no copy of that either", files(trame), before)
    trame.register.write_bytes(whole)


def no_place(trame):
    """A folder that cannot be made; a register that can only be read."""
    forget(trame)
    (trame.home / "backups").write_text("a file in its place")
    status, out, err = trame.run("partners")
    check("no folder to write to: said, and the work goes on", status == 0 and out and err.startswith(WARNING), f"{status} {err}")
    (trame.home / "backups").unlink()
    if os.getuid() == 0 and shutil.which("setpriv"):
        trame.home.chmod(0o755)
        trame.register.chmod(0o644)
        for path in (trame.home / "register.trame-wal", trame.home / "register.trame-shm"):
            path.unlink(missing_ok=True)
        ran = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", str(PROGRAM), "--register",
                              str(trame.register), "partners"], capture_output=True, text=True, timeout=60,
                             env={**os.environ, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"})
        trame.home.chmod(0o700)
        trame.register.chmod(0o600)
        if "setpriv" in ran.stderr or "Permission" in ran.stderr:
            skip("a register that can only be read", ran.stderr.strip())
        else:
            check("a register that can only be read: nothing is made, nothing is said", ran.returncode == 0 and not ran.stderr
                  and files(trame) == [], f"{ran.returncode} {ran.stderr} {files(trame)}")


def full_disk(trame):
    place = trame.home / "disk"
    place.mkdir()
    script = ('mount -t tmpfs -o size=1200k none "$2" && cp "$3" "$2/r.trame" && "$1" --register "$2/r.trame" partners > /dev/null;'
              ' rm -r "$2/backups"; head -c 5000000 /dev/zero > "$2/other" 2> /dev/null; truncate -s -65536 "$2/other";'
              ' "$1" --register "$2/r.trame" partners; echo "ended $?"; ls "$2/backups" | sed "s/^/left /"; rm "$2/other";'
              ' "$1" --register "$2/r.trame" --json backup --list')
    ran = subprocess.run(["unshare", "-rm", "sh", "-c", script, "sh", str(PROGRAM), str(place), str(trame.register)],
                         capture_output=True, text=True, timeout=60,
                         env={**os.environ, "HOME": str(trame.home), "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"})
    if "ended" not in ran.stdout or "unshare" in ran.stderr or "mount" in ran.stderr:
        skip("a disk with no room for the copy", ran.stderr.strip())
        return
    check("a disk with no room for the copy: said, and the work goes on", "ended 0" in ran.stdout and ran.stderr.startswith(WARNING)
          and "faites de la place" in ran.stderr and "La Boussole" in ran.stdout, ran.stdout + ran.stderr)
    check("… no half of one is left", "left" not in ran.stdout, ran.stdout)
    made = json.loads(ran.stdout[ran.stdout.rindex("\n[") + 1:] if "\n[" in ran.stdout else "[]")
    equal("… and it is made once there is room", [one["kind"] for one in made], ["daily"])


with Trame() as trame:
    first(trame)
    together(trame)
    interrupted(trame)
    kept(trame)
    damaged(trame)
    no_place(trame)
    full_disk(trame)
    check("proved after all of it", trame.json("verify")["ok"])
done()
