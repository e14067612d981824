/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is kept, conventions apart (convention.h). Every call is blocking; lists and records are owned by the
 * caller; UNKNOWN when an id is not there. */
#pragma once

#include "register/records.h"
#include "register/register.h"

G_BEGIN_DECLS

/* Of TrameDeliberationRecord*, latest sitting first. */
GPtrArray *trame_register_load_deliberations (TrameRegister *self, GError **error);
TrameDeliberationRecord *trame_register_load_deliberation (TrameRegister *self, gint64 id, GError **error);
/* The published file it was read from; NULL without ERROR when none was kept. */
GBytes *trame_register_load_source (TrameRegister *self, gint64 deliberation, GError **error);

/* Of TrameModelRecord* without their XML. */
GPtrArray *trame_register_load_models (TrameRegister *self, GError **error);
TrameModelRecord *trame_register_load_model (TrameRegister *self, gint64 id, GError **error);

/* Of TramePartner*, by name, duplicates that were merged apart. */
GPtrArray *trame_register_load_partners (TrameRegister *self, GError **error);
/* Those duplicates. */
GPtrArray *trame_register_load_merged_partners (TrameRegister *self, GError **error);
TramePartner *trame_register_load_partner (TrameRegister *self, gint64 id, GError **error);

/* Of TrameDocumentRecord*, oldest first; CONVENTION 0: all, those of partners too. */
GPtrArray *trame_register_load_documents (TrameRegister *self, gint64 convention, GError **error);
/* REMOVED when its content was removed lawfully. */
GBytes *trame_register_load_document_bytes (TrameRegister *self, gint64 id, GError **error);

TrameSettings *trame_register_load_settings (TrameRegister *self, GError **error);
/* The id, in the journal, of the setting KEY; 0: it was never set; -1 and ERROR. Blocking. */
gint64 trame_register_find_setting (TrameRegister *self, const char *key, GError **error);
/* NULL without ERROR when there is none. */
GBytes *trame_register_load_draft (TrameRegister *self, const char *key, GError **error);

/* Of TrameJournalRecord*, oldest first, of one table's row, or all (TABLE NULL). */
GPtrArray *trame_register_load_journal (TrameRegister *self, const char *table, gint64 row, GError **error);
/* The same, of all that is about one convention: itself, its facts, its documents. */
GPtrArray *trame_register_load_convention_journal (TrameRegister *self, gint64 convention, GError **error);

G_END_DECLS
