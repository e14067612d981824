/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who sat, who gave a proxy to whom, who was absent, who came or left on the way, and who wrote it down. Names as
 * written, civility removed. */
#include <string.h>

#include "french/fold.h"
#include "french/name.h"
#include "intake/reading.h"

static const char *const roles =
    "^(?:(?:le|la) )?(?:maire|president[e]?|adjoint|adjointe|\\d|premier|premiere|deuxieme|troisieme|conseiller|"
    "conseillere|vice-president|delegue|rapporteur|secretaire|aucun|neant|sans objet|/)";

/* PART stands in its paragraph at or after byte FROM. */
static TrameExtract
locate (const TrameParagraph *paragraph, gsize from, const char *part)
{
  const char *at = strstr (paragraph->text + MIN (from, strlen (paragraph->text)), part);

  if (at == NULL)
    at = strstr (paragraph->text, part);
  if (at == NULL)
    return trame_extract_whole (paragraph);
  return (TrameExtract){ .paragraph = paragraph,
                         .start = (gsize) (at - paragraph->text),
                         .end = (gsize) (at - paragraph->text) + strlen (part) };
}

/* "A (pouvoir à B)", "A représenté par B", "A, mandataire B", under a heading of proxies "A à B" and "A : B" too. */
static gboolean
read_proxy (const char *part, gboolean under_heading, char **giver, char **holder)
{
  static const char *const says[] = {
    "^(.+?)[ ,(]+(?:(?:a|ayant|avait|qui a|donnant|ont|ayant egalement) ?(?:donne)? ?|donne )?(?:son |un "
    ")?(?:pouvoir|procuration|mandat|proc[.]|pvr)(?![a-z])(?: de vote)?(?: est)?(?: ?donnee?)? "
    "?(?:a|au|aux|:|de|=>|->|>) "
    "?(.+?)[ ).]*$",
    ("^(.+?)[ ,(]+(?:est |etait |a ete )?(?:represente|supplee|remplace)e?(?:\\(e\\))? par "
     "(?:son suppleant |sa suppleante )?(.+?)[ ).]*$"),
    "^(.+?)[ ,(]+(?:ayant pour |a pour |son |ayant )?mandataire ?:? ?(.+?)[ ).]*$",
  };
  static const char *const short_forms[] = { "^(.+?)[ (]+(?:a|au|=>|->|>|pour) (.+?)[ ).]*$",
                                             "^(.+?) ?[:=>-]+ ?(.+?)[ ).]*$", "^(.+?) \\((.+?)\\)$" };
  guint n = under_heading ? G_N_ELEMENTS (says) + G_N_ELEMENTS (short_forms) : G_N_ELEMENTS (says);

  for (guint k = 0; k < n; k++)
    {
      const char *pattern = k < G_N_ELEMENTS (says) ? says[k] : short_forms[k - G_N_ELEMENTS (says)];
      g_autofree char *one = trame_text_find (part, pattern, 1), *two = trame_text_find (part, pattern, 2);
      if (one == NULL || two == NULL)
        continue;
      *giver = trame_name_without_civility (one);
      *holder = trame_name_without_civility (two);
      if (**giver != '\0' && **holder != '\0' && !g_ascii_isdigit (**holder))
        return TRUE;
      g_clear_pointer (giver, g_free);
      g_clear_pointer (holder, g_free);
    }
  return FALSE;
}

static void
add_proxy (TrameReading *reading, const TrameParagraph *paragraph, gsize from, char *giver, char *holder)
{
  guint i = reading->act->proxies->len;
  TrameExtract where = locate (paragraph, from, giver), held;
  double confidence = trame_name_looks_like_one (giver) ? 0.97 : 0.7;

  g_ptr_array_add (reading->act->proxies, trame_proxy_new (giver, holder));
  trame_reading_prove_at (reading, &where, confidence, "proxies.%u.giver", i);
  held = locate (paragraph, where.end, holder);
  if (held.end - held.start == strlen (holder))
    trame_reading_prove_at (reading, &held, confidence, "proxies.%u.holder", i);
  g_free (giver);
  g_free (holder);
}

