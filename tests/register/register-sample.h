/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder thrown away after, a register in it, and one act with its model, partners and conventions. */
#pragma once

#include "register/changes.h"
#include "register/convention.h"
#include "register/load.h"
#include "register/verify.h"

G_BEGIN_DECLS

/* 2026-01-05 09:00 UTC. */
#define SAMPLE_NOW G_GINT64_CONSTANT (1767603600000000)

typedef struct
{
  char *folder;
  char *path;
  TrameRegister *store; /* NULL until opened */
} Sample;

void sample_set_up (Sample *sample, gconstpointer data);
void sample_tear_down (Sample *sample, gconstpointer data);
void sample_open (Sample *sample);
void sample_close (Sample *sample);
/* Runs SQL on the file with the triggers off, as someone with a tool would. */
void sample_tamper (Sample *sample, const char *sql);

/* One act, its model, three partners, a convention for each: ids 1 to 3. */
void sample_fill (Sample *sample);
TrameDeliberation *sample_act (void);
TrameModelRecord *sample_model (gint64 deliberation);
void sample_date (GDate *date, const char *iso);
TrameFact *sample_signature (TrameParty party, const char *iso);
/* Commits and frees CHANGES. */
void sample_commit (Sample *sample, TrameChanges *changes);
void sample_assert_verified (Sample *sample);
/* This program again, with those arguments (at most 4, the last NULL); it ends with us. */
pid_t sample_spawn (const char *first, ...) G_GNUC_NULL_TERMINATED;
/* One more partner; FALSE and ERROR when it was refused. */
gboolean sample_add_partner (Sample *sample, const char *name, GError **error);
guint sample_count_partners (Sample *sample);

G_END_DECLS
