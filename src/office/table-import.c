/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a spreadsheet to conventions: what each row is, is table-row.c's; which column is what, table-columns.c's. */
#include "office/table-import.h"

#include "french/fold.h"
#include "office/partner-names.h"
#include "office/table-columns.h"
#include "office/typed-text.h"
#include "register/scheme.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  GBytes *bytes;
  char *columns;
  gboolean commit;
} Asked;

typedef struct
{
  TrameDesk *desk;
  TrameChanges *changes;
  TrameTableImport *report;
  GHashTable *partners; /* folded name → gint64*: an id or a handle */
  GHashTable *schemes;  /* folded name → name as the register writes it */
  GHashTable *known; /* keys of the conventions that are there, or that a row above makes → row number (0: there) */
} Import;

static void
row_free (gpointer data)
{
  TrameTableRow *row = data;
  g_free (row->partner);
  g_free (row);
}

static void
refused_free (gpointer data)
{
  TrameRefusedRow *refused = data;
  g_free (refused->why);
  g_free (refused);
}

void
trame_table_import_free (TrameTableImport *import)
{
  if (import == NULL)
    return;
  g_ptr_array_unref (import->ready);
  g_ptr_array_unref (import->refused);
  g_free (import->columns);
  g_free (import);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;
  g_bytes_unref (asked->bytes);
  g_free (asked->columns);
  g_free (asked);
}

/* What makes two conventions the same one: the partner with the number of before, or with both dates. */
static char *
key_of (gint64 partner, const char *reference, const GDate *from, const GDate *last_day)
{
  if (reference != NULL && *reference != '\0')
    {
      g_autofree char *folded = trame_fold (reference);
      return g_strdup_printf ("%" PRId64 " %s", partner, folded);
    }
  return g_strdup_printf ("%" PRId64 " %u %u", partner, g_date_valid (from) ? g_date_get_julian (from) : 0,
                          g_date_valid (last_day) ? g_date_get_julian (last_day) : 0);
}

/* The day that a stored convention was signed or begins, as a row would say it. */
static void
first_day (const TrameConvention *convention, GDate *out)
{
  *out = convention->contract.terms.start_date;
  for (guint i = 0; i < convention->contract.facts->len && !g_date_valid (out); i++)
    {
      const TrameFact *fact = g_ptr_array_index (convention->contract.facts, i);
      if (fact->kind == TRAME_FACT_SIGNED)
        *out = fact->on;
    }
}

static gboolean
load_known (Import *import, GError **error)
{
  g_autoptr (GPtrArray) all = trame_register_load_conventions (import->desk->store, &import->desk->today, error);
  g_autoptr (GPtrArray)
      schemes = all != NULL ? trame_register_load_kept (import->desk->store, &trame_scheme_aggregate, NULL, 0, error)
                            : NULL;
  if (schemes == NULL)
    return FALSE;
  for (guint i = 0; i < schemes->len; i++)
    {
      const TrameScheme *scheme = g_ptr_array_index (schemes, i);
      g_hash_table_insert (import->schemes, trame_fold (scheme->name), g_strdup (scheme->name));
    }
  for (guint i = 0; i < all->len; i++)
    {
      const TrameConvention *convention = g_ptr_array_index (all, i);
      GDate from;
      first_day (convention, &from);
      if (convention->model == 0)
        g_hash_table_insert (import->known,
                             key_of (convention->partner, g_hash_table_lookup (convention->values, "reference"), &from,
                                     &convention->contract.terms.end_date),
                             GUINT_TO_POINTER (0));
    }
  return TRUE;
}

static void
refuse_row (Import *import, guint number, TrameColumn column, char *why)
{
  TrameRefusedRow *refused = g_new0 (TrameRefusedRow, 1);
  *refused = (TrameRefusedRow){ .number = number, .column = column, .why = why };
  g_ptr_array_add (import->report->refused, refused);
}

/* The partner of that name, made when the register has none. */
static gint64
partner_of (Import *import, const char *name, gboolean *is_new)
{
  g_autofree char *key = trame_fold (name);
  const gint64 *known = g_hash_table_lookup (import->partners, key);
  *is_new = known == NULL;
  if (known != NULL)
    return *known;
  g_autoptr (TramePartner) partner = trame_partner_new (name);
  gint64 handle = trame_changes_add_partner (import->changes, partner);
  trame_know_partner (import->partners, name, handle);
  import->report->partners++;
  return handle;
}

/* Whether the same convention is in the register, or in a row above. */
static gboolean
is_known (Import *import, const TrameSpreadsheetRow *row, const TrameExisting *existing, const char *name)
{
  g_autofree char *folded = trame_fold (name);
  const gint64 *partner = g_hash_table_lookup (import->partners, folded);
  const GDate *from = g_date_valid (&existing->start) ? &existing->start : &existing->signed_on;
  gpointer above = NULL;
  if (partner == NULL)
    return FALSE;
  g_autofree char *key = key_of (*partner, existing->reference, from, &existing->last_day);
  if (!g_hash_table_lookup_extended (import->known, key, NULL, &above))
    return FALSE;
  refuse_row (import, row->number, TRAME_N_COLUMNS,
              above == NULL ? g_strdup (_ ("this convention is in the register already"))
                            : g_strdup_printf (_ ("this convention is in row %u already"), GPOINTER_TO_UINT (above)));
  return TRUE;
}

/* Nothing that cannot be seen, each cell on one line. */
static void
tidy (const TrameSpreadsheetRow *row)
{
  for (char **cell = row->cells; *cell != NULL; cell++)
    {
      char *tidied = trame_typed_text (*cell, FALSE);
      g_free (*cell);
      *cell = tidied;
    }
}

