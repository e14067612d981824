/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the parts of an act stand: attendance, decision, closing. What they say is for the readers of each subject. */
#include <string.h>

#include "intake/reading.h"

/* The first paragraph from FROM that matches; body->len: none. */
static guint
first_match (const TrameReading *reading, guint from, const char *pattern)
{
  for (guint i = from; i < reading->body->len; i++)
    if (trame_paragraph_matches (trame_reading_body (reading, i), pattern))
      return i;
  return reading->body->len;
}

void
trame_reading_find_parts (TrameReading *reading)
{
  guint n = reading->body->len;

  reading->attendance_start = n;
  for (guint i = 0; i < n && reading->attendance_start == n; i++)
    if (trame_attendance_section (trame_reading_body (reading, i), NULL) != TRAME_SECTION_NONE)
      reading->attendance_start = i;
  reading->attendance_end = reading->attendance_start;
  reading->decision = first_match (
      reading, 0,
      "apres en avoir (?:valablement )?delibere|apres (?:avoir )?delibere|apres deliberation|apres (?:en avoir )?vote");
  if (reading->decision == n)
    reading->decision = first_match (
        reading, reading->attendance_start == n ? 0 : reading->attendance_start,
        "^decide\\b|^delibere ?:?$|^(?:le|la) "
        "(?:conseil|comite|bureau|assemblee)[^.]{0,80}\\b(?:decide|approuve|autorise|adopte)\\b"
        "|^il est decide|^article 1(?:er)? ?[:.–-]? (?:d'|de )|^approuve\\b|^autorise\\b");
  reading->closing = n;
  if (reading->decision < n)
    reading->closing = first_match (
        reading, reading->decision + 1,
        "^ainsi (?:fait|delibere)|^fait et delibere|^fait a .{0,60}(?:,|le)|^fait (?:et )?(?:deliberee? )?(?:en "
        "seance|les jour|ledit jour)"
        "|^pour (?:extrait|expedition|copie)\\b.{0,40}conforme|^(?:le|la) "
        "(?:maire|president[e]?|secretaire)\\b.{0,40}$|^deliberee? en seance|^suivent les signatures");
}
