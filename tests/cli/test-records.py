# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a town hall keeps, by the command line, on a real register: kept, attached, handed over, merged, taken over from
before, removed at its time; and the register proves itself after each."""
import hashlib
import os

from tramectl import EXAMPLE, Trame, check, done, equal


def first(answer):
    return answer["id"]


def proves(trame, name):
    check(f"{name}: the register proves itself", trame.json("verify")["ok"])


RECORDS = [  # command, words of add, a member and what it becomes, the words of the change, what it then is
    ("agents", ["cdupont", "--name", "Claire Dupont", "--service", "Solidarités"], "name", "Claire Dupont",
     ["--until-date", "31/12/2026"], ("until_date", "2026-12-31")),
    ("councillors", ["Zoé ŒUF", "--from-date", "2020-07-03"], "name", "Zoé ŒUF", ["--list", "Ensemble"], ("list", "Ensemble")),
    ("representatives", ["Zoé ŒUF", "--capacity", "Adjointe", "--kind", "delegation", "--scope", "insertion", "--act",
                         "AR_12", "--from-date", "4 juillet 2020"], "from_date", "2020-07-04",
     ["--until-date", "2026-03-22"], ("until_date", "2026-03-22")),
    ("sittings", ["--body", "conseil municipal", "--held-on", "2026-06-25", "--in-office", "35"], "in_office", 35,
     ["--place", "salle d’honneur"], ("place", "salle d’honneur")),
    ("schemes", ["Le Tissage", "--objective", "Un lieu", "--objective", "Un appui", "--strand", "Emploi"], "objectives",
     ["Un lieu", "Un appui"], ["--objective", "Un seul"], ("objectives", ["Un seul"])),
    ("activities", ["--scheme", "le tissage", "--partner", "1", "--held-on", "2026-05-05", "--from-time", "14:00", "--object",
                    "Atelier CV"], "held_on", "2026-05-05", ["--cancelled", "oui"], ("cancelled", True)),
    ("undertakings", ["--convention", "1", "--party", "partner", "--words", "Une permanence", "--strand", "Emploi"], "party",
     "partner", ["--clause", "Art. 2"], ("clause", "Art. 2")),
    ("amendments", ["--convention", "1", "--rank", "1", "--object", "Durée"], "rank", 1, ["--object", "Lieu"],
     ("object", "Lieu")),
    ("letters", ["--convention", "1", "--kind", "notice", "--recipient", "La présidente", "--medium", "registered-letter"],
     "medium", "registered-letter", ["--posted", "2026-05-02", "--tracking", "1A 2B"], ("tracking", "1A 2B")),
    ("evaluations", ["--convention", "1", "--held-on", "2026-12-01", "--proposal", "renew"], "proposal", "renew",
     ["--appraisal", "Bien"], ("appraisal", "Bien")),
    ("partner-representatives", ["Paul B", "--partner", "2", "--from-date", "2024-01-01", "--proof", "statuts"], "proof",
     "statuts", ["--proof-received", "2026-01-02"], ("proof_received", "2026-01-02")),
    ("partner-acts", ["--partner", "2", "--number", "2026-04", "--taken-on", "2026-02-03"], "number", "2026-04",
     ["--received", "2026-02-05"], ("received", "2026-02-05")),
    ("indicators", ["Personnes reçues", "--unit", "personnes"], "unit", "personnes", ["--scheme", "Le Tissage"],
     ("scheme", 2)),
]


def records(trame):
    for command, words, member, value, change, (changed, becomes) in RECORDS:
        made = trame.json(command, "add", *words)
        equal(f"{command}: added", (list(made)[0], made[member]), ("id", value))
        after = trame.json(command, "set", made["id"], *change)
        check(f"{command}: changed, the rest kept",
              after[changed] == becomes and (member == changed or after[member] == value), after)
        check(f"{command}: listed", made["id"] in [one["id"] for one in trame.json(command, "list")])
        status, out, err = trame.run(command)
        check(f"{command}: a table for people", status == 0 and len(out.splitlines()) >= 2, out + err)
        status, out, err = trame.run(command, "show", made["id"])
        check(f"{command}: shown to people", status == 0 and out.startswith("Id"), out + err)
    equal("a listing narrowed", [one["words"] for one in trame.json("undertakings", "list", "--convention", 1)],
          ["Une permanence"])
    equal("… to nothing", trame.json("undertakings", "list", "--convention", 2), [])
    proves(trame, "records")


REFUSED = [
    ("a date that does not exist", 2, "councillors", "add", "X", "--from-date", "31/02/2026"),
    ("a choice that is none", 2, "undertakings", "add", "--convention", "1", "--party", "nobody", "--words", "x"),
    ("a member that must be there", 1, "undertakings", "add", "--convention", "1", "--party", "city"),
    ("an end before its beginning", 1, "councillors", "add", "X", "--from-date", "2026-02-01", "--until-date", "2026-01-01"),
    ("a convention that is not there", 1, "letters", "add", "--convention", "99", "--kind", "notice"),
    ("a partner that is not there", 1, "partner-acts", "add", "--partner", "nobody"),
    ("an id that is not there", 1, "partner-acts", "add", "--partner", "99"),
    ("a name used twice", 1, "schemes", "add", "Le Tissage"),
    ("a record that is not there", 1, "schemes", "show", "99"),
    ("not an id", 2, "schemes", "show", "x"),
    ("no such verb", 2, "schemes", "remove", "1"),
    ("a merge is not typed in", 2, "merges", "add"),
    ("a tombstone is not typed in", 2, "tombstones", "add", "--visa", "x"),
    ("a reminder is not typed in", 2, "reminders", "set", "1"),
    ("a SIREN that is none", 1, "settings", "set", "siren", "123456789"),
    ("a retention that is none", 1, "retention", "set", "all", "ten years"),
    ("a category that is none", 1, "partners", "set", "1", "--category", "club"),
    ("a session that ends before it begins", 1, "activities", "add", "--scheme", "1", "--held-on", "2026-05-05", "--from-time",
     "14:00", "--until-time", "9 h"),
    ("a renewal that is none", 2, "convention", "existing", "--partner", "1", "--renewal", "maybe"),
    ("nothing to attach", 1, "attach", "1", "not-there.pdf"),
    ("a kind of attachment that is none", 1, "attach", "1", EXAMPLE, "--kind", "selfie"),
    ("removal without a visa", 2, "documents", "remove", "1"),
    ("retention ended without a visa", 2, "retention", "remove", "1"),
    ("a retention of no model", 1, "retention", "set", "no-such-model", "P5Y"),
    ("half of a row of the journal", 2, "journal", "--table", "fact"),
    ("a hand-over to nobody", 2, "agents", "hand-over", "root"),
]


def refusals(trame):
    for name, status, *words in REFUSED:
        trame.refused(name, status, *words)


FIGURES = [  # as typed, kept
    ("12", 12), ("1 234,5", 1234.5), ("-3", -3), ("12.50", 12.5), ("85 %", 85), ("1\u202f000\u202f000", 1000000), ("0", 0),
    ("Marie Dupont", None), ("12 personnes", None), ("1,234", None), ("", None), ("12 34", None), ("1e3", None), ("٣", None),
    ("1/2", None), ("12,", None), ("1234 567", None), ("0x10", None), ("1 000", 1000),
]


def figures(trame):
    for typed, value in FIGURES:
        words = ("indicators", "record", "personnes reçues", 1, "--until-date", "2026-06-30")
        words = (*words[:4], *words[4:], "--", typed)
        if value is None:
            trame.refused(f"not a figure: {typed!r}", 1, *words)
        else:
            equal(f"a figure: {typed!r}", trame.json(*words)["value"], value)
    wrong = trame.json("indicators", "values")[0]
    right = trame.json("indicators", "record", "1", "1", "99", "--until-date", "2026-06-30", "--corrects", wrong["id"])
    equal("a wrong figure is corrected by another", right["corrects"], wrong["id"])
    for name, convention, corrects in (("of another convention", 2, right["id"]), ("that is not there", 1, 999),
                                       ("that was corrected already", 1, wrong["id"])):
        trame.refused(f"a correction of a figure {name}", 1, "indicators", "record", "1", convention, "98", "--until-date",
                      "2026-06-30", "--corrects", corrects, why=str(corrects))
    trame.refused("… once", 1, "indicators", "record", "1", "1", "98", "--until-date", "2026-06-30", "--corrects", wrong["id"])
    trame.refused("a figure needs its period", 2, "indicators", "record", "1", "1", "5")
    equal("of one convention", len(trame.json("indicators", "values", "--convention", 2)), 0)


def documents(trame):
    scan = trame.home / "pièce n° 1.pdf"
    scan.write_bytes(b"%PDF-1.4 a scan of Someone")
    made = trame.json("attach", 1, scan, "--kind", "acknowledgement", "--on", "2026-03-02", "--note", "AR")
    row = trame.json("documents", "list", "--convention", 1)[-1]
    equal("attached", (row["id"], row["name"], row["kind"], row["on"], row["size"], row["sha256"], row["attached"]),
          (made["id"], "pièce n° 1.pdf", "acknowledgement", "2026-03-02", 26, hashlib.sha256(scan.read_bytes()).hexdigest(),
           True))
    out = trame.json("documents", "export", made["id"], "-o", trame.home / "out.pdf")
    equal("taken out as it came in", (trame.home / "out.pdf").read_bytes(), scan.read_bytes())
    check("… where it was asked", out["file"].endswith("out.pdf"), out)
    large = trame.home / "large.pdf"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    trame.refused("more than 50 MB", 1, "attach", 1, large)
    large.write_bytes(b"")
    trame.refused("an empty file", 1, "attach", 1, large)
    os.mkfifo(trame.home / "pipe")
    trame.refused("a pipe, which nobody writes to", 1, "attach", 1, trame.home / "pipe", why="pipe")
    trame.refused("a folder", 1, "attach", 1, trame.home, why=trame.home.name)
    trame.json("attach", scan, "--partner", "2", "--kind", "proof-of-powers")
    equal("attached to a partner", [d["kind"] for d in trame.json("documents", "list", "--partner", 2)], ["proof-of-powers"])
    trame.refused("a visa that nobody sees", 1, "documents", "remove", made["id"], "--visa", " \u00a0")
    trame.json("documents", "remove", made["id"], "--visa", "Mme Archive", "--reason", "pièce d’identité")
    row = trame.json("documents", "list", "--convention", 1)[-1]
    equal("removed: the hash stays", (row["removed"], row["name"], row["sha256"]),
          (True, None, hashlib.sha256(scan.read_bytes()).hexdigest()))
    trame.refused("what was removed is not taken out", 1, "documents", "export", made["id"], "-o", trame.home / "no.pdf")
    trame.refused("… nor removed twice", 1, "documents", "remove", made["id"], "--visa", "Mme Archive")
    grave = trame.json("tombstones")[0]
    equal("its tombstone", (grave["entity"], grave["entity_id"], grave["visa"], grave["sha256"]),
          ("document", made["id"], "Mme Archive", row["sha256"]))
    proves(trame, "documents")


def people(trame):
    trame.json("agents", "add", "gone", "--until-date", "2025-12-31")
    mine = [c["id"] for c in trame.json("conventions") if c["responsible"]]
    owner = trame.json("conventions", "show", mine[0])["responsible"]
    trame.refused("nobody hands over to someone who left", 1, "agents", "hand-over", owner, "gone")
    trame.refused("… nor what is another's", 1, "agents", "hand-over", "stranger", "cdupont", mine[0])
    equal("one handed over", trame.json("agents", "hand-over", owner, "cdupont", mine[0])["conventions"], 1)
    equal("the rest", trame.json("agents", "hand-over", owner, "cdupont")["conventions"], len(mine) - 1)
    equal("all are hers", {c["responsible"] for c in trame.json("conventions")}, {"cdupont"})
    journal = trame.json("journal", "--convention", mine[0])
    equal("the journal says it", (journal[-1]["table"], journal[-1]["verb"]), ("convention", "set"))
    equal("… and what it was before and after",
          [c for c in trame.json("journal", "show", journal[-1]["id"]) if c["id"] == "responsible"],
          [{"id": "responsible", "before": owner, "after": "cdupont"}])
    added = trame.json("journal", "show", 1)
    check("a row added is all after", added and all(c["before"] is None for c in added)
          and "present 1" in [c["id"] for c in added], added)
    trame.refused("a row that the journal has not", 1, "journal", "show", 99999)
    row = trame.json("journal", "--table", "convention", "--id", mine[0])
    check("… with who and when", row[-1]["agent"] and row[-1]["at"].startswith("2026-01-20T"), row[-1])
    equal("a setting is kept", [s for s in trame.json("settings", "set", "retention.x", "P5Y") if s["id"] == "retention.x"],
          [{"id": "retention.x", "value": "P5Y"}])


def merging(trame):
    twin = trame.json("partners", "add", "La Boussole du Val (association)", "--category", "association")
    kept = next(p for p in trame.json("partners") if p["name"] == "La Boussole du Val")
    trame.json("convention", "existing", "--partner", twin["id"], "--signed", "2025-03-01", "--length", "P2Y")
    trame.json("partner-representatives", "add", "Rose Ébène", "--partner", twin["id"])
    (trame.home / "statuts.pdf").write_bytes(b"%PDF-1.4 statuts")
    trame.json("attach", trame.home / "statuts.pdf", "--partner", twin["id"])
    equal("a doubtful duplicate is said", [(d["id"], d["duplicate"], d["same"]) for d in trame.json("partners", "duplicates")],
          [(kept["id"], twin["id"], "name")])
    act = trame.json("partners", "merge", kept["id"], twin["id"], "--reason", "même association")
    equal("merged", (act["kept"], act["merged"], len(act["conventions"])), (kept["id"], twin["id"], 1))
    moved = trame.json("conventions", "show", act["conventions"][0])
    equal("its conventions follow", moved["partner"], "La Boussole du Val")
    moves = [row["id"] for row in trame.json("journal", "--table", "convention", "--id", moved["id"]) if row["verb"] == "set"]
    equal("… as the journal says", [(c["before"], c["after"]) for c in trame.json("journal", "show", moves[-1])
                                    if c["id"] == "partner"], [(str(twin["id"]), str(kept["id"]))])
    check("it leaves the list", twin["id"] not in [p["id"] for p in trame.json("partners")])
    equal("… and is shown as what it is", trame.json("partners", "show", twin["id"])["merged_into"], kept["id"])
    equal("what it had is listed with what it became", [
        (one["name"], one["partner"]) for one in trame.json("partner-representatives", "list", "--partner", kept["name"])],
        [("Rose Ébène", twin["id"])])
    equal("… and its files", [one["name"] for one in trame.json("documents", "list", "--partner", kept["id"])], ["statuts.pdf"])
    equal("a convention under its old name is of what it became", trame.json("convention", "existing", "--partner", twin["name"],
          "--signed", "2021-03-01", "--length", "P30Y")["partner"], kept["name"])
    equal("… and what is recorded of it by its old number", trame.json("partner-acts", "add", "--partner", twin["id"], "--number",
          "7")["partner"], kept["id"])
    equal("… which search says", [hit["title"] for hit in trame.json("search", "boussole", "association") if hit["table"] == "partner"],
          [f"{twin['name']} → {kept['name']}"])
    trame.refused("not twice", 1, "partners", "merge", kept["id"], twin["id"])
    trame.refused("not with itself", 1, "partners", "merge", kept["id"], kept["id"])
    proves(trame, "merge")
    trame.json("partners", "unmerge", act["id"])
    equal("put apart again", trame.json("conventions", "show", act["conventions"][0])["partner"], twin["name"])
    trame.refused("not undone twice", 1, "partners", "unmerge", act["id"])
    equal("both acts are recorded", [m["undoes"] for m in trame.json("merges")], [None, act["id"]])
    trame.refused("a name that is another’s", 1, "partners", "set", twin["id"], "--name", kept["name"])
    equal("a name is corrected", trame.json("partners", "set", twin["id"], "--name", "Boussole d’or")["name"], "Boussole d’or")
    proves(trame, "merge undone")


def before_trame(trame):
    taken = trame.json("convention", "existing", "--partner", "1", "--signed", "12/01/2020", "--length", "P3Y", "--reference",
                       "2020-14/b", "--object", "Ateliers", "--scan", EXAMPLE)
    equal("taken over", (taken["state"], taken["model"], taken["number"], taken["start"], taken["last_day"]),
          ("expired", None, None, "2020-01-12", "2023-01-12"))
    whole = trame.json("conventions", "show", taken["id"])
    equal("with its scan and its old number", ([d["kind"] for d in whole["documents"]], whole["fields"]),
          (["signed-scan"], {"reference": "2020-14/b"}))
    status, out, err = trame.run("conventions", "show", taken["id"])
    check("… shown to people", status == 0 and "2020-14/b" in out, out + err)
    trame.refused("its text is fixed", 1, "conventions", "set", taken["id"], "reference=x")
    trame.refused("it is not issued", 1, "issue", taken["id"])
    made = trame.json("generate", taken["id"], "-o", trame.home / "before.pdf")[0]
    check("a page says where its text is", made["pages"] == 1 and (trame.home / "before.pdf").exists(), made)
    stated = trame.json("convention", "existing", "--partner", "2", "--start", "2026-01-01", "--last-day", "2026-12-31")
    equal("by its stated dates alone", (stated["state"], stated["start"], stated["last_day"]),
          ("in-force", "2026-01-01", "2026-12-31"))
    for name, words in (("no date", ["--length", "P1Y"]), ("no end", ["--signed", "2020-01-01"]),
                        ("an end before", ["--signed", "2020-01-01", "--last-day", "2019-12-31"])):
        trame.refused(f"refused with {name}", 1, "convention", "existing", "--partner", "1", *words)
    proves(trame, "taken over")
    return taken["id"]


def retention(trame, ended):
    equal("no period, nothing to remove", trame.json("retention", "list", today="2040-01-01"), [])
    trame.json("retention", "set", "existing", "P10Y")
    equal("kept until its time", [(r["id"], r["until"], r["due"]) for r in trame.json("retention", "list", "--all")
                                  if r["id"] == ended], [(ended, "2033-01-12", False)])
    trame.refused("not before", 1, "retention", "remove", ended, "--visa", "Archives", today="2033-01-12")
    due = trame.json("retention", "list", today="2033-01-13")
    equal("listed the day after", [r["id"] for r in due], [ended])
    trame.refused("a convention in force is not removed", 1, "retention", "remove", 1, "--visa", "Archives",
                  today="2033-01-13")
    head = trame.json("verify")["head"]
    status, out, _ = trame.run("retention", today="2033-01-13")
    check("a list for the visa, with its object and the head", status == 0 and "12/01/2033" in out and "Ateliers" in out
          and head in out, out)
    for name, words in (("… read by a program too", ("retention",)), ("the journal", ("journal",)),
                        ("an export", ("conventions", "export"))):
        status, _, err = trame.run("--json", *words)
        check(f"{name}: the head is said aside", status == 0 and head in err, err)
    trame.json("retention", "remove", ended, "--visa", "Archives du Nord", today="2033-01-13")
    equal("gone from the list", trame.json("retention", "list", today="2033-01-13"), [])
    status, out, _ = trame.run("retention", "list", "--all", today="2033-01-13")
    check("… said to be removed where all are listed", "(contenu retiré)" in out, out)
    equal("… its object with the rest", [r["object"] for r in trame.json("retention", "list", "--all") if r["id"] == ended], [None])
    left = trame.json("conventions", "show", ended)
    equal("its dates stay, not its content", (left["last_day"], left["fields"]), ("2023-01-12", {}))
    grave = [t for t in trame.json("tombstones") if t["entity"] == "convention"]
    equal("its tombstone", [(t["entity_id"], t["visa"], len(t["sha256"]), t["removed_on"]) for t in grave],
          [(ended, "Archives du Nord", 64, "2033-01-13")])
    trame.refused("not twice", 1, "retention", "remove", ended, "--visa", "Archives", today="2033-01-14")
    past = trame.json("journal", "--table", "convention", "--id", ended)
    equal("removed: the journal says so", past[-1]["verb"], "remove")
    equal("… without what it was", trame.json("journal", "show", past[-1]["id"]), [])
    trame.refused("… nor what it was before", 1, "journal", "show", past[0]["id"])
    proves(trame, "retention")


def issued_removed(trame):
    """A convention made here, issued, ended: its PDF goes with the rest, and its page says so."""
    missing = trame.json("generate", 2, "-o", trame.home / "draft.pdf")[0]["missing"]
    words = {field: "Zénobie Q" if "representative" in field else "À préciser" for field in missing}
    trame.json("conventions", "set", 2, *[f"{field}={value}" for field, value in words.items()])
    number = trame.json("issue", 2)[0]["number"]
    for party in ("city", "partner"):
        trame.json("fact", "add", 2, "signed", "--party", party, "--on", "2026-01-20", "--signatory", "Zénobie Q")
    trame.json("retention", "set", "all", "P1Y")
    trame.json("retention", "remove", 2, "--visa", "Archives", today="2029-01-01")
    page = trame.home / "gone.pdf"
    made = trame.json("generate", 2, "-o", page)[0]
    equal("its page says that it is gone", made["pages"], 1)
    whole = trame.json("conventions", "show", 2)
    equal("its number, dates and hashes stay", (whole["number"], whole["start"], [d["name"] for d in whole["documents"]],
                                                len(whole["documents"][0]["sha256"])), (number, "2026-01-20", [None], 64))
    shown = str(trame.json("conventions", "show", 2))
    check("nobody’s name is left", "Zénobie" not in shown, shown[max(0, shown.find("Zénobie") - 200):][:300])
    proves(trame, "an issued convention removed")


def transmission(trame):
    """What becomes known later of an act changes its conventions' warnings, and is journaled."""
    before = trame.json("deliberations", "show", 1)
    after = trame.json("deliberations", "set", 1, "--sent", "20/03/2026", "--received", "2026-03-21", "--published", "2026-03-25",
                       "--act-id", "059-215900176-20260321-DE26_01-DE")
    equal("the transmission is recorded", (after["sent"], after["received"], after["published"], after["enforceable_on"]),
          ("2026-03-20", "2026-03-21", "2026-03-25", "2026-03-25"))
    equal("… the rest stays", (after["sitting"], after["present"]), (before["sitting"], before["present"]))
    equal("… what is not given too", trame.json("deliberations", "set", 1, "--published", "")["received"], "2026-03-21")
    check("… an empty date is forgotten", trame.json("deliberations", "show", 1)["published"] is None)
    trame.refused("an act that is not there", 1, "deliberations", "set", 9, "--sent", "2026-03-20")
    trame.refused("a transmission on no day", 2, "deliberations", "set", 1, "--sent", "31/02/2026")
    trame.json("deliberations", "set", 1, "--published", "2026-03-25")
    equal("journaled", [row["verb"] for row in trame.json("journal", "--table", "deliberation", "--id", 1)],
          ["add", "set", "set", "set"])


