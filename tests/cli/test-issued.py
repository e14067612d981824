# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that leave: frozen in the register, one issue after another, told again when they come back; versions of models."""
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from tramectl import EXAMPLE, ROOT, Trame, check, done, equal, has, skip

TODAY = "2026-04-29"
VALUES = {"partner-representative": "Mme Jeanne Martin", "partner-capacity": "Directrice",
          "services": "Accueil collectif le mardi", "modalities": "Dans les locaux du dispositif.",
          "commitments": "Mettre une salle à disposition", "city-representative": "Paul Durand", "city-capacity": "Maire"}
ADDRESS = "partner-address=12 rue des Tisserands\\n59280 Armentières"
FIGURE = """<figure alt="Le plan &amp; l’accès" width="60"><caption>Figure 1 : le plan</caption><picture>
iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAMAAABPT11nAAAACVBMVEX///+5RC8fSoDm4mrjAAAAE0lEQVQI12NgQAaMjCCSiQkHAwABbwAVb9XhmAAAAABJRU5E
rkJggg==</picture></figure>"""
SHIPPED = (ROOT / "data/models/mise-en-demeure.xml").read_text()


def prepare(trame):
    """A convention in force with a breach, a draft beside it."""
    trame.json("import", EXAMPLE, "--yes", today="2026-04-01")
    for convention in (1, 2):
        fields = trame.json("conventions", "show", convention)["fields"]
        known = [f"{field}={value}" for field, value in VALUES.items() if field in fields]
        known += [f"{field}=À préciser" for field, value in fields.items()
                  if value is None and field not in VALUES and not field.startswith("signature")]
        trame.json("conventions", "set", convention, *known, today="2026-04-01")
    trame.json("issue", 1, today="2026-04-10")
    trame.json("fact", "add", 1, "signed", "--party", "city", "--on", "2026-04-20", today=TODAY)
    trame.json("fact", "add", 1, "signed", "--party", "partner", "--on", "2026-04-22", today=TODAY)
    trame.json("fact", "add", 1, "breach", "--party", "partner", "--on", "2026-04-24", "--clause", "Art. 2", "--note",
               "Les ateliers n’ont pas eu lieu.", today=TODAY)


def text_of(pdf):
    out = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"[\s\u00a0\u202f]+", " ", out.replace("\u00ad\n", ""))


def issue(trame, *words, today=TODAY, convention=1, kind="formal-notice"):
    return trame.json("issue", convention, "--document", kind, "--set", ADDRESS, *words, today=today)[0]


def taken_out(trame, document):
    path = trame.home / f"out-{document}.pdf"
    path.unlink(missing_ok=True)
    trame.json("documents", "export", document, "-o", path)
    return path


