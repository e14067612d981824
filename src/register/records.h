/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows as values: what is handed in to be kept, what comes back. Strings and bytes are owned by their record. */
#pragma once

#include "domain/deliberation.h"
#include "domain/partner.h"

G_BEGIN_DECLS

/* A model. Its XML is opaque here: the caller hands in what it declares and the words to search. */
typedef struct
{
  gint64 id;  /* 0: not stored */
  char *name; /* the model's own id */
  guint version;
  char *title;
  char *kind;          /* nick: "convention", "amendment"… */
  gint64 deliberation; /* 0: none (a shipped model) */
  TrameTerms terms;
  TrameClauses clauses;
  GBytes *xml; /* NULL in listings */
} TrameModelRecord;

/* A convention to keep. Ids may be handles of the same TrameChanges (negative). */
typedef struct
{
  gint64 model; /* 0: none, signed before Trame */
  gint64 partner;
  gint64 deliberation; /* 0: none */
  char *scheme;
  char *object;
  char *responsible; /* the agent who follows it */
  TrameTerms terms;  /* copied from the model; only amendments change them */
  TrameClauses clauses;
  GHashTable *values; /* field id → text; NULL: none */
} TrameConventionRecord;

/* A document kept with a convention. */
typedef struct
{
  gint64 id;
  gint64 convention; /* 0: of a partner */
  gint64 partner;    /* 0: of a convention alone */
  gint64 model;      /* that it was made from; 0: attached */
  guint issue; /* of its kind about its convention, from 1: a later one takes nothing from those before; 0: attached */
  gboolean attached; /* not made here */
  gboolean removed;  /* its content was, lawfully: the hash stays */
  char *kind;        /* "convention", "sheet"…; attached: "signed-scan", "acknowledgement"… */
  char *name;
  char *media_type;
  char *sha256;
  gint64 size;
  GDate issued_on; /* cleared: not issued */
  gint64 recorded; /* µs since 1970, UTC */
  char *note;
} TrameDocumentRecord;

/* A délibération in a listing. */
typedef struct
{
  TrameDeliberation *act;
  char *source_name; /* file it was read from; NULL: none */
  char *source_type;
  char *source_sha256;
} TrameDeliberationRecord;

/* A row of the journal. */
typedef struct
{
  gint64 id;
  gint64 at; /* µs since 1970, UTC */
  char *agent;
  char *verb; /* "add", "set", "remove" */
  char *table;
  gint64 row;
  gint64 convention; /* that it is about; 0: none */
  char *content_hash;
  char *chain_hash;
} TrameJournalRecord;

/* What the dates of every convention are computed with, and who the commune is. Keys, and what is there when they are
 * not: "commune", "department", "siren" (NULL), "number-pattern" ("{act}_{nn}"), "transit-working-days" ("3"),
 * "reading.term" ("same-day"|"eve"), "reading.notice" ("clear-days"|"calendar-days"), "reading.roll" ("false"|"true"),
 * "reading.zone" ("metropole"…), "retention" and "retention.MODEL" (how long what has ended is kept: a period, "P10Y"; of
 * those signed before Trame, MODEL is "existing"). */
typedef struct
{
  TrameReadings readings;
  guint transit_working_days;
  char *commune; /* NULL: not said */
  char *department;
  char *siren;
  char *number_pattern; /* "{act}_{nn}" */
  GHashTable *values;   /* every setting by its key, those above and any other: never NULL */
} TrameSettings;

void trame_model_record_free (TrameModelRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameModelRecord, trame_model_record_free)
void trame_document_record_free (TrameDocumentRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDocumentRecord, trame_document_record_free)
void trame_deliberation_record_free (TrameDeliberationRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDeliberationRecord, trame_deliberation_record_free)
void trame_journal_record_free (TrameJournalRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameJournalRecord, trame_journal_record_free)
void trame_settings_free (TrameSettings *settings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSettings, trame_settings_free)

/* The setting that says which copies were deleted for what they still held, and when: the journal keeps who did it. */
#define TRAME_SETTING_PURGED "backup.purged"

G_END_DECLS
