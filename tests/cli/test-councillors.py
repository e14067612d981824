# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of the council come in with its acts: each once, whatever way a later act writes the name."""
from tramectl import EXAMPLE, Trame, done, equal

SECOND = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS

CONSEIL MUNICIPAL

Séance du : {day}

Convocation du : 11 juin 2026

Conseillers en exercice : 5

Conseillers présents : 3

L'an deux mille vingt-six, les membres du Conseil Municipal de la Ville de VALMEUSE se sont réunis à la salle des mariages,
sous la présidence de Aurélien BRAQUEMARD, Maire de Valmeuse.

PRÉSENTS :

{present}

EXCUSÉS AYANT DONNÉ POUVOIR :

{proxies}

ABSENTS :

{absent}

SECRÉTAIRE DE SÉANCE : Tanguy LESPINOY

{number}

VIE ÉCONOMIQUE

LA FABRIQUE DES PARCOURS

Le Conseil Municipal, après en avoir délibéré, à l'unanimité,

DÉCIDE d'approuver le bilan du dispositif.
"""


def council(trame):
    return [one["name"] for one in trame.json("councillors", "list")]


def second(trame, number, day, present, proxies="Zoé HENNEBIQUE pouvoir à Tanguy LESPINOY", absent="Ulysse CARPENTIER"):
    path = trame.home / f"{number}.txt"
    path.write_text(SECOND.format(number=number, day=day, present=present, proxies=proxies, absent=absent), encoding="utf-8")
    act = trame.json("read", path)
    trame.json("import", path, "--yes")
    return act


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    first = council(trame)
    equal("as many as are in office", len(first), 35)
    equal("present, represented, absent", {"Aurélien BRAQUEMARD", "Zoé HENNEBIQUE", "Ulysse CARPENTIER"} - set(first), set())
    second(trame, "DL26_072", "18 juin 2026", "Aurélien BRAQUEMARD, LESPINOY Tanguy, Mme Odile FAUCOMPRE")
    equal("the same persons, written otherwise, are not added", council(trame), first)
    second(trame, "DL26_090", "24 septembre 2026", "Aurélien BRAQUEMARD, Tanguy LESPINOY, Capucine NEUVILLE")
    equal("who is new is added", sorted(set(council(trame)) - set(first)), ["Capucine NEUVILLE"])
    left = next(one["id"] for one in trame.json("councillors", "list") if one["name"] == "Ulysse CARPENTIER")
    trame.json("councillors", "set", str(left), "--until-date", "2026-10-01")
    second(trame, "DL26_101", "10 décembre 2026", "Aurélien BRAQUEMARD, Tanguy LESPINOY", absent="Ulysse CARPENTIER")
    equal("who had left and sits again has a new time in office",
          [one["until_date"] for one in trame.json("councillors", "list") if one["name"] == "Ulysse CARPENTIER"],
          ["2026-10-01", None])
    equal("the journal still agrees", trame.json("verify")["ok"], True)
done()