def letters(trame):
    trame.refused("an empty field is named, nothing is kept", 1, "issue", 1, "--document", "formal-notice", "--set", ADDRESS,
                  today=TODAY, why="Délai pour y remédier")
    equal("… nothing is kept", len(trame.json("documents", "list", "--convention", 1)), 1)
    first = issue(trame, "--set", "cure=quinze jours", "-o", trame.home / "sent")
    equal("the first issue", (first["issue"], first["kind"], first["pages"]), (1, "formal-notice", 1))
    check("… its copy is written", Path(first["file"]).is_file() and "mise en demeure" in first["file"], first)
    trame.refused("the same again is refused: it was a second click", 1, "issue", 1, "--document", "formal-notice", "--set",
                  ADDRESS, "--set", "cure=quinze jours", today=TODAY)
    rows = trame.json("documents", "list", "--convention", 1)
    row = rows[-1]
    equal("listed with its day, its issue and its hash", (row["kind"], row["issue"], row["on"], row["sha256"], row["attached"]),
          ("formal-notice", 1, TODAY, first["sha256"], False))
    out = trame.run("conventions", "show", 1, today=TODAY)[1]
    check("… and with the convention itself", re.search(r"Mise en demeure +1 +29/04/2026", out) is not None, out)
    equal("the convention was issued once", (rows[0]["kind"], rows[0]["issue"]), ("convention", 1))
    path = taken_out(trame, first["document"])
    check("taken out, the same bytes", path.read_bytes() == Path(first["file"]).read_bytes())
    letter = trame.json("letters", "show", first["letter"])
    breach = [f["id"] for f in trame.json("conventions", "show", 1)["facts"] if f["kind"] == "breach"][0]
    equal("to whom, how, about which fact", [letter[key] for key in ("recipient", "medium", "document", "fact", "written_on")],
          ["Mme Jeanne Martin", "registered-letter", first["document"], breach, TODAY])
    check("… at which address", "rue des Tisserands" in letter["address"], letter)
    trame.json("letters", "set", first["letter"], "--posted", "2026-04-30", "--tracking", "1A 123 456 7890 1")
    equal("posted", trame.json("letters", "show", first["letter"])["posted"], "2026-04-30")

    before = path.read_bytes()
    trame.json("style", "set", "style.header", "Mairie de Valmeuse")
    trame.json("fact", "add", 1, "breach", "--party", "partner", "--on", "2026-05-02", "--clause", "Art. 3", "--note",
               "La salle est fermée.", today="2026-05-04")
    second = issue(trame, "--set", "cure=huit jours", "--medium", "hand-delivery", today="2026-05-04")
    equal("a second issue", (second["issue"], second["document"] != first["document"]), (2, True))
    check("… under another name", second["name"] != first["name"] and "(2)" in second["name"], second["name"])
    check("the first one is still the same bytes", taken_out(trame, first["document"]).read_bytes() == before)
    if has("pdftotext"):
        says = text_of(taken_out(trame, second["document"]))
        check("the second says what is true now", "La salle est fermée." in says and "huit jours" in says
              and "La salle est fermée." not in text_of(path), says)
    trame.refused("what is issued is not removed by hand", 1, "documents", "remove", first["document"], "--visa", "Mme Archive")
    equal("the journal agrees", trame.run("verify")[0], 0)
    return first, second


def amendments(trame):
    """An amendment that leaves is a row of the convention's amendments, in the same transaction; one prepared gets its text."""
    def amend(*words, convention=1):
        return issue(trame, "--set", "changes=Les ateliers passent au jeudi.\nLe reste demeure.", *words, kind="amendment",
                     convention=convention)

    def rows():
        return [(one["rank"], one["object"], one["document"], one["fact"])
                for one in trame.json("amendments", "list", "--convention", 1)]

    def issue(trame, *words, kind, convention):
        return trame.json("issue", convention, "--document", kind, *words, today=TODAY)[0]

    first = amend()
    equal("an amendment is a row at once", rows(), [(1, "Les ateliers passent au jeudi.", first["document"], None)])
    row = trame.json("amendments", "show", first["amendment"])
    check("… with its model, and it is no letter", row["model"] is not None and first["letter"] is None, (row, first))
    again = amend("--set", "originals=trois")
    equal("issued again before it is signed: the same row, the later text", rows(),
          [(1, "Les ateliers passent au jeudi.", again["document"], None)])
    check("… the earlier one is still kept", taken_out(trame, first["document"]).is_file())
    trame.json("fact", "add", 1, "amendment", "--signed-city", "2026-04-27", "--signed-partner", "2026-04-28", "--changes",
                      "notice=P1M", today=TODAY)
    signed = [f["id"] for f in trame.json("conventions", "show", 1)["facts"] if f["kind"] == "amendment"][0]
    trame.json("amendments", "set", first["amendment"], "--fact", signed)
    count = len(trame.json("documents", "list"))
    trame.refused("once signed its text is not replaced", 1, "issue", 1, "--document", "amendment", "--set", "changes=Autre.",
                  "--set", "amendment-rank=1", today=TODAY, why="n° 1")
    equal("… nothing of it is kept", len(trame.json("documents", "list")), count)
    prepared = trame.json("amendments", "add", "--convention", 1, "--rank", 2, "--object", "Jours")["id"]
    second = amend()
    equal("one that was being prepared gets its text, and keeps its object", (second["amendment"], rows()[1]),
          (prepared, (2, "Jours", second["document"], None)))
    equal("the journal agrees on amendments", trame.run("verify")[0], 0)


