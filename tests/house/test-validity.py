# SPDX-License-Identifier: GPL-3.0-or-later
"""Files other programs read: desktop entry, metainfo, settings schema, Builder files, icons, scripts."""
import re
import sys
from pathlib import Path

import tap

BUILD = Path(sys.argv[1])


def tool(*command):
    status, out = tap.run(*command)
    return [out.strip()[:600]] if status else []


def built(pattern):
    return sorted(BUILD.glob(pattern))


for path in built("data/*.desktop"):
    tap.check(f"{path.name} is valid", tool("desktop-file-validate", str(path)))
for path in built("data/*.metainfo.xml"):
    tap.check(f"{path.name} is valid", tool("appstreamcli", "validate", "--no-net", str(path)))
tap.check("the desktop entry and the metainfo are built", [] if built("data/*.desktop") and built("data/*.metainfo.xml") else ["missing"])
tap.check("the settings schema is valid", tool("glib-compile-schemas", "--strict", "--dry-run", str(tap.ROOT / "data")))

UI = [p for p in tap.tracked("*.ui") if p.is_relative_to(tap.ROOT / "ui")]
for path in tap.tracked("*.ui", "*.svg", "*.rng", "*.gresource.xml"):
    faults = tool("xmllint", "--noout", "--nonet", str(path))
    if faults:
        tap.check(f"{path.name} is well-formed", faults)


def strays():
    """A template has a class of the same stem; every Builder file is in the bundle."""
    bundle = "".join(p.read_text(encoding="utf-8") for p in (tap.ROOT / "ui").glob("*.gresource.xml"))
    stems = {p.stem for p in tap.tracked("*.c")}
    for path in UI:
        if path.name not in bundle:
            yield f"{path.name} is not in the bundle"
        if "<template" in path.read_text(encoding="utf-8") and path.stem not in stems:
            yield f"{path.name} has no {path.stem}.c"


def unlabelled():
    """An icon button says what it does: a tooltip or an accessible label."""
    for path in UI:
        body = path.read_text(encoding="utf-8")
        for found in re.finditer(r'<object class="Gtk(?:Toggle|Menu)?Button"(.*?)</object>', body, re.S):
            inner = found.group(1)
            if 'name="icon-name"' in inner and 'name="label"' not in inner and "AdwButtonContent" not in inner \
                    and "tooltip-text" not in inner and "<accessibility>" not in inner:
                line = body[:found.start()].count("\n") + 1
                yield f"{path.name}:{line}"


tap.check("Builder files belong to a class and to the bundle", strays())
tap.check("every icon button has a name", unlabelled())
for path in [p for p in tap.tracked() if p.parent.name in ("tools", ".ci")]:
    tap.check(f"{path.parent.name}/{path.name} is a program", [] if path.stat().st_mode & 0o111 else ["not executable"])
    tap.check(f"{path.parent.name}/{path.name} parses", tool("bash", "-n", str(path)))
readme = tap.ROOT / "README.md"
body = readme.read_text(encoding="utf-8") if readme.exists() else ""
tap.check("README.md names the two commands and the licence",
          [w for w in ("tools/run", "tools/test", "GPL-3.0-or-later") if w not in body])
tap.check("README.md's pictures are there", [m for m in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", body)
                                            if not m.startswith("http") and not (tap.ROOT / m).exists()])
tap.done()
