/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked of partners. What may be stored or merged is the office's to say. */
#include "app/partner-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/form-dialog.h"
#include "app/known-row.h"
#include "app/label-text.h"
#include "app/value-row.h"
#include "app/window.h"
#include "office/merge.h"
#include "office/partner.h"

static const struct
{
  gsize member; /* of TramePartner, a char* */
  const char *title;
} MEMBERS[] = {
  { G_STRUCT_OFFSET (TramePartner, name), N_ ("Name") },
  { G_STRUCT_OFFSET (TramePartner, legal_name), N_ ("Legal name") },
  { G_STRUCT_OFFSET (TramePartner, siren), N_ ("SIREN number") },
  { G_STRUCT_OFFSET (TramePartner, rna), N_ ("RNA number") },
  { G_STRUCT_OFFSET (TramePartner, address), N_ ("Address") },
  { G_STRUCT_OFFSET (TramePartner, representative), N_ ("Represented by") },
  { G_STRUCT_OFFSET (TramePartner, capacity), N_ ("Capacity") },
};

static const struct
{
  const char *category;
  const char *words;
} CATEGORIES[] = {
  { "association", N_ ("Association") },
  { "public-body", N_ ("Public body") },
  { "company", N_ ("Company") },
  { "person", N_ ("Person") },
  { "other", N_ ("Other") },
};

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  gint64 id; /* of the partner changed, or of the duplicate; 0: a new one */
  GtkWidget *rows[G_N_ELEMENTS (MEMBERS)];
  AdwComboRow *category;
  GArray *others; /* of gint64: those it may be merged into */
  TrameKnownRow *kept;
  GtkWidget *reason;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  g_clear_pointer (&form->others, g_array_unref);
  g_free (form);
}

static Form *
form_new (TrameFormDialog *dialog, TrameOffice *office, gint64 id)
{
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  form->id = id;
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  return form;
}

static GtkWidget *
add_entry (Form *form, const char *title, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *line = g_strdelimit (g_strdup (value != NULL ? value : ""), "\r\n", ' ');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), line);
  trame_form_dialog_add_row (form->dialog, row);
  return row;
}

/* ---- one partner ---- */

static void
edit_changed (TrameFormDialog *dialog, Form *form)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->rows[0]))));
  trame_form_dialog_set_ready (dialog, *name != '\0');
}

static void
edit_save (TrameFormDialog *dialog, Form *form)
{
  g_autoptr (TramePartner) partner = trame_partner_new (NULL);
  g_autoptr (GError) error = NULL;
  guint category = adw_combo_row_get_selected (form->category);
  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    *(char **) G_STRUCT_MEMBER_P (partner,
                                  MEMBERS[i].member) = g_strdup (gtk_editable_get_text (GTK_EDITABLE (form->rows[i])));
  partner->category = g_strdup (
      category > 0 && category <= G_N_ELEMENTS (CATEGORIES) ? CATEGORIES[category - 1].category : "");
  if (trame_office_store_partner (form->office, form->id, partner, &error) == 0)
    trame_form_dialog_fail (dialog, _ ("What you typed is not stored"), error->message);
  else
    trame_form_dialog_done (dialog, _ ("The partner is stored."));
}

static void
add_category (Form *form, const char *category)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;
  gtk_string_list_append (words, "—");
  for (guint i = 0; i < G_N_ELEMENTS (CATEGORIES); i++)
    {
      gtk_string_list_append (words, _ (CATEGORIES[i].words));
      if (g_strcmp0 (category, CATEGORIES[i].category) == 0)
        selected = i + 1;
    }
  form->category = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->category), _ ("What it is"));
  adw_combo_row_set_model (form->category, G_LIST_MODEL (words));
  adw_combo_row_set_selected (form->category, selected);
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->category));
}

