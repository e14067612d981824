/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The act's number, its object (the title, lines joined by " — ") and what is written under it. */
#include <string.h>

#include "french/date-text.h"
#include "intake/reading.h"

static gboolean
is_ornament (const TrameParagraph *paragraph)
{
  return paragraph->rule || strspn (paragraph->text, "*~-_=. ") == strlen (paragraph->text);
}

/* Mostly capitals. */
static gboolean
is_capitals (const char *text)
{
  guint upper = 0, lower = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      upper += g_unichar_isupper (g_utf8_get_char (p)) ? 1 : 0;
      lower += g_unichar_islower (g_utf8_get_char (p)) ? 1 : 0;
    }
  return upper >= 3 && lower * 8 <= upper;
}

/* Letters and digits only, folded: for numbers that are spelled with other joints. */
static char *
bare_number (const char *number)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = number; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (bare, g_ascii_tolower (*p));
  return g_string_free (bare, FALSE);
}

static gboolean
accept_number (TrameReading *reading, TrameExtract where, gboolean labelled, double confidence)
{
  g_autofree char *number = NULL;
  GDate date;
  gsize start, end;

  trame_extract_trim (&where, ",;:.()");
  number = trame_extract_text (&where);
  if (*number == '\0' || strlen (number) > 40 || strpbrk (number, "0123456789") == NULL)
    return FALSE;
  if (!labelled && trame_date_find (number, 0, &date, &start, &end) && start == 0 && end == strlen (number))
    return FALSE;
  reading->act->number = g_steal_pointer (&number);
  trame_reading_prove (reading, "number", &where, confidence);
  return TRUE;
}

/* The number that the act id carries, found in the text or taken from there. */
static gboolean
number_by_act_id (TrameReading *reading)
{
  TrameActId id = { 0 };
  g_autofree char *wanted = NULL;
  gboolean found = FALSE;

  if (reading->act->act_id == NULL || !trame_act_id_parse (reading->act->act_id, &id))
    return FALSE;
  wanted = bare_number (id.number);
  for (guint i = 0; i < reading->decision && i < reading->body->len && !found; i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract where;
      gsize from = 0;

      while (!found && trame_extract_find (paragraph, "[a-z0-9](?:[a-z0-9._/-]*[0-9])", 0, from, &where))
        {
          g_autofree char *text = trame_extract_text (&where), *bare = bare_number (text);
          found = strcmp (bare, wanted) == 0 && accept_number (reading, where, TRUE, 0.99);
          from = where.end;
        }
    }
  trame_act_id_clear (&id);
  return found;
}

static void
read_number (TrameReading *reading)
{
  static const char *const patterns[] = {
    "\\b(?:deliberation|acte|decision)s? (?:[a-z']+ ){0,5}?(?:n°|no[.]?|numero|n[.]?)[ :]*((?:[a-z]{1,6}[ "
    "._-]?(?:n° ?)?)?[0-9][a-z0-9._/-]*)",
    "^(?:n°|no[.]?|numero)(?: de l'acte| d'ordre| de deliberation)?[ :]*((?:[a-z]{1,6}[ ._-]?(?:n° "
    "?)?)?[0-9][a-z0-9._/-]*)",
    "^((?:de|dl|del|delib|dcm|cm|d)[ ._-]?(?:n° ?)?[0-9][0-9a-z._/-]*)$",
    "^([0-9]{2,4}[._/-][0-9a-z]{1,5}(?:[._/-][0-9a-z]{1,5})?)(?=$| ?[:–-] ?objet\\b)",
    "^([a-z]{1,6}[0-9]{2,4}[._/-][0-9]{1,5})$",
    "\\b(?:deliberation|acte) ((?:[a-z]{1,6}[._-])?[0-9]{2,4}[._/-][0-9a-z._/-]{1,12})",
  };
  TrameActId id = { 0 };

  if (number_by_act_id (reading))
    return;
  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    for (guint i = 0; i < MIN (reading->decision, reading->body->len); i++)
      {
        TrameExtract where;
        if (trame_extract_find (trame_reading_body (reading, i), patterns[k], 1, 0, &where)
            && accept_number (reading, where, k < 2, k < 4 ? 0.92 : 0.8))
          return;
      }
  if (reading->act->act_id != NULL && trame_act_id_parse (reading->act->act_id, &id))
    {
      TrameExtract where;
      reading->act->number = g_strdup (id.number);
      for (guint i = 0; i < reading->stamps->len; i++)
        {
          const TrameParagraph *stamp = g_ptr_array_index (reading->stamps, i);
          const char *at = strstr (stamp->text, id.number);
          if (at == NULL)
            continue;
          where = (TrameExtract){ .paragraph = stamp,
                                  .start = (gsize) (at - stamp->text),
                                  .end = (gsize) (at - stamp->text) + strlen (id.number) };
          trame_reading_prove (reading, "number", &where, 0.7);
          break;
        }
      trame_act_id_clear (&id);
    }
}

/* Whether PARAGRAPH is a line of the number alone. */
static gboolean
is_number_line (const TrameReading *reading, const TrameParagraph *paragraph)
{
  g_autofree char *line = NULL, *number = NULL;

  if (reading->act->number == NULL || strlen (paragraph->text) > strlen (reading->act->number) + 30)
    return FALSE;
  line = bare_number (paragraph->text);
  number = bare_number (reading->act->number);
  return g_str_has_suffix (line, number)
         && (strlen (line) == strlen (number)
             || trame_paragraph_matches (paragraph, "^(?:deliberation|acte|n°|no|numero|de |d )"));
}