/* "(arrivé à 19h45)", "(parti au point 3)": a note that belongs to the name. */
static char *
take_note (TrameReading *reading, const TrameParagraph *paragraph, gsize from, const char *part)
{
  g_autofree char *note = trame_text_find (part, "\\(([^()]{3,})\\)", 1);
  char *name = trame_text_find (part, "^([^(]+)", 1);
  g_autofree char *bare = NULL;
  gboolean arrival, departure;

  if (name == NULL)
    return trame_name_without_civility (part);
  bare = trame_name_without_civility (name);
  g_free (name);
  arrival = note != NULL && trame_text_matches (note, "\\b(?:arriv|a partir|depuis)");
  departure = note != NULL && trame_text_matches (note, "\\b(?:part[ie]|depart|quitt|jusqu)");
  if (arrival || departure)
    {
      GPtrArray *list = arrival ? reading->act->arrivals : reading->act->departures;
      TrameExtract where = locate (paragraph, from, note);
      trame_reading_prove_at (reading, &where, 0.9, "%s.%u.note", arrival ? "arrivals" : "departures", list->len);
      where = locate (paragraph, from, bare);
      trame_reading_prove_at (reading, &where, 0.9, "%s.%u.name", arrival ? "arrivals" : "departures", list->len);
      g_ptr_array_add (list, trame_named_note_new (bare, note));
    }
  return g_steal_pointer (&bare);
}

/* Whether PART may be a name under a heading that lists names: one word will do there. */
static gboolean
is_listed_name (const char *part)
{
  g_autofree char *bare = trame_name_without_civility (part);
  gsize words = 1 + (gsize) (strchr (bare, ' ') != NULL);

  if (*bare == '\0' || trame_text_matches (bare, roles))
    return FALSE;
  if (trame_name_looks_like_one (part))
    return TRUE;
  return words == 1 && g_unichar_isupper (g_utf8_get_char (bare)) && strpbrk (bare, "0123456789") == NULL
         && strlen (bare) > 1;
}

static void
add_name (TrameReading *reading, TrameSection section, const TrameParagraph *paragraph, gsize from, const char *part)
{
  GPtrArray *list = section == TRAME_SECTION_ABSENT ? reading->act->absent : reading->act->present;
  const char *path = section == TRAME_SECTION_ABSENT ? "absent" : "present";
  g_autofree char *name = take_note (reading, paragraph, from, part);
  TrameExtract where;

  if (!is_listed_name (name))
    return;
  where = locate (paragraph, from, name);
  trame_reading_prove_at (reading, &where, trame_name_looks_like_one (name) ? 0.97 : 0.7, "%s.%u", path, list->len);
  g_ptr_array_add (list, g_steal_pointer (&name));
}

/* How many parts of the extract are names or proxies, of how many. */
static guint
count_names (const TrameExtract *extract, gboolean under_heading, guint *n_parts)
{
  g_autofree char *text = trame_extract_text (extract);
  g_auto (GStrv) parts = trame_name_split_list (text);
  guint good = 0;

  *n_parts = g_strv_length (parts);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *giver = NULL, *holder = NULL;
      g_autofree char *plain = trame_text_find (parts[i], "^([^(]+)", 1);
      gboolean proxy = read_proxy (parts[i], under_heading, &giver, &holder);
      if (proxy || trame_text_matches (parts[i], roles) || (plain != NULL && is_listed_name (plain)))
        good++;
      g_free (giver);
      g_free (holder);
    }
  return good;
}

