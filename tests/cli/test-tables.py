# SPDX-License-Identifier: GPL-3.0-or-later
"""A service's spreadsheet taken over: columns matched once, nothing written before it is said, each refused row with its number
and why, the good ones written together."""
import json
import sqlite3
import zipfile

from tramectl import EXAMPLE, Trame, check, done, equal

HEADER = "Partenaire;N°;Objet;Signée le;Durée;Échéance;Reconduction\n"
COLUMNS = "partner=partenaire,reference=N°,object=Objet,signed=Signée le,length=Durée,last-day=Échéance,renewal=Reconduction"

ROWS = [  # name, the row, what is refused of it (column, words of why); None: it is good
    ("a plain row", "Les Ateliers;2020-01;Ateliers;12/01/2020;1 an;;", None),
    ("a date in words", "Les Ateliers;2020-02;;12 janvier 2021;P18M;;tacite", None),
    ("an ISO date and a last day", "La Boussole du Val;2020-03;;2022-03-01;;2025-02-28;expresse", None),
    ("a length in words", "Le Relais;2020-04;;1er mars 2020;trois ans;;", None),
    ("an hour that a spreadsheet adds", "Le Relais;2020-23;;2020-05-04T00:00:00;1 an;;", None),
    ("an hour in short", "Le Relais;2020-24;;04/06/2020 00:00;1 an;;", None),
    ("a year of two digits", "Le Relais;2020-05;;1/3/22;24 mois;;", None),
    ("no partner", ";2020-06;;12/01/2020;1 an;;", ("partner", "partenaire")),
    ("a date that does not exist", "X;2020-07;;31/02/2020;1 an;;", ("signed", "31/02/2020")),
    ("29 February of a common year", "X;2020-08;;29/02/2021;1 an;;", ("signed", "29/02/2021")),
    ("a date without its year", "X;2020-09;;12 janvier;1 an;;", ("signed", "12 janvier")),
    ("words for a date", "X;2020-10;;bientôt;1 an;;", ("signed", "bientôt")),
    ("a last day that does not exist", "X;2020-11;;12/01/2020;;31/04/2021;", ("last-day", "31/04/2021")),
    ("an end before the signature", "X;2020-12;;12/01/2020;;11/01/2020;", (None, "dernier jour")),
    ("no date", "X;2020-13;;;1 an;;", (None, "signature")),
    ("no end", "X;2020-14;;12/01/2020;;;", (None, "durée")),
    ("a length that is none", "X;2020-15;;12/01/2020;longtemps;;", ("length", "longtemps")),
    ("no length at all", "X;2020-16;;12/01/2020;0 mois;;", ("length", "0 mois")),
    ("a renewal that is none", "X;2020-17;;12/01/2020;1 an;;peut-être", ("renewal", "peut-être")),
    ("a signature to come", "X;2020-18;;21/01/2026;1 an;;", (None, "à venir")),
    ("a year of long ago", "X;2020-19;;12/01/1026;1 an;;", (None, "12/01/1026")),
    ("a year far ahead", "X;2020-20;;12/01/2020;;12/01/2206;", (None, "12/01/2206")),
    ("an hour that is none", "X;2020-21;;12/01/2020 midi;1 an;;", ("signed", "midi")),
    ("a name of nothing that is seen", "\u200b;2020-22;;12/01/2020;1 an;;", ("partner", "partenaire")),
    ("the same as above", "les  ateliers;2020-01;;12/01/2020;1 an;;", (None, "ligne")),
]


def table(rows=ROWS):
    return HEADER + "".join(row + "\n" for _, row, _ in rows)


def report(trame, file, *words, status=1):
    """What the command says in JSON, and that it ends as it should."""
    found, out, err = trame.run("--json", "import-table", file, *words)
    check(f"{file.name} {' '.join(words)[:30]}: exit {status}", found == status, f"exit {found}\n{out[:300]}\n{err[:500]}")
    return json.loads(out)


def csv(trame):
    file = trame.home / "suivi.csv"
    file.write_text(table(), encoding="utf-8")
    before = trame.json("conventions")
    said = report(trame, file, "--columns", COLUMNS)
    for number, (name, _, refused) in enumerate(ROWS, 2):
        found = [r for r in said["refused"] if r["row"] == number]
        if refused is None:
            check(name, not found and number in [r["row"] for r in said["ready"]], found)
        else:
            check(name, len(found) == 1 and found[0]["column"] == refused[0] and refused[1] in found[0]["why"], found)
    equal("nothing is written before it is said", (trame.json("conventions"), said["committed"]), (before, False))
    check("… nor remembered", "import.columns" not in [s["id"] for s in trame.json("settings")])
    equal("partners to make, each once", said["partners"], 2)
    status, out, err = trame.run("import-table", file, "--columns", COLUMNS)
    check("said to people", status == 1 and "Ligne 10" in err and "31/02/2020" in err and "Rien n’a été écrit" in out, out + err)
    done_ = report(trame, file, "--columns", COLUMNS, "--commit")
    equal("the good rows are written", (done_["committed"], len(trame.json("conventions"))), (True, len(before) + sum(refused is None for _, _, refused in ROWS)))
    made = {r["row"]: trame.json("conventions", "show", r["convention"]) for r in done_["ready"]}
    equal("as they stood", [(c["partner"], c["start"], c["last_day"], c["fields"]["reference"]) for c in made.values()][:4],
          [("Les Ateliers", "2020-01-12", "2021-01-12", "2020-01"), ("Les Ateliers", "2025-07-13", "2027-01-12", "2020-02"),
           ("La Boussole du Val", "2022-03-01", "2025-02-28", "2020-03"), ("Le Relais", "2020-03-01", "2023-03-01", "2020-04")])
    equal("a partner that is known is not made again",
          len([p for p in trame.json("partners") if p["name"] == "La Boussole du Val"]), 1)
    check("the register proves itself", trame.json("verify")["ok"])
    again = report(trame, file)
    check("the columns are remembered; nothing comes in twice",
          again["ready"] == [] and len(again["refused"]) == len(ROWS), again)


