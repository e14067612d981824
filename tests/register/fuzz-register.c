/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a register's file: opened, read, proved, searched, salvaged, without a crash. Damage starts from a real file:
 * the input says where and what. */
#include "register-sample.h"

#include "register/past.h"
#include "register/salvage.h"
#include "register/scheme.h"
#include "register/search.h"

#include <glib/gstdio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static char *whole;
static gsize whole_size;
static Sample sample;

static void
prepare (void)
{
  g_autoptr (TrameFact) fact = sample_signature (TRAME_PARTY_CITY, "2026-01-12");
  sample_set_up (&sample, NULL);
  sample_open (&sample);
  sample_fill (&sample);
  TrameChanges *changes = trame_changes_new ("agent", SAMPLE_NOW);
  trame_changes_add_fact (changes, 1, fact);
  sample_commit (&sample, changes);
  sample_close (&sample);
  g_assert_true (g_file_get_contents (sample.path, &whole, &whole_size, NULL));
}

static void
read_everything (const char *path, const char *typed)
{
  GDate today;
  g_autoptr (TrameRegister) store = trame_register_open (path, TRAME_REGISTER_OPEN_READ_ONLY, NULL);
  if (store == NULL)
    return;
  sample_date (&today, "2026-02-01");
  g_autoptr (GPtrArray) conventions = trame_register_load_conventions (store, &today, NULL);
  g_autoptr (GPtrArray) acts = trame_register_load_deliberations (store, NULL);
  g_autoptr (GPtrArray) models = trame_register_load_models (store, NULL);
  g_autoptr (GPtrArray) partners = trame_register_load_partners (store, NULL);
  g_autoptr (GPtrArray) documents = trame_register_load_documents (store, 0, NULL);
  g_autoptr (TrameSettings) settings = trame_register_load_settings (store, NULL);
  g_autoptr (GPtrArray) schemes = trame_register_load_kept (store, &trame_scheme_aggregate, NULL, 0, NULL);
  for (gint64 row = 1; row <= 8; row++)
    {
      g_autoptr (GPtrArray) changed = trame_register_load_journal_changes (store, row, NULL);
    }
  g_autoptr (GPtrArray) journal = trame_register_load_journal (store, NULL, 0, NULL);
  g_autoptr (GPtrArray) hits = trame_register_search (store, typed, 5, NULL);
  g_autoptr (TrameVerification) verification = trame_register_verify (store, NULL, NULL);
}

/* Each six bytes: a place in the file (three), a length, a byte, how; what is left is typed in the search. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (whole == NULL)
    prepare ();
  g_autofree char *bad = g_memdup2 (whole, whole_size);
  gsize length = whole_size;
  for (; size >= 6 && data[5] < 0x80; data += 6, size -= 6)
    {
      gsize at = (data[0] << 16 | data[1] << 8 | data[2]) % whole_size;
      if (data[5] == 0)
        length = at;
      else if (data[5] < 0x20)
        memset (bad + at, data[4], MIN (data[3], whole_size - at));
      else
        bad[at] ^= data[4];
    }
  g_autofree char *into = g_strconcat (sample.path, ".salvaged", NULL);
  g_autofree char *typed = g_strndup ((const char *) data, size);
  g_assert_true (g_file_set_contents (sample.path, bad, length, NULL));
  read_everything (sample.path, typed);
  g_unlink (into);
  g_autoptr (TrameSalvage) salvage = trame_register_salvage (sample.path, into, NULL, NULL);
  if (salvage != NULL)
    read_everything (into, typed);
  return 0;
}