def refusals(trame):
    rows = [("a document that makes no sense now", 1, ("issue", 2, "--document", "termination")),
            ("an unknown field", 1, ("issue", 1, "--document", "termination", "--set", "colour=red")),
            ("a date that is none", 1, ("issue", 1, "--document", "termination", "--set", "letter-date=soon")),
            ("an unknown medium", 1, ("issue", 1, "--document", "formal-notice", "--set", "cure=un mois", "--set", ADDRESS,
                                      "--medium", "pigeon")),
            ("a fact of another convention", 1, ("issue", 1, "--document", "formal-notice", "--set", "cure=un mois", "--set",
                                                 ADDRESS, "--fact", 999)),
            ("the convention is not a letter", 2, ("issue", 1, "--document", "convention")),
            ("the sheet of dates neither", 2, ("issue", 1, "--document", "sheet")),
            ("no such document", 2, ("issue", 1, "--document", "poem")),
            ("--set without a document", 2, ("issue", 1, "--set", "cure=x")),
            ("several letters in one file", 2, ("issue", 1, 2, "--document", "circulation", "-o", "one.pdf"))]
    count = len(trame.json("documents", "list"))
    for name, status, words in rows:
        trame.refused(name, status, *words, today=TODAY)
    equal("nothing of all that is kept", len(trame.json("documents", "list")), count)


def come_back(trame, first, second):
    """Which issue of which letter a file is, by its bytes, its data or its words."""
    one, two = taken_out(trame, first["document"]), taken_out(trame, second["document"])
    who = lambda found: (found["recognised"], found["convention"], found["kind"], found["issue"], found["issues"],
                         found["document"])
    for row, path in ((first, one), (second, two)):
        found = trame.json("identify", path)
        equal(f"issue {row['issue']} by its bytes", who(found), ("bytes", 1, "formal-notice", row["issue"], 2, row["document"]))
        equal("… made from its own model", (found["model"], found["version"]), ("mise-en-demeure", 1))
    ways = {"gs": lambda to, path: ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", to, path],
            "qpdf": lambda to, path: ["qpdf", "--linearize", path, to],
            "pdftocairo": lambda to, path: ["pdftocairo", "-pdf", path, to]}
    for program, command in ways.items():
        if not has(program):
            skip(f"by {program}", "not installed")
            continue
        for row, path in ((first, one), (second, two)):
            again = trame.home / f"{program}.pdf"
            subprocess.run([str(word) for word in command(again, path)], check=True, capture_output=True)
            found = trame.json("identify", again)
            equal(f"issue {row['issue']} through {program}: which, and every word", who(found)[1:] + (found["differences"],),
                  (1, "formal-notice", row["issue"], 2, row["document"], []))
    changed = issue(trame, "--set", "cure=trois jours", today="2026-05-05")
    trame.refused("it has been issued", 1, "issue", 1, "--document", "formal-notice", "--set", ADDRESS, "--set",
                  "cure=trois jours", today="2026-05-05")
    equal("three issues now", (changed["issue"], trame.json("identify", one)["issues"]), (3, 3))
    status, out, _ = trame.run("identify", two)
    check("said in words", status == 0 and "mise en demeure" in out.lower() and "2" in out and "3" in out, out)
    working = trame.home / "working.pdf"
    trame.json("generate", 1, "--document", "formal-notice", "--set", ADDRESS, "--set", "cure=dix jours", "-o", working,
               today="2026-05-05")
    found = trame.json("identify", working)
    check("a working copy is told from what was issued", found["recognised"] in ("words", "data") and found["differences"]
          and "dix" in found["differences"][0]["returned"], found)


def many(trame):
    """Several at once: those that cannot be are said, the others are issued."""
    status, out, err = trame.run("--json", "issue", 1, 2, 999, "--document", "formal-notice", "--set", ADDRESS, "--set",
                                 "cure=deux mois", "-o", trame.home / "many", today="2026-05-06")
    rows = json.loads(out)
    equal("several letters: what became of each", [(r["convention"], r["failure"] is None) for r in rows],
          [(1, True), (2, False), (None, False)])
    check("… said, exit 1", status == 1 and "Convention 2" in err and "Convention 999" in err, err)
    equal("… and the one that was is there", [p.name for p in (trame.home / "many").iterdir()], [Path(rows[0]["file"]).name])


