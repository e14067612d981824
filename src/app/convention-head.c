/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head of a convention's page: who, in which state, how long still, and the one act that comes next. */
#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/convention-page-private.h"
#include "app/label-text.h"
#include "app/reasons.h"

static guint
missing_now (TrameConventionPage *self)
{
  return trame_convention_form_show_missing (self->form,
                                             self->values != NULL ? self->values : self->dossier->convention->values);
}

/* "encore <b>53 jours</b>", "reste <b>1 champ</b> à remplir", "depuis <b>38 jours</b>". Markup; owned by the caller. */
static char *
left_words (TrameConventionPage *self, guint missing)
{
  const TrameLifecycle *lifecycle = self->dossier->lifecycle;
  gint days = trame_lifecycle_days_left (lifecycle);
  if (lifecycle->state == TRAME_STATE_DRAFT)
    return missing > 0 ? g_strdup_printf (
               ngettext ("<b>%u field</b> left to fill in", "<b>%u fields</b> left to fill in", missing), missing)
                       : g_strdup (_ ("ready for signature"));
  if (days == G_MININT)
    return g_strdup ("");
  g_autofree char *count = trame_label_duration (ABS (days));
  if (trame_label_state_is_over (lifecycle->state))
    return days < 0 ? g_strdup_printf (_ ("over for <b>%s</b>"), count) : g_strdup ("");
  if (days == 0)
    return g_strdup (_ ("<b>last day</b>"));
  return g_strdup_printf (_ ("<b>%s</b> left"), count);
}

static char *
subtitle_words (TrameConventionPage *self)
{
  const TrameDossier *dossier = self->dossier;
  g_autoptr (GString) words = g_string_new (NULL);
  if (dossier->convention->number != NULL)
    g_string_append_printf (words, _ ("Convention no. %s"), dossier->convention->number);
  else
    g_string_append (words, _ ("Convention not numbered yet"));
  const TrameConvention *row = trame_office_get_convention (self->office, self->id);
  const char *parts[] = { row != NULL ? row->scheme : NULL, dossier->convention->object };
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, " · %s", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
act_words (const TrameNextAct *act)
{
  switch (act->kind)
    {
    case TRAME_ACT_COMPLETE:
      return _ ("Fill in what is missing");
    case TRAME_ACT_ISSUE:
      return _ ("Send out for signature");
    case TRAME_ACT_RECORD_SIGNATURE:
      return _ ("Record a signature…");
    case TRAME_ACT_PREPARE_NEXT:
      return _ ("Prepare what comes next…");
    case TRAME_ACT_POST_NOTICE:
      return _ ("Record the letter of non-renewal…");
    case TRAME_ACT_RECORD_RECEIPT:
      return _ ("Record the receipt…");
    case TRAME_ACT_REPORT:
      return _ ("Record the report…");
    case TRAME_ACT_DETERMINE:
      return _ ("Give the missing date…");
    case TRAME_ACT_NONE:
    default:
      return NULL;
    }
}

static void
show_act (TrameConventionPage *self, guint missing)
{
  self->next = trame_next_act (self->dossier->lifecycle, missing, self->dossier->convention->issued);
  const char *words = act_words (&self->next);
  GtkButton *buttons[] = { self->act, self->wide_act };
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gboolean shown = words != NULL && (i == 1) == self->narrow;
      gtk_widget_set_visible (GTK_WIDGET (buttons[i]), shown);
      if (words != NULL)
        gtk_button_set_label (buttons[i], words);
    }
}

static void
show_why (TrameConventionPage *self)
{
  static const TrameDeadlineKind KINDS[] = { TRAME_DEADLINE_FIRST_DAY_OUT, TRAME_DEADLINE_LAST_DAY };
  const TrameLifecycle *lifecycle = self->dossier->lifecycle;
  GArray *reasons = NULL;
  guint first = lifecycle->state == TRAME_STATE_IN_FORCE_TERMINATION_RUNNING ? 0 : 1;
  for (guint i = first; reasons == NULL && i < G_N_ELEMENTS (KINDS); i++)
    {
      const TrameDeadline *deadline = trame_lifecycle_get_deadline (lifecycle, KINDS[i]);
      if (deadline != NULL && deadline->reasons != NULL && deadline->reasons->len > 0)
        reasons = deadline->reasons;
    }
  gboolean draft = lifecycle->state == TRAME_STATE_DRAFT;
  gtk_widget_set_visible (GTK_WIDGET (self->why), !draft && reasons != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->saved), draft);
  trame_reasons_attach (self->why, NULL, reasons);
  trame_accessible_name (GTK_WIDGET (self->why), _ ("Why? Last day"));
}

void
trame_convention_page_show_progress (TrameConventionPage *self)
{
  if (self->dossier == NULL)
    return;
  guint missing = missing_now (self);
  g_autofree char *left = left_words (self, missing);
  gtk_label_set_markup (self->left, left);
  show_act (self, missing);
}

void
trame_convention_page_show_head (TrameConventionPage *self)
{
  if (self->dossier == NULL || self->office == NULL)
    return;
  const TrameDossier *dossier = self->dossier;
  const char *partner = dossier->partner != NULL ? dossier->partner->name : _ ("Convention");
  g_autofree char *subtitle = subtitle_words (self);
  gtk_label_set_text (self->title, partner);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), !self->narrow);
  adw_view_switcher_title_set_title (self->switcher, partner);
  adw_view_switcher_title_set_subtitle (self->switcher, dossier->convention->number);
  trame_state_pill_set_state (self->pill, dossier->lifecycle->state, dossier->lifecycle->signed_by);
  trame_lifecycle_strip_show (self->strip, &dossier->convention->contract, dossier->lifecycle);
  trame_convention_page_show_progress (self);
  show_why (self);
}