void
trame_partner_dialog_edit (GtkWidget *parent, TrameOffice *office, const TramePartner *partner)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office));

  TrameFormDialog *dialog = trame_form_dialog_new (
      parent, partner != NULL ? _ ("Change a partner") : _ ("Add a partner"), _ ("Save"),
      _ ("The name is the one that acts and conventions give it; the legal name, that of the person behind it. What "
         "was "
         "issued stays as it left."));
  Form *form = form_new (dialog, office, partner != NULL ? partner->id : 0);
  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    form->rows[i] = add_entry (form, _ (MEMBERS[i].title),
                               partner != NULL ? *(char *const *) G_STRUCT_MEMBER_P (partner, MEMBERS[i].member)
                                               : NULL);
  add_category (form, partner != NULL ? partner->category : NULL);
  g_signal_connect (dialog, "changed", G_CALLBACK (edit_changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (edit_save), form);
  edit_changed (dialog, form);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (form->rows[0]);
}

/* ---- a duplicate ---- */

static gint64
kept_of (Form *form)
{
  guint place = trame_known_row_get_place (form->kept);
  return place < form->others->len ? g_array_index (form->others, gint64, place) : 0;
}

static void
merge_changed (TrameFormDialog *dialog, Form *form)
{
  trame_form_dialog_set_ready (dialog, kept_of (form) != 0);
}

static void
merged (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameFormDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  gint64 id = trame_office_merge_finish (TRAME_OFFICE (source), result, &error);
  if (id == 0)
    {
      trame_form_dialog_fail (dialog, _ ("The partners were not merged"), error->message);
      return;
    }
  if (TRAME_IS_WINDOW (window))
    trame_window_toast (TRAME_WINDOW (window), _ ("The duplicate is merged."), _ ("Put apart again"), "win.undo-merge",
                        g_variant_new_int64 (id));
  trame_form_dialog_done (dialog, NULL);
}

static void
merge_save (TrameFormDialog *dialog, Form *form)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (form->reason));
  trame_form_dialog_wait (dialog);
  trame_office_merge_partners_async (form->office, kept_of (form), form->id, *reason != '\0' ? reason : NULL, NULL,
                                     merged, g_object_ref (dialog));
}

/* "Le P.L.I.E, 2 conventions". Owned by the caller. */
static char *
partner_words (TrameOffice *office, const TramePartner *partner)
{
  const GPtrArray *conventions = trame_office_get_conventions (office);
  guint n = 0;
  for (guint i = 0; i < conventions->len; i++)
    n += ((const TrameConvention *) conventions->pdata[i])->partner == partner->id;
  g_autofree char *count = trame_label_conventions (n);
  return g_strdup_printf ("%s, %s", partner->name, count);
}

void
trame_partner_dialog_merge (
    GtkWidget *parent, TrameOffice *office, const GPtrArray *partners, gint64 duplicate, gint64 kept)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office) && partners != NULL);

  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("Merge a duplicate"), _ ("Merge"),
                                                   _ ("Its conventions become those of the partner kept. What was "
                                                      "issued stays as it left, and both can be put apart "
                                                      "again."));
  Form *form = form_new (dialog, office, duplicate);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *proposed = "";
  form->others = g_array_new (FALSE, FALSE, sizeof (gint64));
  form->kept = TRAME_KNOWN_ROW (trame_known_row_new (_ ("Partner kept"), _ ("known partner"), _ ("not a partner")));
  for (guint i = 0; i < partners->len; i++)
    {
      const TramePartner *partner = g_ptr_array_index (partners, i);
      if (partner->id == duplicate)
        {
          g_autofree char *words = partner_words (office, partner);
          trame_form_dialog_add_row (dialog, trame_value_row_new (_ ("Duplicate"), words));
          continue;
        }
      if (partner->id == kept)
        proposed = partner->name;
      g_strv_builder_add (names, partner->name);
      g_array_append_val (form->others, partner->id);
    }
  g_auto (GStrv) list = g_strv_builder_end (names);
  trame_known_row_set_names (form->kept, (const char *const *) list);
  trame_form_dialog_add_row (dialog, GTK_WIDGET (form->kept));
  form->reason = add_entry (form, _ ("Why"), NULL);
  g_signal_connect (dialog, "changed", G_CALLBACK (merge_changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (merge_save), form);
  gtk_editable_set_text (GTK_EDITABLE (form->kept), proposed);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (form->kept));
}
