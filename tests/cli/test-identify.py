# SPDX-License-Identifier: GPL-3.0-or-later
"""A document that comes back: saved again by other programs, printed, changed, signed, or none of ours."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

import sign_pdf
from tramectl import EXAMPLE, ROOT, Trame, check, done, equal, has, skip

SET_ACT = Path(sys.argv[3]).resolve()
MODEL = ROOT / "data/examples/exemple-deliberation.xml"
SERVICES = ("Accueil collectif le mardi de 9 h 30 à 11 h 45, pour 10 000 habitants : « lire, écrire, compter » ; officiel\\n"
            "Ateliers de perfectionnement collectif consacrés aux différentes démarches administratives dématérialisées")


def quiet(*words):
    subprocess.run([str(word) for word in words], check=True, capture_output=True)


def register(trame, act, **changed):
    """An act imported, its first convention filled and issued; where the document was written."""
    trame.json("import", act, "--yes")
    fields = trame.json("conventions", "show", 1)["fields"]
    values = {field: "À préciser" for field, value in fields.items() if value is None and not field.startswith("signature")}
    values |= {"services": SERVICES} | changed
    trame.json("conventions", "set", 1, *(f"{field}={value}" for field, value in values.items()))
    trame.json("issue", 1)
    return Path(trame.json("generate", 1, "-o", trame.home / "issued.pdf")[0]["file"])


def elsewhere(**swaps):
    """The same act with other words in its annex, issued in another town hall: the very look of a forged copy."""
    other = Trame()
    source = MODEL.read_text(encoding="utf-8")
    for old, new in swaps.get("swap", []):
        if old not in source:
            raise AssertionError(f"not in the example: {old}")
        source = source.replace(old, new)
    (other.home / "act.xml").write_text(source, encoding="utf-8")
    quiet(SET_ACT, other.home / "act.xml", other.home / "act.pdf")
    return other, register(other, other.home / "act.pdf", **swaps.get("values", {}))


RESAVED = [
    ("qpdf", "qpdf, linearised", "data", ["qpdf", "--linearize", "{in}", "{out}"]),
    ("qpdf", "qpdf, without object streams", "data", ["qpdf", "--object-streams=disable", "{in}", "{out}"]),
    ("gs", "Ghostscript", None, ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite", "-sOutputFile={out}", "{in}"]),
    ("gs", "Ghostscript, for old readers", None, ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dCompatibilityLevel=1.3",
                                            "-sDEVICE=pdfwrite", "-sOutputFile={out}", "{in}"]),
    ("pdftocairo", "printed by cairo", "words", ["pdftocairo", "-pdf", "{in}", "{out}"]),
    ("pdftocairo", "printed on Letter", "words", ["pdftocairo", "-pdf", "-paper", "letter", "-expand", "{in}", "{out}"]),
]


def resaved(trame, issued):
    for tool, name, known, command in RESAVED:
        out = trame.home / "again.pdf"
        if not has(tool):
            skip(f"{name}: every word is as it was", f"{tool} is not installed")
            continue
        quiet(*(str(issued) if word == "{in}" else word.replace("{out}", str(out)) for word in command))
        found = trame.json("identify", out)
        equal(f"{name}: which convention, document and version", (found["convention"], found["kind"], found["version"]),
              (1, "convention", 1))
        check(f"{name}: known by its {known or 'data or words'}", found["recognised"] in ([known] if known else ["data", "words"]),
              found["recognised"])
        equal(f"{name}: every word is as it was", found["differences"], [])
        check(f"{name}: all were compared", found["words"]["same"] > 300, found["words"])



def changes(trame):
    other, path = elsewhere(values={"services": SERVICES.replace("mardi", "jeudi")})
    with other:
        found = trame.json("identify", path)
        equal("a word changed: still the same convention", (found["convention"], found["recognised"]), (1, "data"))
        equal("a word changed: that word, in its article",
              [(d["article"], d["issued"], d["returned"], d["issued_page"] > 0) for d in found["differences"]],
              [("ARTICLE 2 : ACTIONS DU PARTENAIRE", "mardi", "jeudi", True)])
        if has("pdftocairo"):
            quiet("pdftocairo", "-pdf", path, trame.home / "printed.pdf")
            found = trame.json("identify", trame.home / "printed.pdf")
            equal("a word changed, then printed", [(found["recognised"], d["issued"], d["returned"]) for d in found["differences"]],
                  [("words", "mardi", "jeudi")])
        status, out, _ = trame.run("identify", path)
        check("in words too", status == 0 and "mardi" in out and "jeudi" in out and "ARTICLE 2" in out, out)
    article = MODEL.read_text(encoding="utf-8").split('<heading level="1">ARTICLE 4')[1].split('<heading level="1">ARTICLE 5')[0]
    other, path = elsewhere(swap=[('<heading level="1">ARTICLE 4' + article, "")])
    with other:
        found = trame.json("identify", path)["differences"]
        equal("an article taken out: the whole of it, and nothing else",
              [(d["article"], d["whole_article"], d["returned"]) for d in found],
              [("ARTICLE 4 : ENGAGEMENTS DE LA VILLE", True, None)])
    other, path = elsewhere(swap=[('<heading level="1">ARTICLE 2', '<p>La Ville peut résilier sans motif.</p>\n    <heading level="1">ARTICLE 2')])
    with other:
        found = trame.json("identify", path)["differences"]
        equal("a sentence added at the end of an article", [(d["article"], d["issued"], d["returned"]) for d in found],
              [("ARTICLE 1 : OBJET ET DURÉE", None, "La Ville peut résilier sans motif")])


def others(trame, issued):
    trame.json("conventions", "set", 2, *(f"{field}=Autre chose" for field, value in
                                         trame.json("conventions", "show", 2)["fields"].items() if value is None))
    trame.json("issue", 2)
    second = trame.json("generate", 2, "-o", trame.home / "second.pdf")[0]["file"]
    equal("another convention of the same act", trame.json("identify", second)["convention"], 2)
    if has("pdftocairo"):
        quiet("pdftocairo", "-pdf", second, trame.home / "second-printed.pdf")
        found = trame.json("identify", trame.home / "second-printed.pdf")
        equal("… printed", (found["convention"], found["differences"]), (2, []))
    draft = trame.json("generate", 3, "-o", trame.home / "draft.pdf")[0]["file"]
    found = trame.json("identify", draft)
    equal("a draft", (found["convention"], found["number"], found["issued_on"], found["differences"]), (3, None, None, []))
    found = trame.json("identify", EXAMPLE)
    equal("the act itself is no document of ours", (found["recognised"], found["convention"], found["differences"]),
          ("no", None, None))
    with Trame() as empty:
        empty.json("partners", "add", "Association des amis")
        found = empty.json("identify", issued)
        equal("in another register: what it says of itself, no more", (found["recognised"], found["said"]["number"]),
              ("no", trame.json("conventions", "show", 1)["number"]))
    if has("gs"):
        quiet("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfimage8", "-r40", f"-sOutputFile={trame.home}/scan.pdf", issued)
        found = trame.json("identify", trame.home / "scan.pdf")
        equal("a scan: no words, said so", (found["text"], found["recognised"], found["differences"]), (False, "no", None))
        status, out, _ = trame.run("identify", trame.home / "scan.pdf")
        check("… in words", status == 0 and "scan" in out, out)
    else:
        skip("a scan: no words, said so", "Ghostscript is not installed")
    (trame.home / "not.pdf").write_bytes(issued.read_bytes()[:9000])
    trame.refused("half a file", 1, "identify", trame.home / "not.pdf")
    trame.refused("no file", 1, "identify", trame.home / "absent.pdf")
    trame.refused("two files", 2, "identify", issued, issued)


def of_signatures(found):
    return [(one["signer"], one["status"], one["covers_whole"]) for one in found["signatures"]]


def signatures(trame, issued):
    if not has("openssl"):
        skip("signatures", "openssl is not installed")
        return
    folder = trame.home / "keys"
    folder.mkdir()
    keys = sign_pdf.make_certificate(folder)
    signed = trame.home / "signed.pdf"
    sign_pdf.sign(issued, signed, keys)
    found = trame.json("identify", signed)
    equal("signed elsewhere: our file with a signature after it", (found["recognised"], found["convention"], found["differences"]),
          ("extended", 1, []))
    equal("its signer, its integrity, the whole file", of_signatures(found), [("Jeanne Essai", "intact", True)])
    check("a certificate that its holder made", found["signatures"][0]["self_made"]
          and found["signatures"][0]["issuer"] == "Jeanne Essai", found["signatures"])
    check("when", found["signatures"][0]["at"] is not None and found["signatures"][0]["field"] == "Signature1", found["signatures"])
    status, out, _ = trame.run("identify", signed)
    check("in words too", status == 0 and "Jeanne Essai" in out, out)
    if has("pdfsig"):
        out = subprocess.run(["pdfsig", "-nocert", signed], capture_output=True, text=True, env={"HOME": str(trame.home)}).stdout
        check("poppler's own tool agrees", "Signature is Valid" in out and "Total document signed" in out, out)
    if has("qpdf"):
        check("it is still a PDF without fault", subprocess.run(["qpdf", "--check", signed], capture_output=True).returncode == 0)

    (folder / "second").mkdir()
    twice = trame.home / "twice.pdf"
    sign_pdf.sign(signed, twice, sign_pdf.make_certificate(folder / "second", "Zoé Élue", "prime256v1"), field="Signature2",
                  digest="sha384", subfilter="ETSI.CAdES.detached", options=["-cades"])
    equal("two signatures: each is intact, the last covers all", of_signatures(trame.json("identify", twice)),
          [("Jeanne Essai", "intact", False), ("Zoé Élue", "intact", True)])
    pss = trame.home / "pss.pdf"
    for name, salt, status in (("of the digest's length", "digest", "intact"), ("of another length: no false alarm", "max", "not-checked")):
        sign_pdf.sign(issued, pss, keys, options=["-keyopt", "rsa_padding_mode:pss", "-keyopt", f"rsa_pss_saltlen:{salt}"])
        equal(f"RSA-PSS, a salt {name}", of_signatures(trame.json("identify", pss)), [("Jeanne Essai", status, True)])
    odd_methods(trame, issued, keys, folder)
    untimed = trame.home / "untimed.pdf"
    sign_pdf.sign(issued, untimed, keys, options=["-noattr"])
    equal("no time in the signature: the form's", [one["at"] for one in trame.json("identify", untimed)["signatures"]],
          ["2026-01-12T08:30:00Z"])
    sign_pdf.sign(issued, untimed, keys, options=["-noattr"], when="D:20200131093000Z")
    found = trame.json("identify", untimed)["signatures"][0]
    check("signed before its certificate was made: said", found["status"] == "intact" and found["out_of_dates"]
          and found["valid_from"] > found["at"], found)
    check("… in words", "n’était pas valable" in trame.run("identify", untimed)[1])
    check("… and not when its dates hold", not trame.json("identify", signed)["signatures"][0]["out_of_dates"])
    old = trame.home / "old.pdf"
    for digest in ("md5", "sha1"):
        sign_pdf.sign(issued, old, keys, digest=digest)
        equal(f"{digest} proves nothing", [one["status"] for one in trame.json("identify", old)["signatures"]], ["weak"])
    tampered(trame, signed, issued)


def odd_methods(trame, issued, keys, folder):
    """What GnuTLS cannot check is never called intact, nor broken; a change under it is a change all the same."""
    (folder / "curve").mkdir()
    (folder / "pss").mkdir()
    curve = sign_pdf.make_certificate(folder / "curve", "Odile Courbe", "brainpoolP256r1")
    for_pss = sign_pdf.make_certificate(folder / "pss", "Odile Sel", "rsa-pss")
    pss = ["-keyopt", "rsa_padding_mode:pss"]
    rows = [("RSA-PSS, no salt", keys, {"options": pss + ["-keyopt", "rsa_pss_saltlen:0"]}, "not-checked"),
            ("RSA-PSS, another mask", keys, {"options": pss + ["-keyopt", "rsa_mgf1_md:sha1"]}, "not-checked"),
            ("a key for RSA-PSS alone", for_pss, {}, "not-checked"),
            ("a digest that is not known", keys, {"digest": "sha512-256"}, "not-checked"),
            ("SHA-3", keys, {"digest": "sha3-256"}, "intact"),
            ("a digest out of use", keys, {"digest": "ripemd160"}, "weak"),
            ("a curve that is not known", curve, {}, "not-checked"),
            ("without its certificate", keys, {"options": ["-nocerts"]}, "not-checked"),
            ("a digest signed inside", keys, {"subfilter": "adbe.pkcs7.sha1"}, "not-checked"),
            ("a time stamp alone", keys, {"subfilter": "ETSI.RFC3161"}, "not-checked")]
    path = trame.home / "odd.pdf"
    for name, certificate, how, status in rows:
        sign_pdf.sign(issued, path, certificate, **how)
        found = trame.json("identify", path)["signatures"]
        equal(name, [(one["status"], one["covers_whole"], one["time_stamp"]) for one in found],
              [(status, True, "RFC3161" in how.get("subfilter", ""))])
        path.write_bytes(path.read_bytes().replace(b"/F 132/P", b"/F 133/P"))
        found = trame.json("identify", path)["signatures"]
        check(f"{name}, changed after: never intact", found[0]["status"] in
              (["changed"] if name.startswith(("RSA", "a key", "SHA", "a curve", "without")) else ["not-checked", "weak", "changed"]),
              found)
    sign_pdf.sign(issued, path, keys, subfilter="ETSI.RFC3161")
    status, out, _ = trame.run("identify", path)
    check("a time stamp is called one", status == 0 and "Horodatage" in out and "pas contrôlée" in out, out)


def scanned(trame, issued):
    """Pictures of the pages with their words laid invisibly over them, as a scanner that reads does; some are read wrong."""
    if not has("gs") or not has("pdftotext"):
        skip("a scan with its words", "Ghostscript or pdftotext is not installed")
        return
    import pikepdf
    import xml.etree.ElementTree as tree
    quiet("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfimage8", "-r60", f"-sOutputFile={trame.home}/pictures.pdf", issued)
    boxes = tree.fromstring(subprocess.run(["pdftotext", "-bbox", issued, "-"], capture_output=True, check=True).stdout)
    misread = {"mardi": "rnardi", "lire,": "1ire,"}
    with pikepdf.open(trame.home / "pictures.pdf") as pdf:
        font = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, Encoding=pikepdf.Name.WinAnsiEncoding,
                                                    BaseFont=pikepdf.Name.Courier))
        for page, read in zip(pdf.pages, boxes.iter("{http://www.w3.org/1999/xhtml}page")):
            lines = ["BT 3 Tr"]
            for word in read:
                text = misread.get(word.text, word.text).replace("\u00ad", "-").encode("cp1252", "replace").hex()
                x, y, bottom = float(word.get("xMin")), float(word.get("yMin")), float(word.get("yMax"))
                wide = (float(word.get("xMax")) - x) / max(len(word.text), 1)
                lines.append(f"/F1 {wide / 0.6:.3f} Tf 1 0 0 1 {x:.2f} {float(read.get('height')) - bottom + (bottom - y) * 0.22:.2f} Tm <{text}> Tj")
            page.Resources.Font = pikepdf.Dictionary(F1=font)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add("\n".join(["Q", *lines, "ET"]).encode())
        pdf.save(trame.home / "scanned.pdf")
    found = trame.json("identify", trame.home / "scanned.pdf")
    equal("a scan with its words: which document", (found["recognised"], found["convention"], found["kind"], found["text"]),
          ("words", 1, "convention", True))
    pairs = [(one["issued"], one["returned"]) for one in found["differences"]]
    check("… and the words that it read wrong, with few others", all(any(bad.strip(",") in (new or "") for _, new in pairs)
          for bad in misread.values()) and len(pairs) <= 8, pairs)


def incremental(trame, issued):
    """An update after our bytes: words that it changes are told, though the file begins as ours does."""
    import pikepdf
    data = issued.read_bytes()
    with pikepdf.open(issued) as pdf:
        page = pdf.pages[0]
        contents = page.Contents
        number = contents.objgen[0]
        size, root = int(pdf.trailer.Size), pdf.Root.objgen[0]
    previous = int(data.rsplit(b"startxref", 1)[1].split()[0])
    harmless = f"{size} 0 obj\n<</Note(ajout)>>\nendobj\n".encode()
    emptied = f"{number} 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n".encode()
    for name, added, at, same in (("an update that shows nothing", harmless, size, True),
                                  ("an update that empties a page", emptied, number, False)):
        path = trame.home / "updated.pdf"
        path.write_bytes(data + added + sign_pdf.cross_reference({at: len(data)}, root, previous, size + 1, len(data) + len(added)))
        found = trame.json("identify", path)
        equal(f"{name}: it begins as ours", (found["recognised"], found["convention"]), ("extended", 1))
        check(f"{name}: {'every word is there' if same else 'what went is listed, article by article'}",
              (found["differences"] == []) == same, found["differences"][:3])
        if not same:
            check("… in more than one article", len({one["article"] for one in found["differences"]}) > 1, found["differences"])


def data_changed(trame, issued):
    """The file for programs says something else than the page that people read."""
    import pikepdf
    path = trame.home / "data.pdf"
    rows = [("a value", lambda xml: xml.replace("mardi", "jeudi"), ["services"], "data"),
            ("a value taken out", lambda xml: re.sub(r'<value field="partner">.*?</value>', "", xml), ["partner"], "data"),
            ("a value added", lambda xml: xml.replace("</document>", '<value field="bonus">1</value></document>'), ["bonus"], "data"),
            ("nothing", lambda xml: xml, [], "data"), ("what it is", lambda xml: "<other/>", [], "words")]
    for name, change, fields, known in rows:
        with pikepdf.open(issued) as pdf:
            file = pdf.attachments["trame.xml"].get_file()
            xml = change(file.read_bytes().decode())
            del pdf.attachments["trame.xml"]
            pdf.attachments["trame.xml"] = pikepdf.AttachedFileSpec(pdf, xml.encode(), filename="trame.xml")
            pdf.save(path)
        found = trame.json("identify", path)
        equal(f"the data changed, {name}: told, with every word as it was",
              (found["recognised"], found["changed_data"], found["differences"]), (known, fields, []))
        if name == "a value":
            check("… in words", "pour les logiciels" in trame.run("identify", path)[1])


def laid_over(trame, issued):
    """What a reader of PDF lets anyone lay over a page without touching its words: told, its own words too."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String
    box = [100, 400, 300, 420]
    quads = Array([100, 420, 300, 420, 100, 400, 300, 400])
    annotations = [
        ("words typed over the page", {"Subtype": Name.FreeText, "Contents": String("quinze mille euros"), "DA": String("/Helv 12 Tf 0 g")},
         [2], ["quinze mille euros"]),
        ("words struck out", {"Subtype": Name.StrikeOut, "QuadPoints": quads}, [2], []),
        ("a box drawn", {"Subtype": Name.Square, "IC": Array([1, 1, 1])}, [2], []),
        ("a note", {"Subtype": Name.Text, "Contents": String("à revoir")}, [2], []),
        ("a link, which shows nothing", {"Subtype": Name.Link}, [], []),
        ("what is hidden", {"Subtype": Name.FreeText, "Contents": String("caché"), "DA": String("/Helv 12 Tf 0 g"), "F": 2}, [], []),
        ("a field that is filled in", {"Subtype": Name.Widget, "FT": Name.Tx, "T": String("lieu"), "V": String("Armentières")}, [2],
         ["Armentières"]),
    ]
    path = trame.home / "over.pdf"
    for name, entries, pages, words in annotations:
        with pikepdf.open(issued) as pdf:
            mark = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(box), **{"F": 4} | entries))
            pdf.pages[1].Annots = Array([mark])
            if entries["Subtype"] == Name.Widget:
                pdf.Root.AcroForm = Dictionary(Fields=Array([mark]))
            pdf.save(path)
        found = trame.json("identify", path)
        equal(f"{name}: the page is named, its words are told",
              (found["recognised"], found["marked_pages"], [(one["issued"], one["returned"]) for one in found["differences"]]),
              ("data", pages, [(None, word) for word in words]))
        if words and pages:
            check("… in words", "posé" in trame.run("identify", path)[1])
    with pikepdf.open(issued) as pdf:
        pdf.pages[0].Resources.Font["/Large"] = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        pdf.pages[0].contents_add(b"BT /Large 80 Tf 60 500 Td (CADUC) Tj ET")
        pdf.save(path)
    equal("a very large word is a word", [one["returned"] for one in trame.json("identify", path)["differences"]], ["CADUC"])


