# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of document about a convention: which its state allows, what it says, and that each PDF is sound."""
import importlib.util
import re
import subprocess
from pathlib import Path

from tramectl import EXAMPLE, ROOT, Trame, check, done, equal, has, skip

spec = importlib.util.spec_from_file_location("check_pdf", ROOT / "tests/documents/check-pdf.py")
check_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_pdf)

VALUES = {"partner-representative": "Mme Jeanne Martin", "partner-capacity": "Directrice",
          "services": "Accueil collectif le mardi\\nAteliers de rédaction", "modalities": "Dans les locaux du dispositif.",
          "commitments": "Mettre une salle à disposition", "city-representative": "Paul Durand",
          "city-capacity": "Maire"}
# A picture of 8 by 5 pixels.
DOT = ("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAMAAABPT11nAAAACVBMVEX///+5RC8fSoDm4mrjAAAAE0lEQVQI12NgQAaMjCCSiQkHAwABbwAVb9Xh"
       "mAAAAABJRU5ErkJggg==")
ADDRESS = "partner-address=12 rue des Tisserands\\n59280 Armentières"
ALWAYS = {"convention", "sheet", "act-sheet"}
BREACH = {"formal-notice", "termination-as-of-right"}
RUNNING = ALWAYS | {"notification", "amendment", "follow-up-request", "evaluation", "renewal-request", "council-report",
                    "end-of-term", "termination"}
KINDS = sorted(RUNNING | BREACH | {"circulation", "originals", "renewal-answer"})
# what happened, on which day; then the documents that make sense
LIFE = [
    ("a draft", None, ALWAYS | {"circulation"}),
    ("issued", ("issue", 1), ALWAYS | {"circulation", "originals"}),
    ("signed by the city", ("fact", "add", 1, "signed", "--party", "city", "--on", "2026-04-20"),
     ALWAYS | {"circulation", "originals"}),
    ("in force", ("fact", "add", 1, "signed", "--party", "partner", "--on", "2026-04-22"), RUNNING),
    ("a breach", ("fact", "add", 1, "breach", "--party", "partner", "--on", "2026-04-24", "--clause", "Art. 2", "--note",
                  "Les ateliers n’ont pas eu lieu."), RUNNING | BREACH),
    ("remedied", ("fact", "add", 1, "breach-remedied", "--on", "2026-04-26"), RUNNING),
    ("a breach again", ("fact", "add", 1, "breach", "--party", "partner", "--on", "2026-04-27", "--clause", "Art. 2",
                        "--note", "Les ateliers n’ont pas repris."), RUNNING | BREACH),
    ("a renewal asked", ("fact", "add", 1, "renewal-requested", "--party", "partner", "--on", "2026-04-28"),
     (RUNNING | BREACH | {"renewal-answer"}) - {"end-of-term"}),
]
# what each letter says when the convention is in force with a breach; typography's spaces set aside
SAYS = {
    "termination": ["Lettre recommandée avec accusé de réception", "Objet : résiliation", "préavis de dix jours",
                    "12 rue des Tisserands", "prendra effet le 16 mai 2026", "au plus tard le 5 mai 2026", "Madame,", "Mme Jeanne Martin",
                    "délibération n° DL26_041 du 19 mars 2026"],
    "termination-as-of-right": ["de plein droit", "Les ateliers n’ont pas repris.", "Art. 2", "16 mai 2026"],
    "formal-notice": ["Je vous mets en demeure", "quinze jours", "Les ateliers n’ont pas repris."],
    "renewal-request": ["21 avril 2027", "une durée d’un an", "demande expresse"],
    "renewal-answer": ["28 avril 2026", "La commune accepte."],
    "originals": ["deux exemplaires originaux"],
    "notification": ["22 avril 2026", "21 avril 2027", "un exemplaire original signé"],
    "follow-up-request": ["le nombre de personnes accompagnées", "1er juin 2026", "La convention ne fixe pas"],
    "act-sheet": ["Copie de travail", "ne vaut pas extrait", "DL26_041"],
    "council-report": ["RAPPORT AU CONSEIL MUNICIPAL", "une durée d’un an", "Un bon bilan."],
    "amendment": ["AVENANT N° 1", "ci-après « le partenaire », représenté par", "en qualité de Directrice", "Les ateliers passent au jeudi."],
    "circulation": ["FICHE DE CIRCULATION"],
    "evaluation": ["RAPPORT D’ÉVALUATION", "Ateliers de rédaction"],
    "end-of-term": ["21 avril 2027", "ne met pas fin à la convention avant son terme"],
}
GIVEN = {
    "formal-notice": ["cure=quinze jours"], "renewal-answer": ["answer=La commune accepte."],
    "follow-up-request": ["wanted-by=2026-06-01"], "amendment": ["changes=Les ateliers passent au jeudi."],
    "council-report": ["appraisal=Un bon bilan.", "rapporteur=Mme Lefebvre", "sitting-date=2026-12-10"],
    "evaluation": ["done=Tous.", "appraisal=Bonne.", "proposal=Poursuivre."],
}
ADDRESSED = {"termination", "termination-as-of-right", "formal-notice", "renewal-request", "renewal-answer", "originals",
             "notification", "follow-up-request", "end-of-term"}