static gboolean
is_running_text (const TrameParagraph *paragraph)
{
  return paragraph->item
         || trame_paragraph_matches (paragraph,
                                     "^(?:vu|considerant|attendu|rapporteur|le conseil|monsieur|madame|m[.] |mme |sur "
                                     "(?:la )?proposition|l'an |etant |apres|il (?:est|convient)|dans le cadre)\\b");
}

/* Whether PARAGRAPH may be a line of the title. */
static gboolean
is_title_line (const TrameReading *reading, const TrameParagraph *paragraph)
{
  if (paragraph == NULL || is_ornament (paragraph) || is_running_text (paragraph) || strlen (paragraph->text) > 300
      || paragraph->italic)
    return FALSE;
  return paragraph->bold || paragraph->centered || is_capitals (paragraph->text);
}

static void
set_title (TrameReading *reading, const GArray *lines, double confidence)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = trame_extract_text (&g_array_index (lines, TrameExtract, i));
      g_string_append_printf (title, "%s%s", i > 0 ? " — " : "", line);
    }
  reading->act->title = g_string_free (g_steal_pointer (&title), FALSE);
  trame_reading_prove_many (reading, "title", lines, confidence);
}

/* Gathers the title's lines from paragraph AT on; the paragraph after them. */
static guint
gather_title (TrameReading *reading, guint at, GArray *lines)
{
  gboolean bold = lines->len > 0 ? g_array_index (lines, TrameExtract, 0).paragraph->bold : FALSE;
  gboolean first = lines->len == 0;

  while (at < reading->body->len && is_title_line (reading, trame_reading_body (reading, at)) && lines->len < 8)
    {
      TrameExtract line = trame_extract_whole (trame_reading_body (reading, at));
      if (!first && line.paragraph->bold != bold)
        break;
      /* After "Objet : …", only lines in the same dress go on with it. */
      if (!first && !bold && !is_capitals (line.paragraph->text))
        break;
      g_array_append_val (lines, line);
      bold = line.paragraph->bold;
      at++;
    }
  return at;
}

/* A short line under the title that is no sentence. */
static guint
read_subtitle (TrameReading *reading, guint at)
{
  const TrameParagraph *paragraph = trame_reading_body (reading, at);
  TrameExtract where;

  if (paragraph == NULL || is_ornament (paragraph) || is_running_text (paragraph) || strlen (paragraph->text) > 140
      || g_str_has_suffix (paragraph->text, ".") || g_str_has_suffix (paragraph->text, ":")
      || g_str_has_suffix (paragraph->text, ",") || is_number_line (reading, paragraph) || at >= reading->decision)
    return at;
  if (!paragraph->italic && !paragraph->centered && strlen (paragraph->text) > 70)
    return at;
  where = trame_extract_whole (paragraph);
  reading->act->subtitle = trame_extract_text (&where);
  trame_reading_prove (reading, "subtitle", &where, paragraph->italic || paragraph->centered ? 0.9 : 0.75);
  return at + 1;
}

/* "OBJET : …" wherever it stands before the decision. */
static gboolean
title_by_label (TrameReading *reading, guint *after)
{
  for (guint i = 0; i < MIN (reading->decision, reading->body->len); i++)
    {
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TrameExtract));
      TrameExtract where;

      if (!trame_extract_find (trame_reading_body (reading, i),
                               "^(?:objet|intitule)(?: de la deliberation)? ?[:.–-] ?(.*)$", 1, 0, &where)
          && !trame_extract_find (trame_reading_body (reading, i),
                                  "^[^:]{0,50}[ :–-]+objet(?: de la deliberation)? ?[:–-] ?(.*)$", 1, 0, &where)
          && !trame_extract_find (trame_reading_body (reading, i), "^objet()$", 1, 0, &where))
        continue;
      trame_extract_trim (&where, "");
      if (where.end > where.start)
        g_array_append_val (lines, where);
      *after = i + 1;
      if (lines->len == 0 && *after < reading->body->len)
        {
          where = trame_extract_whole (trame_reading_body (reading, *after));
          g_array_append_val (lines, where);
          (*after)++;
        }
      *after = gather_title (reading, *after, lines);
      if (lines->len == 0)
        return FALSE;
      set_title (reading, lines, 0.97);
      return TRUE;
    }
  return FALSE;
}

/* The lines in capitals, bold or centred after attendance. */
static void
title_by_dress (TrameReading *reading, guint *after)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TrameExtract));
  guint at = reading->attendance_end < reading->body->len ? reading->attendance_end : 0;

  while (at < reading->decision && at < reading->body->len
         && (is_number_line (reading, trame_reading_body (reading, at))
             || is_ornament (trame_reading_body (reading, at))
             || trame_paragraph_matches (trame_reading_body (reading, at), "^rapporteur")))
    at++;
  *after = gather_title (reading, at, lines);
  if (lines->len > 0)
    set_title (reading, lines, 0.95);
}

void
trame_read_object (TrameReading *reading)
{
  guint after = reading->attendance_end;

  read_number (reading);
  if (!title_by_label (reading, &after))
    title_by_dress (reading, &after);
  if (reading->act->title != NULL)
    after = read_subtitle (reading, after);
  /* Where the object stands at the head, the recitals begin after attendance. */
  reading->recitals_start = after < reading->attendance_end && reading->attendance_end < reading->body->len
                                ? reading->attendance_end
                                : after;
}
