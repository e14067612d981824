# SPDX-License-Identifier: GPL-3.0-or-later
"""How the sources stand: licence line, size of files and functions, names, formatting, words that must not be there."""
import re
import shutil

import tap

CODE = ("*.c", "*.h")
SOURCES = CODE + ("*.py", "*.sh", "*.ui", "*.css", "*.rng", "meson.build", "meson_options.txt")
LONGEST_FILE = 500
LONGEST_FUNCTION = 60


def short(path):
    return str(path.relative_to(tap.ROOT))


def text(path):
    return path.read_text(encoding="utf-8")


def without_licence():
    for path in tap.tracked(*SOURCES):
        if path.name != "meson_options.txt" and "SPDX-License-Identifier: GPL-3.0-or-later" not in text(path)[:400]:
            yield short(path)


def functions(path):
    """Name line and length of each function of a file in the house's layout: '{' and '}' in the first column."""
    start, name, lines = None, "", text(path).splitlines()
    for number, line in enumerate(lines):
        if line == "{" and start is None:
            start, name = number, next((l for l in reversed(lines[max(0, number - 8):number]) if re.match(r"\w[\w ]* \(", l)), "")
        elif line.startswith("}") and start is not None:
            if line == "}":
                yield name.split(" (")[0], number - start + 1
            start = None


def long_functions(root="src"):
    for path in tap.tracked("*.c"):
        if short(path).startswith(root):
            for name, length in functions(path):
                if length > LONGEST_FUNCTION:
                    yield f"{short(path)}: {name} is {length} lines"


def long_files():
    for path in tap.tracked(*CODE):
        length = len(text(path).splitlines())
        if short(path).startswith("src") and length > LONGEST_FILE:
            yield f"{short(path)}: {length} lines"


def unformatted():
    paths = [short(p) for p in tap.tracked(*CODE)]
    if not paths:
        return
    status, out = tap.run("clang-format", "--dry-run", "-Werror", "--ferror-limit=1", *paths)
    if status:
        yield from sorted({line.split(":")[0] for line in out.splitlines() if ": error:" in line}) or [out[:500]]


# Words of a workshop, not of a product, are written in two parts so that this file may stand in the list.
FORBIDDEN = [r"/wo" r"rk/", r"/fa" r"rm/", r"/tmp/(res" r"earch|sp" r"ike)", r"\bTO" r"DO\b", r"\bFIX" r"ME\b", r"\bX" r"XX\b",
             r"deb\.deb" r"ian\.org", r"repo\.ma" r"ven", r"pypi\.o" r"rg", r"registry\.npm" r"js"]
# Test data may hold blanks drawn as XX: names of files where one pattern is at home.
AT_HOME = {r"\bX" r"XX\b": ("src/intake/", "tests/intake/", "src/documents/", "tests/documents/")}


def forbidden_words():
    for path in tap.tracked():
        try:
            body = text(path)
        except UnicodeDecodeError:
            continue
        if path.name == "LICENSE" or path.suffix == ".svg":
            continue
        for pattern in FORBIDDEN:
            if any(short(path).startswith(home) for home in AT_HOME.get(pattern, ())):
                continue
            for number, line in enumerate(body.splitlines(), 1):
                if re.search(pattern, line):
                    yield f"{short(path)}:{number}: {line.strip()[:90]}"


def saying_nothing():
    for path in tap.tracked(*CODE):
        if re.match(r"(utils?|helpers?|common|misc|manager)\b", path.name):
            yield short(path)


# What only one database understands; a parameter of which nothing tells the type is one of these.
DIALECT = re.compile(r"\b(GLOB|MATCH|PRAGMA|ROWID|rowid|sqlite_\w+|OR IGNORE|OR REPLACE|INDEXED BY|zeroblob|strftime|julianday|typeof|"
                     r"ifnull|iif|group_concat|last_insert_rowid)\b|\b(hex|changes|total|printf|instr|substr) \(|"
                     r"\b(max|min) \((?:[^()]|\([^()]*\))*,|(?<!\()\?\d+ IS (NOT )?NULL")


def dialects():
    for path in tap.tracked("*.c", "*.h"):
        if not short(path).startswith("src/register/") or path.name.startswith("sqlite-"):
            continue
        for number, line in enumerate(text(path).splitlines(), 1):
            for words in re.findall(r'"((?:[^"\\]|\\.)*)"', line):
                if DIALECT.search(words):
                    yield f"{short(path)}:{number}: {words[:90]}"


tap.check("every source says its licence", without_licence())
tap.check(f"no file over {LONGEST_FILE} lines", long_files())
tap.check(f"no function over {LONGEST_FUNCTION} lines", long_functions())
tap.check("no file name that says nothing", saying_nothing())
tap.check("no word that has no place here", forbidden_words())
tap.check("one database's own SQL is in its driver", dialects())
if shutil.which("clang-format"):
    tap.check("formatted as .clang-format says", unformatted())
else:
    tap.skip("formatted as .clang-format says", "clang-format is not there")
tap.done()
