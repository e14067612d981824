/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed in a draft: drawn at each key, stored a moment later. Nothing typed waits for a button. */
#include "app/convention-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/field-overlays.h"
#include "app/label-text.h"
#include "office/convention.h"
#include "office/document.h"
#include "office/generate.h"
#include "office/stale.h"

#define SAVE_AFTER 600
/* What could not be stored is tried again by itself: the lock goes, room is made. */
#define SAVE_AGAIN_AFTER 2000

static void save (TrameConventionPage *self);
static gboolean save_later (gpointer data);

/* ---- the page ---- */

static void
lay_overlays (TrameConventionPage *self)
{
  trame_field_overlays_lay (self->preview, self->places, self->values, self->focused);
}

static void
document_set (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameDocument) document = trame_office_set_document_finish (TRAME_OFFICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->dossier == NULL)
    return;
  if (document == NULL)
    {
      trame_error_bar_show (self->error, _ ("The page could not be set"), error->message, _ ("Try again"),
                            "convention.redraw");
      return;
    }
  if (document->convention != self->id)
    return;
  g_clear_pointer (&self->places, g_array_unref);
  if (!document->frozen)
    self->places = g_array_ref (document->set->places);
  trame_preview_set_pages (self->preview, document->set->pdf, document->set->marks);
  g_autofree char *name = trame_generate_file_name (self->dossier->convention->number, self->id,
                                                    self->dossier->partner != NULL ? self->dossier->partner->name : "",
                                                    "convention", TRAME_FILE_PDF);
  trame_preview_set_file_name (self->preview, name);
  lay_overlays (self);
}

void
trame_convention_page_draw (TrameConventionPage *self)
{
  if (self->office == NULL || self->dossier == NULL)
    return;
  trame_office_set_document_async (self->office, self->id, self->values, NULL, document_set, g_object_ref (self));
}

/* ---- storing ---- */

static void
lay_over (TrameValues *under, TrameValues *over)
{
  GHashTableIter each;
  gpointer field, value;
  g_hash_table_iter_init (&each, over);
  while (g_hash_table_iter_next (&each, &field, &value))
    g_hash_table_replace (under, g_strdup (field), g_strdup (value));
}

/* What was sent is what the register holds. */
static void
stored (TrameConventionPage *self)
{
  if (self->base != NULL && self->sent != NULL)
    lay_over (self->base, self->sent);
  g_clear_pointer (&self->sent, g_hash_table_unref);
}

/* What was sent did not arrive: it is to be stored still, under what was typed since. */
static void
take_back (TrameConventionPage *self)
{
  if (self->sent == NULL || self->values == NULL)
    return;
  if (self->changes != NULL)
    lay_over (self->sent, self->changes);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  self->changes = g_steal_pointer (&self->sent);
}

static void
not_saved (TrameConventionPage *self, const GError *error)
{
  gtk_label_set_text (self->saved, "");
  trame_error_bar_show (self->error, _ ("What you typed is not stored"), error->message, _ ("Try again"),
                        "convention.save-values");
  if (self->save_timeout == 0)
    self->save_timeout = g_timeout_add (SAVE_AGAIN_AFTER, save_later, self);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TrameConventionPage) self = data;
  g_autoptr (GError) error = NULL;
  gint64 version = 0;
  gboolean still_here = self->sent != NULL; /* not another convention's page since */
  self->saving = FALSE;
  if (trame_office_set_values_finish (TRAME_OFFICE (source), result, &version, &error))
    {
      if (still_here)
        self->version = version;
      stored (self);
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *words = trame_label_saved_at (now);
      gtk_label_set_text (self->saved, words);
      trame_error_bar_clear (self->error);
      if (self->changes != NULL)
        save (self);
      return;
    }
  take_back (self);
  if (!still_here)
    trame_error_bar_show (self->error, _ ("What you typed is not stored"), error->message, NULL, NULL);
  else if (g_error_matches (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE))
    trame_convention_page_compare (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    not_saved (self, error);
}

static void
save (TrameConventionPage *self)
{
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  if (self->changes == NULL || self->saving || self->office == NULL || self->id == 0)
    return;
  self->sent = g_steal_pointer (&self->changes);
  self->saving = TRUE;
  trame_office_set_values_async (self->office, self->id, self->version, self->sent, NULL, saved, g_object_ref (self));
}