def in_a_batch(trame):
    """Issued and written with a report, as any batch is."""
    before = len(trame.json("documents", "list", "--convention", 1))
    words = ("generate", 1, 2, "--document", "act-sheet", "--issue", "-o", trame.home / "batch")
    rows = trame.json(*words, today="2026-05-06")
    equal("two sheets issued", [(r["convention"], r["failure"], r["missing"]) for r in rows], [(1, None, []), (2, None, [])])
    kept = trame.json("documents", "list", "--convention", 1)
    equal("… kept, the same bytes as the file", (len(kept), kept[-1]["kind"], kept[-1]["sha256"]),
          (before + 1, "act-sheet", rows[0]["sha256"]))
    status, out, err = trame.run("--json", *words, today="2026-05-06")
    check("… once: the same again is refused, and said", status == 1 and [r["file"] for r in json.loads(out)] == [None, None]
          and "mot pour mot" in err, err)
    status, out, err = trame.run("--json", "generate", 1, 2, "--document", "termination", "--issue", "--set", ADDRESS, "-o",
                                 trame.home / "batch", today="2026-05-06")
    equal("what makes no sense for one does not stop the other", [r["failure"] is None for r in json.loads(out)], [True, False])
    trame.refused("--issue without a letter", 2, "generate", 1, "--issue", "-o", trame.home / "batch")
    trame.refused("--issue of a text to be edited", 2, "generate", 1, "--document", "termination", "--issue", "--format", "odt",
                  "-o", trame.home / "batch")


def of_a_draft(trame):
    """A sheet may leave before the convention does."""
    made = trame.json("issue", 2, "--document", "circulation", "--set", "convention-number=en projet", today=TODAY)[0]
    found = trame.json("identify", taken_out(trame, made["document"]))
    equal("a sheet issued about a draft", (found["recognised"], found["convention"], found["kind"], made["letter"]),
          ("bytes", 2, "circulation", None))
    draft = trame.home / "draft.pdf"
    trame.json("generate", 2, "-o", draft, today=TODAY)
    equal("… and the draft is still the draft", (trame.json("identify", draft)["kind"], trame.json("identify", draft)["issue"]),
          ("convention", None))


def versions(trame):
    """An edited model is a new version, which new documents follow; what was made keeps its own."""
    rows = trame.json("models", "versions", "mise-en-demeure")
    equal("the model that was used is kept", [(r["version"], r["documents"], r["current"]) for r in rows], [(1, 4, True)])
    path = trame.home / "mine.xml"
    out = trame.json("models", "export", "mise-en-demeure", "-o", path)
    equal("its file is taken out, to be edited", (out["name"], out["version"], trame.run("models", "check", path)[0]),
          ("mise-en-demeure", 1, 0))
    again = trame.json("models", "add", path)
    equal("the shipped words are the shipped version", (again["added"], again["version"]), (False, 1))
    path.write_text(SHIPPED.replace("Je vous mets en demeure", "Je vous somme"))
    mine = trame.json("models", "add", path)
    equal("an edited one is the next", (mine["name"], mine["version"], mine["added"]), ("mise-en-demeure", 2, True))
    equal("… once", trame.json("models", "add", path), mine | {"added": False})
    equal("… which new documents follow", [r["current"] for r in trame.json("models", "versions", "mise-en-demeure")],
          [False, True])
    made = issue(trame, "--set", "cure=un mois", today="2026-05-06")
    out = taken_out(trame, made["document"])
    if has("pdftotext"):
        check("a new letter says the new words", "Je vous somme" in text_of(out), text_of(out))
    found = trame.json("identify", out)
    equal("… and is known by them", (found["model"], found["version"], found["issue"]), ("mise-en-demeure", 2, 5))
    old = trame.json("models", "versions", "mise-en-demeure")[0]["id"]
    trame.json("models", "use", old)
    made = issue(trame, "--set", "cure=un an", today="2026-05-07")
    if has("pdftotext"):
        check("the former version again, by choice", "Je vous mets en demeure" in text_of(taken_out(trame, made["document"])))
    equal("… and who holds which", [(r["version"], r["documents"], r["current"]) for r in
                                    trame.json("models", "versions", "mise-en-demeure")], [(1, 5, True), (2, 1, False)])
    path.write_text(SHIPPED.replace("<signatures>", FIGURE + "<signatures>", 1))
    trame.json("models", "add", path)
    made = issue(trame, "--set", "cure=un jour", today="2026-05-08")
    out = taken_out(trame, made["document"])
    equal("a model with a figure: its letter is known again", trame.json("identify", out)["version"], 3)
    editable = trame.home / "figure.odt"
    trame.json("generate", 1, "--document", "formal-notice", "-o", editable, today="2026-05-08")
    with zipfile.ZipFile(editable) as archive:
        check("… and its editable copy says what it shows", "<svg:desc>Le plan &amp; l’accès</svg:desc>" in
              archive.read("content.xml").decode() and len(archive.read("Pictures/figure1.png")) == 97, archive.namelist())
    if has("pdfimages"):
        listed = subprocess.run(["pdfimages", "-list", out], capture_output=True, text=True, check=True).stdout
        check("… and shows it", re.search(r"image +8 +5 +rgb", listed) is not None, listed)
    path.write_text(SHIPPED.replace('kind="letter"', 'kind="amendment"'))
    trame.refused("a version of another kind", 1, "models", "add", path)
    path.write_text(SHIPPED.replace("</fields>", "</field>"))
    trame.refused("a file that is no model", 1, "models", "add", path, why="igne")
    trame.refused("no such model", 1, "models", "versions", "poem")
    trame.refused("no such version", 1, "models", "use", 9999)


