# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as OpenDocument text: their names, their words, and that LibreOffice opens them with the same."""
import re
import subprocess
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

from tramectl import EXAMPLE, Trame, check, done, equal, has, skip

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SERVICES = "Accueil & écoute <le lundi>\nAtelier « CV »"


def words_of(odt):
    """The words of the body, in order; those of one paragraph are apart from those of the next."""
    with zipfile.ZipFile(odt) as archive:
        equal(f"{odt.name}: the archive is whole", archive.testzip(), None)
        body = tree.fromstring(archive.read("content.xml")).find(f"{OFFICE}body/{OFFICE}text")
    said = []
    for paragraph in body.iter():
        if paragraph.tag in (TEXT + "p", TEXT + "h"):
            for part in paragraph.iter():
                said.append(" " if part.tag in (TEXT + "s", TEXT + "tab", TEXT + "line-break") else "")
                said.append(part.text or "")
                said.append(part.tail or "" if part is not paragraph else "")
            said.append("\n")
    return "".join(said).split()


def opened(trame, odt):
    """What LibreOffice reads in it."""
    if not has("soffice"):
        return None
    subprocess.run(["soffice", f"-env:UserInstallation=file://{trame.home}/office", "--headless", "--convert-to",
                    "txt:Text (encoded):UTF8", "--outdir", str(trame.home), str(odt)], capture_output=True, timeout=120)
    return (trame.home / f"{odt.stem}.txt").read_text(encoding="utf-8-sig")


def same_in_libreoffice(trame, name, odt):
    text = opened(trame, odt)
    if text is None:
        skip(f"{name}: LibreOffice reads the same words", "LibreOffice is not installed")
        return
    bare = re.sub(r"^\s*•\s*", "", text, flags=re.M)  # what it writes for a list
    equal(f"{name}: LibreOffice reads the same words", bare.split(), words_of(odt))


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    trame.json("conventions", "set", 1, f"services={SERVICES}")
    made = trame.json("generate", 1, 2, "--format", "odt", "-o", trame.home / "all")
    files = [Path(row["file"]) for row in made]
    check("a folder of editable documents", all(f.suffix == ".odt" and f.exists() for f in files), files)
    words = words_of(files[0])
    check("what was typed is there", "<le" in words and "&" in words and "CONVENTION" in words, words[:40])
    one = trame.home / "fiche.odt"
    status, out, err = trame.run("generate", 1, "--document", "sheet", "-o", one)
    check("the file's ending says what is wanted", status == 0 and zipfile.is_zipfile(one), err)
    check("a sheet has nothing to fill in", "PROJET" not in out, out)
    same_in_libreoffice(trame, "the convention", files[0])
    same_in_libreoffice(trame, "the sheet", one)
    trame.refused("a format that is none", 2, "generate", 1, "--format", "docx", "-o", trame.home / "x")
    trame.refused("several in one file", 2, "generate", 1, 2, "-o", trame.home / "x.odt")
    check("… and none is there", not (trame.home / "x.odt").exists())
done()
