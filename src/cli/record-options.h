/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record's members as options of the command line. */
#pragma once

#include "cli/invocation.h"
#include "register/aggregate.h"

G_BEGIN_DECLS

typedef struct _TrameRecordOptions TrameRecordOptions;

TrameRecordOptions *trame_record_options_new (const TrameAggregate *aggregate);
void trame_record_options_free (TrameRecordOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameRecordOptions, trame_record_options_free)
/* For trame_invocation_parse: "--held-on DATE"… Owned by OPTIONS. */
const GOptionEntry *trame_record_options_entries (TrameRecordOptions *options);
/* Gives the member COLUMN what a word of the command line says. */
void trame_record_options_give (TrameRecordOptions *options, const char *column, const char *text);

/* Lays what was given over RECORD. Conventions and partners may be named, not only numbered; "" empties. FALSE, said on
 * stderr, and OUT says how to end. */
gboolean
trame_record_options_lay (TrameRecordOptions *options, TrameInvocation *invocation, gpointer record, TrameExit *out);
/* Whether RECORD is what was given: the same ids and dates, texts that hold the words given; what is of a partner that was
 * merged is of the one that it became. */
gboolean trame_record_options_match (TrameRecordOptions *options,
                                     TrameInvocation *invocation,
                                     gconstpointer given,
                                     gconstpointer record);

/* An id of the member's own table: a number; a convention's number, a partner's, a scheme's or an indicator's name. A
 * "partner" that was merged is the one that it became. FALSE, said on stderr. */
gboolean trame_record_read_id (TrameInvocation *invocation, const char *column, const char *text, gint64 *out);

G_END_DECLS
