# SPDX-License-Identifier: GPL-3.0-or-later
"""The window and the command line on one register at once: what one writes reaches the other; who writes over what the
other wrote meanwhile sees both, and chooses. `test-together.py TRAME TRAMECTL ACT`."""
import os
import resource
import sys

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from cases import Journey  # noqa: E402
from window import states, text_of, until  # noqa: E402

TODAY = "2026-05-04"
CAPACITY = "Qualité du représentant du partenaire"
NAME = "Représentant(e) du partenaire"
journey = Journey(sys.argv[2], os.path.join(os.environ["HOME"], "together.trame"))
case, tell = journey.case, journey.tell


def fields():
    return tell("conventions", "show", "1")["fields"]


def write_elsewhere(*pairs):
    tell("--today", TODAY, "conventions", "set", "1", *pairs)


def entry(window, name):
    return until(lambda: next((n for n in window.all("text") if (n.get_name() or "").replace("\u00a0", " ") in (name, f"{name} {name}")
                               and "editable" in states(n)), None), f"the entry {name!r}")


def type_in(window, name, words):
    node = entry(window, name)
    window.bring(node)
    window.fill(node, words)


def choice(window, whose):
    return window.find(name=f"…{whose}", within=window.dialog())


@case("what the other program writes comes within a second")
def comes(window):
    window.click(window.find("push button", f"Ouvrir {fields()['partner']}"))
    entry(window, NAME)
    write_elsewhere("partner-representative=Anne Dufour")
    until(lambda: text_of(entry(window, NAME)) == "Anne Dufour", "the name", 2)


@case("two who change different fields both keep what they wrote")
def beside(window):
    type_in(window, CAPACITY, "directrice")
    write_elsewhere("partner-representative=Anne Marchand")
    until(lambda: fields().get("partner-capacity") == "directrice", "the capacity in the register")
    assert fields()["partner-representative"] == "Anne Marchand", fields()
    until(lambda: text_of(entry(window, NAME)) == "Anne Marchand", "the other's name in the form")


@case("the same field: both versions are shown, nothing is overwritten")
def clash(window):
    type_in(window, CAPACITY, "trésorière")
    write_elsewhere("partner-capacity=présidente")
    window.reads("Rien n’a été écrasé")
    window.reads("trésorière")
    window.reads("présidente")
    assert fields()["partner-capacity"] == "présidente", fields()


@case("closed without a choice: the bar says that it is not stored, and compares again")
def later(window):
    window.keys("Escape")
    window.press(window.find("push button", "…Comparer"))
    window.reads("Rien n’a été écrasé")


@case("what was typed here is chosen, and is stored")
def mine(window):
    window.press(window.find("push button", "…Garder ces versions", within=window.dialog()))
    until(lambda: fields()["partner-capacity"] == "trésorière", "the value typed here")
    until(lambda: text_of(entry(window, CAPACITY)) == "trésorière", "the form")


@case("the other's is chosen: it stays, and the form shows it")
def theirs(window):
    type_in(window, CAPACITY, "secrétaire")
    write_elsewhere("partner-capacity=vice-présidente")
    window.reads("Rien n’a été écrasé")
    window.click(choice(window, "enregistré par"))
    window.press(window.find("push button", "…Garder ces versions", within=window.dialog()))
    until(lambda: text_of(entry(window, CAPACITY)) == "vice-présidente", "their value in the form")
    assert fields()["partner-capacity"] == "vice-présidente", fields()
    assert tell("verify")["ok"]


@case("what the disk refuses stays in the form, is said, and is stored by itself once it can be")
def refused(window):
    limits = resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, (512, limits[1]))
    try:
        type_in(window, CAPACITY, "doyenne")
        window.reads("Ce que vous avez saisi n’est pas enregistré")
        assert fields()["partner-capacity"] == "vice-présidente", fields()
        assert text_of(entry(window, CAPACITY)) == "doyenne"
    finally:
        resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE, limits)
    until(lambda: fields()["partner-capacity"] == "doyenne", "the value typed meanwhile")
    until(lambda: not any("n’est pas enregistré" in word for word in window.words()), "the bar to go")
    assert tell("verify")["ok"]


tell("--today", TODAY, "import", sys.argv[3], "--yes")
journey.play("--today", TODAY)
