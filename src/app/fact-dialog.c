/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records and corrects facts. The rows are in fact-rows.c, what a fact changes in effect-card.c. */
#include "app/fact-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/effect-card.h"
#include "app/error-bar.h"
#include "app/fact-rows.h"
#include "app/label-text.h"
#include "app/window.h"
#include "office/form-draft.h"
#include "office/language.h"
#include "office/record.h"

struct _TrameFactDialog
{
  AdwWindow parent;
  GtkButton *save;
  TrameErrorBar *error;
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *kind_group;
  AdwComboRow *kind_row;
  AdwActionRow *never_row;
  GtkSwitch *never;
  GtkLabel *effect_title;
  TrameEffectCard *effect;

  TrameOffice *office;
  TrameDossier *dossier;
  TrameFactRows *rows;
  TrameFactKind kind;
  gint64 corrected; /* id of the fact to correct; 0: a new one */
  TrameParty party; /* whose it was about when the dialog opened */
  char *key;        /* under which what is typed is kept until it is recorded or given up */
  guint keep;       /* the next keeping of it; 0: nothing to keep */
  gboolean kept;    /* something is */
};

/* What is typed is kept so many milliseconds later. */
#define KEEP_AFTER 700

G_DEFINE_FINAL_TYPE (TrameFactDialog, trame_fact_dialog, ADW_TYPE_WINDOW)

/* What the dialog offers to record, in this order; signatures and issuing have ways of their own. */
static const TrameFactKind KINDS[] = {
  TRAME_FACT_RENEWAL_REQUESTED,
  TRAME_FACT_RENEWAL_AGREED,
  TRAME_FACT_RENEWAL_DECLINED,
  TRAME_FACT_TERMINATION_NOTIFIED,
  TRAME_FACT_TERMINATION_AGREED,
  TRAME_FACT_BREACH,
  TRAME_FACT_FORMAL_NOTICE,
  TRAME_FACT_BREACH_REMEDIED,
  TRAME_FACT_SENT_FOR_SIGNATURE,
  TRAME_FACT_RETURNED,
  TRAME_FACT_VISA,
  TRAME_FACT_TRANSMITTED,
  TRAME_FACT_NOTIFIED,
  TRAME_FACT_REPORT_DUE,
  TRAME_FACT_REPORT_RECEIVED,
  TRAME_FACT_EVALUATION_REQUESTED,
  TRAME_FACT_EVALUATION_RECEIVED,
  TRAME_FACT_PERFORMANCE_CONTINUED,
  TRAME_FACT_PARTNER_CHANGED,
  TRAME_FACT_WITHDRAWN,
};

/* ---- what is typed, until it is recorded ---- */

static gboolean
keep_typed (gpointer data)
{
  TrameFactDialog *self = data;
  self->keep = 0;
  g_autoptr (TrameValues) typed = trame_fact_rows_get_typed (self->rows);
  trame_office_keep_form (self->office, self->key, typed);
  self->kept = TRUE;
  return G_SOURCE_REMOVE;
}

/* Recorded, or given up: the next time begins anew. */
static void
forget_typed (TrameFactDialog *self)
{
  g_clear_handle_id (&self->keep, g_source_remove);
  if (self->kept)
    trame_office_keep_form (self->office, self->key, NULL);
  self->kept = FALSE;
  g_clear_pointer (&self->key, g_free);
}

/* Of the rows that are shown now; what was typed when the program stopped is in them again. */
static void
bring_typed (TrameFactDialog *self)
{
  self->key = g_strdup_printf ("fact:%" G_GINT64_FORMAT ":%s:%d:%" G_GINT64_FORMAT, self->dossier->convention->id,
                               trame_fact_kind_to_nick (self->kind), (int) self->party, self->corrected);
  g_autoptr (TrameValues) typed = trame_office_load_form (self->office, self->key, NULL);
  self->kept = typed != NULL;
  if (self->kept)
    trame_fact_rows_set_typed (self->rows, typed);
}

/* ---- what it changes ---- */

