/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dated facts of a convention. Append-only: a wrong fact is corrected by a later one that cites it. */
#pragma once

#include "domain/terms.h"

G_BEGIN_DECLS

typedef enum
{
  TRAME_FACT_UNKNOWN = 0,
  TRAME_FACT_ISSUED,
  TRAME_FACT_SIGNED,
  TRAME_FACT_TRANSMITTED,
  TRAME_FACT_NOTIFIED,
  TRAME_FACT_RENEWAL_REQUESTED,
  TRAME_FACT_RENEWAL_AGREED,
  TRAME_FACT_RENEWAL_DECLINED,
  TRAME_FACT_TERMINATION_NOTIFIED,
  TRAME_FACT_TERMINATION_AGREED,
  TRAME_FACT_PERFORMANCE_CONTINUED,
  TRAME_FACT_PARTNER_CHANGED,
  TRAME_FACT_VISA,
  TRAME_FACT_SENT_FOR_SIGNATURE,
  TRAME_FACT_RETURNED,
  TRAME_FACT_BREACH,
  TRAME_FACT_FORMAL_NOTICE,
  TRAME_FACT_BREACH_REMEDIED,
  TRAME_FACT_AMENDMENT,
  TRAME_FACT_WITHDRAWN,
  TRAME_FACT_REPORT_DUE,
  TRAME_FACT_REPORT_RECEIVED,
  TRAME_FACT_EVALUATION_REQUESTED,
  TRAME_FACT_EVALUATION_RECEIVED,
  TRAME_FACT_CORRECTION,
} TrameFactKind;

typedef enum
{
  TRAME_PARTY_NONE = 0,
  TRAME_PARTY_CITY,
  TRAME_PARTY_PARTNER,
} TrameParty;

typedef enum
{
  TRAME_GROUND_UNKNOWN = 0,
  TRAME_GROUND_REQUEST,
  TRAME_GROUND_NON_PERFORMANCE,
  TRAME_GROUND_GENERAL_INTEREST,
} TrameGround;

typedef enum
{
  TRAME_UNCLAIMED_UNKNOWN = 0,
  TRAME_UNCLAIMED_NO,
  TRAME_UNCLAIMED_YES,
} TrameUnclaimed;

/* Which keys of an amendment's changes are present; a present key whose value is unknown removes the term. */
typedef enum
{
  TRAME_CHANGES_LENGTH = 1 << 0,
  TRAME_CHANGES_END_DATE = 1 << 1,
  TRAME_CHANGES_START = 1 << 2,
  TRAME_CHANGES_RENEWAL = 1 << 3,
  TRAME_CHANGES_RENEWALS_MAX = 1 << 4,
  TRAME_CHANGES_RENEWAL_NOTICE = 1 << 5,
  TRAME_CHANGES_NOTICE = 1 << 6,
  TRAME_CHANGES_NOTICE_MEDIUM = 1 << 7,
  TRAME_CHANGES_MONEY = 1 << 8,
  TRAME_CHANGES_CURE = 1 << 9,
} TrameChangesMask;

typedef struct _TrameFact TrameFact;

/* Keys that a kind does not have stay cleared (NULL, 0, cleared date). Strings are owned by the fact. */
struct _TrameFact
{
  gatomicrefcount refs; /* private: trame_fact_ref, trame_fact_unref */
  gint64 id;            /* the register's; 0: not stored */
  TrameFactKind kind;
  TrameParty party;
  GDate on; /* cleared: not known, then the bounds (each may be cleared) */
  GDate not_before;
  GDate not_after;
  gint64 recorded; /* microseconds since 1970, UTC; 0: not said */

  char *signatory; /* signed */
  char *capacity;
  char *place;
  char *by;   /* visa */
  char *to;   /* sent-for-signature */
  char *what; /* partner-changed */
  char *clause;
  char *note; /* free text of the agent; never read by the rules */

  gboolean has_length; /* renewal-agreed */
  TramePeriod length;

  TrameGround ground; /* termination-notified (posted = on), formal-notice */
  TrameMedium medium;
  GDate posted;
  GDate first_presented;
  GDate received;
  GDate refused;
  GDate effective;
  TrameUnclaimed unclaimed;
  gboolean has_cure;
  TramePeriod cure;

  TrameChangesMask changes_mask; /* amendment (on = the later signature) */
  TrameTerms changes;
  GDate signed_city;
  GDate signed_partner;
  char *deliberation; /* number of the act that authorised the amendment */

  gint64 corrects;        /* correction: index in the case's list, or id of the register, see lifecycle.h */
  TrameFact *replacement; /* correction: the fact as it should have been; NULL cancels it */
};

/* A new fact of KIND, everything else cleared, one reference. Fill it before you share it; shared facts are constant. */
TrameFact *trame_fact_new (TrameFactKind kind);
TrameFact *trame_fact_copy (const TrameFact *fact); /* deep, one reference */
TrameFact *trame_fact_ref (TrameFact *fact);
void trame_fact_unref (TrameFact *fact);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameFact, trame_fact_unref)

/* Nicks of interchange.md ("termination-notified", "city"…); from_nick gives 0 for others. */
const char *trame_fact_kind_to_nick (TrameFactKind kind);
TrameFactKind trame_fact_kind_from_nick (const char *nick);
const char *trame_party_to_nick (TrameParty party);
TrameParty trame_party_from_nick (const char *nick);
const char *trame_ground_to_nick (TrameGround ground);
TrameGround trame_ground_from_nick (const char *nick);

G_END_DECLS
