/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The partners that an act names: in a list that a sentence announces, or in the sentence itself. */
#include <string.h>

#include "french/name.h"
#include "intake/reading.h"

static void
add (TrameReading *reading, TrameExtract where, double confidence)
{
  g_autofree char *name = NULL;

  trame_extract_trim (&where, ",;:");
  name = trame_extract_text (&where);
  if (strlen (name) < 2 || strlen (name) > 200)
    return;
  /* "Le P.L.I.E" keeps its stops; a sentence's full stop goes. */
  if (g_str_has_suffix (name, ".") && strchr (name, '.') == name + strlen (name) - 1 && strlen (name) > 4)
    {
      name[strlen (name) - 1] = '\0';
      where.end--;
    }
  for (guint i = 0; i < reading->act->partners->len; i++)
    if (trame_name_equal (g_ptr_array_index (reading->act->partners, i), name))
      return;
  trame_reading_prove_at (reading, &where, confidence, "partners.%u", reading->act->partners->len);
  g_ptr_array_add (reading->act->partners, g_steal_pointer (&name));
}

/* Items, or lines that begin by a dash, under a sentence that announces partners. */
static gboolean
read_list (TrameReading *reading, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      guint before = reading->act->partners->len;

      if (!trame_paragraph_matches (paragraph, "\\b(?:partenaires?|associations?|organismes?|structures?|signataires?|"
                                               "cocontractants?|conventions?)\\b[^.]* ?:$")
          || trame_paragraph_matches (paragraph, "\\bdecide\\b|\\bobjectif|\\barticle\\b"))
        continue;
      for (guint k = i + 1; k < reading->body->len; k++)
        {
          const TrameParagraph *item = trame_reading_body (reading, k);
          TrameExtract name;
          if (!item->item
              || !trame_extract_find (
                  item,
                  "^(.+?)(?:,? represente[e(]?.*|,? dont le siege.*|,? pour (?:un|une|le|la) .*|,? sis[e]? .*)?[ ;,]*$",
                  1, 0, &name))
            break;
          if (trame_paragraph_matches (item, "^(?:d'|de )(?:approuver|autoriser|valider|signer)"))
            break;
          add (reading, name, 0.96);
        }
      if (reading->act->partners->len > before)
        return TRUE;
    }
  return FALSE;
}

/* "une convention de partenariat avec l'association X, la société Y et la fondation Z". */
static gboolean
read_sentence (TrameReading *reading, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      TrameExtract list;
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;
      gsize at;
      guint before = reading->act->partners->len;

      if (!trame_extract_find (
              trame_reading_body (reading, i),
              "\\b(?:convention|avenant|partenariat)s?\\b[^.;:]{0,80}?\\bavec ((?:l'|le |la |les )?(?!chaque|les "
              "partenaires|ces |ses |nos |tou)"
              "(?:association|mission|maison|societe|fondation|club|comite|centre|caisse|departement|region|etat|ecole|"
              "office|federation|union|entreprise|groupement|cooperative|regie|[a-z.']+)\\b[^.;:]{2,220}?)"
              "(?=[.;:]|$|, (?:pour|afin|dans|dont|telle?|ci|jointe|annexee|au titre|relative|en vue)| "
              "(?:pour|afin|dans le cadre|relative?|telle? que|annexee?|jointe?|en vue|au "
              "titre|portant|concernant)\\b)",
              1, 0, &list))
        continue;
      text = trame_extract_text (&list);
      /* A name, not "avec tout partenaire". */
      if (!trame_text_matches (text, "^(?:l'|le |la |les "
                                     ")?(?:association|mission|maison|societe|fondation|club|comite|centre|caisse|"
                                     "departement|region|office|federation|union|groupement|cooperative|regie)"))
        continue;
      parts = trame_name_split_list (text);
      at = list.start;
      for (guint k = 0; parts[k] != NULL; k++)
        {
          const char *found = strstr (list.paragraph->text + at, parts[k]);
          TrameExtract where;
          if (found == NULL)
            continue;
          where = (TrameExtract){ .paragraph = list.paragraph, .start = (gsize) (found - list.paragraph->text) };
          where.end = where.start + strlen (parts[k]);
          at = where.end;
          add (reading, where, 0.7);
        }
      if (reading->act->partners->len > before)
        return TRUE;
    }
  return FALSE;
}

void
trame_read_partners (TrameReading *reading)
{
  guint end = MIN (reading->closing, reading->body->len);

  if (read_list (reading, reading->recitals_start, end))
    return;
  if (reading->decision < end && read_sentence (reading, reading->decision, end))
    return;
  if (reading->attendance_end < end)
    read_sentence (reading, 0, end);
}
