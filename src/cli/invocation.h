/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One run of tramectl: its options, its register opened on demand, what it prints, how it ends. */
#pragma once

#include "office/office.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How tramectl ends. */
typedef enum
{
  TRAME_EXIT_DONE = 0,
  TRAME_EXIT_REFUSED = 1,  /* by data or rules; the reason is on stderr */
  TRAME_EXIT_USAGE = 2,    /* the command is written wrong */
  TRAME_EXIT_REGISTER = 3, /* the register is unavailable */
} TrameExit;

typedef struct
{
  char *register_path; /* NULL: the default one */
  char *today_text;    /* as given; NULL: the clock */
  gboolean json;
  GDate today;
  TrameLanguage language;
  TrameOffice *office; /* NULL until asked for */
} TrameInvocation;

typedef struct
{
  const char *name;
  const char *arguments; /* "FILE" */
  const char *summary;   /* N_() */
  TrameExit (*run) (TrameInvocation *invocation, int argc, char **argv);
} TrameCommand;

void trame_invocation_clear (TrameInvocation *invocation);

/* Parses ARGV (the command's name first) with ENTRIES and the options of every command. FALSE, said on stderr, when it is
 * written wrong or help was asked for (then *OUT is DONE). ARGC and ARGV lose what was parsed; ARGV[0] stays. */
gboolean trame_invocation_parse (TrameInvocation *invocation,
                                 const GOptionEntry *entries,
                                 const char *arguments,
                                 const char *summary,
                                 int *argc,
                                 char ***argv,
                                 TrameExit *out);
/* The day it is: --today, else the clock in ZONE (IANA). FALSE, said on stderr, when --today is no date. */
gboolean trame_invocation_read_today (TrameInvocation *invocation);

/* The office, opened once, after which the day's automatic backup is made (the real day, not --today). NULL, said on stderr, when it cannot be: end with TRAME_EXIT_REGISTER. */
TrameOffice *trame_invocation_get_office (TrameInvocation *invocation, TrameOfficeFlags flags);

/* The register's file: --register, else the default one. Owned by the caller. */
char *trame_invocation_dup_path (TrameInvocation *invocation);
/* Whether a person is there to answer a question. */
gboolean trame_invocation_can_ask (TrameInvocation *invocation);

/* Reads the day, then opens the office: what most commands begin with. NULL, said on stderr, and OUT says how to end. */
TrameOffice *trame_invocation_open (TrameInvocation *invocation, TrameOfficeFlags flags, TrameExit *out);

/* Says ERROR on stderr: how to end. A register's fault is 3, everything else 1. */
TrameExit trame_invocation_fail (const GError *error);
/* Says a usage fault on stderr: 2. */
TrameExit trame_invocation_misused (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Prints what BUILDER holds. */
void trame_invocation_print_json (JsonBuilder *builder);

/* An id of the command line: digits alone, more than 0. */
gboolean trame_id_parse (const char *text, gint64 *out);
/* A date of the command line: ISO, or as it is typed in French. FALSE, said on stderr with OPTION's name. */
gboolean trame_option_date (TrameInvocation *invocation, const char *option, const char *text, GDate *out);
/* "Registre : 28 lignes, tête …" at the foot of what may be printed or handed on: a removed tail would show. ASIDE: on
 * standard error, for a program reads the rest. */
void trame_print_head (TrameInvocation *invocation, gboolean aside);
/* "15/01/2026", or "—". Owned by the caller. */
char *trame_date_cell (const GDate *date);

G_END_DECLS
