# SPDX-License-Identifier: GPL-3.0-or-later
"""What was removed lawfully and still stands in copies: told at the removal, deleted with them once a person agrees, after a
fresh copy; no other copy goes."""
import os
import pty
import shutil
import sqlite3
import subprocess

from tramectl import EXAMPLE, PROGRAM, Trame, check, done, equal

SECRET = b"carte de Gustave Octobre"


def holding(trame, secret=SECRET):
    """The files, anywhere in the home, where anyone with a tool finds it."""
    return sorted(str(path) for path in trame.home.rglob("*") if path.is_file() and path.name != "wrong.pdf"
                  and secret in path.read_bytes())


def attach(trame, name, content):
    path = trame.home / name
    path.write_bytes(content)
    return trame.json("attach", 1, path, "--kind", "other")["id"]


def answer(trame, words, typed):
    """Exit code and what is said to a person who answers TYPED at a terminal."""
    leader, follower = pty.openpty()
    os.write(leader, typed)
    ran = subprocess.run([str(PROGRAM), "--register", str(trame.register), *words], stdin=follower, capture_output=True, text=True,
                         timeout=60, env={**os.environ, "HOME": str(trame.home), "LC_ALL": "C.UTF-8", "LANGUAGE": "fr"})
    os.close(leader)
    os.close(follower)
    return ran.returncode, ran.stdout + ran.stderr


def told(trame):
    """Copies of every kind, made before the removal, between, and after; and some that are not of this register."""
    trame.json("import", EXAMPLE, "--yes")
    old = trame.json("backup", "-o", trame.home / "backups-before.trame")["file"]
    trame.json("partners")  # the day's own copy, which holds nothing of it yet
    before = trame.json("backup")["file"]
    wrong = attach(trame, "wrong.pdf", SECRET)
    by_hand = trame.json("backup")["file"]
    daily = trame.home / "backups" / "register-2026-01-19.trame"
    shutil.copy(by_hand, daily)
    older = trame.home / "register-schema-1-2026-01-19.trame"
    shutil.copy(by_hand, older)
    aside = trame.json("restore", by_hand, "--yes")["replaced"]
    torn = trame.home / "backups" / "register-2026-01-18.trame"
    torn.write_bytes(b"torn")
    other = trame.home / "backups" / "register-2026-01-17.trame"
    trame.json("import", EXAMPLE, "--yes", register=other)
    attached = trame.home / "else.pdf"
    attached.write_bytes(b"rien de tel")
    trame.json("attach", 1, attached, "--kind", "other", register=other)
    removed = trame.json("documents", "remove", wrong, "--visa", "Mme Archive")
    equal("the removal says which copies hold it still", {(one["file"], one["kind"], one["readable"]) for one in removed["copies"]},
          {(by_hand, "by-hand", True), (str(daily), "daily", True), (str(older), "before-update", True), (aside, "set-aside", True),
           (str(torn), "daily", False)})
    equal("… and those are all there are", holding(trame), sorted([by_hand, str(daily), str(older), aside]))
    status, out, err = trame.run("backup", "--list")
    check("each kind is listed by its name", status == 0 and all(word in out for word in
          ("automatique", "à la main", "avant une mise à niveau", "mis de côté")), out + err)
    return {"hold": [by_hand, str(daily), str(older), aside, str(torn)], "stay": [before, str(other), old]}


def refused(trame, copies):
    trame.refused("nobody to answer", 2, "backup", "--purge")
    trame.refused("with a list", 2, "backup", "--purge", "--list")
    trame.refused("--yes alone", 2, "backup", "--yes")
    status, said = answer(trame, ["backup", "--purge"], b"n\n")
    check("a person who says no", status == 1 and all(path in said for path in copies["hold"]), said)
    check("… deletes nothing", all(os.path.exists(path) for path in copies["hold"]))
    rows = trame.json("verify")["rows"]
    folder = trame.home / "backups"
    folder.rename(trame.home / "elsewhere")
    folder.write_text("a file where the folder goes")
    trame.refused("without room for the fresh copy", 1, "backup", "--purge", "--yes")
    folder.unlink()
    (trame.home / "elsewhere").rename(folder)
    equal("… nothing is deleted, nothing is journaled", (all(os.path.exists(path) for path in copies["hold"]), trame.json("verify")["rows"]),
          (True, rows))


