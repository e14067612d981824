# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what meson recorded: `count.py FAULT BUILD…` prints the closing line of tools/test and exits 1 on a failure.
A test that speaks TAP counts each of its cases; another counts as one. FAULT is 1 when a build or a run went wrong."""
import json
import re
import sys
from pathlib import Path

passed = failed = skipped = 0
for folder in sys.argv[2:]:
    log = Path(folder, "meson-logs", "testlog.json")
    if not log.exists():
        continue
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        record = json.loads(line)
        good, name = record["result"] in ("OK", "EXPECTEDFAIL"), f'{folder}: {record["name"]}'
        cases = re.findall(r"^(not ok|ok)\b[ \d]*(.*)$", record.get("stdout", ""), re.M)
        before = passed, failed, skipped
        for outcome, words in cases:
            if re.search(r"#\s*skip", words, re.I):
                skipped += 1
                print("skipped:", name, words.strip("- "))
            elif outcome == "ok":
                passed += 1
            else:
                failed += 1
        if record["result"] == "SKIP" and not cases:
            skipped += 1
            print("skipped:", name)
        elif not cases:
            passed, failed = passed + good, failed + (not good)
        if not good and record["result"] != "SKIP" and failed == before[1]:
            failed += 1
            print("failed:", name, record["result"])
if int(sys.argv[1]) and not failed:
    failed = 1
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
