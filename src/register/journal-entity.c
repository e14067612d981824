/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the journal covers: for each kind of row, its columns and the lines that belong to it, in one order. A column that
 * is null is not written, so that a later schema may add columns without changing what was hashed. */
#include "register/journal.h"
#include "register/error.h"

typedef struct
{
  const char *name;
  const char *ids;
  const char *row;   /* ?1: id */
  const char *lines; /* ?1: id; NULL: none belong to it */
} Entity;

#define TERMS_COLUMNS                                                                                                  \
  "length, end_date, start, renewal, renewals_max, renewal_notice, notice, notice_medium, cure, money, originals,"     \
  " length_clause, start_clause, renewal_clause, notice_clause, money_clause, cure_clause"

static const Entity entities[] = {
  [TRAME_ENTITY_ACTIVITY] = {
    "activity", "SELECT id FROM activity ORDER BY id",
    "SELECT scheme, strand, partner, convention, service, object, held_on, from_time, until_time, place, cancelled FROM activity WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_AGENT] = {
    "agent", "SELECT id FROM agent ORDER BY id",
    "SELECT login, name, service, email, until_date FROM agent WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_AMENDMENT] = {
    "amendment", "SELECT id FROM amendment ORDER BY id",
    "SELECT convention, rank, object, deliberation, model, document, fact FROM amendment WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_CITY_REPRESENTATIVE] = {
    "city_representative", "SELECT id FROM city_representative ORDER BY id",
    "SELECT councillor, name, capacity, kind, scope, act, from_date, until_date FROM city_representative WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_CONVENTION] = {
    "convention", "SELECT id FROM convention ORDER BY id",
    "SELECT version, number, model, partner, deliberation, scheme, object, responsible, terms FROM convention"
    " WHERE id = ?1",
    "SELECT field, value FROM convention_value WHERE convention = ?1 ORDER BY field",
  },
  [TRAME_ENTITY_COUNCILLOR] = {
    "councillor", "SELECT id FROM councillor ORDER BY id",
    "SELECT name, list, from_date, until_date FROM councillor WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_DELIBERATION] = {
    "deliberation", "SELECT id FROM deliberation ORDER BY id",
    "SELECT number, title, subtitle, body, community, sitting, sent, received, published, time, notice_date, place,"
    " chair, secretary, in_office, present_count, voters, expressed, scheme, result, votes_for, votes_against,"
    " abstentions, not_voting, secret, act_id, source, source_name, source_type FROM deliberation WHERE id = ?1",
    "SELECT list, rank, words, note FROM deliberation_line WHERE deliberation = ?1 ORDER BY list, rank",
  },
  [TRAME_ENTITY_DOCUMENT] = {
    "document", "SELECT id FROM document ORDER BY id",
    "SELECT convention, partner, model, kind, name, media_type, sha256, size, issued_on, recorded, note FROM document WHERE id = ?1",
    "SELECT field, value FROM document_value WHERE document = ?1 ORDER BY field",
  },
  [TRAME_ENTITY_EVALUATION] = {
    "evaluation", "SELECT id FROM evaluation ORDER BY id",
    "SELECT convention, from_date, until_date, held_on, author, appraisal, proposal, document FROM evaluation WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_FACT] = {
    "fact", "SELECT id FROM fact ORDER BY id",
    "SELECT convention, correction, kind, party, on_date, not_before, not_after, recorded, signatory, capacity, place,"
    " visa_by, sent_to, what, clause, note, length, ground, medium, posted, first_presented, received, refused,"
    " effective, unclaimed, cure, changes, terms, signed_city, signed_partner, deliberation, corrects, details FROM fact"
    " WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_INDICATOR] = {
    "indicator", "SELECT id FROM indicator ORDER BY id",
    "SELECT scheme, name, unit FROM indicator WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_INDICATOR_VALUE] = {
    "indicator_value", "SELECT id FROM indicator_value ORDER BY id",
    "SELECT indicator, convention, from_date, until_date, hundredths, corrects FROM indicator_value WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_LETTER] = {
    "letter", "SELECT id FROM letter ORDER BY id",
    "SELECT convention, kind, recipient, address, medium, written_on, posted, tracking, document, fact FROM letter WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_MODEL] = {
    "model", "SELECT id FROM model ORDER BY id",
    "SELECT name, version, title, kind, deliberation, terms, xml FROM model WHERE id = ?1", NULL,
  },
  [TRAME_ENTITY_PARTNER] = {
    "partner", "SELECT id FROM partner ORDER BY id",
    "SELECT name, legal_name, siren, rna, address, representative, capacity, category, merged_into FROM partner WHERE id = ?1", NULL,
  },
  [TRAME_ENTITY_PARTNER_ACT] = {
    "partner_act", "SELECT id FROM partner_act ORDER BY id",
    "SELECT partner, convention, body, number, object, taken_on, received, published, document FROM partner_act WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_PARTNER_MERGE] = {
    "partner_merge", "SELECT id FROM partner_merge ORDER BY id",
    "SELECT kept, merged, undoes, reason FROM partner_merge WHERE id = ?1",
    "SELECT list, rank, words FROM partner_merge_line WHERE partner_merge = ?1 ORDER BY list, rank",
  },
  [TRAME_ENTITY_PARTNER_REPRESENTATIVE] = {
    "partner_representative", "SELECT id FROM partner_representative ORDER BY id",
    "SELECT partner, name, capacity, from_date, until_date, proof, proof_received, document FROM partner_representative WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_REMINDER] = {
    "reminder", "SELECT id FROM reminder ORDER BY id",
    "SELECT convention, kind, due, recipient, channel, sent FROM reminder WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_SCHEME] = {
    "scheme", "SELECT id FROM scheme ORDER BY id",
    "SELECT name, object, deliberation, responsible, from_date, until_date FROM scheme WHERE id = ?1",
    "SELECT list, rank, words FROM scheme_line WHERE scheme = ?1 ORDER BY list, rank",
  },
  [TRAME_ENTITY_SETTING] = {
    "setting", "SELECT id FROM setting ORDER BY id", "SELECT key, value FROM setting WHERE id = ?1", NULL,
  },
  [TRAME_ENTITY_SITTING] = {
    "sitting", "SELECT id FROM sitting ORDER BY id",
    "SELECT body, held_on, time, notice_date, place, chair, secretary, in_office FROM sitting WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_TERMS] = {
    "terms", "SELECT id FROM terms ORDER BY id", "SELECT " TERMS_COLUMNS " FROM terms WHERE id = ?1", NULL,
  },
  [TRAME_ENTITY_TOMBSTONE] = {
    "tombstone", "SELECT id FROM tombstone ORDER BY id",
    "SELECT entity, entity_id, sha256, visa, reason, removed_on FROM tombstone WHERE id = ?1",
    NULL,
  },
  [TRAME_ENTITY_UNDERTAKING] = {
    "undertaking", "SELECT id FROM undertaking ORDER BY id",
    "SELECT convention, party, words, strand, clause, from_date, until_date FROM undertaking WHERE id = ?1",
    NULL,
  },
};
G_STATIC_ASSERT (G_N_ELEMENTS (entities) == TRAME_N_ENTITIES);

