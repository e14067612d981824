# SPDX-License-Identifier: GPL-3.0-or-later
"""Search, the look at the register's file, and salvage, by the command line."""
import hashlib
import json
import os
import sqlite3

from tramectl import EXAMPLE, Trame, check, done, equal

PAGE = 4096

SEARCHES = [  # words, the table and the title's beginning of the best hit, the word found
    (["BOUSSOLE"], "partner", "La Boussole", "Boussole"),
    (["boussoles", "du", "val"], "partner", "La Boussole", "Boussole"),
    (["métie"], "partner", "Le Relais des Métiers", "Métiers"),
    (["oeuvra"], "councillor", "Chloé Œuvrard", "Œuvrard"),
]


def searches(trame):
    trame.json("councillors", "add", "Chloé Œuvrard")
    for words, table, title, match in SEARCHES:
        hits = trame.json("search", *words)
        check(f"search {' '.join(words)}", any(hit["table"] == table and hit["title"].startswith(title) and hit["match"] == match
                                               and hit["passage"][hit["at"]:].startswith(match) for hit in hits), hits)
    check("a convention is titled by its partner", any(hit["table"] == "convention" and "La Boussole" in hit["title"]
                                                       and hit["convention"] == hit["id"] for hit in trame.json("search", "boussole")))
    equal("at most so many", len(trame.json("search", "de", "--limit", 2)), 2)
    equal("nothing found is an answer", trame.json("search", "xyzzy"), [])
    equal("no word is an answer too", trame.json("search", "--", "--", "!"), [])
    status, out, err = trame.run("search", "boussole")
    check("the word is marked", status == 0 and "[Boussole]" in out, out + err)
    trame.refused("search nothing", 2, "search")
    trame.refused("too many", 2, "search", "de", "--limit", 100000)


def states(trame, **how):
    status, out, _ = trame.run("--json", "check", **how)
    return status, {one["id"]: one["state"] for one in json.loads(out)}


GOOD = {"pages": "good", "journal": "good", "rights": "good", "place": "good", "backups": "good", "clock": "good"}


def looks(trame):
    trame.without_automatic_backups()
    equal("no backup yet is a fault", states(trame), (1, {**GOOD, "backups": "fault"}))
    trame.json("backup")
    equal("a register that is looked after", states(trame), (0, GOOD))
    equal("an old backup of a register that did not change will do", states(trame, today="2026-03-20"), (0, GOOD))
    trame.json("partners", "add", "Depuis", today="2026-01-21")
    equal("… of one that did will not", states(trame, today="2026-03-20"), (1, {**GOOD, "backups": "fault"}))
    equal("a clock that went back", states(trame, today="2026-01-19"), (1, {**GOOD, "clock": "fault"}))
    trame.json("partners", "add", "Hier", today="2026-01-20")
    equal("… and wrote then, is to be noted", states(trame), (0, {**GOOD, "clock": "note"}))
    status, out, err = trame.run("verify")
    check("… the proof says so too, and is no less a proof", status == 0 and "L’horloge de l’ordinateur avait reculé" in err
          and err.startswith("tramectl: ") and f"ligne {trame.json('verify')['rows']} du journal" in err, out + err)
    trame.register.chmod(0o644)
    equal("a file that others read", states(trame), (1, {**GOOD, "clock": "note", "rights": "fault"}))
    trame.register.chmod(0o600)
    status, out, err = trame.run("check")
    check("a table for people", status == 0 and len(out.splitlines()) == 7 and "bon" in out, out + err)
    trame.refused("check no register", 3, "check", register=trame.home / "none.trame")
    trame.refused("check another file", 3, "check", register=EXAMPLE)
    trame.refused("check takes nothing", 2, "check", "it")
    before = hashlib.sha256(trame.register.read_bytes()).digest()
    states(trame)
    check("looking changes nothing", hashlib.sha256(trame.register.read_bytes()).digest() == before)


def page_of(path, table):
    """The first page of a table, from 0."""
    with sqlite3.connect(path) as database:
        return database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0] - 1


