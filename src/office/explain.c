/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The explanation of a convention's dates, on a terminal or on pages. */
#include "office/explain.h"

#include "office/desk.h"
#include "office/sheet.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 convention;
  GDate on; /* cleared: today */
} Explaining;

static void
add_words (GString *out, const TrameTextBlock *block)
{
  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (out, g_array_index (block->runs, TrameRun, i).text);
  g_string_append_c (out, '\n');
}

/* The typography of documents has spaces that a terminal's font may lack. */
static char *
with_plain_spaces (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_string_replace (plain, "\u202F", "\u00A0", 0);
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Owned by the caller. */
static char *
sheet_to_words (const TrameText *sheet)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const TrameTextBlock *block = g_ptr_array_index (sheet->blocks, i);
      if (block->kind == TRAME_BLOCK_HEADING)
        g_string_append_c (out, '\n');
      else if (block->kind == TRAME_BLOCK_ITEM)
        g_string_append (out, "  · ");
      add_words (out, block);
    }
  return with_plain_spaces (out->str);
}

char *
trame_office_explain (TrameOffice *office, gint64 convention, const GDate *on, TrameLanguage language, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  g_autoptr (TrameLifecycle) lifecycle = trame_office_evaluate (office, convention, on, error);
  if (lifecycle == NULL)
    return NULL;
  g_autoptr (TrameText) sheet = trame_sheet_new (trame_office_get_convention (office, convention), lifecycle, language);
  return sheet_to_words (sheet);
}

/* An end can be asked for while the convention is in force, and before it ends by itself. */
static gboolean
check_end (const TrameLifecycle *now, const GDate *end, GError **error)
{
  if (now->state != TRAME_STATE_IN_FORCE && now->state != TRAME_STATE_IN_FORCE_TERMINATION_RUNNING)
    {
      g_set_error_literal (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
                           _ ("This convention is not in force: there is nothing that a letter could end."));
      return FALSE;
    }
  if (!g_date_valid (&now->end_day) || g_date_get_julian (end) <= g_date_get_julian (&now->end_day) + 1)
    return TRUE;
  g_autofree char *last = trame_date_words (&now->end_day, TRAME_LANGUAGE_FRENCH);
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("The convention ends before that day by itself (last day: %s)."), last);
  return FALSE;
}

TrameLifecycle *
trame_office_evaluate_end (TrameOffice *office, gint64 convention, const GDate *end, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && end != NULL, NULL);
  g_autoptr (TrameLifecycle) now = trame_office_evaluate (office, convention, NULL, error);
  if (now == NULL || !check_end (now, end, error))
    return NULL;
  g_autoptr (TrameFact) letter = trame_fact_new (TRAME_FACT_TERMINATION_NOTIFIED);
  letter->party = TRAME_PARTY_CITY;
  letter->on = *trame_office_get_today (office);
  letter->effective = *end;
  return trame_lifecycle_what_if (&trame_office_get_convention (office, convention)->contract, letter, &letter->on);
}

char *
trame_office_explain_end (
    TrameOffice *office, gint64 convention, const GDate *end, TrameLanguage language, GError **error)
{
  g_autoptr (TrameLifecycle) lifecycle = trame_office_evaluate_end (office, convention, end, error);
  if (lifecycle == NULL)
    return NULL;
  g_autoptr (TrameText)
      sheet = trame_sheet_new_for_end (trame_office_get_convention (office, convention), lifecycle, end, language);
  return sheet_to_words (sheet);
}

static gpointer
run_explain (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Explaining *explaining = data;
  g_autoptr (TrameConvention)
      convention = trame_register_load_convention (desk->store, explaining->convention, &desk->today, error);
  if (convention == NULL)
    return NULL;
  const GDate *on = g_date_valid (&explaining->on) ? &explaining->on : &desk->today;
  g_autoptr (TrameSetDocument) set = trame_desk_set_sheet (desk, convention, on, error);
  return set != NULL ? g_bytes_ref (set->pdf) : NULL;
}

GBytes *
trame_office_explain_pdf (TrameOffice *office, gint64 convention, const GDate *on, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  Explaining explaining = { .convention = convention };
  if (on != NULL)
    explaining.on = *on;
  return trame_office_do (office, run_explain, &explaining, error);
}

void
trame_office_explain_pdf_async (
    TrameOffice *office, gint64 convention, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  Explaining *explaining = g_new0 (Explaining, 1);
  explaining->convention = convention;
  trame_office_do_async (office, run_explain, explaining, g_free, (GDestroyNotify) g_bytes_unref, cancellable, callback,
                         user_data);
}

GBytes *
trame_office_explain_pdf_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
