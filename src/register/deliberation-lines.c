/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance, proxies, considerations, decisions and partners of an act: one row a line, in the act's order. */
#include "register/deliberation-lines.h"

typedef enum
{
  LIST_TEXTS,
  LIST_PROXIES,
  LIST_NOTES,
} ListKind;

static const struct
{
  const char *name;
  ListKind kind;
  gsize offset;
} lists[] = {
  { "present", LIST_TEXTS, G_STRUCT_OFFSET (TrameDeliberation, present) },
  { "proxy", LIST_PROXIES, G_STRUCT_OFFSET (TrameDeliberation, proxies) },
  { "absent", LIST_TEXTS, G_STRUCT_OFFSET (TrameDeliberation, absent) },
  { "arrival", LIST_NOTES, G_STRUCT_OFFSET (TrameDeliberation, arrivals) },
  { "departure", LIST_NOTES, G_STRUCT_OFFSET (TrameDeliberation, departures) },
  { "signatory", LIST_NOTES, G_STRUCT_OFFSET (TrameDeliberation, signatories) },
  { "recital", LIST_TEXTS, G_STRUCT_OFFSET (TrameDeliberation, recitals) },
  { "decision", LIST_TEXTS, G_STRUCT_OFFSET (TrameDeliberation, decisions) },
  { "partner", LIST_TEXTS, G_STRUCT_OFFSET (TrameDeliberation, partners) },
};

static GPtrArray *
list_of (const TrameDeliberation *act, guint list)
{
  return G_STRUCT_MEMBER (GPtrArray *, act, lists[list].offset);
}

static void
set_line (TrameStatement *insert, ListKind kind, gconstpointer item)
{
  const TrameProxy *proxy = item;
  const TrameNamedNote *note = item;
  switch (kind)
    {
    case LIST_TEXTS:
      trame_statement_set_text (insert, 4, item);
      trame_statement_set_null (insert, 5);
      break;
    case LIST_PROXIES:
      trame_statement_set_text (insert, 4, proxy->giver);
      trame_statement_set_text (insert, 5, proxy->holder);
      break;
    case LIST_NOTES:
      trame_statement_set_text (insert, 4, note->name);
      trame_statement_set_text (insert, 5, note->note);
      break;
    }
}

gboolean
trame_deliberation_lines_add (TrameStore *store, gint64 id, const TrameDeliberation *act, GError **error)
{
  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    {
      const GPtrArray *items = list_of (act, list);
      for (guint i = 0; i < items->len; i++)
        {
          TrameStatement *insert = trame_store_prepare (
              store,
              "INSERT INTO deliberation_line (deliberation, list, rank, words, note) VALUES (?1, ?2, ?3, ?4, ?5)",
              error);
          if (insert == NULL)
            return FALSE;
          trame_statement_set_int (insert, 1, id);
          trame_statement_set_text (insert, 2, lists[list].name);
          trame_statement_set_int (insert, 3, i);
          set_line (insert, lists[list].kind, items->pdata[i]);
          if (!trame_statement_run (insert, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gpointer
read_line (TrameStatement *row, ListKind kind)
{
  const char *words = trame_statement_text (row, 1), *note = trame_statement_text (row, 2);
  if (kind == LIST_PROXIES)
    return trame_proxy_new (words, note);
  return kind == LIST_NOTES ? (gpointer) trame_named_note_new (words, note) : g_strdup (words);
}

gboolean
trame_deliberation_lines_load (TrameStore *store, TrameDeliberation *act, GError **error)
{
  TrameStatement *row = trame_store_prepare (
      store, "SELECT list, words, note FROM deliberation_line WHERE deliberation = ?1 ORDER BY list, rank", error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, act->id);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
      if (g_strcmp0 (trame_statement_text (row, 0), lists[list].name) == 0)
        g_ptr_array_add (list_of (act, list), read_line (row, lists[list].kind));
  return step == 0;
}
