/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the form from the model: a group an article, its blanks as rows, then the terms it founds (form-terms.c). */
#include "app/convention-form.h"

#include <glib/gi18n-lib.h>

#include "app/field-row.h"
#include "app/form-terms.h"
#include "app/label-text.h"
#include "office/term-words.h"

#define SCROLL_AFTER 60 /* ms: the time a new row takes to be placed */

struct _TrameConventionForm
{
  AdwBin parent;
  GtkBox *groups;
  TrameDossier *dossier;
  GHashTable *rows; /* field id → its row, borrowed */
  GPtrArray *terms; /* of GtkWidget: the computed rows, with the group they stand in as data */
  TrameFieldSink sink;
  guint scroll; /* under way */
};

enum
{
  VALUE_CHANGED,
  FIELD_FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrameConventionForm, trame_convention_form, ADW_TYPE_BIN)

static void
value_changed (const TrameField *field, const char *value, gpointer data)
{
  g_signal_emit (data, signals[VALUE_CHANGED], 0, field->id, value);
}

static void
field_focused (const TrameField *field, gpointer data)
{
  g_signal_emit (data, signals[FIELD_FOCUSED], 0, field->id);
}

static AdwPreferencesGroup *
add_group (TrameConventionForm *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (group, escaped);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

static gboolean
is_locked (const TrameDossier *dossier)
{
  return dossier->convention->issued || dossier->lifecycle->state != TRAME_STATE_DRAFT;
}

static gboolean
add_field (TrameConventionForm *self, AdwPreferencesGroup *group, const TrameField *field)
{
  if (g_hash_table_contains (self->rows, field->id))
    return FALSE;
  const char *value = g_hash_table_lookup (self->dossier->convention->values, field->id);
  GtkWidget *row = is_locked (self->dossier) ? trame_field_row_new_fixed (field, value)
                                             : trame_field_row_new (field, value, &self->sink);
  g_hash_table_insert (self->rows, field->id, row);
  adw_preferences_group_add (group, row);
  return TRUE;
}

static void
add_fields_of (TrameConventionForm *self, AdwPreferencesGroup *group, const char *article)
{
  for (guint i = 0; i < self->dossier->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (self->dossier->model->fields, i);
      if (g_strcmp0 (field->article, article) == 0)
        add_field (self, group, field);
    }
}

/* Fields outside the articles: those before the first one name the parties, the others close the document. */
static void
add_fields_outside (TrameConventionForm *self, gboolean before)
{
  AdwPreferencesGroup *group = NULL;
  gboolean seen = FALSE;
  for (guint i = 0; i < self->dossier->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (self->dossier->model->fields, i);
      seen = seen || field->article != NULL;
      if (field->article != NULL || seen == before)
        continue;
      if (group == NULL)
        group = add_group (self, before ? _ ("Parties") : _ ("Signature"));
      add_field (self, group, field);
    }
}

static gboolean
article_has_fields (const TrameModel *model, const char *article)
{
  for (guint i = 0; i < model->fields->len; i++)
    if (g_strcmp0 (((const TrameField *) g_ptr_array_index (model->fields, i))->article, article) == 0)
      return TRUE;
  return FALSE;
}

static void
add_article (TrameConventionForm *self, const TrameBlock *heading)
{
  if (heading->number == NULL
      || (!article_has_fields (self->dossier->model, heading->number)
          && !trame_form_has_terms (self->dossier, heading->number)))
    return;
  const TrameSettings *settings = trame_office_get_settings (self->dossier->office);
  const char *const names[] = { settings->commune, self->dossier->convention->scheme,
                                self->dossier->convention->partner_name };
  g_autofree char *calm = heading->title != NULL ? trame_label_calm_title (heading->title, names, G_N_ELEMENTS (names))
                                                 : NULL;
  g_autofree char *title = calm != NULL ? g_strdup_printf (_ ("Article %s — %s"), heading->number, calm)
                                        : g_strdup_printf (_ ("Article %s"), heading->number);
  AdwPreferencesGroup *group = add_group (self, title);
  GPtrArray *terms = trame_form_terms (self->dossier, heading->number);
  for (guint i = 0; i < terms->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (terms, i);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (self->terms, row);
    }
  g_ptr_array_unref (terms);
  add_fields_of (self, group, heading->number);
}

static void
clear (TrameConventionForm *self)
{
  GtkWidget *child;
  g_hash_table_remove_all (self->rows);
  g_ptr_array_set_size (self->terms, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

static void
trame_convention_form_dispose (GObject *object)
{
  g_clear_handle_id (&TRAME_CONVENTION_FORM (object)->scroll, g_source_remove);
  G_OBJECT_CLASS (trame_convention_form_parent_class)->dispose (object);
}

static void
trame_convention_form_finalize (GObject *object)
{
  TrameConventionForm *self = TRAME_CONVENTION_FORM (object);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->terms);
  G_OBJECT_CLASS (trame_convention_form_parent_class)->finalize (object);
}

static void
trame_convention_form_class_init (TrameConventionFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trame_convention_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = trame_convention_form_finalize;
  signals[VALUE_CHANGED] = g_signal_new ("value-changed", TRAME_TYPE_CONVENTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FIELD_FOCUSED] = g_signal_new ("field-focused", TRAME_TYPE_CONVENTION_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trame_convention_form_init (TrameConventionForm *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->terms = g_ptr_array_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 20));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
  self->sink = (TrameFieldSink){ .changed = value_changed, .focused = field_focused, .data = self };
  g_date_clear (&self->sink.today, 1);
}

void
trame_convention_form_show (TrameConventionForm *self, TrameDossier *dossier, const GDate *today)
{
  g_return_if_fail (TRAME_IS_CONVENTION_FORM (self));

  clear (self);
  g_clear_pointer (&self->dossier, trame_dossier_unref);
  if (dossier == NULL)
    return;
  self->dossier = trame_dossier_ref (dossier);
  self->sink.today = *today;
  if (is_locked (dossier))
    gtk_box_append (self->groups, trame_form_locked_banner (dossier));
  add_fields_outside (self, TRUE);
  for (guint i = 0; i < dossier->model->blocks->len; i++)
    {
      const TrameBlock *block = g_ptr_array_index (dossier->model->blocks, i);
      if (block->kind == TRAME_BLOCK_HEADING)
        add_article (self, block);
    }
  add_fields_outside (self, FALSE);
  trame_convention_form_show_missing (self, dossier->convention->values);
}

void
trame_convention_form_update (TrameConventionForm *self, TrameDossier *dossier)
{
  g_return_if_fail (TRAME_IS_CONVENTION_FORM (self));

  for (guint i = 0; i < self->terms->len; i++)
    trame_form_term_update (g_ptr_array_index (self->terms, i), dossier);
}

static gboolean
is_missing (const TrameField *field, TrameValues *values)
{
  const char *value = g_hash_table_lookup (values, field->id);
  return field->required && field->kind != TRAME_FIELD_AT_SIGNATURE && (value == NULL || *value == '\0');
}

guint
trame_convention_form_show_missing (TrameConventionForm *self, TrameValues *values)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_FORM (self), 0);

  guint n = 0;
  for (guint i = 0; self->dossier != NULL && i < self->dossier->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (self->dossier->model->fields, i);
      GtkWidget *row = g_hash_table_lookup (self->rows, field->id);
      gboolean missing = is_missing (field, values);
      n += missing;
      if (row != NULL)
        trame_field_row_set_missing (row, missing && !is_locked (self->dossier));
    }
  return n;
}

