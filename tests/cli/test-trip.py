# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole trip at a terminal: from the published act to three signed conventions, on the example and, where it is
there, on a real act as PDF and as Markdown."""
import re
import subprocess
import tempfile
from pathlib import Path

from tramectl import EXAMPLE, SEED, Trame, check, done, equal, has, skip

VALUES = {"partner-representative": "Jeanne Martin", "partner-capacity": "Directrice",
          "services": "Accueil collectif le mardi\\nAteliers de rédaction", "modalities": "Dans les locaux du dispositif.",
          "commitments": "Mettre une salle à disposition"}


def text_of(pdf):
    out = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"[\s\u00a0\u202f\u00ad]+", " ", out)


def check_pdf(name, path):
    """Other programs open it and find no fault."""
    if has("qpdf"):
        ran = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
        check(f"{name}: qpdf finds no fault", ran.returncode == 0, ran.stdout + ran.stderr)
    else:
        skip(f"{name}: qpdf finds no fault", "qpdf is not installed")
    if has("gs"):
        with tempfile.TemporaryDirectory() as folder:
            ran = subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", "-r30",
                                  f"-sOutputFile={folder}/%d.png", path], capture_output=True, text=True)
            check(f"{name}: Ghostscript draws it without a word",
                  ran.returncode == 0 and not (ran.stdout + ran.stderr).strip(), ran.stdout + ran.stderr)
    else:
        skip(f"{name}: Ghostscript draws it without a word", "Ghostscript is not installed")


def fill(trame, convention):
    fields = trame.json("conventions", "show", convention)["fields"]
    known = [f"{field}={value}" for field, value in VALUES.items() if field in fields]
    known += [f"{field}=À préciser" for field, value in fields.items()
              if value is None and field not in VALUES and not field.startswith("signature")]
    return trame.json("conventions", "set", convention, *known)


def generate(trame, source, conventions):
    folder = trame.home / "documents"
    made = trame.json("generate", *conventions, "-o", folder)
    equal(f"{source}: a document each", [m["convention"] for m in made], conventions)
    for one in made:
        path = Path(one["file"])
        check(f"{source}: {path.name} is a PDF", path.read_bytes()[:5] == b"%PDF-")
        check_pdf(f"{source}: {path.name}", path)
    again = trame.json("generate", *conventions, "-o", trame.home / "again")
    equal(f"{source}: the same input gives the same bytes", [m["sha256"] for m in again], [m["sha256"] for m in made])
    return made


def sign(trame, source, convention):
    """City on the 12th, partner on the 15th: the vector of the rules."""
    first = trame.json("fact", "add", convention, "signed", "--party", "city", "--on", "2026-01-12", "--signatory",
                       "Le Maire", today="2026-01-12")
    equal(f"{source}: one signature awaits the other", first["state"], "awaiting-signature")
    dry = trame.json("fact", "add", convention, "signed", "--party", "partner", "--on", "2026-01-15", "--dry-run",
                     today="2026-01-15")
    equal(f"{source}: a preview records nothing", (dry["fact"], dry["state"]), (None, "in-force"))
    equal(f"{source}: … and the state has not moved",
          trame.json("conventions", "show", convention, today="2026-01-15")["state"], "awaiting-signature")
    both = trame.json("fact", "add", convention, "signed", "--party", "partner", "--on", "15/1/2026", today="2026-01-15")
    equal(f"{source}: signed by both",
          [both[key] for key in ("state", "start", "last_day", "prudent_last_day")],
          ["in-force", "2026-01-15", "2027-01-15", "2027-01-14"])
    asked = trame.json("explain", convention, "--for-end", "2026-06-30", today="2026-01-20")
    limits = {d["kind"]: d["prudent_date"] for d in asked["deadlines"]}
    equal(f"{source}: until when a letter goes for an end on a day", (limits["notice-receipt"], limits["notice-posting"]),
          ("2026-06-19", "2026-06-16"))
    trame.refused(f"{source}: an end after the term", 1, "explain", convention, "--for-end", "2027-06-30", today="2026-01-20")
    later = trame.json("fact", "add", convention, "termination-notified", "--party", "city", "--on", "2026-06-01",
                       "--received", "2026-06-04", "--dry-run", today="2026-01-20")
    equal(f"{source}: what if the letter is received on a day to come", (later["fact"], later["state"], later["end_day"]),
          (None, "in-force-termination-running", "2026-06-14"))
    for known, state in (("2020-01-01", "draft"), ("2199-12-31", "in-force")):
        said = trame.json("evaluate", convention, "--on", "2026-01-20", "--known-on", known)
        equal(f"{source}: what the register knew on {known}", said[0]["state"], state)
    status, out, _ = trame.run("explain", convention, today="2026-01-20")
    out = out.replace("\u00a0", " ")
    check(f"{source}: explained in words", status == 0 and "15 janvier 2027" in out and "14 janvier 2027" in out, out)
    steps = [line for line in out.splitlines() if line.startswith("  · ")]
    equal(f"{source}: each step is said once", len(steps), len(set(steps)))
    dates = [line.split(" :")[0] for line in out.splitlines() if re.match(r"[A-ZÉ][^.]* : \d", line)]
    equal(f"{source}: from the first day to the council's act", (dates[0], {"Fin du délai de recours", "Fin du délai de déféré"}),
          ("Début", set(dates[-2:])))
    sheet = trame.home / "in-force.pdf"
    trame.json("explain", convention, "-o", sheet, today="2026-01-20")
    if source != "example":  # signed here before its sitting: more to check than a page holds
        equal(f"{source}: the sheet is one page", text_of(sheet).count("Page 1/1"), 1)
    last = trame.deadline(convention, "last-day", "2026-01-20")
    equal(f"{source}: last day, both readings", [last["date"], last["other_date"], last["prudent_date"]],
          ["2027-01-15", "2027-01-14", "2027-01-14"])
    rules = [reason["rule"] for reason in last["reasons"]]
    check(f"{source}: the last day says its rule and its other reading", {"term.same-day", "term.eve"} <= set(rules), rules)
    said = {trame.json("conventions", "show", convention, today="2026-01-20")["last_day"],
            next(c for c in trame.json("conventions", "list", today="2026-01-20") if c["id"] == convention)["last_day"],
            trame.json("evaluate", convention, "--on", "2026-01-20")[0]["period"]["last_day"], last["date"], both["last_day"]}
    equal(f"{source}: one last day wherever it is said", said, {"2027-01-15"})
    posting = trame.deadline(convention, "notice-posting", "2026-01-20")
    equal(f"{source}: latest posting, the prudent one", posting["prudent_date"], "2026-12-29")


def terminate(trame, source, convention):
    ended = trame.json("fact", "add", convention, "termination-notified", "--party", "city", "--ground", "request",
                       "--medium", "registered-letter", "--on", "2026-02-27", "--received", "2026-03-02",
                       today="2026-03-02")
    equal(f"{source}: a termination runs", ended["state"], "in-force-termination-running")
    out = trame.deadline(convention, "first-day-out", "2026-03-02")
    equal(f"{source}: received on 2 March, out on the 13th", [out["date"], out["other_date"]], ["2026-03-13", "2026-03-12"])
    states = trame.json("evaluate", convention, "--on", "2026-03-12", "--on", "2026-03-13")
    equal(f"{source}: in force to the eve, then not", [s["state"] for s in states],
          ["in-force-termination-running", "terminated"])
    facts = trame.json("conventions", "show", convention)["facts"]
    trame.json("fact", "correct", convention, facts[-1]["id"], today="2026-03-03")
    after = trame.json("conventions", "show", convention, today="2026-03-20")
    equal(f"{source}: corrected, it never happened", (after["state"], len(after["facts"])), ("in-force", len(facts) + 1))


def issue(trame, source, convention):
    """The document as it goes to the parties: numbered, frozen."""
    issued = trame.json("issue", convention)[0]
    check(f"{source}: the number is made of the act's", issued["number"].endswith("_01")
          and re.fullmatch(r"[A-Za-z0-9_]+", issued["number"]), issued)
    first = trame.json("generate", convention, "-o", trame.home / "issued", today="2026-01-10")[0]
    later = trame.json("generate", convention, "-o", trame.home / "issued", today="2026-06-01")[0]
    equal(f"{source}: frozen bytes, whenever they are asked for", [first["sha256"], later["sha256"]],
          [issued["sha256"], issued["sha256"]])
    equal(f"{source}: … with their pages", first["pages"], issued["pages"])
    name = Path(first["file"]).name
    check(f"{source}: the file's name", name.startswith(issued["number"] + " ") and name.endswith(" convention.pdf"), name)
    words = text_of(first["file"]) if has("pdftotext") else None
    if words is not None:
        check(f"{source}: what was filled is printed",
              "Jeanne Martin" in words and "Ateliers de rédaction" in words and "Représenté(e) par …" not in words, words[:1500])
    trame.refused(f"{source}: an issued text does not change", 1, "conventions", "set", convention, "partner-capacity=Autre")
    trame.refused(f"{source}: nothing is issued twice", 1, "issue", convention)
    shown = trame.json("conventions", "show", issued["number"])
    equal(f"{source}: found by its number, its document beside",
          (shown["id"], [d["sha256"] for d in shown["documents"]]), (convention, [issued["sha256"]]))


def trip(path, source):
    with Trame() as trame:
        read = trame.json("read", path)
        act = read["acts"][0]
        check(f"{source}: reading stores nothing", not trame.register.exists())
        made = trame.json("import", path, "--yes")
        equal(f"{source}: three partners, three conventions", (len(made["partners"]), len(made["conventions"])), (3, 3))
        equal(f"{source}: nothing was read with doubt", made["kept_null"], [])
        trame.refused(f"{source}: the same act is not imported twice", 1, "import", path, "--yes")
        listed = trame.json("conventions", "list")
        equal(f"{source}: the partners that the act names", [c["partner"] for c in listed], act["partners"])
        equal(f"{source}: drafts", {c["state"] for c in listed}, {"draft"})
        conventions = made["conventions"]
        generated = generate(trame, source, conventions)
        check(f"{source}: a draft says what is missing", all("services" in m["missing"] for m in generated), generated)
        if has("pdftotext"):
            words = text_of(generated[0]["file"])
            check(f"{source}: a draft shows its blanks, and holds its partner",
                  "…………" in words and act["partners"][0] in words, words[:800])
        trame.refused(f"{source}: not issued while a field is empty", 1, "issue", conventions[0])
        filled = fill(trame, conventions[0])
        equal(f"{source}: values are kept", filled["fields"]["partner-representative"], "Jeanne Martin")
        issue(trame, source, conventions[0])
        sign(trame, source, conventions[0])
        terminate(trame, source, conventions[0])
        stranger = trame.json("partners", "add", "Une autre association")["id"]
        model = trame.json("models")[0]["id"]
        strange = trame.json("convention", "new", "--model", model, "--partner", stranger)["id"]
        warned = {c["id"]: c["warnings"] for c in trame.json("conventions", "list")}
        equal(f"{source}: a partner that the act does not name is said",
              ([w["code"] for w in trame.json("evaluate", strange)[0]["warnings"]], warned[strange], warned[conventions[1]]),
              (["partner-not-named"], 1, 0))
        trame.refused(f"{source}: no letter ends a draft", 1, "explain", conventions[1], "--for-end", "2026-06-30")
        sheet = trame.home / "sheet.pdf"
        trame.json("explain", conventions[0], "-o", sheet)
        check_pdf(f"{source}: the sheet of dates", sheet)
        check(f"{source}: the queue says what to post by",
              any(d["kind"] == "notice-posting" and d["prudent_date"] == "2026-12-29" for d in trame.json("deadlines")))
        verified = trame.json("verify")
        check(f"{source}: the journal agrees", verified["ok"] and verified["rows"] > 10
              and verified["first_difference"] is None, verified)


if EXAMPLE is not None and EXAMPLE.exists():
    trip(EXAMPLE, "example")
else:
    skip("example", "the example is not built")
for ending in ("pdf", "md"):
    path = SEED / f"DE25_139.{ending}"
    if path.exists():
        trip(path, f"founding act, {ending}")
    else:
        skip(f"founding act, {ending}", "it is not beside the sources")
done()
