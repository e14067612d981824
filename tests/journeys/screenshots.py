# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's pictures, taken from the real window: `tests/headless /usr/bin/python3 tests/journeys/screenshots.py TRAME
TRAMECTL ACT FOLDER`. The register is made by the command line on the act given."""
import os
import subprocess
import sys
from pathlib import Path

os.environ["TRAME_PROGRAM"] = sys.argv[1]
from window import Manager, Window, until  # noqa: E402

TRAMECTL, ACT, FOLDER = sys.argv[2], sys.argv[3], Path(sys.argv[4])
REGISTER = os.path.join(os.environ["HOME"], "mairie.trame")
TODAY = "2026-11-23"


def tell(*arguments, day=TODAY):
    subprocess.run([TRAMECTL, "--register", REGISTER, "--today", day, *arguments], check=True, stdout=subprocess.DEVNULL)


def fill(convention, name, capacity, services, modalities, commitments):
    tell("conventions", "set", convention, "--set", f"partner-representative={name}", "--set", f"partner-capacity={capacity}",
         "--set", f"services={services}", "--set", f"modalities={modalities}", "--set", f"commitments={commitments}", day="2026-04-02")


def furnish():
    """One convention in force, one at the partner's for signature, one draft."""
    tell("import", ACT, "--yes", day="2026-04-01")
    fill("1", "Hélène Marchand", "directrice", "Permanence d’accueil et d’orientation, chaque mardi matin\nAteliers de préparation aux entretiens, deux fois par mois",
         "Les permanences se tiennent dans les locaux du dispositif, sur rendez-vous.", "Prêter un bureau équipé et une salle de réunion\nFaire connaître les actions du partenaire")
    fill("2", "Samir Haddad", "président", "Découverte des métiers du bâtiment", "Un atelier par semaine.", "Prêter une salle")
    tell("issue", "1", day="2026-04-03")
    tell("issue", "2", day="2026-11-10")
    tell("fact", "add", "1", "signed", "--party", "partner", "--on", "2026-04-08", "--signatory", "Hélène Marchand", day="2026-04-10")
    tell("fact", "add", "1", "signed", "--party", "city", "--on", "2026-04-10", "--signatory", "Aurélien Braquemard", day="2026-04-10")
    tell("fact", "add", "2", "signed", "--party", "city", "--on", "2026-11-12", day="2026-11-12")


def furnish_desktop():
    """The font of the desktop that the window is drawn for."""
    folder = Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text("[Settings]\ngtk-font-name=Cantarell 11\n", encoding="utf-8")


def picture(window, name):
    path = FOLDER / f"{name}.png"
    subprocess.run(["xdotool", "mousemove", "1279", "899"], check=True)
    window.settle()
    window.picture(str(path))
    subprocess.run(["mogrify", "-crop", "1280x820+0+0", "+repage", "-strip", str(path)], check=True)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    furnish()
    furnish_desktop()
    manager = Manager()
    window = Window("--register", REGISTER, "--today", TODAY)
    window.reads("En vigueur")
    picture(window, "conventions")
    window.click(window.find("push button", "…Ouvrir La Boussole"))
    window.reads("Texte signé")
    until(lambda: any("Permanence" in w for w in window.words()), "the page")
    picture(window, "convention")
    window.stop()
    window = Window("--register", os.path.join(os.environ["HOME"], "vide.trame"), "--today", TODAY, ACT)
    window.find("push button", "Créer les 3 conventions", patience=60)
    picture(window, "intake")
    window.stop()
    manager.stop()


main()
