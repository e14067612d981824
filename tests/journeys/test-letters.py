# SPDX-License-Identifier: GPL-3.0-or-later
"""A letter in the window: its fields are typed, its page follows, it is issued and kept. `test-letters.py TRAME TRAMECTL ACT`."""
import os
import re
import sys

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import Journey  # noqa: E402
from window import Atspi, Manager, NotThere, Window, children, descendants, states, text_of, until  # noqa: E402

HOME = os.environ["HOME"]
TODAY = "2026-04-29"
VALUES = {"partner-representative": "Mme Jeanne Martin", "city-representative": "Paul Durand", "city-capacity": "Maire"}
journey = Journey(sys.argv[2], os.path.join(HOME, "letters.trame"))
case, tell = journey.case, journey.tell


def furnish():
    """A convention in force, its partner at fault."""
    tell("--today", "2026-04-01", "import", sys.argv[3], "--yes")
    fields = tell("conventions", "show", "1")["fields"]
    known = [f"{field}={VALUES.get(field, 'À préciser')}" for field, value in fields.items()
             if (value is None or field in VALUES) and not field.startswith("signature")]
    tell("--today", "2026-04-01", "conventions", "set", "1", *known)
    tell("--today", "2026-04-10", "issue", "1")
    for party, day in (("city", "2026-04-20"), ("partner", "2026-04-22")):
        tell("--today", TODAY, "fact", "add", "1", "signed", "--party", party, "--on", day)
    tell("--today", TODAY, "fact", "add", "1", "breach", "--party", "partner", "--on", "2026-04-24", "--clause", "Art. 2",
         "--note", "Les ateliers n’ont pas eu lieu.")


def page_words(window):
    """What the letter's page says, in one line."""
    pages = window.find("panel", "Pages du document", within=window.dialog())
    words = " ".join(n.get_name() or "" for n in descendants(pages) if n.get_role_name() == "label")
    return re.sub(r"[\s\u00a0\u202f]+", " ", words)


def entry(window, name):
    def seek():
        for node in window.all("text", within=window.dialog()):
            own = (node.get_name() or "").replace("\u00a0", " ")
            if own in (name, f"{name} {name}") and "editable" in states(node):
                return node
        return None
    return until(seek, f"the entry {name!r}")


def type_in(window, name, words):
    node = entry(window, name)
    window.bring(node, top=120, bottom=640)
    window.click(node)
    window.keys("ctrl+a")
    window.write(words)
    try:
        until(lambda: text_of(entry(window, name)) == words, "the words", 2)
    except NotThere:  # a loaded machine loses accents on the way through the X keyboard
        Atspi.EditableText.set_text_contents(entry(window, name), words)


def walk(window, label, key):
    """Moves in an open menu until LABEL has the keyboard."""
    def there():
        return any("focused" in states(n) for n in window.all("menu item", label))
    for _ in range(24):
        if there():
            return
        window.keys(key)
        try:
            until(there, "the item", 0.3)
        except NotThere:
            pass
    raise NotThere(f"the keyboard on {label!r}")


def open_letter(window, label):
    """By the keyboard, as a menu is walked."""
    window.click(window.find("push button", "Autres actes"))
    window.find("menu item", "Autres documents")
    walk(window, "Autres documents", "Up")
    window.keys("Return")
    window.find("menu item", f"{label}…")
    walk(window, f"{label}…", "Down")
    window.keys("Return")
    window.find("panel", "Pages du document", within=window.dialog())


@case("a letter opens with what the register knows, and says what is left")
def open_it(window):
    window.press(window.find("push button", "…Ouvrir L"))
    open_letter(window, "Mise en demeure")
    until(lambda: "Les ateliers n’ont pas eu lieu." in page_words(window).replace("'", "’"), "the breach on the page")
    window.reads("Reste à remplir", within=window.dialog())


@case("what is typed is on its page")
def follow(window):
    type_in(window, "Délai pour y remédier", "quinze jours francs")
    until(lambda: "quinze jours francs" in page_words(window), "the typed word on the page")
    type_in(window, "À l’attention de", "Mme Jeanne Martin, directrice")
    until(lambda: "Mme Jeanne Martin, directrice" in page_words(window), "the addressee on the page")


@case("an empty field stops the issue, and gets the keyboard")
def refused(window):
    window.press(window.find("push button", "Émettre…", within=window.dialog()))
    window.reads("Il reste à remplir", within=window.dialog())
    assert len(tell("documents", "list")) == 1


@case("what was typed comes back after the window was closed")
def come_back(window):
    window.press(window.find("push button", "Fermer", within=window.dialog()))
    until(lambda: not window.all("push button", "Émettre…"), "the letter to close")
    open_letter(window, "Mise en demeure")
    until(lambda: "quinze jours francs" in page_words(window), "the typed word again")


@case("filled, it is issued: kept with its day and its addressee")
def issue(window):
    type_in(window, "Adresse du partenaire", "12 rue des Tisserands")
    until(lambda: "rue des Tisserands" in page_words(window), "the address on the page")
    window.press(window.find("push button", "Émettre…", within=window.dialog()))
    window.press(until(lambda: next((n for n in window.all("push button", "…Émettre") if "…" not in n.get_name()), None),
                       "the answer"))
    until(lambda: len(tell("documents", "list")) == 2, "the document in the register")
    document = tell("documents", "list")[-1]
    assert (document["kind"], document["issue"], document["on"]) == ("formal-notice", 1, TODAY), document
    letter = tell("letters", "list")[-1]
    assert letter["recipient"] == "Mme Jeanne Martin, directrice" and letter["medium"] == "registered-letter", letter
    window.reads(f"Émis et conservé comme document {document['id']}")


@case("the issued page is what was typed, byte for byte the register's")
def issued(window):
    assert "quinze jours francs" in page_words(window)
    out = os.path.join(HOME, "out.pdf")
    document = tell("documents", "list")[-1]
    tell("documents", "export", str(document["id"]), "-o", out)
    found = tell("identify", out)
    assert (found["recognised"], found["kind"], found["issue"]) == ("bytes", "formal-notice", 1), found


@case("opened again, it says that it was issued; nothing typed is left over")
def again(window):
    window.press(window.find("push button", "Fermer", within=window.dialog()))
    until(lambda: len(list(children(window.application))) == 1, "the letter to close")
    open_letter(window, "Mise en demeure")
    window.reads("Déjà émis le", within=window.dialog())
    assert "quinze jours francs" not in page_words(window)


@case("closed, the letter leaves the window as it was")
def leave(window):
    window.press(window.find("push button", "Fermer", within=window.dialog()))
    until(lambda: len(list(children(window.application))) == 1, "the letter to close")


furnish()
journey.play("--today", TODAY)
