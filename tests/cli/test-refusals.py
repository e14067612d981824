# SPDX-License-Identifier: GPL-3.0-or-later
"""What tramectl refuses, and how it ends: 1 by data or rules, 2 for usage, 3 for the register."""
import json
import os
import sqlite3

from tramectl import EXAMPLE, Trame, check, done, equal, skip


def usage(trame):
    trame.refused("no command", 2, said=False)
    trame.refused("an unknown command", 2, "frobnicate")
    trame.refused("an unknown option", 2, "verify", "--fast")
    trame.refused("an impossible --today", 2, "verify", today="2026-02-31")
    trame.refused("read without a file", 2, "read")
    trame.refused("import with nobody to answer", 2, "import", EXAMPLE)
    trame.refused("convention new without a partner", 2, "convention", "new", "--model", "1")
    trame.refused("what only an existing convention is told", 2, "convention", "new", "--model", "1", "--partner", "1",
                  "--object", "Lieu")
    trame.refused("generate without -o", 2, "generate", "1")
    trame.refused("several documents in one file", 2, "generate", "1", "2", "-o", trame.home / "all.pdf")
    trame.refused("a document that does not exist", 2, "generate", "1", "-o", trame.home, "--document", "poem")
    trame.refused("an unknown kind of fact", 2, "fact", "add", "1", "wedding", "--on", "2026-01-12",
                  why="termination-notified")
    trame.refused("an impossible date", 2, "fact", "add", "1", "signed", "--party", "city", "--on", "2026-02-30")
    trame.refused("a key of another kind", 2, "fact", "add", "1", "signed", "--party", "city", "--on", "2026-01-12",
                  "--received", "2026-01-13")
    trame.refused("an unknown party", 2, "fact", "add", "1", "signed", "--party", "state", "--on", "2026-01-12")
    trame.refused("an unknown state", 2, "conventions", "list", "--state", "happy")


def files(trame):
    broken = trame.home / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 4000)
    trame.refused("a broken PDF", 1, "read", broken)
    cut = trame.home / "cut.pdf"
    cut.write_bytes(EXAMPLE.read_bytes()[:9000])
    trame.refused("a PDF cut short", 1, "import", cut, "--yes")
    empty = trame.home / "empty.txt"
    empty.write_bytes(b"")
    trame.refused("an empty file", 1, "read", empty)
    letter = trame.home / "letter.txt"
    letter.write_text("Madame, Monsieur,\n\nVeuillez trouver ci-joint notre facture.\n", encoding="utf-8")
    trame.refused("a letter is no act", 1, "read", letter)
    trame.refused("a file that is not there", 1, "read", trame.home / "nowhere.pdf")
    trame.refused("a folder", 1, "read", trame.home, why="est un dossier")
    check("nothing was stored by any of them", not trame.register.exists())


def registers(trame):
    trame.refused("no register yet", 3, "conventions", "list")
    other = trame.home / "other.trame"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE shopping (item TEXT)")
    before = other.read_bytes()
    trame.refused("another program's database", 3, "conventions", "list", register=other)
    trame.refused("… is no act either", 1, "read", other, why="est un registre")
    trame.refused("… is not written to", 3, "import", EXAMPLE, "--yes", register=other)
    equal("… and stays as it was", other.read_bytes(), before)
    noise = trame.home / "noise.trame"
    noise.write_bytes(os.urandom(8192))
    trame.refused("a file of noise", 3, "verify", register=noise)
    trame.refused("a register in a folder that cannot be", 3, "import", EXAMPLE, "--yes",
                  register="/proc/nowhere/register.trame")


def cases(trame):
    """Cases given to `evaluate`."""
    good = {"terms": {"length": "P1Y", "start": "last-signature"}, "facts": [
        {"kind": "signed", "on": "2026-01-12", "party": "city", "recorded": None},
        {"kind": "signed", "on": "2026-01-15", "party": "partner", "recorded": None}]}
    path = trame.home / "case.json"

    def write(text):
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return path

    answer = trame.json("evaluate", write(good), "--on", "2026-01-14", "--on", "2027-01-15", "--on", "2027-01-16")
    equal("a case, on three days, in the order asked", [(one["on"], one["state"]) for one in answer],
          [("2026-01-14", "awaiting-signature"), ("2027-01-15", "in-force"), ("2027-01-16", "expired")])
    equal("its keys", list(answer[0]), ["on", "state", "period", "deadlines", "warnings"])
    trame.refused("not JSON", 1, "evaluate", write("{"), "--on", "2026-01-14")
    trame.refused("an unknown key", 1, "evaluate", write({**good, "colour": "blue"}), "--on", "2026-01-14")
    bad = json.loads(json.dumps(good))
    bad["facts"][0]["on"] = "2026-02-30"
    trame.refused("a date that does not exist", 1, "evaluate", write(bad), "--on", "2026-01-14")
    trame.refused("--on that does not exist", 2, "evaluate", write(good), "--on", "2026-13-01")
    trame.refused("a case that is not there", 1, "evaluate", trame.home / "no.json", "--on", "2026-01-14")


