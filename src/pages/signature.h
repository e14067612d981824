/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An electronic signature of a PDF, as it was found: a plain value. Whose certificate it is, nobody was asked: names are
 * those that the certificate gives itself. Finding and checking are the reading child's (pdf-signatures.h). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRAME_SIGNATURE_INTACT,      /* what it covers is as it was when it was signed */
  TRAME_SIGNATURE_CHANGED,     /* what it covers was changed since */
  TRAME_SIGNATURE_BROKEN,      /* it cannot be read, or does not sign what it pretends to */
  TRAME_SIGNATURE_WEAK,        /* made with a method that is no longer safe: it proves nothing */
  TRAME_SIGNATURE_NOT_CHECKED, /* of a kind that is not checked here (a time stamp alone, a method out of use) */
} TrameSignatureStatus;

typedef struct
{
  char *field;  /* its name in the file; NULL: none */
  char *signer; /* common name of the certificate; NULL: not known */
  char *issuer; /* who made the certificate; NULL: not known */
  TrameSignatureStatus status;
  gboolean self_made;             /* the certificate was made by its own holder */
  gboolean covers_whole;          /* nothing was added to the file after it */
  gboolean time_stamp;            /* of a time-stamping service: it signs a date, nobody's consent */
  gsize covered;                  /* bytes, from the file's start to the end of what is covered */
  gint64 at;                      /* seconds since 1970, UTC, as the signer's machine said; 0: not said */
  gint64 valid_from, valid_until; /* the same, of the certificate, as it says; 0: not known */
} TrameSignature;

#define TRAME_SIGNATURES_MAX 200
#define TRAME_SIGNATURE_LATEST G_GINT64_CONSTANT (253402300799) /* the year 9999's end: later is no date */
#define TRAME_SIGNATURE_NAME_MAX 1000                           /* bytes */

/* Whether the certificate's dates leave out the day of the signature. FALSE also when one is not known. */
gboolean trame_signature_out_of_dates (const TrameSignature *signature);

void trame_signature_free (TrameSignature *signature);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSignature, trame_signature_free)

/* RAW (LENGTH bytes, or -1) as a name on one line: NFC, no control or direction characters, spaces merged, cut at
 * TRAME_SIGNATURE_NAME_MAX; NULL when nothing is left. Owned by the caller. */
char *trame_signature_clean_name (const char *raw, gssize length);

G_END_DECLS
