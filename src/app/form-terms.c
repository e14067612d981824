/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows for terms, each beside the article that founds it. Dates carry their reasons. */
#include "app/form-terms.h"

#include <glib/gi18n-lib.h>

#include "app/label-text.h"
#include "app/reasons.h"
#include "office/term-words.h"
#include "app/value-row.h"

typedef enum
{
  TERM_LENGTH = 0,
  TERM_START,
  TERM_LAST_DAY,
  TERM_RENEWAL,
  TERM_NOTICE,
  TERM_MONEY,
  N_TERMS
} Term;

static const char *const NAMES[N_TERMS] = {
  [TERM_LENGTH] = N_ ("Initial length"), [TERM_START] = N_ ("Start"),   [TERM_LAST_DAY] = N_ ("Last day"),
  [TERM_RENEWAL] = N_ ("Renewal"),       [TERM_NOTICE] = N_ ("Notice"), [TERM_MONEY] = N_ ("Money"),
};

static const char *
clause_of (const TrameDossier *dossier, Term term)
{
  const TrameClauses *clauses = &dossier->convention->contract.clauses;
  switch (term)
    {
    case TERM_LENGTH:
    case TERM_LAST_DAY:
      return clauses->length;
    case TERM_START:
      return clauses->start != NULL ? clauses->start : clauses->length;
    case TERM_RENEWAL:
      return clauses->renewal;
    case TERM_NOTICE:
      return clauses->notice;
    case TERM_MONEY:
      return clauses->money;
    case N_TERMS:
    default:
      return NULL;
    }
}

static gboolean
is_founded_by (const TrameDossier *dossier, Term term, const char *article)
{
  return g_strcmp0 (trame_clause_number (clause_of (dossier, term)), article) == 0;
}

static char *
date_or (const GDate *date, const char *otherwise)
{
  return g_date_valid (date) ? trame_label_date (date) : g_strdup (otherwise);
}

static const GDate *
start_of (const TrameDossier *dossier)
{
  const TrameDeadline *start = trame_lifecycle_get_deadline (dossier->lifecycle, TRAME_DEADLINE_START);
  return start != NULL && g_date_valid (&start->date) ? &start->date : &dossier->lifecycle->period.start;
}

static char *
words_of (const TrameDossier *dossier, Term term)
{
  const TrameTerms *terms = &dossier->convention->contract.terms;
  switch (term)
    {
    case TERM_LENGTH:
      return trame_length_words (terms);
    case TERM_START:
      return date_or (start_of (dossier), _ ("Computed once both parties have signed"));
    case TERM_LAST_DAY:
      return date_or (&dossier->lifecycle->end_day, _ ("Computed once both parties have signed"));
    case TERM_RENEWAL:
      return trame_renewal_words (terms);
    case TERM_NOTICE:
      return trame_notice_words (terms);
    case TERM_MONEY:
      return g_strdup (trame_money_words (terms->money));
    case N_TERMS:
    default:
      return NULL;
    }
}

static gboolean
has_reasons (Term term)
{
  return term == TERM_START || term == TERM_LAST_DAY;
}

static GArray *
reasons_of (const TrameDossier *dossier, Term term)
{
  const TrameDeadline *deadline = trame_lifecycle_get_deadline (
      dossier->lifecycle, term == TERM_START ? TRAME_DEADLINE_START : TRAME_DEADLINE_LAST_DAY);
  return deadline != NULL ? deadline->reasons : NULL;
}

gboolean
trame_form_has_terms (const TrameDossier *dossier, const char *article)
{
  for (Term term = 0; term < N_TERMS; term++)
    {
      g_autofree char *words = is_founded_by (dossier, term, article) ? words_of (dossier, term) : NULL;
      if (words != NULL)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
trame_form_terms (const TrameDossier *dossier, const char *article)
{
  GPtrArray *rows = g_ptr_array_new ();
  for (Term term = 0; term < N_TERMS; term++)
    {
      g_autofree char *words = is_founded_by (dossier, term, article) ? words_of (dossier, term) : NULL;
      if (words == NULL)
        continue;
      GtkWidget *row = trame_value_row_new (_ (NAMES[term]), words);
      if (has_reasons (term))
        {
          GtkWidget *why = trame_reasons_button_new (_ (NAMES[term]), NULL, reasons_of (dossier, term));
          GArray *reasons = reasons_of (dossier, term);
          gtk_widget_set_visible (why, reasons != NULL && reasons->len > 0);
          trame_value_row_add_suffix (TRAME_VALUE_ROW (row), why);
          g_object_set_data (G_OBJECT (row), "why", why);
        }
      else
        trame_value_row_add_lock (TRAME_VALUE_ROW (row));
      g_object_set_data (G_OBJECT (row), "term", GINT_TO_POINTER (term));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

void
trame_form_term_update (GtkWidget *row, const TrameDossier *dossier)
{
  Term term = (Term) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "term"));
  GtkWidget *why = g_object_get_data (G_OBJECT (row), "why");
  g_autofree char *words = words_of (dossier, term);
  trame_value_row_set_value (TRAME_VALUE_ROW (row), words);
  if (why == NULL)
    return;
  GArray *reasons = reasons_of (dossier, term);
  trame_reasons_attach (GTK_MENU_BUTTON (why), NULL, reasons);
  gtk_widget_set_visible (why, reasons != NULL && reasons->len > 0);
}

GtkWidget *
trame_form_locked_banner (const TrameDossier *dossier)
{
  gboolean signed_by_one = dossier->lifecycle->signed_by != 0;
  GtkWidget *banner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (signed_by_one ? _ ("Signed text") : _ ("Text sent out for signature"));
  GtkWidget *why = gtk_label_new (signed_by_one ? _ ("It changes by amendment only")
                                                : _ ("It no longer changes; the originals are to be signed"));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "quiet");
  gtk_box_append (GTK_BOX (text), title);
  gtk_box_append (GTK_BOX (text), why);
  gtk_box_append (GTK_BOX (banner), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  gtk_box_append (GTK_BOX (banner), text);
  gtk_widget_add_css_class (banner, "locked-banner");
  return banner;
}
