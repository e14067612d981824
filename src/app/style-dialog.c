/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form over the choices of the house style. What may be chosen, and how each is written, is documents/style-setting's. */
#include "app/style-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/accessible-name.h"
#include "app/form-dialog.h"
#include "documents/style-setting.h"
#include "office/stale.h"

typedef struct
{
  const char *key;
  const char *title;
} Choice;

static const Choice CHOICES[] = {
  { "style.header", N_ ("Head of the pages") },
  { "style.footer", N_ ("Foot of the pages (“ / ” between its two lines)") },
  { "style.accent", N_ ("Colour of headings and rules") },
  { "style.size", N_ ("Size of the text, in points") },
  { "style.margins", N_ ("Margins in millimetres: top, right, bottom, left") },
  { "style.text-font", N_ ("Font of the text") },
  { "style.title-font", N_ ("Font of the titles") },
  { "style.arms-words", N_ ("What the arms show, for who does not see them") },
};

#define ARMS "style.arms"
#define SEPARATOR " / "

typedef struct
{
  TrameFormDialog *dialog; /* which owns this */
  TrameOffice *office;
  TrameStyle *style; /* as the register had it */
  GHashTable *was;   /* its settings then: key → value */
  TrameStyle *trial; /* as the form says */
  GtkWidget *rows[G_N_ELEMENTS (CHOICES)];
  AdwActionRow *arms;
  GtkImage *image;
  GtkWidget *remove;
  gboolean arms_changed;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_clear_object (&form->office);
  trame_style_free (form->style);
  trame_style_free (form->trial);
  g_hash_table_unref (form->was);
  g_free (form);
}

/* Lines are joined on one row. Owned by the caller. */
static char *
to_row (const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  return g_strjoinv (SEPARATOR, lines);
}

static char *
from_row (GtkWidget *row)
{
  g_auto (GStrv) lines = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (row)), SEPARATOR, -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);
  return g_strdup (g_strstrip (joined));
}

/* ---- the arms ---- */

static void
show_arms (Form *form)
{
  const TramePicture *arms = form->trial->arms;
  gtk_widget_set_visible (form->remove, arms != NULL);
  if (arms == NULL)
    {
      adw_action_row_set_subtitle (form->arms, _ ("None. A PNG or JPEG picture, at the head of the first page."));
      gtk_image_set_from_icon_name (form->image, "image-x-generic-symbolic");
      return;
    }
  g_autofree char *size = g_format_size (g_bytes_get_size (arms->source));
  g_autofree char *about = g_strdup_printf (_ ("%s, %u × %u pixels, %s"), arms->is_jpeg ? "JPEG" : "PNG", arms->width,
                                            arms->height, size);
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (arms->source, NULL);
  adw_action_row_set_subtitle (form->arms, about);
  if (texture != NULL)
    gtk_image_set_from_paintable (form->image, GDK_PAINTABLE (texture));
}

static void
take_arms (Form *form, TramePicture *arms)
{
  trame_picture_unref (form->trial->arms);
  form->trial->arms = arms;
  form->arms_changed = TRUE;
  show_arms (form);
}

/* A file being read: no more than what tells that it is too large. */
typedef struct
{
  TrameFormDialog *dialog;
  guint8 bytes[TRAME_PICTURE_LARGEST + 1];
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->dialog);
  g_free (reading);
}

static void
arms_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  gsize size = 0;
  g_autoptr (GError) error = NULL;
  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &size, &error))
    trame_form_dialog_fail (reading->dialog, _ ("The picture cannot be read"), error->message);
  else
    {
      g_autoptr (GBytes) bytes = g_bytes_new (reading->bytes, size);
      TramePicture *arms = trame_picture_new (bytes, &error);
      if (arms == NULL)
        trame_form_dialog_fail (reading->dialog, _ ("These arms were not taken"), error->message);
      else
        take_arms (g_object_get_data (G_OBJECT (reading->dialog), "form"), arms);
    }
  reading_free (reading);
}

static void
arms_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  if (stream != NULL)
    {
      g_input_stream_read_all_async (G_INPUT_STREAM (stream), reading->bytes, sizeof reading->bytes, G_PRIORITY_DEFAULT,
                                     NULL, arms_read, reading);
      return;
    }
  trame_form_dialog_fail (reading->dialog, _ ("The picture cannot be read"), error->message);
  reading_free (reading);
}

static void
arms_chosen (GtkNativeDialog *chooser, int response, TrameFormDialog *dialog)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                                           : NULL;
  if (file != NULL)
    {
      Reading *reading = g_new (Reading, 1);
      reading->dialog = g_object_ref (dialog);
      g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, arms_opened, reading);
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
choose_arms (GtkButton *button, TrameFormDialog *dialog)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose the arms"), GTK_WINDOW (dialog), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Choose"), _ ("Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Pictures (PNG, JPEG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_unref (filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (arms_chosen), dialog, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_arms (GtkButton *button, TrameFormDialog *dialog)
{
  take_arms (g_object_get_data (G_OBJECT (dialog), "form"), NULL);
}

static GtkWidget *
flat_button (const char *icon, const char *name, GCallback clicked, TrameFormDialog *dialog)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  trame_accessible_name (button, name);
  g_signal_connect (button, "clicked", clicked, dialog);
  return button;
}

