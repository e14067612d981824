# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may see whom: every #include of src/ against rooms.json; the window's and the command line's main files too."""
import json
import re
import sys
import tempfile
from pathlib import Path

import tap

ROOMS = json.loads((Path(__file__).parent / "rooms.json").read_text(encoding="utf-8"))
SRC = tap.ROOT / "src"

# What every room may use, and which library each other header belongs to.
COMMON = re.compile(r"(glib(-object|-unix|/.*)?\.h|gmodule\.h|math\.h|string\.h|stdlib\.h|stdio\.h|stdint\.h|stddef\.h|errno\.h|"
                    r"limits\.h|sched\.h|stdarg\.h|ctype\.h|float\.h|setjmp\.h|locale\.h|libintl\.h|time\.h|unistd\.h|fcntl\.h|signal\.h|sys/.*\.h|"
                    r"linux/.*\.h|malloc\.h|poll\.h|inttypes\.h|stdbool\.h|assert\.h)$")
LIBRARIES = [(r"gio/.*", "gio"), (r"sqlite3\.h", "sqlite3"), (r"libxml/.*", "libxml"), (r"hb(-.*)?\.h", "hb"),
             (r"hyphen\.h", "hyphen"), (r"fontconfig/.*", "fontconfig"), (r"png\.h", "png"), (r"jpeglib\.h", "jpeg"),
             (r"archive(_entry)?\.h", "archive"), (r"libdeflate\.h", "libdeflate"), (r"zlib\.h", "zlib"), (r"zip\.h", "zip"),
             (r"poppler.*\.h", "poppler"), (r"cairo.*\.h", "cairo"), (r"seccomp\.h", "seccomp"),
             (r"json-glib/.*", "json-glib"), (r"gtk/.*", "gtk"), (r"gdk/.*", "gdk"), (r"adwaita\.h", "adwaita"),
             (r"pango/.*", "pango"), (r"tesseract/.*", "tesseract"), (r"qpdf/.*", "qpdf"),
             (r"gnutls/.*", "gnutls")]


def library_of(header):
    if COMMON.match(header):
        return None
    return next((name for pattern, name in LIBRARIES if re.fullmatch(pattern, header)), f"an unknown library ({header})")


def faults_of(path, room, text):
    """The includes of one file that its room may not make."""
    allowed = ROOMS[room]
    for number, line in enumerate(text.splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
        if not found:
            continue
        kind, header = found.groups()
        where = f"{path}:{number}"
        if kind == '"':
            target = header.split("/")[0]
            if "/" not in header:
                if header != "config.h":
                    yield f'{where}: write the room too: "{room}/…/{header}"'
            elif target not in ROOMS:
                yield f"{where}: {header} is in no room"
            elif target != room and target not in allowed["rooms"]:
                yield f"{where}: {room} may not see {target}"
        else:
            library = library_of(header)
            if library and library not in allowed["libraries"]:
                yield f"{where}: {room} may not see {library}"


def files(room):
    return [p for p in tap.tracked("*.c", "*.h") if p.is_relative_to(SRC / room)]


for room in ROOMS:
    tap.check(f"{room} sees only what it may", [fault for p in files(room)
              for fault in faults_of(p.relative_to(tap.ROOT), room, p.read_text(encoding="utf-8"))])

tap.check("every folder of src is a room", [p.name for p in SRC.iterdir() if p.is_dir() and p.name not in ROOMS])
tap.check("src holds main.c only", [p.name for p in SRC.iterdir() if p.is_file() and p.name not in ("main.c", "meson.build")])

BAD = [("domain", '#include <gio/gio.h>'), ("domain", '#include "register/register.h"'), ("app", '#include <sqlite3.h>'),
       ("register", '#include "documents/model.h"'), ("french", '#include "domain/period.h"'), ("office", '#include <gtk/gtk.h>')]
tap.check("a forbidden include is caught", [f"{room}: {line}" for room, line in BAD if not list(faults_of("x.c", room, line))])


def cycles():
    """Rooms whose permissions go round in a circle."""
    for start in ROOMS:
        seen, todo = set(), list(ROOMS[start]["rooms"])
        while todo:
            room = todo.pop()
            if room == start:
                yield start
                break
            if room not in seen:
                seen.add(room)
                todo += ROOMS[room]["rooms"]


tap.check("no circle among rooms", cycles())
tap.done()
