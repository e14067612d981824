# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command beside the trip: listings, shapes of JSON, new conventions, models, help, the manual."""
import re
import shutil
import subprocess

from tramectl import EXAMPLE, ROOT, Trame, check, done, equal, skip

ROW = ["id", "number", "model", "partner", "scheme", "object", "state", "start", "last_day", "days_left", "responsible",
       "warnings"]
COMMANDS = ["read", "import", "deliberations", "partners", "models", "conventions", "convention", "fact", "issue",
            "generate", "identify", "evaluate", "explain", "deadlines", "backup", "restore", "search", "check", "salvage",
            "verify", "attach", "documents", "undertakings", "amendments",
            "letters", "evaluations", "indicators", "schemes", "activities", "sittings", "councillors", "representatives",
            "partner-representatives", "partner-acts", "merges", "agents", "reminders", "settings", "retention",
            "tombstones", "journal", "import-table"]


def shapes(trame):
    rows = trame.json("conventions", "list")
    equal("a row of conventions", list(rows[0]), ROW)
    whole = trame.json("conventions", "show", 1)
    equal("a whole convention", list(whole)[:len(ROW) + 5],
          ROW + ["fields", "terms", "facts", "deadlines", "documents"])
    equal("export says each whole", [list(one) for one in trame.json("conventions", "export")], [list(whole)] * len(rows))
    equal("verify", list(trame.json("verify")), ["ok", "rows", "head", "first_difference"])
    for listing in ("deliberations", "partners", "models"):
        answer = trame.json(listing)
        check(f"{listing}: objects with id first", answer and all(list(one)[0] == "id" for one in answer), answer)
        equal(f"{listing} show", trame.json(listing, "show", answer[0]["id"])["id"], answer[0]["id"])
    trame.json("fact", "add", 1, "signed", "--party", "city", "--on", "2026-04-02", today="2026-04-02")
    trame.json("fact", "add", 1, "signed", "--party", "partner", "--on", "2026-04-03", today="2026-04-03")
    due = trame.json("deadlines", today="2026-04-03")
    equal("deadlines", list(due[0]), ["convention", "partner", "kind", "date", "prudent_date", "days_left", "act", "reasons"])
    check("the most urgent first", [d["prudent_date"] for d in due] == sorted(d["prudent_date"] for d in due))
    equal("within some days", trame.json("deadlines", "--within", 30, today="2026-04-03"), [])
    check("signed without having been issued: it counts, with a warning",
          any("issue" in w["code"] for w in trame.json("conventions", "show", 1, today="2026-04-03")["warning_list"]),
          trame.json("conventions", "show", 1, today="2026-04-03")["warning_list"])


def filters(trame):
    equal("by state", [c["id"] for c in trame.json("conventions", "list", "--state", "in-force", today="2026-04-03")], [1])
    name = trame.json("conventions", "show", 2)["partner"]
    equal("by partner, however it is written",
          [c["id"] for c in trame.json("conventions", "list", "--partner", name.upper())], [2])
    equal("by what is left", [c["id"] for c in trame.json("conventions", "list", "--due", 10, today="2027-04-01")], [1])
    equal("none", trame.json("conventions", "list", "--state", "expired"), [])


def of_shipped(trame, partner):
    """The fields of a convention of a model that comes with the program."""
    model = trame.json("models", "add", "convention-gratuite")
    made = trame.json("convention", "new", "--model", model["id"], "--partner", partner)
    return trame.json("conventions", "show", made["id"])["fields"]


def drafts(trame):
    before = len(trame.json("conventions"))
    partner = trame.json("partners", "add", "Les Ateliers du Lin", "--representative", "Paul Œuvrard")
    model = trame.json("models")[0]
    made = trame.json("convention", "new", "--model", model["name"], "--partner", "les ateliers du lin", "--set",
                      "modalities=Le jeudi")
    shown = trame.json("conventions", "show", made["id"])
    equal("a new draft", (shown["state"], shown["partner"], len(trame.json("conventions"))),
          ("draft", "Les Ateliers du Lin", before + 1))
    equal("… is filled with what is known", shown["fields"]["partner-representative"], "Paul Œuvrard")
    equal("… the commune too, where the model names it", of_shipped(trame, partner["id"])["commune"], "Ville de Valmeuse")
    equal("… and with what was given", shown["fields"]["modalities"], "Le jeudi")
    emptied = trame.json("conventions", "set", made["id"], "modalities=")
    equal("an empty value empties", emptied["fields"]["modalities"], None)
    equal("a partner is completed", trame.json("partners", "set", partner["id"], "--capacity", "Gérant")["capacity"], "Gérant")
    equal("… and keeps the rest", trame.json("partners", "show", partner["id"])["representative"], "Paul Œuvrard")