static void
add_arms_row (Form *form)
{
  form->arms = ADW_ACTION_ROW (adw_action_row_new ());
  form->image = GTK_IMAGE (gtk_image_new ());
  form->remove = flat_button ("edit-clear-symbolic", _ ("Remove the arms"), G_CALLBACK (remove_arms), form->dialog);
  gtk_image_set_pixel_size (form->image, 40);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->arms), _ ("Arms"));
  adw_action_row_add_prefix (form->arms, GTK_WIDGET (form->image));
  adw_action_row_add_suffix (form->arms, form->remove);
  adw_action_row_add_suffix (form->arms, flat_button ("document-open-symbolic", _ ("Choose the arms…"),
                                                      G_CALLBACK (choose_arms), form->dialog));
  trame_form_dialog_add_row (form->dialog, GTK_WIDGET (form->arms));
  show_arms (form);
}

/* ---- what is typed ---- */

/* What cannot be is shown on its row; the whole is ready when nothing is. */
static void
changed (TrameFormDialog *dialog, Form *form)
{
  gboolean ready = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    {
      g_autoptr (GError) error = NULL;
      if (form->rows[i] == NULL)
        continue;
      g_autofree char *value = from_row (form->rows[i]);
      gboolean good = *value == '\0' || trame_style_set (form->trial, CHOICES[i].key, value, &error);
      (good ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (form->rows[i], "error");
      gtk_widget_set_tooltip_text (form->rows[i], good ? NULL : error->message);
      ready = ready && good;
    }
  trame_form_dialog_set_ready (dialog, ready);
}

/* What differs from what the register had, key → value; "" goes back to the default. */
static GHashTable *
changes_of (Form *form)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    {
      g_autofree char *value = from_row (form->rows[i]);
      g_autofree char *before = trame_style_get (form->style, CHOICES[i].key);
      if (g_strcmp0 (before != NULL ? before : "", value) != 0)
        g_hash_table_insert (values, (gpointer) CHOICES[i].key, g_steal_pointer (&value));
    }
  if (form->arms_changed)
    {
      char *arms = trame_style_get (form->trial, ARMS);
      g_hash_table_insert (values, (gpointer) ARMS, arms != NULL ? arms : g_strdup (""));
    }
  return values;
}

/* A picture is no words. */
static void
name_clash (TrameClash *clash)
{
  gboolean arms = g_str_equal (clash->field, ARMS);
  g_free (clash->label);
  clash->label = g_strdup (arms ? _ ("Arms") : clash->field);
  for (guint i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    if (g_str_equal (CHOICES[i].key, clash->field))
      {
        g_free (clash->label);
        clash->label = g_strdup (_ (CHOICES[i].title));
      }
  char **const both[] = { &clash->mine, &clash->theirs };
  for (guint i = 0; arms && i < G_N_ELEMENTS (both); i++)
    if (**both[i] != '\0')
      {
        g_free (*both[i]);
        *both[i] = g_strdup (_ ("a picture"));
      }
}

/* WHY, and what each wrote. Owned by the caller. */
static char *
say_both (Form *form, GHashTable *values, const char *why)
{
  g_autoptr (TrameStale) stale = trame_office_compare_settings (form->office, values, form->was, NULL);
  for (guint i = 0; stale != NULL && i < stale->clashes->len; i++)
    name_clash (stale->clashes->pdata[i]);
  g_autofree char *both = stale != NULL ? trame_stale_words (stale) : g_strdup ("");
  return g_strjoin ("\n", why, *both != '\0' ? both : NULL, NULL);
}

static void
save (TrameFormDialog *dialog, Form *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) values = changes_of (form);
  if (trame_office_set_settings (form->office, values, form->was, &error))
    {
      trame_form_dialog_done (dialog, _ ("The documents to come follow this look."));
      return;
    }
  g_autofree char *why = g_error_matches (error, TRAME_REGISTER_ERROR, TRAME_REGISTER_ERROR_STALE)
                             ? say_both (form, values, error->message)
                             : g_strdup (error->message);
  trame_form_dialog_fail (dialog, _ ("The look was not stored"), why);
}

/* What the register has under the keys of the form. */
static GHashTable *
keep_as_it_was (TrameOffice *office)
{
  GHashTable *was = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTable *now = trame_office_get_settings (office)->values;
  for (guint i = 0; i <= G_N_ELEMENTS (CHOICES); i++)
    {
      const char *key = i < G_N_ELEMENTS (CHOICES) ? CHOICES[i].key : ARMS;
      g_hash_table_insert (was, (gpointer) key, g_strdup (g_hash_table_lookup (now, key)));
    }
  return was;
}

void
trame_style_dialog_present (GtkWidget *parent, TrameOffice *office)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && TRAME_IS_OFFICE (office));

  TrameFormDialog *dialog = trame_form_dialog_new (parent, _ ("Look of the documents"), _ ("Save"),
                                                   _ ("Drafts and letters to come follow it. What was issued stays as "
                                                      "it left. An empty line goes back to the default."));
  Form *form = g_new0 (Form, 1);
  form->dialog = dialog;
  form->office = g_object_ref (office);
  form->style = trame_office_get_style (office);
  form->was = keep_as_it_was (office);
  form->trial = trame_style_copy (form->style);
  g_object_set_data_full (G_OBJECT (dialog), "form", form, form_free);
  add_arms_row (form);
  for (guint i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    {
      g_autofree char *value = trame_style_get (form->style, CHOICES[i].key);
      g_autofree char *shown = to_row (value);
      form->rows[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->rows[i]), _ (CHOICES[i].title));
      gtk_editable_set_text (GTK_EDITABLE (form->rows[i]), shown);
      trame_form_dialog_add_row (dialog, form->rows[i]);
    }
  g_signal_connect (dialog, "changed", G_CALLBACK (changed), form);
  g_signal_connect (dialog, "save", G_CALLBACK (save), form);
  changed (dialog, form);
  gtk_window_present (GTK_WINDOW (dialog));
}