const char *
trame_entity_name (TrameEntity entity)
{
  return entities[entity].name;
}

const char *
trame_entity_ids_sql (TrameEntity entity)
{
  return entities[entity].ids;
}

static void
write_number (GString *out, gint64 number)
{
  char digits[24];
  g_string_append_len (out, digits, g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number));
}

/* The length before the value: no value can be taken for two. */
static void
write_row (TrameStatement *row, GString *out)
{
  int columns = trame_statement_columns (row);
  for (int i = 0; i < columns; i++)
    {
      if (trame_statement_is_null (row, i))
        continue;
      g_string_append (out, trame_statement_name (row, i));
      if (trame_statement_is_int (row, i))
        {
          g_string_append (out, " i ");
          write_number (out, trame_statement_int (row, i));
        }
      else
        {
          /* All of it: what follows a zero byte, which only another program writes, is not shown but is there. */
          gsize length = 0;
          const char *text = trame_statement_bytes (row, i, &length);
          g_string_append (out, " t ");
          write_number (out, length);
          g_string_append_c (out, ':');
          g_string_append_len (out, text, length);
        }
      g_string_append_c (out, '\n');
    }
}

gboolean
trame_entity_read (TrameStore *store, TrameEntity entity, gint64 id, GString *out, GError **error)
{
  TrameStatement *row = trame_store_prepare (store, entities[entity].row, error);
  if (row == NULL)
    return FALSE;
  trame_statement_set_int (row, 1, id);
  int step = trame_statement_step (row, error);
  if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  if (step <= 0)
    return FALSE;
  write_row (row, out);
  trame_statement_reset (row);
  if (entities[entity].lines == NULL)
    return TRUE;

  TrameStatement *line = trame_store_prepare (store, entities[entity].lines, error);
  if (line == NULL)
    return FALSE;
  trame_statement_set_int (line, 1, id);
  while ((step = trame_statement_step (line, error)) > 0)
    {
      g_string_append (out, "line\n");
      write_row (line, out);
    }
  return step == 0;
}
