/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each row is found by, kept as written and by its words. */
#include "register/search-index.h"
#include "register/search-words.h"

/* What a row of each table is found by: texts, one a column of one or more rows. NULL: not searched. */
static const char *const texts[TRAME_N_ENTITIES] = {
  [TRAME_ENTITY_CONVENTION] =
      "SELECT number, object, scheme, responsible, (SELECT name FROM partner WHERE id = convention.partner),"
      " (SELECT legal_name FROM partner WHERE id = convention.partner) FROM convention WHERE id = ?1"
      " UNION ALL SELECT value, NULL, NULL, NULL, NULL, NULL FROM convention_value WHERE convention = ?1",
  [TRAME_ENTITY_DELIBERATION] =
      "SELECT number, title, subtitle, scheme, act_id, community FROM deliberation WHERE id = ?1"
      " UNION ALL SELECT words, NULL, NULL, NULL, NULL, NULL FROM deliberation_line WHERE deliberation = ?1",
  [TRAME_ENTITY_DOCUMENT] = "SELECT name, note FROM document WHERE id = ?1",
  [TRAME_ENTITY_FACT] = "SELECT note, what FROM fact WHERE id = ?1",
  [TRAME_ENTITY_MODEL] = "SELECT title, name FROM model WHERE id = ?1",
  [TRAME_ENTITY_PARTNER] =
      "SELECT name, legal_name, siren, rna, address, representative, capacity FROM partner WHERE id = ?1",
  [TRAME_ENTITY_ACTIVITY] = "SELECT object, place, service, strand FROM activity WHERE id = ?1",
  [TRAME_ENTITY_AGENT] = "SELECT login, name, service FROM agent WHERE id = ?1",
  [TRAME_ENTITY_AMENDMENT] = "SELECT object FROM amendment WHERE id = ?1",
  [TRAME_ENTITY_CITY_REPRESENTATIVE] = "SELECT name, capacity, scope, act FROM city_representative WHERE id = ?1",
  [TRAME_ENTITY_COUNCILLOR] = "SELECT name, list FROM councillor WHERE id = ?1",
  [TRAME_ENTITY_EVALUATION] = "SELECT author, appraisal FROM evaluation WHERE id = ?1",
  [TRAME_ENTITY_INDICATOR] = "SELECT name, unit FROM indicator WHERE id = ?1",
  [TRAME_ENTITY_LETTER] = "SELECT recipient, address, tracking FROM letter WHERE id = ?1",
  [TRAME_ENTITY_PARTNER_ACT] = "SELECT number, object, body FROM partner_act WHERE id = ?1",
  [TRAME_ENTITY_PARTNER_REPRESENTATIVE] = "SELECT name, capacity, proof FROM partner_representative WHERE id = ?1",
  [TRAME_ENTITY_SCHEME] = "SELECT name, object, responsible FROM scheme WHERE id = ?1 UNION ALL SELECT words, NULL, "
                          "NULL FROM scheme_line WHERE scheme = ?1",
  [TRAME_ENTITY_SITTING] = "SELECT body, place, chair, secretary FROM sitting WHERE id = ?1",
  [TRAME_ENTITY_UNDERTAKING] = "SELECT words, strand FROM undertaking WHERE id = ?1",
};

/* The id of the row's passage; 0: it has none yet; -1: ERROR. */
static gint64
find_passage (TrameStore *store, TrameEntity entity, gint64 id, TramePassage part, GError **error)
{
  TrameStatement *find = trame_store_prepare (
      store, "SELECT id FROM passage WHERE entity = ?1 AND entity_id = ?2 AND part = ?3", error);
  if (find == NULL)
    return -1;
  trame_statement_set_text (find, 1, trame_entity_name (entity));
  trame_statement_set_int (find, 2, id);
  trame_statement_set_int (find, 3, part);
  int step = trame_statement_step (find, error);
  gint64 passage = step > 0 ? trame_statement_int (find, 0) : step;
  trame_statement_reset (find);
  return passage;
}

gboolean
trame_search_index (
    TrameTransaction *transaction, TrameEntity entity, gint64 id, TramePassage part, const char *words, GError **error)
{
  TrameStore *store = transaction->store;
  if (words == NULL)
    return TRUE;
  gint64 passage = find_passage (store, entity, id, part, error);
  if (passage < 0)
    return FALSE;
  if (passage == 0 && *words == '\0')
    return TRUE;
  if (passage == 0 && (passage = trame_transaction_next_id (transaction, "SELECT max (id) FROM passage", error)) == 0)
    return FALSE;
  g_autofree char *keys = trame_search_keys (words);
  TrameStatement *keep = trame_store_prepare (store,
                                              "INSERT INTO passage (id, entity, entity_id, part, words)"
                                              " VALUES (?1, ?2, ?3, ?4, ?5)"
                                              " ON CONFLICT (entity, entity_id, part) DO UPDATE SET words = ?5",
                                              error);
  if (keep == NULL)
    return FALSE;
  trame_statement_set_int (keep, 1, passage);
  trame_statement_set_text (keep, 2, trame_entity_name (entity));
  trame_statement_set_int (keep, 3, id);
  trame_statement_set_int (keep, 4, part);
  trame_statement_set_text (keep, 5, words);
  return trame_statement_run (keep, error) && trame_store_index (store, passage, keys, error);
}

gboolean
trame_search_index_row (TrameTransaction *transaction, TrameEntity entity, gint64 id, GError **error)
{
  if (texts[entity] == NULL)
    return TRUE;
  g_autoptr (GString) words = g_string_new (NULL);
  TrameStatement *row = trame_store_prepare (transaction->store, texts[entity], error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, id);
  int step;
  while ((step = trame_statement_step (row, error)) > 0)
    for (int column = 0; column < trame_statement_columns (row); column++)
      if (!trame_statement_is_null (row, column))
        g_string_append_printf (words, "%s%s", words->len == 0 ? "" : "\n", trame_statement_text (row, column));
  g_autofree char *valid = g_utf8_make_valid (words->str, (gssize) words->len); /* a damaged row's may be none */
  return step == 0 && trame_search_index (transaction, entity, id, TRAME_PASSAGE_ROW, valid, error);
}
