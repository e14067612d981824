# SPDX-License-Identifier: GPL-3.0-or-later
"""What people type and paste that is not what was expected, in every kind of record: kept word for word when it can be,
tidied when nobody would see the difference, otherwise refused in a sentence that names the member; never kept by half."""
from tramectl import EXAMPLE, Trame, check, done, equal

LONG = ("Œuvre d’été " * 834).strip()
WORDS = [  # name, as typed, as kept in one line (None: not known), as kept in several (the same when not given)
    ("ten thousand characters", LONG, LONG),
    ("emoji, joined", "🎭 Théâtre 👨\u200d👩\u200d👧", "🎭 Théâtre 👨\u200d👩\u200d👧"),
    ("from right to left", "جمعية \u200fالتضامن", "جمعية \u200fالتضامن"),
    ("accents apart", "Zoe\u0301", "Zoé"),
    ("a sentence of another language", "x'); DROP TABLE partner;--", "x'); DROP TABLE partner;--"),
    ("a dash alone", "—", "—"),
    ("blanks around", " \u00a0Lieu \u202f", "Lieu"),
    ("a control character", "Li\x01eu\x1b", "Lieu"),
    ("a tab", "a\tb", "a b"),
    ("two lines", "a\r\nb\n", "a b", "a\nb"),
    ("a word processor's line", "a\vb", "a b", "a\nb"),
    ("nothing", "", None),
    ("blanks alone", " \u00a0\t\n", None),
    ("characters that nobody sees", "\u200b\ufeff\u00ad", None),
]
KINDS = [  # command, words of add, text members of one line, of several lines, the member that must be there
    ("agents", ["odd"], ["name", "service", "email"], [], "login"),
    ("councillors", ["Odile Odd"], ["list"], [], "name"),
    ("representatives", ["Odile Odd", "--capacity", "Adjointe", "--kind", "mandate"], ["scope", "act"], [], "capacity"),
    ("sittings", ["--body", "conseil odd", "--held-on", "2026-06-25"], ["place", "chair", "secretary"], [], "body"),
    ("schemes", ["Odd"], ["responsible"], ["object"], "name"),
    ("activities", ["--scheme", "Odd", "--held-on", "2026-05-05"], ["strand", "service", "place"], ["object"], "held_on"),
    ("undertakings", ["--convention", "1", "--party", "city", "--words", "x"], ["strand", "clause"], [], "words"),
    ("amendments", ["--convention", "1", "--rank", "7"], [], ["object"], "rank"),
    ("letters", ["--convention", "1", "--kind", "notice"], ["recipient", "tracking"], ["address"], "kind"),
    ("evaluations", ["--convention", "1"], ["author"], ["appraisal"], "convention"),
    ("partner-representatives", ["Odile Odd", "--partner", "1"], ["capacity"], ["proof"], "name"),
    ("partner-acts", ["--partner", "1"], ["body", "number"], ["object"], "partner"),
    ("indicators", ["Odd"], ["unit"], [], "name"),
    ("partners", ["Odd"], ["legal_name", "representative", "capacity", "rna"], ["address"], None),
]


def option(member):
    return "--" + member.replace("_", "-")


def words(trame):
    for command, base, one_line, several, required in KINDS:
        made = trame.json(command, "add", *base)["id"]
        for name, typed, kept, *lines in WORDS:
            expected = {member: kept for member in one_line} | {member: (lines or [kept])[0] for member in several}
            given = [f"{option(member)}={typed}" for member in expected]
            answer = trame.json(command, "set", made, *given) if given else {}
            found = {member: answer.get(member) for member in expected}
            equal(f"{command}: {name}", found, expected)
        if required is not None:
            for name, typed in (("nothing", ""), ("blanks alone", " \u00a0")):
                status, out, err = trame.run(command, "set", made, f"{option(required)}={typed}")
                check(f"{command}: {required} is needed ({name})", status in (1, 2) and err.startswith("tramectl: ")
                      and f"({required})" not in err and out == "", f"{status} {out} {err}")
        status, out, err = trame.run(command)
        check(f"{command}: still a table", status == 0 and len(out.splitlines()) >= 2, err)
    trame.refused("a name of blanks is named", 1, "councillors", "add", " \u00a0", why="«\u00a0Nom\u00a0» est vide")
    trame.refused("a partner of blanks", 1, "partners", "add", "\u200b ")