def names(trame):
    """A partner's name never decides where a file goes."""
    trame.json("partners", "add", "../../etc/passwd: \"bad\" | name\u202e")
    made = trame.json("convention", "new", "--model", "1", "--partner", "../../etc/passwd: \"bad\" | name\u202e")
    folder = trame.home / "named"
    file = trame.json("generate", made["id"], "-o", folder)[0]["file"]
    name = file.rsplit("/", 1)[1]
    check("a name is made safe", (folder / name).exists() and not re.search(r'[/\\:*?"<>|\u202e]', name)
          and not name.startswith("."), file)


def models(trame):
    shipped = ROOT / "data" / "models" / "convention-gratuite.xml"
    if shipped.exists():
        status, out, err = trame.run("models", "check", shipped)
        check("the shipped model has no fault", status == 0, out + err)
        added = trame.json("models", "add", "convention-gratuite")
        equal("… once", trame.json("models", "add", "convention-gratuite"), added | {"added": False})
    else:
        skip("the shipped model", "it is not in the sources")
    bad = trame.home / "bad.xml"
    bad.write_text("<model>", encoding="utf-8")
    trame.refused("a file that is no model", 1, "models", "check", bad, said=False)
    trame.refused("a model that is not shipped", 1, "models", "add", "nothing")


def words(trame):
    status, out, _ = trame.run("--help")
    check("help lists every command", status == 0 and all(re.search(rf"^  {c}\b", out, re.M) for c in COMMANDS), out)
    options = set()
    for command in COMMANDS:
        status, out, err = trame.run(command, "--help")
        options |= set(re.findall(r"--[a-z-]+", out))
        check(f"{command} --help", status == 0 and "--json" in out, out + err)
    manual = (ROOT / "data" / "man" / "tramectl.1").read_text(encoding="utf-8").replace("\\-", "-")
    completion = (ROOT / "data" / "completions" / "tramectl").read_text(encoding="utf-8")
    for command in COMMANDS:
        check(f"{command} is in the manual and the completion", f" {command}" in manual and command in completion)
    equal("every option is completed", sorted(o for o in options if o not in completion), [])
    if shutil.which("bash"):
        ran = subprocess.run(["bash", "-n", ROOT / "data" / "completions" / "tramectl"], capture_output=True, text=True)
        check("the completion is bash", ran.returncode == 0, ran.stderr)
    status, out, _ = trame.run("conventions", "list", today="2026-04-03")
    check("a table for people", status == 0 and "en vigueur" in out and "03/04/2026" in out, out)


LOCALES = [  # what the workstation says, the language spoken
    ({}, "fr"), ({"LANG": "C"}, "fr"), ({"LC_ALL": "POSIX"}, "fr"), ({"LANG": "C.UTF-8"}, "fr"), ({"LANG": "fr_FR.UTF-8"}, "fr"),
    ({"LANG": "en_GB.UTF-8"}, "en"), ({"LC_ALL": "C.UTF-8", "LANGUAGE": "en"}, "en"),
    ({"LC_ALL": "C.UTF-8", "LANGUAGE": "de:fr:en"}, "fr"), ({"LANG": "de_DE.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr"}, "fr"),
]


def languages(trame):
    for variables, spoken in LOCALES:
        status, out, err = trame.run("conventions", "list", today="2026-04-03", locale=variables)
        check(f"{variables or 'a locale that says nothing'}: {spoken}",
              status == 0 and ("en vigueur" in out) == (spoken == "fr") and ("in force" in out) == (spoken == "en"), out + err)
    status, out, err = trame.run("--json", "conventions", "list", locale={"LC_ALL": "C", "LANGUAGE": "en"})
    check("JSON is UTF-8 in every locale", status == 0 and "é" in out, out[:400])


def terminal(trame):
    """A name from someone's file never commands the terminal."""
    trame.json("partners", "add", "Nom \x1b[2J piégé\nligne")
    for listing in (["partners"], ["partners", "show", trame.json("partners")[-1]["id"]]):
        status, out, _ = trame.run(*listing)
        check(f"no control character in {listing[0]} {len(listing)}", status == 0 and not re.search(r"[\x00-\x09\x0b-\x1f]", out), repr(out))


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes", today="2026-03-27")
    shapes(trame)
    filters(trame)
    drafts(trame)
    names(trame)
    models(trame)
    words(trame)
    languages(trame)
    terminal(trame)
    for asked in ("--version", "version"):
        status, out, err = trame.run(asked)
        check(f"{asked}: the name and the number", status == 0 and re.fullmatch(r"tramectl \d+(\.\d+)+\n", out), out + err)
done()