static void
read_list (TrameReading *reading, TrameSection section, const TrameExtract *extract)
{
  g_autofree char *text = trame_extract_text (extract);
  g_auto (GStrv) parts = trame_name_split_list (text);
  gsize from = extract->start;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *giver = NULL, *holder = NULL;
      TrameExtract where = locate (extract->paragraph, from, parts[i]);

      /* "A, mandataire B": the comma is inside. */
      if (parts[i + 1] != NULL
          && trame_text_matches (
              parts[i + 1],
              "^(?:mandataire|represente|pouvoir|procuration|(?:a|ayant) donne|donne (?:pouvoir|procuration))"))
        {
          g_autofree char *both = g_strconcat (parts[i], ", ", parts[i + 1], NULL);
          if (read_proxy (both, FALSE, &giver, &holder))
            {
              add_proxy (reading, extract->paragraph, where.start, giver, holder);
              i++;
              continue;
            }
        }
      if (section != TRAME_SECTION_PRESENT && read_proxy (parts[i], section == TRAME_SECTION_PROXIES, &giver, &holder))
        add_proxy (reading, extract->paragraph, where.start, giver, holder);
      else if (section == TRAME_SECTION_PRESENT && read_proxy (parts[i], FALSE, &giver, &holder))
        add_proxy (reading, extract->paragraph, where.start, giver, holder);
      else if (section == TRAME_SECTION_ARRIVALS || section == TRAME_SECTION_DEPARTURES)
        {
          GPtrArray *list = section == TRAME_SECTION_ARRIVALS ? reading->act->arrivals : reading->act->departures;
          g_autofree char *name = trame_text_find (
              parts[i], "^(?:arrivee|depart)?(?: de| d')? ?([^(]+?)(?: \\(| a \\d| au point|$)", 1);
          g_autofree char *bare = name != NULL ? trame_name_without_civility (name) : NULL;
          g_autofree char *note = trame_text_find (parts[i], "(?:\\(|(?= a \\d| au point))[ (]?([^()]+)\\)?$", 1);
          if (bare != NULL && trame_name_looks_like_one (bare))
            {
              trame_reading_prove_at (reading, &where, 0.85, "%s.%u.name",
                                      section == TRAME_SECTION_ARRIVALS ? "arrivals" : "departures", list->len);
              g_ptr_array_add (list, trame_named_note_new (bare, note));
            }
        }
      else
        add_name (reading, section, extract->paragraph, where.start, parts[i]);
      from = where.start;
    }
}

static void
set_secretary (TrameReading *reading, TrameExtract where, double confidence)
{
  g_autofree char *text = NULL, *bare = NULL;

  trame_extract_trim (&where, ",;:.");
  text = trame_extract_text (&where);
  bare = trame_name_without_civility (text);
  if (reading->act->secretary != NULL || !is_listed_name (text))
    return;
  where = locate (where.paragraph, where.start, bare);
  reading->act->secretary = g_steal_pointer (&bare);
  trame_reading_prove (reading, "secretary", &where, confidence);
}

/* "Mme X a été élue secrétaire de séance", "désigne M. X comme secrétaire". */
static void
read_secretary_sentence (TrameReading *reading)
{
  static const char *const patterns[] = {
    "\\bsecretaires? (?:de (?:la )?seance )?(?:est |a ete |ete |etait )?(?:elue?|designee?|nommee?)? ?:? "
    "?((?:m[.]|mme|mlle|monsieur|madame) [^,.;(:]{3,60})",
    "((?:m[.]|mme|mlle|monsieur|madame) (?:(?! a ete| est | ayant| qui)[^,.;:]){3,60}?),? (?:a ete|est|ayant ete|a "
    "obtenu|qui a ete)[^.;]{0,60}\\bsecretaire",
    "\\b(?:designe|nomme|elit|choisit)(?:nt)? ((?:m[.]|mme|mlle|monsieur|madame) [^,.;:]{3,60}?),? (?:comme |en "
    "qualite de |pour )[^.;]{0,40}\\bsecretaire",
    "(?:^|[.;] )([^,.;:]{4,60}?),? (?:a ete|est) (?:elue?|designee?|nommee?)[^.;]{0,40}\\bsecretaire",
    "\\bsecretaire de (?:la )?seance ?:? ([^,.;(:]{3,60})",
  };

  for (guint k = 0; k < G_N_ELEMENTS (patterns); k++)
    for (guint i = 0; i < reading->body->len && reading->act->secretary == NULL; i++)
      {
        TrameExtract where;
        if (i < reading->closing && trame_extract_find (trame_reading_body (reading, i), patterns[k], 1, 0, &where))
          set_secretary (reading, where, 0.9);
      }
}

