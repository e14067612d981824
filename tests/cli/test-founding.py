# SPDX-License-Identifier: GPL-3.0-or-later
"""What `read` says of the founding act, as PDF and as Markdown."""
from tramectl import SEED, Trame, check, done, equal, skip

TERMS = {"length": "P1Y", "start": "last-signature", "renewal": "explicit", "notice": "P10D",
         "notice_medium": "registered-letter", "money": "free", "originals": 2}
BLANKS = {"services": "2", "modalities": "3.1", "commitments": "4"}  # articles that the act leaves empty


def attendance(source, act):
    equal(f"{source}: 35 in office", act["in_office"], 35)
    equal(f"{source}: 27 present, by name", (act["present_count"], len(act["present"])), (27, 27))
    equal(f"{source}: 7 proxies", len(act["proxies"]), 7)
    check(f"{source}: each with a holder who is present",
          all(proxy["giver"] and proxy["holder"] in act["present"] for proxy in act["proxies"]), act["proxies"])
    equal(f"{source}: 1 absent", act["absent"], ["Caroline BAURANCE"])
    equal(f"{source}: the secretary", act["secretary"], "Bernard HAESEBROECK")
    equal(f"{source}: unanimous", act["vote"]["result"], "unanimous")
    equal(f"{source}: the sitting", (act["sitting"]["date"], act["sitting"]["time"]), ("2025-12-04", "19:30"))
    equal(f"{source}: names stay as written", act["proxies"][1]["giver"], "Lahcем AIT EL HAJ")


def transmission(source, act):
    equal(f"{source}: sent, received, published", (act["sent"], act["received"], act["published"]),
          ("2025-12-05", "2025-12-05", "2025-12-09"))
    equal(f"{source}: the act id", act["act_id"], "059-215900176-20251205-DE25_139-DE")
    equal(f"{source}: enforceable, appeal, referral",
          (act["enforceable_on"], act["appeal_until"], act["referral_until"]), ("2025-12-09", "2026-02-10", "2026-02-06"))


def annex(source, act):
    equal(f"{source}: three partners", act["partners"], ["La Maison Nord Emploi", "La Mission Locale", "Le P.L.I.E"])
    model = act["annex"]
    equal(f"{source}: five articles, three under the third", [a["number"] for a in model["articles"]],
          ["1", "2", "3", "3.1", "3.2", "3.3", "4", "5"])
    equal(f"{source}: the terms", {term: model[term] for term in TERMS}, TERMS)
    fields = {field["id"]: field for field in model["fields"]}
    for field, article in BLANKS.items():
        equal(f"{source}: article {article} is a blank", fields.get(field, {}).get("article"), article)
    check(f"{source}: the date of signature is a blank",
          any(field["kind"] == "at-signature" for field in model["fields"]), sorted(fields))


def warnings(source, act):
    paths = {(w["path"].split(".")[0], w["code"]) for w in act["warnings"]}
    check(f"{source}: the id's date is not the sitting's", any(path == "act_id" for path, _ in paths), paths)
    check(f"{source}: a name mixes scripts", any(w["path"] == "proxies.1.giver" for w in act["warnings"]), paths)
    check(f"{source}: the number that the model cites is cut short", any(path == "annex" for path, _ in paths), paths)
    equal(f"{source}: nothing else is doubted", len(act["warnings"]), 3)


def evidence(source, read, act, paged):
    proof = act["evidence"]
    for path in ("sitting.date", "in_office", "secretary", "sent", "act_id", "partners.0", "proxies.6.holder"):
        check(f"{source}: {path} has a place in the source", path in proof and proof[path]["quote"]
              and (bool(proof[path]["boxes"]) == paged) and 0 < proof[path]["confidence"] <= 1, proof.get(path))
    equal(f"{source}: one act", len(read["acts"]), 1)


for ending in ("pdf", "md"):
    path = SEED / f"DE25_139.{ending}"
    if not path.exists():
        skip(f"founding act, {ending}", "it is not beside the sources")
        continue
    with Trame() as trame:
        read = trame.json("read", path)
        act = read["acts"][0]
        attendance(ending, act)
        transmission(ending, act)
        annex(ending, act)
        warnings(ending, act)
        evidence(ending, read, act, ending == "pdf")
done()
