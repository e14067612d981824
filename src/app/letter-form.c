/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows by the fields' kinds (field-row.h); a value that follows another's is written in its row unless it is being typed. */
#include "app/letter-form.h"

#include <glib/gi18n-lib.h>

#include "app/field-row.h"
#include "office/issue-letter.h"
#include "office/term-words.h"

struct _TrameLetterForm
{
  AdwBin parent;
  GtkBox *groups;
  AdwComboRow *medium; /* NULL: no letter */
  const TrameModel *model;
  GHashTable *rows;   /* field id → its row, borrowed */
  TrameValues *shown; /* what the rows hold, typed or reckoned */
  TrameFieldSink sink;
  gboolean filling; /* what a row says is ours, nobody typed it */
};

enum
{
  VALUE_CHANGED,
  FIELD_FOCUSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrameLetterForm, trame_letter_form, ADW_TYPE_BIN)

static void
value_changed (const TrameField *field, const char *value, gpointer data)
{
  TrameLetterForm *self = data;
  if (self->filling)
    return;
  if (value != NULL)
    g_hash_table_insert (self->shown, g_strdup (field->id), g_strdup (value));
  g_signal_emit (self, signals[VALUE_CHANGED], 0, field->id, value);
}

static void
field_focused (const TrameField *field, gpointer data)
{
  g_signal_emit (data, signals[FIELD_FOCUSED], 0, field->id);
}

static AdwPreferencesGroup *
add_group (TrameLetterForm *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups, GTK_WIDGET (group));
  return group;
}

static gboolean
is_missing (const TrameLetterDraft *draft, const TrameField *field)
{
  return g_ptr_array_find_with_equal_func (draft->missing, field->id, g_str_equal, NULL);
}

/* The fields that are missing, or those that are not. */
static void
add_fields (TrameLetterForm *self, const TrameLetterDraft *draft, gboolean missing, const char *title)
{
  AdwPreferencesGroup *group = NULL;
  for (guint i = 0; i < draft->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (draft->model->fields, i);
      if (is_missing (draft, field) != missing || g_hash_table_contains (self->rows, field->id))
        continue;
      const char *value = g_hash_table_lookup (draft->values, field->id);
      GtkWidget *row = trame_field_row_new (field, value, &self->sink);
      if (group == NULL)
        group = add_group (self, title);
      adw_preferences_group_add (group, row);
      g_hash_table_insert (self->rows, field->id, row);
      g_hash_table_insert (self->shown, g_strdup (field->id), g_strdup (value != NULL ? value : ""));
      trame_field_row_set_missing (row, missing);
    }
}

static void
add_medium (TrameLetterForm *self, const TrameLetterDraft *draft)
{
  const char *usual = trame_document_kind_medium (draft->kind);
  self->medium = NULL;
  if (draft->model->kind != TRAME_MODEL_LETTER)
    return;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;
  gtk_string_list_append (words, "—");
  for (guint i = 0; trame_letter_media[i] != NULL; i++)
    {
      gtk_string_list_append (words, trame_medium_words (trame_medium_from_nick (trame_letter_media[i])));
      if (g_strcmp0 (trame_letter_media[i], usual) == 0)
        selected = i + 1;
    }
  self->medium = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->medium), _ ("How it goes"));
  adw_combo_row_set_model (self->medium, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->medium, selected);
  adw_preferences_group_add (add_group (self, _ ("Sending")), GTK_WIDGET (self->medium));
}

static void
trame_letter_form_finalize (GObject *object)
{
  TrameLetterForm *self = TRAME_LETTER_FORM (object);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->shown);
  G_OBJECT_CLASS (trame_letter_form_parent_class)->finalize (object);
}

static void
trame_letter_form_class_init (TrameLetterFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trame_letter_form_finalize;
  signals[VALUE_CHANGED] = g_signal_new ("value-changed", TRAME_TYPE_LETTER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[FIELD_FOCUSED] = g_signal_new ("field-focused", TRAME_TYPE_LETTER_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trame_letter_form_init (TrameLetterForm *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->shown = trame_values_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 20));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->groups));
  self->sink = (TrameFieldSink){ .changed = value_changed, .focused = field_focused, .data = self };
  g_date_clear (&self->sink.today, 1);
}

void
trame_letter_form_clear (TrameLetterForm *self)
{
  g_return_if_fail (TRAME_IS_LETTER_FORM (self));

  GtkWidget *child;
  g_hash_table_remove_all (self->rows);
  g_hash_table_remove_all (self->shown);
  self->medium = NULL;
  self->model = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

void
trame_letter_form_show (TrameLetterForm *self, const TrameLetterDraft *draft, const GDate *today)
{
  g_return_if_fail (TRAME_IS_LETTER_FORM (self) && draft != NULL);

  trame_letter_form_clear (self);
  self->model = draft->model;
  self->sink.today = *today;
  self->filling = TRUE;
  add_fields (self, draft, TRUE, _ ("Left to fill in"));
  add_fields (self, draft, FALSE, _ ("Already filled in"));
  add_medium (self, draft);
  self->filling = FALSE;
}

void
trame_letter_form_follow (TrameLetterForm *self, const TrameLetterDraft *draft, TrameValues *given)
{
  g_return_if_fail (TRAME_IS_LETTER_FORM (self) && draft != NULL);

  self->filling = TRUE;
  for (guint i = 0; self->model != NULL && i < self->model->fields->len; i++)
    {
      const TrameField *field = g_ptr_array_index (self->model->fields, i);
      GtkWidget *row = g_hash_table_lookup (self->rows, field->id);
      const char *value = g_hash_table_lookup (draft->values, field->id);
      const char *now = value != NULL ? value : "";
      if (row == NULL)
        continue;
      trame_field_row_set_missing (row, is_missing (draft, field));
      if (g_hash_table_contains (given, field->id)
          || g_strcmp0 (g_hash_table_lookup (self->shown, field->id), now) == 0)
        continue;
      g_hash_table_insert (self->shown, g_strdup (field->id), g_strdup (now));
      trame_field_row_set_value (row, field, now);
    }
  self->filling = FALSE;
}

void
trame_letter_form_focus (TrameLetterForm *self, const char *field)
{
  g_return_if_fail (TRAME_IS_LETTER_FORM (self));

  GtkWidget *row = field != NULL ? g_hash_table_lookup (self->rows, field) : NULL;
  if (row == NULL)
    return;
  if (GTK_IS_LIST_BOX (row))
    trame_list_field_focus (row);
  else
    trame_field_row_focus (row);
}

const char *
trame_letter_form_get_medium (TrameLetterForm *self)
{
  g_return_val_if_fail (TRAME_IS_LETTER_FORM (self), NULL);

  const guint selected = self->medium != NULL ? adw_combo_row_get_selected (self->medium) : 0;
  return selected > 0 && selected <= g_strv_length ((GStrv) trame_letter_media) ? trame_letter_media[selected - 1]
                                                                                : NULL;
}