static void
take_row (Import *import, const TrameSpreadsheetRow *row, const guint *places)
{
  g_autoptr (GError) error = NULL;
  TrameExisting existing;
  TrameColumn where = TRAME_N_COLUMNS;
  const char *name = NULL;
  char *why = NULL;
  tidy (row);
  if (!trame_table_row_read (row, places, &existing, &name, &where, &why))
    {
      refuse_row (import, row->number, where, why);
      return;
    }
  if (!trame_existing_check_days (&existing, &import->desk->today, &error))
    {
      refuse_row (import, row->number, TRAME_N_COLUMNS, g_strdup (error->message));
      return;
    }
  if (is_known (import, row, &existing, name))
    return;
  g_autofree char *scheme = trame_fold (existing.scheme);
  const char *known_scheme = g_hash_table_lookup (import->schemes, scheme);
  if (known_scheme != NULL)
    existing.scheme = known_scheme;
  if (*existing.scheme == '\0')
    existing.scheme = NULL;
  if (*existing.responsible == '\0')
    existing.responsible = import->desk->agent;
  TrameTableRow *ready = g_new0 (TrameTableRow, 1);
  *ready = (TrameTableRow){ .number = row->number,
                            .partner = g_strdup (name),
                            .signed_on = existing.signed_on,
                            .start = existing.start,
                            .last_day = existing.last_day };
  existing.partner = partner_of (import, name, &ready->new_partner);
  ready->convention = trame_existing_add (import->changes, &existing);
  g_ptr_array_add (import->report->ready, ready);
  g_hash_table_insert (import->known,
                       key_of (existing.partner, existing.reference,
                               g_date_valid (&existing.start) ? &existing.start : &existing.signed_on,
                               &existing.last_day),
                       GUINT_TO_POINTER (row->number));
}

/* Handles become ids; before a commit there are none. */
static void
settle (Import *import)
{
  for (guint i = 0; i < import->report->ready->len; i++)
    {
      TrameTableRow *row = g_ptr_array_index (import->report->ready, i);
      row->convention = import->report->committed ? trame_changes_get_id (import->changes, row->convention) : 0;
    }
}

static gboolean
commit (Import *import, GError **error)
{
  trame_changes_set_setting (import->changes, TRAME_TABLE_REMEMBERED, import->report->columns);
  if (!trame_desk_commit (import->desk, import->changes, 0, error))
    return FALSE;
  import->report->committed = TRUE;
  import->desk->acts_changed = import->desk->reload = TRUE;
  return TRUE;
}

/* The columns given, or those remembered. Owned by the caller; NULL and REFUSED. */
static char *
columns_of (TrameDesk *desk, const Asked *asked, const TrameSpreadsheet *sheet, GError **error)
{
  g_autoptr (TrameSettings) settings = trame_register_load_settings (desk->store, error);
  if (settings == NULL)
    return NULL;
  const char *columns = asked->columns != NULL ? asked->columns
                                               : g_hash_table_lookup (settings->values, TRAME_TABLE_REMEMBERED);
  if (columns != NULL)
    return g_strdup (columns);
  const TrameSpreadsheetRow *first = sheet->rows->len > 0 ? sheet->rows->pdata[0] : NULL;
  g_autofree char *titles = first != NULL ? g_strjoinv (" | ", first->cells) : g_strdup ("");
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED,
               _ ("Say once which column is what, as partner=title,signed=title… The first row has: %s"), titles);
  return NULL;
}

static gpointer
run_import (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  guint places[TRAME_N_COLUMNS], header = 0;
  g_autoptr (TrameSpreadsheet) sheet = trame_spreadsheet_read (asked->bytes, error);
  g_autofree char *columns = sheet != NULL ? columns_of (desk, asked, sheet, error) : NULL;
  if (columns == NULL || !trame_table_columns_match (columns, sheet, places, &header, error))
    return NULL;
  g_autoptr (TrameTableImport) report = g_new0 (TrameTableImport, 1);
  report->ready = g_ptr_array_new_with_free_func (row_free);
  report->refused = g_ptr_array_new_with_free_func (refused_free);
  report->columns = g_steal_pointer (&columns);
  g_autoptr (TrameChanges) changes = trame_desk_changes (desk);
  g_autoptr (GHashTable) partners = trame_desk_partners_by_name (desk, error);
  g_autoptr (GHashTable) schemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Import import = { desk, changes, report, partners, schemes, known };
  if (partners == NULL || !load_known (&import, error))
    return NULL;
  for (guint i = header + 1; i < sheet->rows->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      take_row (&import, sheet->rows->pdata[i], places);
    }
  if (asked->commit && report->ready->len > 0 && !commit (&import, error))
    return NULL;
  settle (&import);
  return g_steal_pointer (&report);
}

static Asked *
asked_new (GBytes *bytes, const char *columns, gboolean writes)
{
  Asked *asked = g_new0 (Asked, 1);
  *asked = (Asked){ .bytes = g_bytes_ref (bytes), .columns = g_strdup (columns), .commit = writes };
  return asked;
}

TrameTableImport *
trame_office_import_table (TrameOffice *office, GBytes *bytes, const char *columns, gboolean writes, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office) && bytes != NULL, NULL);
  Asked *asked = asked_new (bytes, columns, writes);
  TrameTableImport *report = trame_office_do (office, run_import, asked, error);
  asked_free (asked);
  return report;
}

void
trame_office_import_table_async (TrameOffice *office,
                                 GBytes *bytes,
                                 const char *columns,
                                 gboolean writes,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office) && bytes != NULL);
  trame_office_do_async (office, run_import, asked_new (bytes, columns, writes), asked_free,
                         (GDestroyNotify) trame_table_import_free, cancellable, callback, user_data);
}

TrameTableImport *
trame_office_import_table_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
