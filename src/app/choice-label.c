/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for what is kept as nicks, ISO dates and hundredths. */
#include "app/choice-label.h"

#include <glib/gi18n-lib.h>

#include "app/attachment-label.h"
#include "app/label-text.h"
#include "french/figure.h"
#include "office/document-kind.h"
#include "office/term-words.h"

static const struct
{
  const char *column;
  const char *nick;
  const char *label;
} LABELS[] = {
  { "party", "city", N_ ("The city") },
  { "party", "partner", N_ ("The partner") },
  { "proposal", "renew", N_ ("Renew") },
  { "proposal", "amend", N_ ("Amend") },
  { "proposal", "end", N_ ("Let it end") },
  { "kind", "notice", N_ ("Notice letter") },
  { "kind", "reminder", N_ ("Reminder") },
  { "ground", "request", N_ ("Request of a party") },
  { "ground", "non-performance", N_ ("Non-performance") },
  { "ground", "general-interest", N_ ("General interest") },
};

const char *
trame_choice_label (const char *column, const char *nick)
{
  g_return_val_if_fail (column != NULL && nick != NULL, nick);

  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (g_str_equal (LABELS[i].column, column) && g_str_equal (LABELS[i].nick, nick))
      return _ (LABELS[i].label);
  const char *words = g_str_equal (column, "medium") ? trame_medium_words (trame_medium_from_nick (nick)) : NULL;
  if (g_str_equal (column, "kind"))
    words = trame_document_kind_label (nick);
  return words != NULL ? words : nick;
}

char *
trame_kept_value_words (const char *table, const char *column, const char *value)
{
  g_return_val_if_fail (table != NULL && column != NULL, NULL);

  GDate date;
  if (value == NULL)
    return NULL;
  if (strlen (value) == strlen ("2026-11-23") && trame_date_parse_iso (value, &date))
    return trame_label_date (&date);
  if (g_str_equal (table, "fact") && g_str_equal (column, "kind"))
    return g_strdup (trame_label_fact_kind (trame_fact_kind_from_nick (value)));
  if (g_str_equal (column, "kind"))
    return g_strdup (g_str_equal (table, "document") ? trame_attachment_label (value)
                                                     : trame_choice_label ("kind", value));
  if (g_str_equal (column, "hundredths"))
    return trame_figure_to_text (g_ascii_strtoll (value, NULL, 10));
  return g_strdup (trame_choice_label (column, value));
}