ENCODINGS = [("utf-8-sig", ";"), ("cp1252", ";"), ("utf-8", ","), ("utf-16", "\t"), ("cp1252", "\t")]


def encodings(trame):
    for encoding, separator in ENCODINGS:
        file = trame.home / f"{encoding}.csv"
        text = f"Suivi{separator}{separator}\n\nPartenaire{separator}Signée le{separator}Durée\n" \
               f"L’Œuvre & Cie{separator}12/01/2020{separator}1 an\n"
        file.write_bytes(text.encode(encoding))
        said = report(trame, file, "--columns", "partner=Partenaire,signed=Signée le,length=Durée", status=0)
        equal(f"{encoding}, {separator!r}, titles below", [(r["row"], r["partner"]) for r in said["ready"]], [(4, "L’Œuvre & Cie")])


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table>%s</table:table>
 </office:spreadsheet></office:body></office:document-content>"""


MERGED = """<table:table-row><table:table-cell table:number-rows-spanned="3"><text:p>L’Œuvre</text:p></table:table-cell>%s</table:table-row>
<table:table-row><table:covered-table-cell/>%s</table:table-row><table:table-row><table:covered-table-cell/>%s</table:table-row>
<table:table-row><table:covered-table-cell/>%s</table:table-row>"""


def cell(words):
    if words[:2] == "20" and words[4:5] == "-":
        return f'<table:table-cell office:value-type="date" office:date-value="{words}"><text:p>?</text:p></table:table-cell>'
    return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"


def ods(trame):
    rows = [["Partenaire", "Signée le", "Durée"], ["Atelier Mobile", "2021-05-04", "2 ans"], ["Atelier Mobile", "2020-02-30", "1 an"]]
    file = trame.home / "suivi.ods"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS % "".join(f"<table:table-row>{''.join(map(cell, r))}</table:table-row>" for r in rows))
    said = report(trame, file, "--columns", "partner=Partenaire,signed=Signée le,length=Durée", "--commit")
    equal("an ODS: the good row", [(r["row"], r["signed"]) for r in said["ready"]], [(2, "2021-05-04")])
    equal("… and the other", [(r["row"], r["column"]) for r in said["refused"]], [(3, "signed")])
    merged = MERGED % tuple(cell(f"2021-0{month}-01") + cell("1 an") for month in (1, 2, 3, 4))
    titles = f"<table:table-row>{''.join(map(cell, rows[0]))}</table:table-row>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", ODS % (titles + merged))
    said = report(trame, file)
    equal("a name merged over three rows is that of the three", [(r["row"], r["partner"], r["signed"]) for r in said["ready"]],
          [(row, "L’Œuvre", f"2021-0{row - 1}-01") for row in (2, 3, 4)])
    equal("… and of no other", [(r["row"], r["column"]) for r in said["refused"]], [(5, "partner")])


REFUSED = [  # name, what the file holds, columns
    ("a title that is not there", HEADER, "partner=Structure"),
    ("a member that is none", HEADER, "partner=Partenaire,colour=Objet"),
    ("no column for the partner", HEADER, "signed=Signée le"),
    ("a word that is no pair", HEADER, "partner"),
    ("a spreadsheet without anything", "\n\n", "partner=Partenaire"),
    ("a file that is no spreadsheet", "%PDF-1.7", "partner=Partenaire"),
    ("quotes never closed", HEADER + '"Les Ateliers;12/01/2020\n', "partner=Partenaire"),
    ("an empty file", "", "partner=Partenaire"),
]


def refusals(trame):
    file = trame.home / "refused.csv"
    for name, text, columns in REFUSED:
        file.write_text(text, encoding="utf-8")
        trame.refused(name, 1, "import-table", file, "--columns", columns)
    trame.refused("no file", 1, "import-table", trame.home / "not-there.csv")
    trame.refused("two files", 2, "import-table", file, file)


def all_or_none(trame):
    """What cannot be written leaves nothing behind; what can is written at once."""
    file = trame.home / "many.csv"
    file.write_text("Partenaire;Signée le;Durée\n" + "".join(f"Structure {n};12/01/2020;1 an\n" for n in range(300)), encoding="utf-8")
    words = ("import-table", file, "--columns", "partner=Partenaire,signed=Signée le,length=Durée", "--commit")
    before = len(trame.json("conventions")), len(trame.json("partners")), trame.json("verify")["head"]
    other = sqlite3.connect(trame.register, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    trame.refused("a register that another program writes to", 3, *words)
    other.execute("ROLLBACK")
    other.close()
    equal("… took nothing", (len(trame.json("conventions")), len(trame.json("partners")), trame.json("verify")["head"]), before)
    equal("three hundred rows in one go", (trame.run(*words)[0], len(trame.json("conventions"))), (0, before[0] + 300))
    equal("… at one instant", len({row["at"] for row in trame.json("journal")[-900:]}), 1)


def main():
    with Trame() as trame:
        trame.json("import", EXAMPLE, "--yes")
        trame.refused("no columns yet", 1, "import-table", EXAMPLE)
        refusals(trame)
        csv(trame)
        encodings(trame)
        ods(trame)
        all_or_none(trame)
    done()


main()
