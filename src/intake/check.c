/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should look at: the council's rules (domain), and what the reading itself doubts. */
#include <string.h>

#include "french/name.h"
#include "intake/reading.h"

static void
warn (TrameReading *reading, const char *code, const char *path)
{
  trame_reading_warn (reading, code, path, trame_warning_text (code, reading->language));
}

static void
check_rules (TrameReading *reading)
{
  g_autoptr (GPtrArray) findings = trame_deliberation_check (reading->act, TRAME_ZONE_METROPOLE);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrameFinding *finding = g_ptr_array_index (findings, i);
      warn (reading, finding->code, finding->path != NULL ? finding->path : "");
    }
}

/* Letters and digits, in small letters. */
static char *
bare (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));
  return g_string_free (letters, FALSE);
}

/* The convention cites an act's number that is only the beginning of this one's. */
static void
check_cited_number (TrameReading *reading)
{
  const TrameAnnexProposal *annex = reading->proposal->annex;

  for (guint i = 0; annex != NULL && reading->act->number != NULL && i < annex->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (annex->model->fields, i);
      g_autofree char *path = g_strdup_printf ("annex.fields.%u", i), *cited = NULL, *own = NULL;
      const TrameEvidence *evidence = g_hash_table_lookup (reading->proposal->evidence, path);

      if (!g_str_equal (field->id, "act-number") || evidence == NULL)
        continue;
      cited = bare (evidence->quote);
      own = bare (reading->act->number);
      if (*cited != '\0' && strcmp (cited, own) != 0 && g_str_has_prefix (own, cited))
        warn (reading, "act-number-truncated", path);
    }
}

void
trame_check_proposal (TrameReading *reading)
{
  check_rules (reading);
  check_cited_number (reading);
}
