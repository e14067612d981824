# SPDX-License-Identifier: GPL-3.0-or-later
"""The first trip by the window: from the published act to a convention in force, by mouse and keyboard; then the same
register read by the command line. `test-trip.py TRAME TRAMECTL [ACT.pdf]`; without an act, the bundled example."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import closes  # noqa: E402
from window import Atspi, GLib, Manager, NotThere, Window, children, descendants, states, text_of, until  # noqa: E402

TRAMECTL = sys.argv[2]
ACT = sys.argv[3] if len(sys.argv) > 3 else None
REGISTER = os.path.join(os.environ["HOME"], "trip.trame")
# The days of the trip, after each act was published.
TODAY, CITY_TYPED, PARTNER_TYPED, START, LAST, OTHER, LAST_WORDS, CITY_WORDS, SUM = (
    ("2026-03-05", "12/1/26", "15 janvier 2026", "15/01/2026", "15/01/2027", "14/01/2027",
     "vendredi 15 janvier 2027", "lundi 12 janvier 2026", "15 janvier 2026 + 1 an = 15 janvier 2027") if ACT else
    ("2026-05-04", "8/4/26", "10 avril 2026", "10/04/2026", "10/04/2027", "09/04/2027",
     "samedi 10 avril 2027", "mercredi 8 avril 2026", "10 avril 2026 + 1 an = 10 avril 2027"))
POSTED, RECEIVED, OUT, OTHER_OUT = (("27/02/2026", "02/03/2026", "13/03/2026", "12/03/2026") if ACT else
                                      ("24/04/2026", "27/04/2026", "08/05/2026", "07/05/2026"))
LAST_ISO = "-".join(reversed(LAST.split("/")))
PICTURES = os.environ.get("TRAME_TEST_PICTURES")
cases = []


def tell(*arguments):
    """tramectl's answer as JSON."""
    done = subprocess.run([TRAMECTL, "--register", REGISTER, "--json", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def case(name):
    """One numbered case; those after a failure are not tried: each stands on the one before."""
    def keep(function):
        cases.append((name, function))
        return function
    return keep


def page_words(window):
    """What the page beside the form says, in one line."""
    window.find("panel", "Pages du document")
    pages = window.all("panel", "Pages du document")[-1]
    return re.sub(r"\s+", " ", " ".join(n.get_name() or "" for n in descendants(pages) if n.get_role_name() == "label"))


def entry(window, name):
    """The text that is edited in the row NAME."""
    def seek():
        for node in window.all("text"):
            own = (node.get_name() or "").replace("\u00a0", " ")
            if own in (name, f"{name} {name}") and "editable" in states(node):
                return node
        return None
    return until(seek, f"the entry {name!r}")


def type_in(window, name, words):
    """Scrolls to a row, clicks into it and types."""
    node = entry(window, name)
    window.bring(node)
    window.click(node)
    window.keys("ctrl+a")
    window.write(words)
    try:
        until(lambda: text_of(entry(window, name)) == words, "the words", 2)
    except NotThere:  # a loaded machine loses accents on the way through the X keyboard
        Atspi.EditableText.set_text_contents(entry(window, name), words)


def press(window, name):
    """Scrolls to a button and clicks it."""
    node = window.find("push button", name)
    window.bring(node)
    window.click(node)


def add_line(window, name, words):
    """Adds a line to a list and types it where the caret now stands."""
    press(window, f"…Ajouter : {name}")
    until(lambda: any((n.get_name() or "").startswith(name) for n in window.all("text")), "the new line")
    window.settle()
    window.write(words)
    until(lambda: words in page_words(window), f"{words!r} on the page")


@case("the act is read, and nothing is stored yet")
def read_act(window):
    if ACT is None:
        window.press(window.find("push button", "Ouvrir un exemple"))
    window.find("push button", "Créer les 3 conventions", patience=60)
    window.reads("Rien n’est encore enregistré")
    assert tell("conventions", "list") == []


@case("a value shows its place, and is as written")
def places(window):
    facts = tell("read", ACT) if ACT else None
    number = facts["acts"][0]["number"] if facts else "DL26_041"
    window.reads(number)
    window.press(window.find("push button", "…Numéro, lu avec une certitude"))


@case("three conventions are created, one for each partner")
def create(window):
    window.press(window.find("push button", "Créer les 3 conventions"))
    until(lambda: len(window.all("push button", "…Ouvrir L")) == 3, "three rows")
    names = [c["partner"] for c in tell("conventions", "list")]
    assert len(names) == 3 and all(c["state"] == "draft" for c in tell("conventions", "list"))
    for name in names:
        window.find("push button", f"Ouvrir {name}")


@case("a draft opens with what is known, and says what remains")
def open_draft(window):
    window.click(window.find("push button", "…Ouvrir L"))
    window.reads("encore 5 champs à remplir")
    partner = tell("conventions", "show", "1")["fields"]["partner"]
    until(lambda: partner in page_words(window), "the partner on the page")


@case("the page follows the keyboard")
def follow(window):
    type_in(window, "Représentant(e) du partenaire", "Hélène Marchand")
    until(lambda: "Hélène Marchand" in page_words(window), "the name on the page")
    type_in(window, "Qualité du représentant du partenaire", "directrice")
    until(lambda: "directrice" in page_words(window), "the capacity on the page")
    window.reads("encore 3 champs à remplir")


@case("what is typed right after Ctrl+F is looked for in the page, from its first letter")
def look_for(window):
    window.keys("ctrl+f")
    window.write("marchand")
    search = window.find(name="Rechercher dans le document")
    until(lambda: any(text_of(n) == "marchand" for n in descendants(search) if "editable" in states(n)), "the whole word")
    window.reads("1 sur 1")
    window.keys("Escape")


@case("articles are filled: a list, a text, another list")
def fill(window):
    add_line(window, "Prestations", "Permanence le mardi")
    type_in(window, "Modalités générales d’exécution", "Au second, sans rendez-vous.")
    add_line(window, "Engagements", "Un bureau chaque jour")
    until(lambda: "sans rendez-vous" in page_words(window), "the text on the page")
    window.find("push button", "…Mettre à la signature")


@case("what was typed is stored without being asked for")
def stored(window):
    def kept():
        fields = tell("conventions", "show", "1")["fields"]
        return fields.get("commitments") == "Un bureau chaque jour" and fields.get("partner-representative") == "Hélène Marchand"
    until(kept, "the values in the register")


@case("sent for signature: a number, and a text that no longer changes")
def issue(window):
    window.press(window.find("push button", "Mettre à la signature"))
    window.find("label", "Mettre la convention à la signature ?")
    window.press(until(lambda: window.all("push button", "…Mettre à la signature", within=window.dialog()), "the answer")[-1])
    until(lambda: tell("conventions", "show", "1")["number"], "the number in the register")
    number = tell("conventions", "show", "1")["number"]
    window.reads(f"Convention n° {number}")
    assert tell("conventions", "show", "1")["state"] == "awaiting-signature"


def sign(window, whose, date, expected):
    window.press(window.find("push button", "Enregistrer une signature…"))
    dialog = window.dialog()
    save = window.find("push button", "Enregistrer", within=dialog)
    choose_signatory(window, whose)
    type_in(window, "Date de la signature", "31/02/2026")
    window.reads("date non comprise")
    assert "sensitive" not in states(save), "a day that does not exist must not be saved"
    type_in(window, "Date de la signature", date)
    for words in expected:
        window.reads(words)
    until(lambda: "sensitive" in states(save), "the button")
    window.press(save)
    until(lambda: len(list(children(window.application))) == 1, "the dialog to close")


def choose_signatory(window, whose):
    """Opens the row's list by mouse and chooses by keyboard, as one does in a list of two."""
    for key in ("Up", "Down"):
        if window.all("label", f"…{whose}", within=window.dialog()):
            return
        window.click(window.find("label", "Signataire", within=window.dialog()))
        window.find("label", f"…{whose}")
        window.keys(key, "Return")
        try:
            until(lambda: window.all("label", f"…{whose}", within=window.dialog()), "the signatory chosen", 3)
        except NotThere:
            pass
    window.find("label", f"…{whose}", within=window.dialog())


@case("the first signature: nothing starts yet")
def first_signature(window):
    sign(window, "La Ville", CITY_TYPED, [CITY_WORDS])
    until(lambda: any(f["kind"] == "signed" and f["party"] == "city" for f in tell("conventions", "show", "1")["facts"]), "the fact")
    window.reads("Attend le partenaire")


@case("the second says what it changes before it is recorded, and then it is so")
def second_signature(window):
    sign(window, "Le partenaire", PARTNER_TYPED, [START, LAST, f"autre lecture : {OTHER}"])
    until(lambda: tell("--today", TODAY, "conventions", "show", "1")["last_day"] == LAST_ISO, "the last day")
    window.find("push button", f"…Dernier jour, {LAST_WORDS}")
    window.find("push button", f"…Signature Ville, {CITY_WORDS}, fait")


@case("a date says why")
def why(window):
    window.press(window.all("push button", f"…Dernier jour, {LAST_WORDS}")[-1])
    window.reads(SUM)
    window.keys("Escape")


@case("the life cycle lists the facts")
def life_cycle(window):
    window.press_tab("Cycle de vie")
    window.reads("Signature")
    window.reads("Réception du courrier de non-renouvellement")


@case("a termination says from which day it takes effect, and is recorded")
def terminate(window):
    window.press_tab("Document")
    window.click(window.find("push button", "Autres actes"))
    window.press(window.find("menu item", "Enregistrer une résiliation…"))
    dialog = window.dialog()
    type_in(window, "Envoyée le", POSTED)
    type_in(window, "Reçue le", RECEIVED)
    window.reads(OUT, within=dialog)
    window.reads(OTHER_OUT, within=dialog)
    window.press(window.find("push button", "Enregistrer", within=dialog))
    until(lambda: len(list(children(window.application))) == 1, "the dialog to close")
    until(lambda: tell("--today", TODAY, "conventions", "show", "1")["state"] == "in-force-termination-running", "the state")
    window.reads("Résiliation en cours")


@case("the table and the command line agree with the page")
def table(window):
    window.keys("alt+2")
    window.reads("Résiliation en cours")
    rows = tell("--today", TODAY, "conventions", "list")
    assert [r["state"] for r in rows] == ["in-force-termination-running", "draft", "draft"]
    result = tell("verify")
    assert result["ok"] and result["first_difference"] is None


@case("what the command line writes comes into the window")
def live(window):
    tell("--today", TODAY, "conventions", "set", "2", "services=Consultation des annonces")
    window.reads("Consultation des annonces")


case("the window closes without a fault")(closes)


def main():
    if ACT and not os.path.exists(ACT):
        print(f"1..0 # SKIP {os.path.basename(ACT)} is not there")
        return
    manager = Manager()
    arguments = ["--register", REGISTER, "--today", TODAY]
    window = Window(*arguments, *([ACT] if ACT else []))
    failed = None
    print(f"1..{len(cases)}")
    for index, (name, function) in enumerate(cases, 1):
        if failed:
            print(f"not ok {index} - {name} # not tried")
            continue
        try:
            function(window)
            print(f"ok {index} - {name}", flush=True)
        except (AssertionError, NotThere, GLib.Error) as error:
            failed = name
            print(f"not ok {index} - {name}\n# {type(error).__name__}: {error}", flush=True)
            for word in [f"ended with {window.process.poll()}"] + window.criticals() + (
                    window.words()[-260:] if window.process.poll() is None else []):
                print("#  ", word.replace("\n", " ")[:160])
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            window.picture(str(Path(PICTURES, f"{index:02}.png")))
    if window.process.poll() is None:
        window.process.kill()
    manager.stop()
    sys.exit(1 if failed else 0)


main()
