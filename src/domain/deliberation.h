/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The council's act: sitting, attendance, vote, transmission, and what follows from them. Names stay as written. */
#pragma once

#include "domain/lifecycle.h"

G_BEGIN_DECLS

typedef struct
{
  char *giver;
  char *holder;
} TrameProxy;

typedef struct
{
  char *name;
  char *note; /* arrivals, departures: as written; signatories: the capacity */
} TrameNamedNote;

typedef enum
{
  TRAME_VOTE_UNKNOWN = 0,
  TRAME_VOTE_UNANIMOUS,
  TRAME_VOTE_ADOPTED,
  TRAME_VOTE_REJECTED,
} TrameVoteResult;

/* Counts are -1 when not written; strings NULL when not read; lists never NULL. */
typedef struct
{
  gint64 id; /* the register's; 0: not stored */
  char *number;
  char *title; /* the object; lines joined by " — " */
  char *subtitle;
  char *body; /* "conseil municipal"… */
  char *community;

  TrameTransmission dates; /* sitting, sent, received, published */
  char *time;              /* "HH:MM" */
  GDate notice_date;
  char *place;
  char *chair;

  gint in_office;
  gint present_count;
  gint voters;
  gint expressed;
  GPtrArray *present;    /* of char* */
  GPtrArray *proxies;    /* of TrameProxy* */
  GPtrArray *absent;     /* of char* */
  GPtrArray *arrivals;   /* of TrameNamedNote* */
  GPtrArray *departures; /* of TrameNamedNote* */
  char *secretary;
  GPtrArray *signatories; /* of TrameNamedNote*: name, capacity */

  char *scheme;
  GPtrArray *recitals;  /* of char* */
  GPtrArray *decisions; /* of char* */
  GPtrArray *partners;  /* of char*, as named by the act */

  TrameVoteResult result;
  gint votes_for;
  gint votes_against;
  gint abstentions;
  gint not_voting;
  gboolean secret;

  char *act_id; /* DDD-SIREN-YYYYMMDD-NUMBER-NN */
} TrameDeliberation;

TrameDeliberation *trame_deliberation_new (void);
TrameDeliberation *trame_deliberation_copy (const TrameDeliberation *deliberation);
void trame_deliberation_free (TrameDeliberation *deliberation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameDeliberation, trame_deliberation_free)
TrameProxy *trame_proxy_new (const char *giver, const char *holder);
TrameNamedNote *trame_named_note_new (const char *name, const char *note);

/* A check's finding: a warning code, the path it is about ("proxies.1.giver") and its reasons. */
typedef struct
{
  const char *code; /* static */
  char *path;
  GArray *reasons; /* of TrameReason */
} TrameFinding;

void trame_finding_free (TrameFinding *finding);

/* Every check of the council's rules (CGCT, see domain/deliberation.c). Real acts contain real inconsistencies: these
 * are warnings, never refusals. An array of TrameFinding*, owned by the caller. */
GPtrArray *trame_deliberation_check (const TrameDeliberation *deliberation, TrameZone zone);

/* The councillors present or voting by proxy who are also on the partner's board, BOARD being a NULL-terminated list of
 * names (CGCT L2131-11). Findings as above. */
GPtrArray *trame_deliberation_check_interest (const TrameDeliberation *act, const char *const *board);

/* The day the act is enforceable: the later of publication and receipt by the prefecture (CGCT L2131-1). OUT is
 * cleared, and FALSE returned, while one is missing. REASONS, if not NULL, gets new TrameReasons. */
gboolean trame_enforceable_on (const TrameTransmission *dates, GDate *out, GArray *reasons);
/* Last day of appeal (from publication) and of the prefect's referral (from receipt): délai franc of two months,
 * rolled to the next working day of ZONE (code de justice administrative R421-1; CGCT L2131-6). */
gboolean trame_appeal_until (const TrameTransmission *dates, TrameZone zone, GDate *out, GArray *reasons);
gboolean trame_referral_until (const TrameTransmission *dates, TrameZone zone, GDate *out, GArray *reasons);

/* The parts of an act id: three fields from the left, one from the right, the number between. */
typedef struct
{
  char *department;
  char *siren;
  GDate date;
  char *number;
  char *nature; /* DE AR AI CC BF AU */
} TrameActId;

gboolean trame_act_id_parse (const char *text, TrameActId *out);
void trame_act_id_clear (TrameActId *act_id);
/* Nine digits that pass Luhn's check. */
gboolean trame_siren_valid (const char *siren);

G_END_DECLS
