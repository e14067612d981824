# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of the register by hand, by the command line: made and proved, listed, put back; and what is refused leaves everything as it
was."""
import hashlib
import sqlite3

from tramectl import EXAMPLE, Trame, check, done, equal


def names(trame):
    return sorted(path.name for path in trame.home.rglob("*") if path.is_file() and "data" not in path.parts)


def state(trame):
    """What a refusal leaves as it was."""
    return names(trame), partners(trame), trame.json("verify")["head"], hashlib.sha256(trame.register.read_bytes()).hexdigest()


def partners(trame, **how):
    return sorted(one["name"] for one in trame.json("partners", **how))


def made(trame):
    first = trame.json("backup")
    second = trame.json("backup")
    verified = trame.json("verify")
    equal("a backup by hand goes to the folder of backups", first["file"], str(trame.home / "backups" / "register-2026-01-20-1.trame"))
    equal("the next has a name of its own", second["file"], str(trame.home / "backups" / "register-2026-01-20-2.trame"))
    equal("what was proved", (first["rows"], first["head"]), (verified["rows"], verified["head"]))
    equal("only its owner reads it", (trame.home / "backups" / "register-2026-01-20-1.trame").stat().st_mode & 0o777, 0o600)
    check("the copy proves itself", trame.json("verify", register=first["file"])["ok"])
    listed = trame.json("backup", "--list")
    equal("the list: the last first", [(one["file"], one["kind"], one["day"], one["size"]) for one in listed],
          [(one["file"], "by-hand", "2026-01-20", one["size"]) for one in (second, first)])
    status, out, err = trame.run("backup", "--list")
    check("… as a table", status == 0 and len(out.splitlines()) == 3 and "à la main" in out, out + err)
    elsewhere = trame.home / "elsewhere"
    elsewhere.mkdir()
    equal("in another folder", trame.json("backup", "-o", elsewhere)["file"], str(elsewhere / "register-2026-01-20-1.trame"))
    status, out, err = trame.run("backup", "-o", trame.home / "named.trame")
    check("for people: what was proved, the head to keep", status == 0 and verified["head"] in out and "--rows" in out
          and "Prouvée" in out, out + err)
    equal("the head that was kept is found again",
          trame.run("verify", "--rows", str(first["rows"]), "--head", first["head"])[0], 0)


def not_made(trame):
    before = names(trame)
    trame.refused("over a file that is there", 1, "backup", "-o", trame.home / "named.trame")
    trame.refused("in a folder that is not there", 1, "backup", "-o", trame.home / "no" / "copy.trame")
    trame.refused("in a folder that cannot be written", 1, "backup", "-o", "/proc/copy.trame", said=True)
    trame.refused("of a register that is not there", 3, "backup", register=trame.home / "none.trame")
    trame.refused("a word too many", 2, "backup", "copy.trame")
    trame.refused("a list with a file", 2, "backup", "--list", "-o", "copy.trame")
    equal("… and nothing was written", names(trame), before)


def restored(trame):
    copy = trame.home / "named.trame"
    before = partners(trame)
    trame.json("partners", "add", "Depuis la sauvegarde")
    answer = trame.json("restore", copy, "--yes")
    equal("the register is what the backup held", partners(trame), before)
    equal("… says where", (answer["file"], answer["backup"]), (str(trame.register), str(copy)))
    equal("what was there is kept, whole", partners(trame, register=answer["replaced"]), sorted(before + ["Depuis la sauvegarde"]))
    check("… and proves itself", trame.json("verify", register=answer["replaced"])["ok"] and trame.json("verify")["ok"])
    trame.json("partners", "add", "Après")
    check("one goes on with it", trame.json("verify")["ok"])
    again = trame.json("restore", copy, "--yes")
    check("twice: nothing that was kept is lost", again["replaced"] != answer["replaced"]
          and partners(trame, register=again["replaced"]) == sorted(before + ["Après"]), again)
    fresh = trame.home / "new" / "workstation" / "register.trame"
    equal("on a new workstation", (trame.json("restore", copy, "--yes", register=fresh)["replaced"], partners(trame, register=fresh)),
          (None, before))


def bad_copies(trame):
    """Each a file that is no good backup; its name, and how it is made."""
    good = (trame.home / "named.trame").read_bytes()
    place = good.find(b"Boussole")
    newer = trame.home / "newer.trame"
    newer.write_bytes(good)
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 99")
    other = trame.home / "other.trame"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE shopping (item TEXT)")
    for name, content in {"empty": b"", "cut": good[:len(good) // 2], "cut-header": good[:60],
                          "flipped": good[:place] + b"Boussale" + good[place + 8:],
                          "page": good[:8192] + b"\xa5" * 4096 + good[12288:]}.items():
        (trame.home / f"{name}.trame").write_bytes(content)
    return ["empty.trame", "cut.trame", "cut-header.trame", "flipped.trame", "page.trame", "newer.trame", "other.trame",
            "nowhere.trame", EXAMPLE, trame.home, trame.register]


def not_restored(trame):
    bad = bad_copies(trame)
    before = state(trame)
    for copy in bad:
        path = trame.home / copy
        trame.refused(f"restore {path.name}", 1, "restore", path, "--yes")
    trame.refused("restore with nobody to answer", 2, "restore", trame.home / "named.trame")
    trame.refused("restore nothing", 2, "restore", "--yes")
    trame.refused("in the place of a folder", 3, "restore", trame.home / "named.trame", "--yes", register=trame.home / "backups")
    with sqlite3.connect(trame.register) as database:
        database.execute("SELECT count(*) FROM partner").fetchone()
        status, _, err = trame.run("restore", trame.home / "named.trame", "--yes")
        check("while another program has it open, which is named", status == 3 and "python" in err, f"{status} {err}")
    database.close()
    equal("… and nothing was changed", state(trame), before)


def damaged(trame):
    """A register that cannot be opened any more is replaced, and kept."""
    trame.register.write_bytes(b"torn")
    answer = trame.json("restore", trame.home / "named.trame", "--yes")
    check("a torn register is replaced", trame.json("verify")["ok"])
    with open(answer["replaced"], "rb") as kept:
        equal("… and kept", kept.read(), b"torn")


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    trame.without_automatic_backups()
    made(trame)
    not_made(trame)
    restored(trame)
    not_restored(trame)
    damaged(trame)
done()
