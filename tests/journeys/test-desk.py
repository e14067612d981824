# SPDX-License-Identifier: GPL-3.0-or-later
"""A day at the desk on a register that already holds the example's three conventions: searching, a convention's files,
its follow-up, its journal. `test-desk.py TRAME TRAMECTL ACT`."""
import os
import sys

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import Journey  # noqa: E402
from window import Manager, Window, descendants, states, until  # noqa: E402

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


@case("the window closes without a fault")
def close(window):
    window.keys("ctrl+q")
    until(lambda: window.process.poll() is not None, "the end of the program")
    assert window.process.returncode == 0, window.process.returncode
    assert not window.criticals(), window.criticals()


def main():
    furnish()
    manager = Manager()
    window = Window("--register", journey.register, "--today", TODAY)
    well = journey.run(window)
    if window.process.poll() is None:
        window.process.kill()
    manager.stop()
    sys.exit(0 if well else 1)


main()
