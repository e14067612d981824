#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks each rule of src/domain in turn, in a copy, and looks whether some test fails. Not run by the tests themselves.

usage: tests/domain/mutate.py [WORD]   only the mutations whose file or text holds WORD
A mutation is (file, words as they stand, words that break the rule); words must stand exactly once in the file."""
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ["dates", "deliberation", "lifecycle", "properties", "sweep", "words"]
FLAGS = ["-std=gnu11", "-O1", "-w", "-D_GNU_SOURCE", '-DG_LOG_DOMAIN="trame"']

MUTATIONS = [
    # the calendar
    ("day.c", "year % 100 != 0", "TRUE"),
    ("day.c", "rounding == TRAME_ROUND_UP ? last + 1 : last", "rounding == TRAME_ROUND_UP ? last : last + 1"),
    ("day.c", "(gint64) period.days * times", "(gint64) period.days"),
    ("day.c", "add_months (from, months * times, rounding)", "add_months (from, months, rounding)"),
    ("period.c", "unit = found + 1;", "unit = units;"),
    ("period.c", "value * 7", "value * 5"),
    ("working-day.c", "after_easter == 39", "after_easter == 40"),
    ("working-day.c", "after_easter == 50", "after_easter == 49"),
    ("working-day.c", "after_easter == 1 ", "after_easter == 0 "),
    ("working-day.c", "after_easter == -2", "after_easter == -3"),
    ("working-day.c", "<= 5 &&", "<= 6 &&"),
    ("working-day.c", "case ON (8, 15):\n", ""),
    ("working-day.c", "[TRAME_ZONE_MAYOTTE] = ON (4, 27)", "[TRAME_ZONE_MAYOTTE] = ON (4, 28)"),
    ("working-day.c", "working_on_or_before (day - 1, zone)", "working_on_or_before (day, zone)"),
    # term
    ("term.c", "MAX (eve ? same_day - 1 : same_day, TRAME_DAY_FIRST)", "same_day"),
    ("term.c", "gboolean eve = stated ||", "gboolean eve ="),
    ("term.c", ".other = stated ? TRAME_DAY_NONE :", ".other ="),
    ("term.c", ".prudent = MAX (same_day - 1, TRAME_DAY_FIRST)", ".prudent = same_day"),
    ("term.c", "trame_day_add (start, sum, 1, TRAME_ROUND_DOWN)", "trame_day_add (start, sum, 1, TRAME_ROUND_UP)"),
    ("term.c", "  if (end_date != TRAME_DAY_NONE)\n    cap (out, end_date);", ""),
    ("term.c", "readings->roll ? trame_day_working_on_or_after (day, readings->zone) : day",
     "trame_day_working_on_or_after (day, readings->zone)"),
    ("term.c", ".last = rolled (last, readings)", ".last = last"),
    # signatures and start
    ("signature.c", "TrameDay last = MAX (fold->city->day, fold->partner->day);",
     "TrameDay last = MIN (fold->city->day, fold->partner->day);"),
    ("signature.c", "fold->withdrawn->day < last", "fold->withdrawn->day > last"),
    ("signature.c", "  if (*kept == NULL)\n    *kept = event;", "  *kept = event;"),
    ("signature.c", "fold->start = MAX (fold->beginning->day, fold->concluded);", "fold->start = fold->beginning->day;"),
    ("signature.c", "TRAME_DAY_NONE : MAX (fold->start, fold->concluded);", "TRAME_DAY_NONE : fold->start;"),
    ("signature.c", "fold->beginning->day >= fold->ending.effect", "FALSE"),
    ("signature.c", "TRAME_FACT_TRANSMITTED, TRAME_PARTY_NONE", "TRAME_FACT_NOTIFIED, TRAME_PARTY_NONE"),
    # renewal
    ("renewal.c", "return fold->request != NULL;", "return TRUE;"),
    ("renewal.c", "fold->decline == NULL\n", "TRUE\n"),
    ("renewal.c", "index < (guint) terms->renewals_max", "index <= (guint) terms->renewals_max"),
    ("renewal.c", "all[i].day <= MIN (fold->on, last)", "all[i].day <= fold->on"),
    ("renewal.c", "  if (fold->terms.has_length && fold->ends.by_end_date)\n    return FALSE;", ""),
    ("renewal.c", "event->day <= limit)", "event->day < limit)"),
    ("renewal.c", "terms->has_renewal_notice ? trame_day_subtract (last, terms->renewal_notice) : last", "last"),
    ("renewal.c", "fold->sum = trame_period_sum (fold->sum, fold->next_length, 1);", "fold->sum = fold->next_length;"),
    ("renewal.c", "fold->period_start = fold->ends.last + 1;\n  fold->renewed_by", "fold->period_start = fold->ends.last;\n  fold->renewed_by"),
    ("renewal.c", "fold->next_length = event->fact->length;", ";"),
    ("renewal.c", "fold->on > trame_decline_limit (&fold->terms, fold->ends.last)", "TRUE"),
    ("renewal.c", "fold->indefinite = trame_period_is_zero (fold->next_length);", ""),
    ("renewal.c", "quiet_until = MIN (quiet_until, end_date);", ";"),
    ("renewal.c", "quiet_until = MIN (quiet_until, fold->ending.effect);", ";"),
    # notices
    ("notice.c", "if (reading == TRAME_NOTICE_CLEAR_DAYS)\n    out++;", ""),
    ("notice.c", "reading == TRAME_NOTICE_CLEAR_DAYS ? first_day_out - 1 : first_day_out", "first_day_out"),
    ("notice.c", "trame_day_working_before (trame_day_working_on_or_before (receipt, zone), transit, zone)",
     "trame_day_working_before (receipt, transit - 1, zone)"),
    ("notice.c", "ending->effect = MAX (lawful, asked);", "ending->effect = asked ? asked : lawful;"),
    ("notice.c", "return a->earliest < b->earliest;", "return a->earliest > b->earliest;"),
    ("notice.c", "return a->effect != TRAME_DAY_NONE;", "return FALSE;"),
    ("notice.c", "if (event->day < fold->concluded)\n        continue;", ""),
    ("notice.c", "if (!ending.void_form && (", "if ((") ,
    ("notice.c", "ending->effect = MAX (asked, event->day);", "ending->effect = asked;"),
    ("notice.c", "ending->doubtful = breach.remedied != NULL;", ""),
    ("notice.c", "ending->as_of_right = breach.breach != NULL;", "ending->as_of_right = TRUE;"),
    ("notice.c", "else if (fact->unclaimed == TRAME_UNCLAIMED_YES)", "else if (g_date_valid (&fact->first_presented))"),
    ("notice.c", "terms_on (fold, MAX (ending->received, event->day), &ending->terms);",
     "ending->terms = fold->contract->terms;"),
    ("notice.c", "readings->roll ? trame_day_working_on_or_after (out - 1, readings->zone) + 1 : out", "out"),
    ("notice.c", "clause == TRAME_MEDIUM_REGISTERED_LETTER ? TRAME_FORM_PROVED_OTHERWISE : TRAME_FORM_AS_WRITTEN",
     "TRAME_FORM_AS_WRITTEN"),
    # breach
    ("breach.c", "if (event->day > ending->posted)\n            break;", ""),
    ("breach.c", "event->day < effect", "TRUE"),
    ("breach.c", "return cure < ending->posted;", "return TRUE;"),
    ("breach.c", "event->party == notifier && notifier != TRAME_PARTY_NONE)\n            out->own = event;", "FALSE)\n            out->own = event;"),
    ("breach.c", "return out == TRAME_DAY_NONE ? out : out - 1;", "return out;"),
    # amendments
    ("amendment.c", "if (event->day > until)\n        break;", ""),
    ("amendment.c", "event->day < fold->concluded || ", ""),
    ("amendment.c", "return g_date_valid (&fact->signed_city) == g_date_valid (&fact->signed_partner);", "return TRUE;"),
    ("amendment.c", "trame_period_sum (fold->before, fold->terms.length, 1)", "fold->terms.length"),
    ("amendment.c", "if (mask & TRAME_CHANGES_NOTICE)", "if (FALSE)"),
    ("amendment.c", "      trame_fold_start (fold);\n", ""),
    # corrections and unknown dates
    ("event.c", "if (standings[cited].corrected)\n        continue;", ""),
    ("event.c", "cited < (gint64) from", "TRUE"),
    ("event.c", "fact->recorded <= contract->known_on", "TRUE"),
    ("event.c", "still_correction ? now->replacement : now", "now->replacement"),
    ("event.c", "  event->day = event->low;\n", ""),
    ("event.c", "return a->party < b->party ? -1 : 1;", "return 0;"),
    ("event.c", "event->high = MIN (event->high, day_of_arrival (fact));", ""),
    ("lifecycle-unknown.c", "merged->state = TRAME_STATE_UNDETERMINED;", ";"),
    ("lifecycle-unknown.c", "horizon = MAX (horizon, event->day);", ";"),
    ("lifecycle-unknown.c", "corner->open_high = corner->open_high || event->day == TRAME_DAY_LAST;", ""),
    ("lifecycle-unknown.c", "event.low > on && event.kind", "FALSE && event.kind"),
    # states
    ("fold.c", "out <= fold->on && (", "out <= fold->on + 1 && ("),
    ("fold.c", "if (has_end && fold->on > last)", "if (has_end && fold->on >= last)"),
    ("fold.c", "fold->on < fold->in_force_from", "FALSE"),
    ("fold.c", "(endless || fold->ending.earliest <= furthest)", "TRUE"),
    ("fold.c", "fold->ending.as_of_right ? TRAME_STATE_TERMINATED_AS_OF_RIGHT : TRAME_STATE_TERMINATED", "TRAME_STATE_TERMINATED"),
    ("fold.c", "fold->next_secured ? last + 1 : last", "last"),
    ("fold.c", "fold->first_out = furthest + 1;", "fold->first_out = last + 1;"),
    # deadlines
    ("deadline.c", "fold->request == NULL)", "TRUE)"),
    ("deadline.c", "const TrameEnds *ends = fold->next_secured ? &fold->next_ends : &fold->ends;", "const TrameEnds *ends = &fold->ends;"),
    ("notice-deadline.c", "const TrameEnds *ends = fold->next_secured ? &fold->next_ends : &fold->ends;", "const TrameEnds *ends = &fold->ends;"),
    ("notice-deadline.c", "trame_notice_latest_receipt (earliest_out, notice, TRAME_NOTICE_CLEAR_DAYS)", "limits->receipt"),
    ("notice-deadline.c", "TrameDay prudent = MAX (ending->effect, ending->other);", "TrameDay prudent = ending->effect;"),
    ("follow-up.c", "received--;", ";"),
    ("follow-up.c", "event->party == TRAME_PARTY_PARTNER", "TRUE"),
    # the council's act
    ("enforceability.c", "MAX (published, received)", "MIN (published, received)"),
    ("enforceability.c", "same_day + 1;", "same_day;"),
    ("enforceability.c", "trame_day_working_on_or_after (end, zone)", "end"),
    ("enforceability.c", "{ .months = 2 }", "{ .days = 60 }"),
    ("deliberation-check.c", "notice + days + 1", "notice + days"),
    ("deliberation-check.c", "act->votes_for * 2 <= expressed", "act->votes_for * 2 < expressed"),
    ("deliberation-check.c", "&& !act->secret", ""),
    ("deliberation-check.c", "act->in_office <= 23", "FALSE"),
    ("deliberation-check.c", "sitting != day)", "FALSE)"),
    ("deliberation-check.c", "|| sitting < since", ""),
    ("attendance-check.c", "act->in_office / 2 + 1", "act->in_office / 2"),
    ("attendance-check.c", "act->in_office != listed", "FALSE"),
    ("attendance-check.c", "act->chair != NULL && is_role (a) &&", "FALSE &&"),
    ("act-id.c", "digit * 2 > 9 ? digit * 2 - 9 : digit * 2", "digit * 2"),
    ("act-id.c", 'const char *nature = strrchr (text, \'-\');', 'const char *nature = number ? strchr (number + 1, \'-\') : NULL;'),
    # warnings
    ("lifecycle-warnings.c", "signed_on < sitting)", "signed_on <= sitting)"),
    ("lifecycle-warnings.c", "signed_on < trame_day_from_date (&date))", "signed_on <= trame_day_from_date (&date))"),
    ("lifecycle-warnings.c", "event->day > limit && event->day <= last", "event->day >= limit && event->day <= last"),
    ("lifecycle-warnings.c", "last != TRAME_DAY_NONE && event->day > last)", "last != TRAME_DAY_NONE && event->day > last + 1)"),
    ("lifecycle-warnings.c", "&& fact->deliberation == NULL)", ")"),
    ("lifecycle-warnings.c", "event->day >= fold->first_out && fold->on >= fold->first_out", "FALSE"),
    ("notice-warnings.c", "asked < ending->lawful)", "asked <= ending->lawful)"),
    ("notice-warnings.c", "breach.breach != NULL && !breach.formal_notice)", "breach.breach != NULL)"),
    ("notice-warnings.c", "ending->event->party == TRAME_PARTY_CITY ?", "TRUE ?"),
    ("lifecycle-change.c", "if (old_state != after->state)", "if (FALSE)"),
]


def flags():
    out = subprocess.run(["pkg-config", "--cflags", "--libs", "glib-2.0"], capture_output=True, text=True, check=True)
    return out.stdout.split()


class Bench:
    """Objects of the sources as they stand, and of the tests, compiled once."""

    def __init__(self, folder):
        self.folder, self.glib = Path(folder), flags()
        self.source, self.tests = ROOT / "src", ROOT / "tests/domain"
        files = sorted((self.source / "domain").glob("*.c")) + sorted((self.source / "french").glob("*.c"))
        files += [self.tests / "case-line.c"] + [self.tests / f"test-{name}.c" for name in PROGRAMS]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda f: self.compile(f, self.object(f)), files))
        self.common = [self.object(f) for f in files if f.parent.parent == self.source or f.name == "case-line.c"]

    def object(self, path):
        return self.folder / (path.parent.name + "-" + path.stem + ".o")

    def compile(self, path, out):
        subprocess.run(["cc", *FLAGS, "-I", str(self.source), "-c", str(path), "-o", str(out), *self.glib],
                       check=True, capture_output=True)

    def killer(self, original=None, broken=None):
        """The first test program that fails when the object of ORIGINAL is BROKEN; None: all pass."""
        objects = [broken if original is not None and o == self.object(original) else o for o in self.common]
        environment = dict(os.environ, G_TEST_SRCDIR=str(self.tests))
        for name in PROGRAMS:
            program = Path(str(broken or self.folder / "whole") + "-" + name)
            subprocess.run(["cc", "-o", str(program), str(self.object(self.tests / f"test-{name}.c")),
                            *map(str, objects), *self.glib], check=True, capture_output=True)
            try:
                status = subprocess.run([str(program), "--tap"], env=environment, capture_output=True, timeout=60).returncode
            except subprocess.TimeoutExpired:
                status = 1
            program.unlink()
            if status:
                return name
        return None

    def try_one(self, mutation):
        name, old, new = mutation
        original = self.source / "domain" / name
        text = original.read_text(encoding="utf-8")
        flat = lambda s: " ".join(s.split())
        if text.count(old) != 1:
            return "stale", f"{text.count(old)} times in the file"
        number = MUTATIONS.index(mutation)
        path = self.folder / f"mutant-{number}.c"
        path.write_text(text.replace(old, new), encoding="utf-8")
        broken = self.folder / f"mutant-{number}.o"
        try:
            self.compile(path, broken)
        except subprocess.CalledProcessError as error:
            return "stale", flat(error.stderr.decode())[:90]
        killer = self.killer(original, broken)
        return ("killed", killer) if killer else ("SURVIVED", "")


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    chosen = [m for m in MUTATIONS if word in m[0] or word in m[1]]
    folder = tempfile.mkdtemp(prefix="trame-mutants-")
    try:
        bench = Bench(folder)
        if bench.killer():
            sys.exit("the tests fail before any mutation")
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(bench.try_one, chosen))
    finally:
        shutil.rmtree(folder)
    counts = {}
    for (name, old, _), (verdict, detail) in zip(chosen, results):
        counts[verdict] = counts.get(verdict, 0) + 1
        print(f"{verdict:9}{name:24}{' '.join(old.split())[:70]:72}{detail or ''}")
    print(", ".join(f"{n} {verdict}" for verdict, n in sorted(counts.items())))
    sys.exit(1 if set(counts) - {"killed"} else 0)


main()
