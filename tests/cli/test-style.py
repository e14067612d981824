# SPDX-License-Identifier: GPL-3.0-or-later
"""The house style by the command line: each choice, what is refused, and what the arms do to a page. Pictures are made here."""
import hashlib
import importlib.util
import subprocess
import zipfile

from tramectl import EXAMPLE, ROOT, Trame, check, done, equal, has, skip

spec = importlib.util.spec_from_file_location("check_pdf", ROOT / "tests/documents/check-pdf.py")
check_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_pdf)

SHIELD = ["-size", "320x400", "xc:none", "-fill", "#1f4a80", "-draw", "roundrectangle 20,20 300,380 90,90", "-fill", "gold",
          "-draw", "circle 160,170 160,110"]
WHITE = ["-background", "white", "-flatten"]
# a picture: how it is made, its width and height once taken
GOOD = [
    ("transparent.png", [*SHIELD, "png32:{}"], 320, 400),
    ("palette.png", [*SHIELD, "-colors", "16", "png8:{}"], 320, 400),
    ("deep-interlaced.png", [*SHIELD, "-interlace", "PNG", "-depth", "16", "png64:{}"], 320, 400),
    ("grey.png", [*SHIELD, *WHITE, "-colorspace", "Gray", "{}"], 320, 400),
    ("black-and-white.png", [*SHIELD, *WHITE, "-monochrome", "{}"], 320, 400),
    ("one-pixel.png", ["-size", "1x1", "xc:red", "{}"], 1, 1),
    ("wide.png", ["-size", "4000x10", "xc:navy", "{}"], 4000, 10),
    ("colours.jpg", [*SHIELD, *WHITE, "{}"], 320, 400),
    ("grey.jpg", [*SHIELD, *WHITE, "-colorspace", "Gray", "{}"], 320, 400),
    ("progressive.jpg", [*SHIELD, *WHITE, "-interlace", "JPEG", "{}"], 320, 400),
    ("jpeg-called.png", [*SHIELD, *WHITE, "jpg:{}"], 320, 400),
]
# what is refused: how it is made, what is said
BAD = [
    ("printer.jpg", [*SHIELD, *WHITE, "-colorspace", "CMYK", "{}"], "CMJN"),
    ("too-wide.png", ["-size", "4001x10", "xc:navy", "{}"], "4 000"),
    ("too-tall.jpg", ["-size", "10x4001", "xc:navy", "{}"], "4 000"),
    ("picture.gif", [*SHIELD, "{}"], "ni PNG ni JPEG"),
    ("picture.svg", None, "ni PNG ni JPEG"),
    ("empty.png", None, "ni PNG ni JPEG"),
    ("too-heavy.png", None, "1 Mo"),
    ("cut.png", None, "abîmée"),
    ("cut.jpg", None, "abîmée"),
    ("torn.png", None, "abîmée"),
    ("turned.jpg", None, "tournée"),
]
EXIF = bytes.fromhex("ffe1002245786966000049492a00080000000100120103000100000006000000" "00000000")


def make(trame, name, recipe):
    path = trame.home / name
    subprocess.run(["convert", *[word.format(path) for word in recipe]], check=True)
    return path