DATES = [  # command, the member and a day that cannot be
    ("councillors", "from-date"), ("councillors", "until-date"), ("sittings", "held-on"), ("sittings", "notice-date"),
    ("schemes", "from-date"), ("activities", "held-on"), ("letters", "written-on"), ("letters", "posted"),
    ("evaluations", "held-on"), ("partner-representatives", "proof-received"), ("partner-acts", "taken-on"),
    ("undertakings", "until-date"), ("agents", "until-date"), ("representatives", "from-date"),
]
ORDERS = [  # what comes second before what comes first
    ("letters", "written-on", "posted"), ("partner-acts", "taken-on", "received"), ("partner-acts", "taken-on", "published"),
    ("sittings", "notice-date", "held-on"), ("evaluations", "from-date", "until-date"), ("schemes", "from-date", "until-date"),
    ("undertakings", "from-date", "until-date"), ("partner-representatives", "from-date", "until-date"),
    ("representatives", "from-date", "until-date"),
]


def dates(trame):
    for command, member in DATES:
        for typed in ("31/02/2026", "2026-13-01", "0000-01-01", "12/01/0000", "4 janvier 0000", "un jour", "٣/٤/٢٠٢٦"):
            trame.refused(f"{command}: {member} {typed!r}", 2, command, "set", "1", f"--{member}={typed}", why=typed)
    for command, first, second in ORDERS:
        trame.refused(f"{command}: {second} before {first}", 1, command, "set", "1", f"--{first}=2026-03-02",
                      f"--{second}=2026-03-01", why="01/03/2026")
        trame.json(command, "set", "1", f"--{first}=2026-03-02", f"--{second}=2026-03-02")


TIMES = [("14:30", "14:30"), ("14h30", "14:30"), ("9 h", "09:00"), ("dix-neuf heures trente", "19:30"), ("", None),
         ("25:00", ...), ("14:75", ...), ("bientôt", ...), ("14:30 ou 15:00", ...)]


def times(trame):
    for typed, kept in TIMES:
        if kept is ...:
            trame.refused(f"not a time of day: {typed!r}", 1, "activities", "set", "1", f"--from-time={typed}", why=typed)
        else:
            equal(f"a time of day: {typed!r}", trame.json("activities", "set", "1", f"--from-time={typed}")["from_time"], kept)


def twins(trame):
    known = trame.json("councillors")[0]["name"]
    for name, *typed in (
            ("a councillor in capitals", "councillors", "add", known.upper()),
            ("… a civility before", "councillors", "add", f"Mme {known}"),
            ("a scheme without its accents", "schemes", "add", "ODD"),
            ("an indicator of all schemes", "indicators", "add", "odd"),
            ("a partner", "partners", "add", "ODD"),
            ("a sitting", "sittings", "add", "--body", "conseil odd", "--held-on", "2026-06-25"),
            ("an agent", "agents", "add", "odd"),
            ("an amendment's rank", "amendments", "add", "--convention", "1", "--rank", "7")):
        trame.json("sittings", "set", "1", "--place", "ici")
        trame.refused(f"told twice: {name}", 1, *typed, why="déjà")
    old = trame.json("councillors")[0]["id"]
    trame.json("councillors", "set", old, "--until-date", "2026-03-22")
    check("one who comes back after leaving is another row",
          trame.json("councillors", "add", known, "--from-date", "2026-03-23")["id"] != old)
    scheme = trame.json("schemes")[0]["id"]
    check("an indicator of that name of one scheme", trame.json("indicators", "add", "Odd", "--scheme", scheme)["id"])


SETTINGS = [("Armentières", "Armentières"), (LONG, LONG), (" \u00a0Lieu\x01 ", "Lieu"), (" \u00a0", None), ("\u200b", None), ("", None)]


def settings(trame):
    for typed, kept in SETTINGS:
        trame.json("settings", "set", "commune", "Avant")
        known = {one["id"]: one["value"] for one in trame.json("settings", "set", "commune", typed)}
        equal(f"the commune {typed[:12]!r}", known.get("commune"), kept)


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    words(trame)
    dates(trame)
    times(trame)
    twins(trame)
    settings(trame)
    check("the register proves itself", trame.json("verify")["ok"])
done()
