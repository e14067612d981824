# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk on a register that already holds the example's three conventions: searching, a convention's files,
its follow-up, its journal. `test-desk.py TRAME TRAMECTL ACT`."""
import hashlib
import os
import sys

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import Journey  # noqa: E402
from window import children, descendants, on_screen, states, until  # noqa: E402

HOME = os.environ["HOME"]
TODAY = "2026-05-04"
journey = Journey(sys.argv[2], os.path.join(HOME, "desk.trame"))
case, tell = journey.case, journey.tell


def furnish():
    tell("--today", TODAY, "import", sys.argv[3], "--yes")
    receipt = os.path.join(HOME, "recu-postal.pdf")
    with open(receipt, "w", encoding="utf-8") as file:
        file.write("%PDF-1.4 <proof>")
    tell("--today", TODAY, "attach", "2", receipt, "--kind", "acknowledgement")
    tell("--today", TODAY, "conventions", "set", "1", "services=Ateliers <couture> & réemploi")


def search_for(window, words):
    """Ctrl+F, then typed; what is there already is replaced."""
    window.keys("ctrl+f")
    entry = window.find(name="Rechercher dans les conventions")
    until(lambda: any("focused" in states(n) for n in descendants(entry)), "the caret in the search")
    window.keys("ctrl+a")
    window.write(words)


def partners(window):
    """The names of the rows shown."""
    page = window.find(name="TrameConventionsPage")
    return [n.get_name()[len("Ouvrir "):] for n in window.all("push button", "…Ouvrir L", within=page)]


@case("a word typed in a document finds its convention, with the passage")
def by_document(window):
    until(lambda: len(partners(window)) == 3, "three rows")
    search_for(window, "reemplois")
    first = tell("conventions", "show", "1")["fields"]["partner"]
    until(lambda: partners(window) == [first], "the only row")
    window.reads("Ateliers <couture> & réemploi")


@case("the name of an attached file finds its convention")
def by_file(window):
    search_for(window, "postal")
    until(lambda: partners(window) == [tell("conventions", "show", "2")["fields"]["partner"]], "the only row")
    window.reads("Pièce jointe · recu-postal.pdf")


@case("an act is found, offered, and opened")
def by_act(window):
    search_for(window, "DL26_041")
    until(lambda: len(partners(window)) == 3, "the three conventions of the act")
    window.press(window.find("push button", "Délibération : DL26_041"))
    window.reads("Vérifications")


@case("a partner is found, offered, and opened on its conventions")
def by_partner(window):
    name = tell("conventions", "show", "3")["fields"]["partner"]
    search_for(window, name)
    window.press(window.find("push button", f"Partenaire : {name}"))
    window.find("push button", f"…Ouvrir {name}", within=window.find(name="TramePartnersPage"))


@case("nothing found says what to try; Escape brings everything back")
def nothing(window):
    search_for(window, "introuvable")
    window.reads("Rien ne correspond à « introuvable »")
    window.keys("Escape")
    until(lambda: len(partners(window)) == 3, "three rows again")


def documents():
    return tell("documents", "list", "--convention", "1")


def entry(window, name):
    """The text that is edited in the row NAME."""
    return until(lambda: next((n for n in window.all("text") if (n.get_name() or "").startswith(name)
                               and "editable" in states(n)), None), f"the entry {name!r}")


@case("a file is attached by the button, with what it is, and listed with its hash")
def attach(window):
    path = os.path.join(HOME, "original-signe.pdf")
    with open(path, "wb") as file:
        file.write(b"%PDF-1.4 an original")
    window.click(window.find("push button", f"Ouvrir {tell('conventions', 'show', '1')['fields']['partner']}"))
    window.press_tab("Pièces")
    window.reads("Aucune pièce")
    window.press(window.find("push button", "Ajouter…"))
    window.find("push button", "…Choisir")
    window.settle()
    window.write(path)
    window.keys("Return")
    join = window.find("push button", "Joindre")
    window.fill(entry(window, "Note"), "remis en mairie")
    window.press(join)
    window.reads("Original signé numérisé")
    window.reads(hashlib.sha256(b"%PDF-1.4 an original").hexdigest())
    kept = documents()
    assert [(d["kind"], d["name"]) for d in kept] == [("signed-scan", "original-signe.pdf")], kept


@case("a file that should not have come leaves its hash and who agreed")
def remove(window):
    window.press(window.find("push button", "Retirer le contenu de original-signe.pdf"))
    window.find("push button", "Retirer le contenu")
    window.fill(entry(window, "Avec l’accord de"), "Archives")
    window.fill(entry(window, "Pourquoi"), "erreur de dossier")
    window.press(window.find("push button", "Retirer le contenu", within=window.dialog()))
    window.reads("avec l’accord de Archives : erreur de dossier")
    window.reads(hashlib.sha256(b"%PDF-1.4 an original").hexdigest())


@case("what is counted, a figure by period; a figure that cannot be read is not kept")
def figure(window):
    window.press_tab("Suivi")
    window.press(window.find("push button", "Ajouter un indicateur…"))
    window.fill(entry(window, "Ce qui est compté"), "Ateliers tenus")
    window.press(window.find("push button", "Enregistrer", within=window.dialog()))
    window.press(window.find("push button", "Saisir un chiffre : Ateliers tenus"))
    save = window.find("push button", "Enregistrer", within=window.dialog())
    window.fill(entry(window, "Au"), "30/04/2026")
    window.fill(entry(window, "Chiffre"), "Dupont")
    assert "sensitive" not in states(save)
    window.fill(entry(window, "Chiffre"), "12,5")
    until(lambda: "sensitive" in states(save), "the button")
    window.press(save)
    window.reads("12,5, jusqu’au 30/04/2026")
    kept = tell("indicators", "values", "--convention", "1")
    assert [v["until_date"] for v in kept] == ["2026-04-30"], (kept, tell("indicators", "values"), tell("journal"))


@case("a commitment is added by keyboard")
def commitment(window):
    window.press(window.find("push button", "Ajouter un engagement…"))
    window.fill(entry(window, "Ce qui est fait"), "Un bureau & une salle")
    window.keys("Return")
    window.reads("Un bureau & une salle")
    assert [u["words"] for u in tell("undertakings", "list")] == ["Un bureau & une salle"]


def open_look(window):
    """The button that saves it."""
    window.keys("F10")
    window.press(window.find(name="Apparence des documents…"))
    return window.find("push button", "Enregistrer", within=window.dialog())


@case("the look of the documents: a colour too pale is not taken, the page follows what is saved")
def look(window):
    window.press_tab("Document")
    before = tell("style")
    save = open_look(window)
    window.fill(entry(window, "Couleur"), "#123456")
    window.fill(entry(window, "Pied des pages"), "Écrit ici")
    tell("style", "set", "style.footer", "Écrit ailleurs")
    window.press(save)
    window.reads("Écrit ailleurs", within=window.dialog())  # both are said, nothing is overwritten
    assert tell("style") == {**before, "style.footer": "Écrit ailleurs"}, tell("style")
    window.keys("Escape")
    until(lambda: not any(on_screen(c) for c in list(children(window.application))[1:]), "the dialog to close")
    save = open_look(window)
    window.fill(entry(window, "Couleur"), "#ffff00")
    until(lambda: "sensitive" not in states(save), "the button to wait")
    window.fill(entry(window, "Couleur"), "#7a1f2b")
    window.fill(entry(window, "Pied des pages"), "Hôtel de Ville / 99001 Valmeuse")
    until(lambda: "sensitive" in states(save), "the button")
    window.press(save)
    window.reads("Les documents à venir ont cette apparence.")
    style = tell("style")
    assert (style["style.accent"], style["style.footer"]) == ("#7a1f2b", "Hôtel de Ville\n99001 Valmeuse"), style
    assert style["style.header"] == before["style.header"], style
    until(lambda: any("99001 Valmeuse" in " ".join((n.get_name() or "").split()) for pages in window.all("panel", "Pages du document")
                      for n in descendants(pages)), "the foot on the page")


@case("the journal says who wrote what, before and after, and ends with the head of the chain")
def journal_view(window):
    tell("--today", TODAY, "conventions", "set", "1", "services=Couture")
    window.press_tab("Journal")
    window.reads("Engagement : ajout")
    window.reads("Chiffre : ajout")
    head = tell("verify")["head"]
    window.reads(head)
    row = window.find(name="…Convention : modification")
    window.bring(row)
    window.click(row)
    window.reads("avant : Ateliers <couture> & réemploi\naprès : Couture")


furnish()
journey.play("--today", TODAY)
