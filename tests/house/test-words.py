# SPDX-License-Identifier: GPL-3.0-or-later
"""The interface's words: every marked string is listed, translated into French, and typeset as French is."""
import re
import tempfile
from pathlib import Path

import tap

PO = tap.ROOT / "po"
MARKED = re.compile(r'\b(_|N_|C_|NC_|ngettext|g_dngettext|dngettext)\s*\(\s*"')


def listed():
    names = (PO / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return [n.strip() for n in names if n.strip() and not n.startswith("#")]


def marked():
    for path in tap.tracked("*.c", "*.ui"):
        name = str(path.relative_to(tap.ROOT))
        if name.startswith(("src/", "ui/")):
            body = path.read_text(encoding="utf-8")
            if MARKED.search(body) or 'translatable="yes"' in body:
                yield name


def extract(folder):
    """A fresh template from the sources."""
    pot = Path(folder, "trame.pot")
    status, out = tap.run("xgettext", "--from-code=UTF-8", "-D", str(tap.ROOT), "-f", str(PO / "POTFILES.in"), "-o", str(pot),
                          "-k_", "-kN_", "-kC_:1c,2", "-kNC_:1c,2", "-kngettext:1,2", "-kg_dngettext:2,3", "--add-comments")
    return pot, status, out


def entries(po):
    """(msgid, msgstr) pairs by msgfmt's own reading."""
    _, out = tap.run("msgattrib", "--no-wrap", "--no-obsolete", str(po))
    unquote = lambda s: s.replace('\\n', '\n').replace('\\"', '"')
    for block in out.split("\n\n"):
        ids = re.findall(r'^msgid "(.*)"$', block, re.M)
        for string in re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', block, re.M):
            if ids and ids[0]:
                yield unquote(ids[0]), unquote(string)


def typography(po):
    for source, words in entries(po):
        plain = re.sub(r"<[^>]*>|https?://\S+|%[-\d.$]*\w", "", words)
        if re.search(r"\w'\w", plain):
            yield f"straight apostrophe: {words[:80]}"
        if re.search(r"(?<=[^\s\d\u00a0/])[ ]?[;:!?](?=\s|$)", plain) and not re.search(r"https?:", words):
            yield f"no U+00A0 before a double mark: {words[:80]}"
        if re.search(r"« | »", plain):
            yield f"ordinary space in quotation marks: {words[:80]}"
        if "\u202f" in plain:
            yield f"U+202F in the interface: {words[:80]}"


if not (PO / "fr.po").exists():
    tap.check("the French words are there", ["po/fr.po is missing"])
    tap.done()

tap.check("every file with marked strings is listed", sorted(set(marked()) - set(listed())))
tap.check("every listed file exists", [n for n in listed() if not (tap.ROOT / n).exists()])
with tempfile.TemporaryDirectory() as folder:
    pot, status, out = extract(folder)
    tap.check("the strings can be extracted", [out] if status else [])
    merged = Path(folder, "fr.po")
    tap.run("msgmerge", "-q", "--no-fuzzy-matching", "-o", str(merged), str(PO / "fr.po"), str(pot))
    _, missing = tap.run("msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", str(merged))
    tap.check("every string has its French", [m for m in re.findall(r'^msgid "(.+)"$', missing, re.M)])
    _, fuzzy = tap.run("msgattrib", "--only-fuzzy", "--no-obsolete", "--no-wrap", str(PO / "fr.po"))
    tap.check("no French is only a guess", [m for m in re.findall(r'^msgid "(.+)"$', fuzzy, re.M)])
    status, out = tap.run("msgfmt", "--check", "-o", "/dev/null", str(merged))
    tap.check("formats agree in both languages", [out] if status else [])
    tap.check("the French is typeset as French", typography(merged))
tap.done()