def facts(trame, convention):
    trame.refused("a convention that does not exist", 1, "fact", "add", 99, "signed", "--party", "city", "--on", "2026-01-12")
    trame.refused("a signature by nobody", 1, "fact", "add", convention, "signed", "--on", "2026-01-12")
    trame.refused("a fact without a date", 1, "fact", "add", convention, "signed", "--party", "city")
    trame.refused("bounds the wrong way round", 1, "fact", "add", convention, "signed", "--party", "city", "--not-before",
                  "2026-01-28", "--not-after", "2026-01-12")
    trame.refused("a letter received before it is posted", 1, "fact", "add", convention, "termination-notified", "--party",
                  "city", "--on", "2026-02-27", "--received", "2026-02-20")
    trame.refused("a correction of no fact", 1, "fact", "correct", convention, 99)
    trame.refused("an amendment that changes nothing", 1, "fact", "add", convention, "amendment", "--signed-city",
                  "2026-02-01", "--signed-partner", "2026-02-02")
    equal("nothing of it was recorded", trame.json("conventions", "show", convention)["facts"], [])


def no_reader(trame):
    """A copy of the program alone, without the program that reads files."""
    os.environ["TRAME_READER"] = "/nowhere/trame-reader"
    status, _, err = trame.run("read", EXAMPLE)
    del os.environ["TRAME_READER"]
    check("without its reader, it says what to install", status == 1 and "trame-reader" in err and "Installez" in err, err)


def values(trame, convention):
    trame.refused("a field that the model has not", 1, "conventions", "set", convention, "colour=bleu")
    trame.refused("not a field and its value", 2, "conventions", "set", convention, "services")
    trame.refused("no such convention", 1, "conventions", "show", "DE99_999_01")
    trame.refused("no such model", 1, "convention", "new", "--model", "99", "--partner", "1")
    trame.refused("no such partner", 1, "convention", "new", "--model", "1", "--partner", "Personne")
    trame.refused("a SIREN that is none", 1, "partners", "set", "1", "--siren", "123456789")
    trame.refused("a partner twice", 1, "partners", "add", trame.json("partners")[0]["name"].upper())
    trame.refused("a folder that cannot be made", 1, "generate", convention, "-o", "/proc/nowhere")
    blocked = trame.home / "blocked"
    blocked.mkdir()
    (blocked / "projet.pdf").mkdir()
    trame.refused("a file that is a folder", 1, "explain", convention, "-o", blocked / "projet.pdf")
    equal("a refused file leaves nothing behind", [p.name for p in blocked.iterdir()], ["projet.pdf"])


def read_only(trame, convention):
    """A register that may be looked at. The super-user writes where it likes, so nobody does it."""
    user = 65534 if os.geteuid() == 0 else None
    if user is not None:
        for path in [trame.home, *trame.home.rglob("*")]:
            os.chown(path, user, -1)
    try:
        before = trame.run("conventions", "list", user=user)
    except PermissionError:
        before = (126, "", "the program is out of nobody's reach")
    if before[0] != 0:
        skip("a read-only register", before[2].strip())
        return
    trame.register.chmod(0o400)
    trame.home.chmod(0o500)
    status, out, err = trame.run("conventions", "list", user=user)
    check("a read-only register is read", status == 0 and out == before[1], err)
    trame.refused("… and not written", 3, "fact", "add", convention, "signed", "--party", "city", "--on", "2026-01-12",
                  user=user)
    trame.home.chmod(0o700)
    trame.register.chmod(0o600)


def tampered(trame, convention):
    """Whoever changes a row by hand is seen."""
    trame.json("fact", "add", convention, "signed", "--party", "city", "--on", "2026-01-12")
    check("sound before", trame.json("verify")["ok"])
    with sqlite3.connect(trame.register) as database:
        names = [name for name, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        rules = [sql for sql, in database.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE partner SET name = 'Autre nom' WHERE id = 1")
    trame.refused("a register whose rules were taken out is not opened", 3, "verify")
    with sqlite3.connect(trame.register) as database:
        for rule in rules:
            database.execute(rule)
    status, out, err = trame.run("--json", "verify")
    found = json.loads(out)
    equal("a changed row is found", (status, found["ok"], found["first_difference"]["table"],
                                     found["first_difference"]["id"]), (1, False, "partner", 1))
    status, out, err = trame.run("verify")
    check("… and named in words", status == 1 and "«\u00a0partner\u00a0», ligne 1" in err)


def stale(trame, convention):
    """What somebody else wrote meanwhile is not written over: both are said."""
    trame.json("conventions", "set", convention, "partner-capacity=présidente")
    status, out, err = trame.run("conventions", "set", convention, "partner-capacity=directrice", "--was", "partner-capacity=trésorière")
    check("a field that is no longer what it was is refused, with both versions", status == 1 and out == ""
          and "présidente" in err and "directrice" in err and "rien n’a été enregistré" in err, f"{status} {out} {err}")
    equal("… and stays", trame.json("conventions", "show", convention)["fields"]["partner-capacity"], "présidente")
    trame.refused("… only a field of the model", 1, "conventions", "set", convention, "partner-capacity=x", "--was", "nothing=x")
    trame.json("conventions", "set", convention, "partner-capacity=directrice", "--was", "partner-capacity=présidente")
    equal("one that still is, is set", trame.json("conventions", "show", convention)["fields"]["partner-capacity"], "directrice")


with Trame() as trame:
    files(trame)
    no_reader(trame)
    usage(trame)
    cases(trame)
    registers(trame)
with Trame() as trame:
    first = trame.json("import", EXAMPLE, "--yes")["conventions"][0]
    facts(trame, first)
    values(trame, first)
    stale(trame, str(first))
    read_only(trame, first)
    tampered(trame, first)
done()