TODAY = "2026-04-29"


def text_of(pdf):
    out = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    out = out.replace("\u00ad\n", "").replace("'", "’")
    return re.sub(r"[\s\u00a0\u202f]+", " ", out)


def made(trame, kind, *words, today=TODAY):
    status, out, err = trame.run("generate", 1, "--document", kind, "-o", trame.home / f"{kind}.pdf", *words, today=today)
    return status, out, err, trame.home / f"{kind}.pdf"


def sound(name, pdf):
    faults = check_pdf.check(str(pdf))
    check(f"{name}: the checker finds no fault", not faults, "\n".join(faults))
    if has("qpdf"):
        ran = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
        check(f"{name}: nor does qpdf", ran.returncode == 0, ran.stdout + ran.stderr)


def full(trame, kind):
    """Filled by the register and a few words: no blank, no mark, and what it must say."""
    given = GIVEN.get(kind, []) + ([ADDRESS] if kind in ADDRESSED else [])
    words = [part for one in given for part in ("--set", one)]
    status, out, err, pdf = made(trame, kind, *words)
    check(f"{kind}: made", status == 0, err)
    check(f"{kind}: nothing is missing", "PROJET" not in out, out)
    sound(kind, pdf)
    check(f"{kind}: 40 KB at most", pdf.stat().st_size <= 40_000, pdf.stat().st_size)
    if has("pdftotext"):
        text = text_of(pdf)
        check(f"{kind}: not marked as a draft", "PROJET" not in text.replace(" ", ""), text[:300])
        for say in SAYS[kind]:
            check(f"{kind}: says “{say}”", say.lower() in text.lower(), text[:3000])


def life(trame):
    for name, happened, allowed in LIFE:
        if happened is not None:
            trame.json(*happened, today=TODAY)
        found = {}
        for kind in KINDS:
            status, out, err, _ = made(trame, kind)
            found[kind] = status == 0
            if name == "a draft" and kind == "circulation":
                check("… goes round before there is a number, and is no draft itself", "PROJET" not in out, out)
            if kind not in allowed:
                check(f"{name}: {kind} is refused in words", status == 1 and len(err) > 60, f"exit {status} {err}")
        equal(f"{name}: the documents that make sense", {kind for kind in found if found[kind]}, allowed)
        if name in ("issued", "a breach again", "a renewal asked"):
            for kind in sorted(allowed & SAYS.keys()):
                full(trame, kind)


def blanks(trame):
    """Without an address or a cure the letter is a draft, and says so."""
    status, out, _, pdf = made(trame, "formal-notice")
    check("an unfilled letter is made, marked", status == 0 and "PROJET" in out, out)
    row = trame.json("generate", 1, "--document", "formal-notice", "-o", trame.home / "blank.pdf", today=TODAY)[0]
    equal("… and lists what is missing", sorted(row["missing"]), ["cure", "partner-address"])
    sound("an unfilled letter", pdf)
    if has("pdftotext"):
        check("… on its page too", "PROJET" in text_of(pdf).replace(" ", ""), text_of(pdf))
    trame.refused("a field that the letter has not", 1, "generate", 1, "--document", "termination", "--set", "colour=red",
                  "-o", trame.home / "x.pdf")
    trame.refused("--set for the convention", 2, "generate", 1, "--set", "services=x", "-o", trame.home / "x.pdf")
    trame.refused("no such document", 2, "generate", 1, "--document", "poem", "-o", trame.home / "x.pdf")


def dates(trame):
    """The date of effect follows the letter's date; one asked too early gives the first lawful one."""
    rows = [("2026-05-11", None, "26 mai 2026"), (TODAY, "2026-06-30", "30 juin 2026"), (TODAY, "2026-05-02", "16 mai 2026")]
    for written, asked, expected in rows:
        words = ["--set", f"letter-date={written}"] + (["--set", f"effective-date={asked}"] if asked else [])
        status, _, err, pdf = made(trame, "termination", *words)
        name = f"written {written}, asked {asked}"
        check(f"{name}: made", status == 0, err)
        if has("pdftotext"):
            check(f"{name}: {expected}", f"prendra effet le {expected}" in text_of(pdf), text_of(pdf)[:1500])