void
trame_convention_page_save_over (TrameConventionPage *self, gint64 version)
{
  self->version = version;
  save (self);
}

static gboolean
save_later (gpointer data)
{
  TrameConventionPage *self = data;
  self->save_timeout = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

/* Stores CHANGES over what the register holds now, when it differs from BASE in none of the same fields. */
static gboolean
save_over (TrameConventionPage *self, TrameValues *base, TrameValues *changes, gint64 *version)
{
  g_autoptr (TrameStale) stale = trame_office_compare (self->office, self->id, base, changes, NULL);
  return stale != NULL && stale->clashes->len == 0
         && trame_office_set_values (self->office, self->id, stale->version, changes, version, NULL);
}

/* Something was written meanwhile: by somebody else, but nothing of the same fields; or by us, what is being sent. */
static gboolean
save_beside (TrameConventionPage *self, TrameValues *changes, gint64 *version)
{
  g_autoptr (GHashTable) sent = trame_values_copy (self->base);
  if (self->sent != NULL)
    lay_over (sent, self->sent);
  return save_over (self, sent, changes, version) || save_over (self, self->base, changes, version);
}

/* What is typed last is stored before the page goes: a blocking call, of a few milliseconds. */
void
trame_convention_page_save_now (TrameConventionPage *self)
{
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  if (self->changes == NULL || self->office == NULL || self->id == 0)
    return;
  g_autoptr (GHashTable) changes = g_steal_pointer (&self->changes);
  g_autoptr (GError) error = NULL;
  gint64 version = 0;
  if ((self->saving && save_beside (self, changes, &version))
      || trame_office_set_values (self->office, self->id, self->version, changes, &version, &error)
      || (g_error_matches (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE)
          && save_beside (self, changes, &version)))
    self->version = version;
  else
    {
      self->changes = g_steal_pointer (&changes);
      trame_error_bar_show (self->error, _ ("What you typed is not stored"), error->message, _ ("Try again"),
                            g_error_matches (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_STALE)
                                ? "convention.compare"
                                : "convention.save-values");
    }
}

/* ---- the form ---- */

static void
value_changed (TrameConventionForm *form, const char *field, const char *value, TrameConventionPage *self)
{
  if (value == NULL || self->values == NULL)
    return; /* not readable yet: the row says so */
  if (g_strcmp0 (g_hash_table_lookup (self->values, field), value) == 0)
    return;
  g_hash_table_replace (self->values, g_strdup (field), g_strdup (value));
  if (self->changes == NULL)
    self->changes = trame_values_new ();
  g_hash_table_replace (self->changes, g_strdup (field), g_strdup (value));
  trame_convention_page_show_progress (self);
  trame_convention_page_draw (self);
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add (SAVE_AFTER, save_later, self);
}

static void
field_focused (TrameConventionForm *form, const char *field, TrameConventionPage *self)
{
  if (g_strcmp0 (self->focused, field) == 0)
    return;
  g_free (self->focused);
  self->focused = g_strdup (field);
  if (self->values == NULL)
    return;
  lay_overlays (self);
  trame_preview_focus_overlay (self->preview, field);
}

static void
place_clicked (TramePreview *preview, const char *field, TrameConventionPage *self)
{
  if (self->narrow)
    gtk_toggle_button_set_active (self->show_form, TRUE);
  trame_convention_form_focus (self->form, field);
}

void
trame_convention_page_connect_editing (TrameConventionPage *self)
{
  g_signal_connect (self->form, "value-changed", G_CALLBACK (value_changed), self);
  g_signal_connect (self->form, "field-focused", G_CALLBACK (field_focused), self);
  g_signal_connect (self->preview, "overlay-activated", G_CALLBACK (place_clicked), self);
}

void
trame_convention_page_start_editing (TrameConventionPage *self)
{
  trame_convention_page_stop_editing (self);
  self->values = trame_values_copy (self->dossier->convention->values);
  self->base = trame_values_copy (self->dossier->convention->values);
  self->version = self->dossier->convention->version;
}

void
trame_convention_page_stop_editing (TrameConventionPage *self)
{
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_pointer (&self->sent, g_hash_table_unref);
  g_clear_pointer (&self->base, g_hash_table_unref);
  self->renew = FALSE;
  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->places, g_array_unref);
  if (self->saved != NULL)
    gtk_label_set_text (self->saved, "");
}