def broken(trame, name):
    """A file that ImageMagick would not make."""
    png, jpeg = (trame.home / "transparent.png").read_bytes(), (trame.home / "colours.jpg").read_bytes()
    content = {"picture.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "empty.png": b"",
               "too-heavy.png": png[:-12] + bytes(1 << 20) + png[-12:], "cut.png": png[:len(png) // 2],
               "cut.jpg": jpeg[:len(jpeg) // 2], "torn.png": png[:60] + bytes(40) + png[100:],
               "turned.jpg": jpeg[:2] + EXIF + jpeg[2:]}[name]
    path = trame.home / name
    path.write_bytes(content)
    return path


def pictures(trame):
    for name, recipe, width, height in GOOD:
        path = make(trame, name, recipe)
        arms = trame.json("style", "set", "style.arms", path)["style.arms"]
        equal(f"{name} is taken", (arms["width"], arms["height"], arms["sha256"]),
              (width, height, hashlib.sha256(path.read_bytes()).hexdigest()))
        out = trame.home / f"{name}.pdf"
        trame.json("generate", 1, "-o", out)
        faults = check_pdf.check(str(out)) if hasattr(check_pdf, "check") else []
        equal("… and its page is sound", list(faults), [])
    before = trame.json("style")
    for name, recipe, why in BAD:
        path = make(trame, name, recipe) if recipe else broken(trame, name)
        trame.refused(f"{name} is refused", 1, "style", "set", "style.arms", path, why=why)
    trame.refused("a device that has no end", 1, "style", "set", "style.arms", "/dev/zero", why="1 Mo")
    trame.refused("a folder", 1, "style", "set", "style.arms", trame.home, why="pas un fichier")
    trame.refused("a file that is not there", 1, "style", "set", "style.arms", trame.home / "none.png", why="none.png")
    equal("… and what was there stays", trame.json("style"), before)


def pages(trame):
    arms = trame.home / "transparent.png"
    trame.json("style", "set", "style.arms", arms)
    trame.json("style", "set", "style.arms-words", "Un écu d’azur & d’or")
    style = trame.json("style", "set", "style.footer", "Hôtel de Ville <1, place du Général-Ruban>\\nTél. 01 99 00 41 41")
    equal("two lines at the foot", style["style.footer"], "Hôtel de Ville <1, place du Général-Ruban>\nTél. 01 99 00 41 41")
    back = trame.home / "back.png"
    trame.run("style", "export", back)
    equal("the arms come back byte for byte", back.read_bytes(), arms.read_bytes())
    one, two = trame.home / "one.pdf", trame.home / "two.pdf"
    for out in (one, two):
        trame.json("generate", 1, "-o", out)
    equal("the same bytes twice", one.read_bytes(), two.read_bytes())
    text = subprocess.run(["pdftotext", "-layout", one, "-"], capture_output=True, text=True, check=True).stdout
    check("the foot is on each page", text.count("01 99 00 41 41") == text.count("\f") and "<1, place" in text, text[-600:])
    with check_pdf.pikepdf.open(one) as pdf:
        first = pdf.Root.StructTreeRoot.K[0].K[0]
        equal("the arms are a figure that says what it shows, read first", (str(first.S), str(first.Alt)),
              ("/Figure", "Un écu d’azur & d’or"))
    editable = trame.home / "one.odt"
    trame.json("generate", 1, "--format", "odt", "-o", editable)
    with zipfile.ZipFile(editable) as archive:
        equal("… and stand in the editable copy", archive.read("Pictures/arms.png"), arms.read_bytes())
        check("… with their words and the foot", all(words in archive.read("styles.xml").decode() for words in
              ("Un écu d’azur &amp; d’or", "01 99 00 41 41", "&lt;1, place")), archive.read("styles.xml").decode()[-900:])
    ran = subprocess.run([ROOT / "tests/verapdf", one], capture_output=True, text=True) if has("java") and has("mvn") else None
    if ran is None or ran.returncode == 77:
        skip("the reference validator", "no Java, no Maven or no network")
    else:
        check("the reference validator", ran.returncode == 0, ran.stdout)
    equal("forgotten", trame.json("style", "set", "style.arms", "")["style.arms"], None)
    trame.refused("nothing to export", 1, "style", "export", back)


def words(trame):
    trame.refused("three lines at the foot", 1, "style", "set", "style.footer", "un\\ndeux\\ntrois", why="deux lignes")
    trame.refused("a line too long", 1, "style", "set", "style.footer", "x" * 111, why="deux lignes")
    trame.refused("words too long", 1, "style", "set", "style.arms-words", "x" * 201, why="une ligne")
    trame.refused("no such choice", 1, "style", "set", "style.shield", "x", why="style.arms")
    trame.refused("export takes a file", 2, "style", "export")
    equal("the journal still agrees", trame.json("verify")["ok"], True)


with Trame() as trame:
    trame.json("import", EXAMPLE, "--yes")
    if has("convert"):
        pictures(trame)
        pages(trame)
    else:
        skip("pictures", "ImageMagick is not installed")
    words(trame)
done()