/* Scrolls until the keyboard's place can be seen; a row that was just added has its place only now. */
static gboolean
show_focus (gpointer data)
{
  TrameConventionForm *self = data;
  GtkWidget *scroll = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  graphene_rect_t bounds;
  self->scroll = 0;
  if (scroll == NULL || row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (self))
      || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return G_SOURCE_REMOVE;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  gtk_adjustment_clamp_page (place, bounds.origin.y - 40, bounds.origin.y + bounds.size.height + 40);
  return G_SOURCE_REMOVE;
}

void
trame_convention_form_focus (TrameConventionForm *self, const char *field)
{
  g_return_if_fail (TRAME_IS_CONVENTION_FORM (self));

  GtkWidget *row = field != NULL ? g_hash_table_lookup (self->rows, field) : NULL;
  if (row == NULL || is_locked (self->dossier))
    return;
  if (GTK_IS_LIST_BOX (row))
    trame_list_field_focus (row);
  else
    trame_field_row_focus (row);
  if (self->scroll == 0)
    self->scroll = g_timeout_add (SCROLL_AFTER, show_focus, self);
}

const char *
trame_convention_form_first_missing (TrameConventionForm *self, TrameValues *values)
{
  g_return_val_if_fail (TRAME_IS_CONVENTION_FORM (self), NULL);

  for (guint i = 0; self->dossier != NULL && i < self->dossier->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (self->dossier->model->fields, i);
      if (is_missing (field, values))
        return field->id;
    }
  return NULL;
}