def yearly(trame):
    rows = trame.json("generate", "--all", "--document", "yearly-state", "-o", trame.home / "year", today=TODAY)
    equal("one state for all", (len(rows), rows[0]["failure"]), (1, None))
    sound("the state", Path(rows[0]["file"]))
    if has("pdftotext"):
        text = text_of(rows[0]["file"])
        head = trame.json("verify")["head"]
        for say in ("En vigueur : 1", "Nombre de conventions présentées : ", "21 avril 2027", head):
            check(f"the state says “{say}”", say in text, text)


def style(trame):
    """The house style is kept in the register, and every document is set in it."""
    before = trame.json("generate", 2, "-o", trame.home / "plain.pdf", today=TODAY)[0]["sha256"]
    shown = trame.json("style", "set", "style.header", "Mairie de Valmeuse")
    equal("the head of the pages is kept", shown["style.header"], "Mairie de Valmeuse")
    trame.json("style", "set", "style.accent", "#7a1f2b")
    trame.json("style", "set", "style.size", "12")
    equal("the style is shown", trame.json("style"),
          {"style.header": "Mairie de Valmeuse", "style.accent": "#7a1f2b", "style.size": "12", "style.margins": "30,3 22,9 26,1 22,9", "style.text-font": "Liberation Serif",
           "style.title-font": "Liberation Sans", "style.footer": None,
           "style.arms": None, "style.arms-words": None})
    after = trame.json("generate", 2, "-o", trame.home / "styled.pdf", today=TODAY)[0]
    check("a draft follows it", after["sha256"] != before)
    sound("in the style", Path(after["file"]))
    if has("pdftotext"):
        check("its head is on the page", "Mairie de Valmeuse" in text_of(after["file"]), text_of(after["file"])[:300])
    for key, value in (("style.accent", "red"), ("style.accent", "#ffff00"), ("style.accent", "#12345"), ("style.size", "4"),
                       ("style.size", "nan"), ("style.size", "12pt"), ("style.margins", "25 25 25"),
                       ("style.margins", "25 25 25 25 25"), ("style.margins", "24,9 25 25 25"), ("style.margins", "30 25 nan 25"),
                       ("style.margins", "30 25 25 51"), ("style.margins", "30,25,25,25"), ("style.text-font", "No Such Font"), ("style.title-font", "a\nb"), ("style.header", "x" * 61), ("style.header", "a\nb"),
                       ("style.colour", "#000000"), ("retention", "P1Y")):
        trame.refused(f"{key} = {value[:12]!r} is refused", 1, "style", "set", key, value)
    trame.json("style", "set", "style.text-font", "Liberation Sans")
    other = trame.json("generate", 2, "-o", trame.home / "other-font.pdf", today=TODAY)[0]
    check("a font that is installed is taken, and set", other["sha256"] != after["sha256"])
    sound("in another font", Path(other["file"]))
    equal("margins are said back", trame.json("style", "set", "style.margins", " 45 15,5 20.0 50 ")["style.margins"], "45 15,5 20 50")
    wide = trame.json("generate", 2, "-o", trame.home / "margins.pdf", today=TODAY)[0]
    check("the margins are kept, and set", wide["sha256"] != other["sha256"])
    sound("in other margins", Path(wide["file"]))
    for key in ("style.header", "style.accent", "style.size", "style.margins", "style.text-font"):
        trame.json("style", "set", key, "")
    again = trame.json("generate", 2, "-o", trame.home / "plain.pdf", today=TODAY)[0]["sha256"]
    equal("forgotten, the default is back", again, before)
    equal("… and the journal agrees", trame.run("verify")[0], 0)