def torn(trame, name, start, length):
    """A copy of the register with bytes of nonsense in it."""
    whole = trame.register.read_bytes()
    path = trame.home / f"{name}.trame"
    path.write_bytes(whole[:start] + b"\xee" * length + whole[start + length:])
    return path


def salvage(trame, name, path, status, **how):
    into = trame.home / f"{name}-new.trame"
    found, out, err = trame.run("--json", "salvage", path, "-o", into, **how)
    check(f"{name}: ends with {status}", found == status, f"{found} {out[:300]} {err}")
    return into, json.loads(out)


def salvages(trame):
    whole, answer = salvage(trame, "whole", trame.register, 0)
    check("a whole register comes back whole", answer["whole"] and answer["lost"] == [] and trame.json("verify", register=whole)["ok"])
    trame.json("restore", whole, "--yes", register=trame.home / "again.trame")
    check("… and takes the register's place", trame.json("verify", register=trame.home / "again.trame")["ok"])
    facts = [one for one in trame.json("journal") if one["table"] == "councillor"]
    into, answer = salvage(trame, "torn", torn(trame, "torn", page_of(trame.register, "councillor") * PAGE, PAGE), 1)
    equal("each lost row is named, with who wrote it and when",
          [(one["table"], one["id"], one["journal_row"], one["agent"], one["at"]) for one in answer["lost"]],
          [("councillor", one["row"], one["id"], one["agent"], one["at"]) for one in facts])
    check("… so is the table", "councillor" in answer["torn"], answer)
    equal("the rest is there", trame.json("partners", register=into), trame.json("partners"))
    status, out, err = trame.run("salvage", trame.home / "torn.trame", "-o", trame.home / "words.trame")
    check("… in words, and what to do next", status == 1 and "élu" in out and "journal" in out, out + err)
    into, answer = salvage(trame, "header", torn(trame, "header", 0, PAGE), 0)
    check("without its first page it comes back whole", answer["whole"] and trame.json("partners", register=into) == trame.json("partners"))
    trame.json("backup", register=trame.register)
    cut = trame.home / "cut.trame"
    cut.write_bytes(trame.register.read_bytes()[:-40 * PAGE])
    into, answer = salvage(trame, "cut", cut, 1)
    check("a file that was cut gives what is left", answer["rows"] > 20 and len(trame.json("partners", register=into)) == 5, answer)
    trame.register.write_bytes(cut.read_bytes())
    status, out, err = trame.run("salvage", trame.register, "-o", trame.home / "cut-words.trame")
    check("the last backup is proposed", status == 1 and "register-2026-01-20-2.trame" in out, out + err)
    status, out, err = trame.run("--json", "check")
    check("a file that was cut is a fault", status in (1, 3), out + err)


def not_salvaged(trame):
    into = trame.home / "never.trame"
    empty = trame.home / "empty.trame"
    empty.write_bytes(b"")
    noise = trame.home / "noise.trame"
    noise.write_bytes(os.urandom(3 * PAGE))
    other = trame.home / "other.trame"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE partner (id INTEGER PRIMARY KEY, name TEXT)")
    newer = trame.home / "newer.trame"
    newer.write_bytes((trame.home / "again.trame").read_bytes())
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 9")
    for path in (empty, noise, other, newer, EXAMPLE, trame.home, trame.home / "none.trame"):
        trame.refused(f"salvage {path.name}", 1, "salvage", path, "-o", into)
    trame.refused("over a file that is there", 1, "salvage", trame.home / "again.trame", "-o", newer)
    trame.refused("where nothing can be written", 1, "salvage", trame.home / "again.trame", "-o", "/proc/new.trame")
    trame.refused("salvage without -o", 2, "salvage", newer)
    trame.refused("salvage nothing", 2, "salvage", "-o", into)
    check("… and nothing was written", not into.exists())


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    searches(trame)
    looks(trame)
    salvages(trame)
    not_salvaged(trame)
done()