def tampered(trame, signed, issued):
    whole = signed.read_bytes()
    gap = whole.index(b"/Contents<") + len(b"/Contents<")
    last = gap + len(whole[gap:gap + sign_pdf.ROOM].rstrip(b"0")) - 40
    flag = whole.rindex(b"/F 132")
    byte_range = whole.rindex(b"/ByteRange[")
    cases = [
        ("a byte changed under the signature", whole[:flag] + b"/F 133" + whole[flag + 6:], "changed", True),
        ("bytes added after it", whole + b"% more\n", "intact", False),
        ("the signature itself damaged", whole[:gap + 40] + b"ffff" + whole[gap + 44:], None, True),
        ("its last bytes damaged", whole[:last] + b"00000000" + whole[last + 8:], "broken", True),
        ("a signature of zeros", whole[:gap] + b"0" * sign_pdf.ROOM + whole[gap + sign_pdf.ROOM:], "broken", True),
        ("a range that signs another gap", whole[:byte_range] + b"/ByteRange[0 20 40 20" + whole[byte_range + 21:], "broken", None),
        ("a range past the end", whole[:byte_range] + b"/ByteRange[0 9 99999999 9]" + whole[byte_range + 26:], "broken", None),
    ]
    for name, data, status, all_of_it in cases:
        path = trame.home / "tampered.pdf"
        path.write_bytes(data)
        found = trame.json("identify", path)["signatures"]
        check(name, len(found) == 1 and found[0]["status"] == (status or found[0]["status"])
              and (status or found[0]["status"] not in ("intact", "not-checked"))
              and all_of_it in (None, found[0]["covers_whole"]), found)
    equal("nothing signed, no signature", trame.json("identify", issued)["signatures"], [])


with Trame() as trame:
    issued = register(trame, EXAMPLE)
    found = trame.json("identify", issued)
    equal("the very file", (found["recognised"], found["convention"], found["differences"], found["text"]), ("bytes", 1, [], True))
    equal("… what it says of itself agrees", (found["said"]["number"], found["said"]["model"]), (found["number"], found["model"]))
    check("… with the values it was filled with", "officiel" in found["said"]["values"]["services"], found["said"])
    resaved(trame, issued)
    changes(trame)
    others(trame, issued)
    signatures(trame, issued)
    incremental(trame, issued)
    data_changed(trame, issued)
    laid_over(trame, issued)
    scanned(trame, issued)
    renamed = trame.home / "no ending"
    shutil.copy(issued, renamed)
    equal("a file is told by its bytes", trame.json("identify", renamed)["recognised"], "bytes")
done()