def broken_models(trame):
    """A fault has its line, and is said in French whatever the XML library says."""
    good = (ROOT / "data/models/resiliation.xml").read_text()
    rows = [("crossed", good.replace("</fields>", "</field>"), "est fermé par"),
            ("cut", good[:good.index("</title>")], "finit avant que"),
            ("an unknown element", good.replace("<body>", "<body><poem/>"), "poem"),
            ("an unknown attribute", good.replace('kind="letter"', 'kind="letter" colour="red"'), "attribut"),
            ("a bare &", good.replace("résiliation", "a & b", 1), "esperluette"),
            ("empty", "", "le fichier est vide"),
            ("written twice", good.replace('version="1" kind', 'version="1" version="2" kind'), "deux fois"),
            ("after the end", good + "<model/>", "après la fin"),
            ("not the models’ namespace", good.replace(' xmlns="urn:trame:model:1"', ""), "espace de noms"),
            ("a version in words", good.replace('version="1" kind', 'version="un" kind'), "«\u00a0un\u00a0»"),
            ("words between the blocks", good.replace("<body>", "<body>Bonjour"), "des mots"),
            ("a bare <", good.replace("Objet :", "Objet < :"), "inférieur"),
            ("an entity of the web", good.replace("<title>", "<title>&nbsp;"), "nbsp"),
            ("no quotation marks", good.replace('kind="letter"', "kind=letter"), "guillemets"),
            ("an unknown term", (ROOT / "data/models/convention-gratuite.xml").read_text().replace('"length"', '"duration"'), "Ligne 7"),
            ("a figure that says not what it shows", good.replace("<body>", f"<body><figure><picture>{DOT}</picture></figure>"),
             "ce qu’elle montre"),
            ("a figure that shows nothing", good.replace("<body>", f'<body><figure alt=" "><picture>{DOT}</picture></figure>'),
             "ce qu’elle montre"),
            ("a figure that is cut", good.replace("<body>", f'<body><figure alt="A"><picture>{DOT[:60]}</picture></figure>'),
             "abîmée"),
            ("an unknown condition", good.replace('when="ground"', 'when="nowhere"'), "nowhere")]
    path = trame.home / "model.xml"
    for name, text, say in rows:
        path.write_text(text)
        status, _, err = trame.run("models", "check", path)
        check(f"a broken model, {name}: its line, in French", status == 1 and say in err and re.search(r"[Ll]igne \d+", err),
              err)
    for end in range(40, len(good), 397):
        path.write_text(good[:end])
        status, _, err = trame.run("models", "check", path)
        check(f"cut after {end} characters: in French", status == 1 and not re.search(r"\b(the|not|expected|of|end)\b", err)
              and re.search(r"Ligne \d+\s: ce n’est pas du XML", err), err)
    path.write_text(good.replace('<field id="agent"', '<field id="zed" label="Zed" kind="line"/><field id="agent"'))
    check("a field without a place has its line", "Ligne 8\u00a0: Le champ «\u00a0Zed\u00a0»" in trame.run("models", "check", path)[2],
          trame.run("models", "check", path))
    path.write_text(good)
    equal("the shipped one is sound", trame.run("models", "check", path)[0], 0)


def figures(trame):
    """What was counted is a table of the evaluation; a period may have one end only."""
    trame.json("indicators", "add", "Personnes reçues", "--unit", "personnes", today=TODAY)
    indicator = trame.json("indicators", "list", today=TODAY)[0]["id"]
    trame.json("indicators", "record", indicator, 1, "1234,5", "--until-date", "2026-04-30", today=TODAY)
    trame.json("indicators", "record", indicator, 1, "12", "--from-date", "2026-05-01", "--until-date", "2026-05-31", today=TODAY)
    out = trame.home / "figures.pdf"
    trame.json("generate", 1, "--document", "evaluation", "-o", out, today=TODAY)
    text = " ".join(subprocess.run(["pdftotext", "-raw", out, "-"], capture_output=True, text=True, check=True).stdout.split())
    check("the evaluation has a table of figures", all(words in text for words in (
        "Indicateur Période Valeur Unité", "Personnes reçues jusqu’au 30/04/2026 1 234,5 personnes",
        "Personnes reçues du 01/05/2026 au 31/05/2026 12 personnes")), text)
    equal("… and is sound", list(check_pdf.check(str(out))), [])


def reference(trame):
    """Each letter and sheet that a shipped model makes, by the reference validator of PDF/A and PDF/UA."""
    files = sorted(trame.home.glob("*.pdf"))
    ran = subprocess.run([ROOT / "tests/verapdf", *files], capture_output=True, text=True) if has("java") and has("mvn") else None
    if ran is None or ran.returncode == 77:
        skip("the reference validator", "no Java, no Maven or no network")
    else:
        check(f"the reference validator on {len(files)} documents", ran.returncode == 0,
              "\n".join(line for line in ran.stdout.splitlines() if not line.startswith("PASS")))


with Trame() as trame:
    broken_models(trame)
    trame.json("import", EXAMPLE, "--yes", today=TODAY)
    fields = trame.json("conventions", "show", 1)["fields"]
    known = [f"{field}={value}" for field, value in VALUES.items() if field in fields]
    known += [f"{field}=À préciser" for field, value in fields.items()
              if value is None and field not in VALUES and not field.startswith("signature")]
    trame.json("conventions", "set", 1, *known, today=TODAY)
    life(trame)
    blanks(trame)
    dates(trame)
    figures(trame)
    yearly(trame)
    style(trame)
    reference(trame)
done()
