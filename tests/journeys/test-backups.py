# SPDX-License-Identifier: GPL-3.0-or-later
"""The copies of a register, from the window: the day's, one by hand, one put back, one for a register that does not open
any more. `test-backups.py TRAME TRAMECTL ACT`."""
import os
import re
import sys
from pathlib import Path

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import Journey  # noqa: E402
from window import until  # noqa: E402

HOME = Path(os.environ["HOME"])
FOLDER = HOME / "backups"
REPLACED = "Ce qui s’y trouvait est gardé"
journey = Journey(sys.argv[2], str(HOME / "town.trame"))
case, tell = journey.case, journey.tell


def furnish():
    tell("import", sys.argv[3], "--yes")


def partners():
    return sorted(one["name"] for one in tell("partners"))


def has_partner(name):
    """A command that comes while the file is being replaced is refused: it is asked again."""
    try:
        return name in partners()
    except AssertionError:
        return False


def show(window):
    """From the main menu."""
    window.keys("F10")
    window.press(window.find(name="Sauvegardes…"))
    window.find("push button", "Sauvegarder maintenant")


def put_back(window, place):
    rows = until(lambda: window.all("push button", "…Remettre en place la sauvegarde"), "the copies")
    window.press(rows[place])
    window.reads("gardé à côté sous un autre nom")
    window.click(until(lambda: [n for n in window.all("push button")
                                if set(re.split(r"(?<=place) ", n.get_name() or "")) == {"Remettre en place"}], "the answer")[-1])


@case("the first opening of the day has made one, whole and private")
def daily(window):
    made = until(lambda: [path for path in FOLDER.glob("town-*.trame") if path.stat().st_size > 0], "the copy of the day")
    assert len(made) == 1 and made[0].stat().st_mode & 0o777 == 0o600, made
    tell("--register", str(made[0]), "verify")


@case("one more by hand, read back and proved, is listed first")
def by_hand(window):
    tell("partners", "add", "Après la copie du jour")
    show(window)
    window.press(window.find("push button", "Sauvegarder maintenant"))
    window.reads("La sauvegarde est faite, relue et prouvée.")
    window.reads("à la main")
    assert [one["kind"] for one in tell("backup", "--list")] == ["by-hand", "daily"]


@case("the copy of the day put back: the register is as it was, and what was there is kept")
def back(window):
    put_back(window, 1)
    window.reads(REPLACED)
    assert "Après la copie du jour" not in partners()
    kept = tell("--register", str(HOME / "town.trame.replaced-1"), "partners")
    assert "Après la copie du jour" in [one["name"] for one in kept]
    assert tell("verify")["ok"]


@case("a copy that is damaged is not put back, and the register stays")
def damaged(window):
    before = partners()
    newest = Path(tell("backup", "--list")[0]["file"])
    content = newest.read_bytes()
    newest.write_bytes(content[:len(content) // 2])
    show(window)
    put_back(window, 0)
    window.reads("La sauvegarde n’a pas été remise en place")
    assert partners() == before
    newest.write_bytes(content)


@case("from the bar that says so, the good one is put back")
def mend(window):
    window.press(window.find("push button", "…Sauvegardes…"))
    put_back(window, 0)
    until(lambda: has_partner("Après la copie du jour"), "the partner of the copy")


furnish()
journey.play()