static TrameFactEffect *
preview (TrameFactDialog *self, const TrameFact *fact, GError **error)
{
  gint64 id = self->dossier->convention->id;
  if (self->corrected != 0)
    return trame_office_preview_correction (self->office, id, self->corrected, fact, trame_language_current (), error);
  return trame_office_preview_fact (self->office, id, fact, trame_language_current (), error);
}

static gboolean
never_happened (TrameFactDialog *self)
{
  return self->corrected != 0 && gtk_switch_get_active (self->never);
}

static void
refresh (TrameFactDialog *self)
{
  if (self->rows == NULL)
    return;
  gboolean never = never_happened (self);
  g_autoptr (TrameFact) fact = never ? NULL : trame_fact_rows_read (self->rows);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFactEffect) effect = fact != NULL || never ? preview (self, fact, &error) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), effect != NULL);
  trame_effect_card_show (self->effect, effect, error != NULL ? error->message : NULL);
}

static void
rows_changed (TrameFactDialog *self)
{
  refresh (self);
  if (self->key == NULL)
    return;
  g_clear_handle_id (&self->keep, g_source_remove);
  self->keep = g_timeout_add (KEEP_AFTER, keep_typed, self);
}

/* "Signature : prise d’effet le 15/01/2026…"; without what it leaves as it was. Owned by the caller. */
static char *
sentence_of (TrameFactDialog *self, const TrameFactEffect *effect)
{
  const char *what = self->corrected != 0 ? _ ("Correction") : trame_label_fact_kind (self->kind);
  gboolean moves = FALSE;
  for (guint i = 0; i < effect->changes->len; i++)
    moves |= g_array_index (effect->changes, TrameChange, i).kind < TRAME_CHANGE_WARNING_NEW;
  if (!moves || effect->summary == NULL)
    return g_strdup_printf (_ ("%s: recorded."), what);
  return g_strdup_printf (g_str_has_suffix (effect->summary, ".") ? _ ("%s: %s") : _ ("%s: %s."), what,
                          effect->summary);
}

static void
recorded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFactDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameFactEffect) effect = trame_office_record_finish (TRAME_OFFICE (source), result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (effect == NULL)
    {
      trame_error_bar_show (self->error, _ ("The fact is not recorded"), error->message, NULL, NULL);
      return;
    }
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *sentence = sentence_of (self, effect);
  if (TRAME_IS_WINDOW (parent))
    trame_window_toast (TRAME_WINDOW (parent), sentence, _ ("Correct…"), "win.correct-fact",
                        g_variant_new ("(xx)", self->dossier->convention->id, effect->fact));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_clicked (GtkButton *button, TrameFactDialog *self)
{
  gboolean never = never_happened (self);
  g_autoptr (TrameFact) fact = never ? NULL : trame_fact_rows_read (self->rows);
  if (fact == NULL && !never)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  if (self->corrected != 0)
    trame_office_correct_fact_async (self->office, self->dossier->convention->id, self->corrected, fact,
                                     trame_language_current (), NULL, recorded, g_object_ref (self));
  else
    trame_office_add_fact_async (self->office, self->dossier->convention->id, fact, trame_language_current (), NULL,
                                 recorded, g_object_ref (self));
}

static void
show_rows (TrameFactDialog *self, const TrameFact *fact)
{
  forget_typed (self);
  g_clear_pointer (&self->rows, trame_fact_rows_free);
  self->rows = trame_fact_rows_new (self->group, self->kind, self->dossier, trame_office_get_today (self->office), fact,
                                    G_CALLBACK (rows_changed), self);
  bring_typed (self);
  refresh (self);
}

static void
kind_chosen (AdwComboRow *row, GParamSpec *pspec, TrameFactDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);
  if (self->dossier == NULL || selected >= G_N_ELEMENTS (KINDS) || KINDS[selected] == self->kind)
    return;
  self->kind = KINDS[selected];
  show_rows (self, NULL);
}

static void
never_toggled (GtkSwitch *toggle, GParamSpec *pspec, TrameFactDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !gtk_switch_get_active (toggle));
  refresh (self);
}

static gboolean
trame_fact_dialog_close_request (GtkWindow *window)
{
  forget_typed (TRAME_FACT_DIALOG (window));
  return GTK_WINDOW_CLASS (trame_fact_dialog_parent_class)->close_request (window);
}