/* Several headings may stand in one paragraph: the extract's own part ends where the next heading begins. */
static gsize
next_heading_inside (const TrameExtract *extract)
{
  TrameExtract mark;

  if (trame_extract_find (extract->paragraph,
                          "(?<=[.;)]) ?((?:etaient |sont |ont |ayant "
                          ")?(?:presents?|absents?|absentes?|excusee?s?|procurations?|pouvoirs?|secretaire|representee?"
                          "s?)\\b[^:,;.]{0,50}:)",
                          1, extract->start, &mark)
      && mark.start < extract->end)
    return mark.start;
  return extract->end;
}

/* A heading inside a paragraph, as if it began one. */
static TrameSection
inner_section (const TrameExtract *heading, TrameExtract *rest)
{
  TrameParagraph part = { .text = heading->paragraph->text + heading->start };
  TrameExtract inside;
  TrameSection section = trame_attendance_section (&part, &inside);

  if (section != TRAME_SECTION_NONE)
    *rest = (TrameExtract){ .paragraph = heading->paragraph,
                            .start = heading->start + inside.start,
                            .end = heading->start + inside.end };
  return section;
}

static void
read_extract (TrameReading *reading, TrameSection section, TrameExtract extract)
{
  while (section != TRAME_SECTION_NONE && extract.start < extract.end)
    {
      gsize end = extract.end;
      TrameExtract heading = { .paragraph = extract.paragraph, .start = next_heading_inside (&extract), .end = end };

      extract.end = heading.start;
      if (section == TRAME_SECTION_SECRETARY)
        set_secretary (reading, extract, 0.98);
      else
        read_list (reading, section, &extract);
      if (heading.start >= end)
        return;
      section = inner_section (&heading, &extract);
    }
}

/* Whether PARAGRAPH still lists names under the heading above it. */
static gboolean
goes_on (TrameReading *reading, const TrameParagraph *paragraph, TrameSection section)
{
  TrameExtract whole = trame_extract_whole (paragraph);
  guint n_parts, good = count_names (&whole, section == TRAME_SECTION_PROXIES, &n_parts);

  if (section == TRAME_SECTION_SECRETARY && reading->act->secretary != NULL)
    return FALSE;
  return n_parts > 0 && good * 10 >= n_parts * 6
         && !trame_paragraph_matches (paragraph, "^(?:vu|considerant|objet|rapporteur|le conseil|deliberation|n°)\\b");
}

void
trame_read_attendance (TrameReading *reading)
{
  TrameSection section = TRAME_SECTION_NONE;
  /* A table has said who sat. */
  gboolean tabled = reading->act->present->len > 0;

  for (guint i = reading->attendance_start; i < MIN (reading->body->len, reading->closing); i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract rest;
      TrameSection opened = trame_attendance_section (paragraph, &rest);

      if (tabled && opened != TRAME_SECTION_NONE && opened != TRAME_SECTION_SECRETARY)
        reading->attendance_end = i + 1;
      else if (opened != TRAME_SECTION_NONE)
        {
          section = opened;
          read_extract (reading, section, rest);
          reading->attendance_end = i + 1;
        }
      else if (section != TRAME_SECTION_NONE && goes_on (reading, paragraph, section))
        {
          read_extract (reading, section, trame_extract_whole (paragraph));
          reading->attendance_end = i + 1;
        }
      else
        section = TRAME_SECTION_NONE;
      if (i >= reading->decision)
        break;
    }
  read_secretary_sentence (reading);
}