def conventions_keep(trame):
    """A convention keeps the version that it was made with, until someone chooses."""
    partner = trame.json("partners", "list")[0]["id"]
    words = (ROOT / "data/models/convention-gratuite.xml").read_text()
    model = trame.json("models", "add", "convention-gratuite")
    equal("a shipped model, as an object", (model["name"], model["version"], model["added"]), ("convention-gratuite", 1, True))
    draft = trame.json("convention", "new", "--model", "convention-gratuite", "--partner", partner, today=TODAY)["id"]
    before = trame.json("generate", draft, "-o", trame.home / "draft.pdf", today=TODAY)[0]["sha256"]
    path = trame.home / "convention.xml"
    path.write_text(re.sub(r'(name="length" value=")P1Y', r'\g<1>P2Y', words, 1).replace("<title>", "<title>Nouvelle "))
    new = trame.json("models", "add", path)
    equal("the next version", (new["version"], new["added"]), (2, True))
    after = trame.json("generate", draft, "-o", trame.home / "draft.pdf", today=TODAY)[0]["sha256"]
    equal("the draft keeps its version, to the byte", after, before)
    trame.json("convention", "model", draft, "--model", new["id"], today=TODAY)
    row = trame.json("conventions", "show", draft)
    equal("… until someone chooses: its title and its terms", (row["model"][:9], row["terms"]["length"]), ("Nouvelle ", "P2Y"))
    changed = trame.json("generate", draft, "-o", trame.home / "draft.pdf", today=TODAY)[0]["sha256"]
    check("… and its words follow", changed != before)
    next_one = trame.json("convention", "new", "--model", "convention-gratuite", "--partner", partner, today=TODAY)
    equal("a new draft follows the new version", next_one["model"], row["model"])
    letter = trame.json("models", "versions", "mise-en-demeure")[0]["id"]
    trame.refused("a letter is no convention", 1, "convention", "new", "--model", letter, "--partner", partner)
    trame.refused("what was issued keeps its model", 1, "convention", "model", 1, "--model", new["id"])
    trame.refused("another model is no version of it", 1, "convention", "model", 2, "--model", new["id"])
    equal("the journal agrees at the end", trame.run("verify")[0], 0)


with Trame() as trame:
    prepare(trame)
    first, second = letters(trame)
    refusals(trame)
    come_back(trame, first, second)
    many(trame)
    in_a_batch(trame)
    of_a_draft(trame)
    versions(trame)
    conventions_keep(trame)
with Trame() as trame:
    prepare(trame)
    amendments(trame)
done()