static void
trame_fact_dialog_dispose (GObject *object)
{
  TrameFactDialog *self = TRAME_FACT_DIALOG (object);
  g_clear_handle_id (&self->keep, g_source_remove);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->rows, trame_fact_rows_free);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  g_clear_object (&self->office);
  G_OBJECT_CLASS (trame_fact_dialog_parent_class)->dispose (object);
}

static void
trame_fact_dialog_class_init (TrameFactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = trame_fact_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trame_fact_dialog_close_request;
  g_type_ensure (TRAME_TYPE_EFFECT_CARD);
  g_type_ensure (TRAME_TYPE_ERROR_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/fr/armentieres/Trame/fact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, save);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, error);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, kind_group);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, never_row);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, never);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, effect_title);
  gtk_widget_class_bind_template_child (widget_class, TrameFactDialog, effect);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, never_toggled);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
trame_fact_dialog_init (TrameFactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_kinds (TrameFactDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      gtk_string_list_append (names, trame_label_fact_kind (KINDS[i]));
      if (KINDS[i] == self->kind)
        selected = i;
    }
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->kind_row, selected);
}

static TrameFactDialog *
open_dialog (GtkWidget *parent,
             TrameOffice *office,
             TrameDossier *dossier,
             TrameFactKind kind,
             const TrameFact *fact,
             gint64 corrected)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  TrameFactDialog *self = g_object_new (TRAME_TYPE_FACT_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL,
                                        NULL);
  const char *title = corrected != 0              ? _ ("Correct a fact")
                      : kind == TRAME_FACT_SIGNED ? _ ("Record a signature")
                                                  : _ ("Record a fact");
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->kind = kind;
  self->corrected = corrected;
  self->party = fact != NULL ? fact->party : TRAME_PARTY_NONE;
  name_kinds (self);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_group), corrected != 0 || kind != TRAME_FACT_SIGNED);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_row), corrected == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->never_row), corrected != 0);
  gtk_label_set_text (self->effect_title,
                      corrected != 0 ? _ ("What this correction changes") : _ ("What this date changes"));
  self->office = g_object_ref (office);
  self->dossier = trame_dossier_ref (dossier);
  show_rows (self, fact);
  return self;
}

static void
present (TrameFactDialog *self)
{
  gtk_window_present (GTK_WINDOW (self));
  trame_fact_rows_focus (self->rows);
}

void
trame_fact_dialog_sign (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, TrameParty party)
{
  g_return_if_fail (office != NULL && dossier != NULL);

  g_autoptr (TrameFact) fact = trame_fact_new (TRAME_FACT_SIGNED);
  for (guint i = 0; i < dossier->convention->contract.facts->len; i++)
    {
      const TrameFact *earlier = g_ptr_array_index (dossier->convention->contract.facts, i);
      if (earlier->kind == TRAME_FACT_SIGNED && earlier->place != NULL && fact->place == NULL)
        fact->place = g_strdup (earlier->place);
    }
  fact->party = party != TRAME_PARTY_NONE ? party : TRAME_PARTY_PARTNER;
  present (open_dialog (parent, office, dossier, TRAME_FACT_SIGNED, fact, 0));
}

void
trame_fact_dialog_record (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, TrameFactKind kind)
{
  g_return_if_fail (office != NULL && dossier != NULL);
  present (open_dialog (parent, office, dossier, kind, NULL, 0));
}

void
trame_fact_dialog_correct (GtkWidget *parent, TrameOffice *office, TrameDossier *dossier, gint64 id)
{
  g_return_if_fail (office != NULL && dossier != NULL);

  for (guint i = 0; i < dossier->convention->contract.facts->len; i++)
    {
      const TrameFact *fact = g_ptr_array_index (dossier->convention->contract.facts, i);
      if (fact->id != id)
        continue;
      const TrameFact *shown = fact->kind == TRAME_FACT_CORRECTION ? fact->replacement : fact;
      present (open_dialog (parent, office, dossier, shown != NULL ? shown->kind : TRAME_FACT_SIGNED, shown, id));
      return;
    }
}
