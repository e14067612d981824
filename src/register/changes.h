/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of changes that becomes one transaction, with its journal rows: all of it or nothing. */
#pragma once

#include "register/records.h"
#include "register/register.h"

G_BEGIN_DECLS

typedef struct _TrameChanges TrameChanges;

/* AGENT is the login that the journal writes; NOW the instant, µs since 1970, UTC. */
TrameChanges *trame_changes_new (const char *agent, gint64 now);
void trame_changes_free (TrameChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameChanges, trame_changes_free)

/* Each adder copies what it is given and returns a handle: a negative number that stands for the row's id in later
 * changes of the same list, and in trame_changes_get_id() once committed. */
gint64 trame_changes_add_deliberation (TrameChanges *changes,
                                       const TrameDeliberation *act,
                                       GBytes *source, /* nullable: the published file */
                                       const char *source_name,
                                       const char *source_type);
/* What is known later of an act's transmission: DATES' sent, received and published (its sitting is not read), and its act id
 * (nullable), in the place of those there. */
void trame_changes_set_transmission (TrameChanges *changes,
                                     gint64 deliberation,
                                     const TrameTransmission *dates,
                                     const char *act_id);
/* WORDS: what a search finds it by (nullable). */
gint64 trame_changes_add_model (TrameChanges *changes, const TrameModelRecord *model, const char *words);
gint64 trame_changes_add_partner (TrameChanges *changes, const TramePartner *partner);
gint64 trame_changes_add_convention (TrameChanges *changes, const TrameConventionRecord *convention);
/* A correction cites the id of the fact it corrects (fact->corrects). FACT's id and recorded instant are not read: they
 * are given here. */
gint64 trame_changes_add_fact (TrameChanges *changes, gint64 convention, const TrameFact *fact);
/* VALUES: a snapshot of the fields (nullable). ISSUED_ON nullable. */
gint64 trame_changes_add_document (TrameChanges *changes,
                                   gint64 convention,
                                   const char *kind,
                                   const char *name,
                                   const char *media_type,
                                   GBytes *bytes,
                                   const GDate *issued_on,
                                   GHashTable *values);
/* Keeps BYTES, made here from DOCUMENT's model (an id or a handle): its convention, kind, name, media_type and issued_on are
 * read. VALUES as above. */
gint64 trame_changes_issue_document (TrameChanges *changes,
                                     const TrameDocumentRecord *document,
                                     GBytes *bytes,
                                     GHashTable *values);

/* Attaches BYTES, made elsewhere: DOCUMENT's convention or partner, kind, name, media_type, issued_on (its own date, may
 * be cleared) and note. */
gint64 trame_changes_attach (TrameChanges *changes, const TrameDocumentRecord *document, GBytes *bytes);

/* Replaces a partner's row, but for what it was merged into. */
void trame_changes_update_partner (TrameChanges *changes, const TramePartner *partner);
/* Lays VALUES over a convention's values ("" removes one). VERSION is the version they were loaded with: a commit on
 * another fails with TRAME_REGISTER_ERROR_STALE. 0: whatever it is. WORDS: as for a model. */
void trame_changes_set_values (
    TrameChanges *changes, gint64 convention, gint64 version, GHashTable *values, const char *words);
void trame_changes_set_object (TrameChanges *changes, gint64 convention, const char *object);
/* Puts a convention that has no number yet on MODEL (an id or a handle) and its terms. UNIQUE when it has a number. */
void trame_changes_set_model (TrameChanges *changes, gint64 convention, gint64 model);
void trame_changes_set_responsible (TrameChanges *changes, gint64 convention, const char *responsible);
/* Gives the convention NUMBER (ASCII letters, digits and "_"), once; trame_register_next_number() proposes it. UNIQUE when
 * it is taken meanwhile, or when the convention has one. NULL: the next one, decided inside the transaction. */
void trame_changes_set_number (TrameChanges *changes, gint64 convention, const char *number);
/* VALUE NULL: forgets it. Keys are those of TrameSettings: "commune", "reading.term"… */
void trame_changes_set_setting (TrameChanges *changes, const char *key, const char *value);
/* An unfinished form, kept until it is done; not journaled. BYTES NULL: drops it. A KEY "letter:12:notice" is about the
 * convention 12, and goes with its content. */
void trame_changes_set_draft (TrameChanges *changes, const char *key, GBytes *bytes);

gboolean trame_changes_is_empty (const TrameChanges *changes);

/* Commits. Blocking. FALSE and TRAME_REGISTER_ERROR: nothing was written. */
gboolean trame_register_commit (TrameRegister *self, TrameChanges *changes, GError **error);
/* The same without blocking; CHANGES is taken, and given back by finish (NULL and ERROR: nothing was written). */
void trame_register_commit_async (TrameRegister *self,
                                  TrameChanges *changes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TrameChanges *trame_register_commit_finish (TrameRegister *self, GAsyncResult *result, GError **error);
/* The row's id behind a handle, after the commit. */
gint64 trame_changes_get_id (const TrameChanges *changes, gint64 handle);

G_END_DECLS