def purged(trame, copies):
    status, said = answer(trame, ["backup", "--purge"], b"o\n")
    check("a person who agrees", status == 0 and "5 copies" in said, said)
    check("… what held it is gone", not any(os.path.exists(path) for path in copies["hold"]) and holding(trame) == [], holding(trame))
    check("… what did not stays", all(os.path.exists(path) for path in copies["stay"]))
    fresh = next(one for one in trame.json("backup", "--list") if one["kind"] == "by-hand")
    check("… after a fresh copy, which proves itself", trame.json("verify", register=fresh["file"])["ok"])
    setting = next(one["value"] for one in trame.json("settings") if one["id"] == "backup.purged")
    check("the journal says which", all(os.path.basename(path) in setting for path in copies["hold"])
          and trame.json("journal")[-1]["table"] == "setting", setting)
    equal("nothing is left to delete", trame.json("backup", "--purge", "--yes"), {"kept": None, "deleted": [], "left": []})
    check("the register proves itself", trame.json("verify")["ok"])


def brought_back(trame):
    """An older backup brings back what was removed since: it is said, and once removed again it is gone."""
    number = attach(trame, "wrong.pdf", b"carte de Nivose")
    copy = trame.json("backup")["file"]
    trame.json("documents", "remove", number, "--visa", "Mme Archive")
    status, _, err = trame.run("restore", copy, "--yes")
    check("restoring it says that a removal is undone", status == 0 and err.startswith("tramectl: Cette sauvegarde") and "1 retrait" in err,
          err)
    trame.json("documents", "remove", number, "--visa", "Mme Archive")
    trame.json("backup", "--purge", "--yes")
    equal("… removed again, and from the copies", holding(trame, b"carte de Nivose"), [])
    status, _, err = trame.run("restore", trame.json("backup")["file"], "--yes")
    equal("a backup made since says nothing", (status, err), (0, ""))


def retention(trame):
    """The same for a whole convention at the end of its retention."""
    trame.json("convention", "existing", "--partner", 1, "--signed", "12/01/2016", "--length", "P1Y", "--object", "Octobre rouge")
    ended = trame.json("conventions", "list")[-1]["id"]
    trame.json("retention", "set", "all", "P5Y")
    copy = trame.json("backup")["file"]
    removed = trame.json("retention", "remove", ended, "--visa", "Archives")
    check("the list for retention says them too", [one["file"] for one in removed["copies"]] == [copy]
          and any(row["removed"] for row in removed["retention"]), removed)
    status, out, err = trame.run("documents", "remove", attach(trame, "wrong.pdf", b"encore"), "--visa", "Mme Archive")
    check("… in sentences, with what to do", status == 0 and copy in out and "tramectl backup --purge" in out, out + err)
    answered = trame.json("backup", "--purge", "--yes")
    equal("deleted without asking", answered["deleted"], [copy])
    check("… the fresh one stays", os.path.exists(answered["kept"]))
    shutil.copy(answered["kept"], copy)
    with sqlite3.connect(copy) as database:
        equal("a copy made since holds its tombstone, and stays", (database.execute("SELECT count(*) FROM tombstone").fetchone()[0],
              trame.json("backup", "--purge", "--yes")["deleted"]), (4, []))
    database.close()


with Trame() as trame:
    trame.json("settings", "set", "backup.daily", "0")
    trame.json("settings", "set", "backup.weekly", "0")
    trame.json("settings", "set", "backup.monthly", "0")
    copies = told(trame)
    refused(trame, copies)
    purged(trame, copies)
    brought_back(trame)
    retention(trame)
done()
