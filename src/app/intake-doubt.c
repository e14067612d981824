/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which doubts a proposal raises. Doubts never forbid; the row that shows one is in intake-doubt-row.c. */
#include "app/intake-doubt.h"

#include <glib/gi18n-lib.h>

#include "app/intake-values.h"
#include "french/fold.h"
#include "office/import.h"

void
trame_doubt_free (TrameDoubt *doubt)
{
  if (doubt == NULL)
    return;
  g_free (doubt->id);
  g_free (doubt->title);
  g_free (doubt->subtitle);
  g_free (doubt->read);
  g_free (doubt->suggestion);
  g_ptr_array_unref (doubt->paths);
  g_free (doubt);
}

char *
trame_latin_letters (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GString) latin = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      GUnicodeScript script = g_unichar_get_script (letter);
      if (!g_unichar_isalpha (letter) || script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_COMMON)
        {
          g_string_append_unichar (latin, letter);
          continue;
        }
      char one[8] = { 0 };
      g_unichar_to_utf8 (letter, one);
      g_autofree char *folded = trame_fold (one);
      g_autofree char *upper = g_utf8_strup (folded, -1);
      g_string_append (latin, g_unichar_isupper (letter) ? upper : folded);
    }
  return g_string_free (g_steal_pointer (&latin), FALSE);
}

static const char *
cause_of (const char *code)
{
  static const struct
  {
    const char *code, *cause;
  } CAUSES[] = {
    { "act-id-date", N_ ("It may be the day it was sent to the prefecture") },
    { "mixed-scripts", N_ ("A search by its Latin letters finds it all the same") },
    { "act-number-truncated", N_ ("The published page may have lost the end of the line") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (CAUSES); i++)
    if (g_str_equal (CAUSES[i].code, code))
      return _ (CAUSES[i].cause);
  return NULL;
}

/* Other values that a doubt is about: they light up together. */
static void
add_related (TrameDoubt *doubt, const char *code)
{
  static const struct
  {
    const char *code, *path;
  } RELATED[] = {
    { "act-id-date", "act_id" },
    { "act-id-date", "sitting.date" },
    { "act-id-date", "sent" },
    { "act-id-number", "act_id" },
    { "act-id-number", "number" },
    { "present-count", "present_count" },
    { "in-office-count", "in_office" },
    { "notice-of-meeting", "sitting.notice_date" },
    { "notice-of-meeting", "sitting.date" },
    { "act-number-truncated", "number" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (RELATED); i++)
    if (g_str_equal (RELATED[i].code, code)
        && !g_ptr_array_find_with_equal_func (doubt->paths, RELATED[i].path, g_str_equal, NULL))
      g_ptr_array_add (doubt->paths, g_strdup (RELATED[i].path));
}

/* What was read at PATH, as it is corrected; NULL when it cannot be. */
static char *
read_at (const TrameActProposal *proposal, const char *path)
{
  const TrameEvidence *evidence = g_hash_table_lookup (proposal->evidence, path);
  g_autoptr (GPtrArray) values = trame_read_values (proposal);
  for (guint i = 0; i < values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (values, i);
      if (g_str_equal (value->key, path))
        return g_strdup (value->raw);
    }
  if (evidence == NULL || g_str_has_prefix (path, "annex."))
    return NULL;
  return g_strdup (evidence->quote);
}

static TrameDoubt *
new_doubt (GPtrArray *doubts, const char *title, const char *path)
{
  TrameDoubt *doubt = g_new0 (TrameDoubt, 1);
  doubt->id = g_strdup_printf ("doubt-%u", doubts->len + 1);
  doubt->title = g_strdup (title);
  doubt->paths = g_ptr_array_new_with_free_func (g_free);
  if (path != NULL && *path != '\0')
    g_ptr_array_add (doubt->paths, g_strdup (path));
  g_ptr_array_add (doubts, doubt);
  return doubt;
}

static void
add_warnings (GPtrArray *doubts, const TrameActProposal *proposal)
{
  for (guint i = 0; i < proposal->warnings->len; i++)
    {
      const TrameProposalWarning *warning = g_ptr_array_index (proposal->warnings, i);
      TrameDoubt *doubt = new_doubt (doubts, warning->message, warning->path);
      doubt->subtitle = g_strdup (cause_of (warning->code));
      add_related (doubt, warning->code);
      if (doubt->paths->len > 0)
        doubt->read = read_at (proposal, g_ptr_array_index (doubt->paths, 0));
      if (doubt->read != NULL && g_str_equal (warning->code, "mixed-scripts"))
        doubt->suggestion = trame_latin_letters (doubt->read);
    }
}

static void
add_uncertain (GPtrArray *doubts, const TrameActProposal *proposal)
{
  g_autoptr (GPtrArray) values = trame_read_values (proposal);
  for (guint i = 0; i < values->len; i++)
    {
      const TrameReadValue *value = g_ptr_array_index (values, i);
      if (value->confidence < 0 || value->confidence >= TRAME_IMPORT_CONFIDENCE)
        continue;
      g_autofree char *title = g_strdup_printf (_ ("“%s” was read with little certainty"), value->name);
      TrameDoubt *doubt = new_doubt (doubts, title, value->key);
      doubt->read = g_strdup (value->raw);
    }
}

GPtrArray *
trame_doubts (const TrameActProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, NULL);

  GPtrArray *doubts = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_doubt_free);
  add_warnings (doubts, proposal);
  add_uncertain (doubts, proposal);
  return doubts;
}