def misread(trame):
    """What was misread is put right as it comes in: an act's people and votes are not changed later."""
    other = trame.home / "other.trame"
    for name, status, pair in (("without its value", 2, "vote.against"), ("of nothing", 1, "nowhere=1"),
                               ("that is not a number", 1, "vote.against=deux"), ("of nobody", 1, "present.99=X")):
        trame.refused(f"a correction {name}", status, "import", EXAMPLE, "--yes", "--set", pair, register=other)
    trame.json("import", EXAMPLE, "--yes", "--set", "vote.result=adopted", "--set", "vote.against=2", "--set", "present.0=Zoé ŒUF",
               "--set", "secretary=", register=other)
    act = trame.json("deliberations", "show", 1, register=other)
    equal("corrected as it was stored", (act["vote"]["result"], act["vote"]["against"], act["present"][0], act["secretary"]),
          ("adopted", 2, "Zoé ŒUF", None))


def heads(trame):
    """A head kept elsewhere proves later that nothing was cut off."""
    status, out, _ = trame.run("journal")
    words = out.rstrip().splitlines()[-1].split()
    rows, head = next(w for w in words if w.isdigit()), words[-1]
    trame.json("settings", "set", "commune", "Autre ville")
    status, out, err = trame.run("verify", "--rows", rows, "--head", head)
    check("a head that was printed still stands", status == 0, out + err)
    trame.refused("another does not", 1, "verify", "--rows", rows, "--head", head[::-1])
    trame.refused("nor at another place", 1, "verify", "--rows", str(int(rows) - 1), "--head", head)
    trame.refused("a head without its rows", 2, "verify", "--head", head)
    status, out, _ = trame.run("retention")
    check("the list for the visa carries it", "tête" in out, out)


def main():
    with Trame() as trame:
        trame.json("import", EXAMPLE, "--yes")
        equal("an act brings its sitting", [s["held_on"] for s in trame.json("sittings")], ["2026-03-19"])
        equal("… and its scheme", [s["name"] for s in trame.json("schemes")], ["La Fabrique des parcours"])
        equal("… and drafts, each written once", [row["verb"] for row in trame.json("journal", "--convention", 1)], ["add"])
        records(trame)
        refusals(trame)
        figures(trame)
        documents(trame)
        merging(trame)
        ended = before_trame(trame)
        people(trame)
        retention(trame, ended)
        issued_removed(trame)
        transmission(trame)
        misread(trame)
        heads(trame)
    done()


main()
