/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What crosses between the program and its reading child: frames (length, kind, serial, body), and the bodies as
 * serialised GVariants of one fixed type each (a picture's apart). What comes from the child is checked here before anybody uses it: normal
 * form, counts, ranges, UTF-8. Private to the room. */
#pragma once

#include <gio/gio.h>
#include "pages/page-text.h"
#include "pages/signature.h"

G_BEGIN_DECLS

/* The child finds its socket and the file's bytes at these descriptors. */
#define TRAME_WIRE_SOCKET 3
#define TRAME_WIRE_FILE 4

typedef enum
{
  TRAME_WIRE_OPEN = 1,            /* to the child: "(s)" media type or "" */
  TRAME_WIRE_TEXT = 2,            /* to the child: "(u)" page */
  TRAME_WIRE_DRAW = 3,            /* to the child: "(ud)" page, scale */
  TRAME_WIRE_EMBEDDED = 4,        /* to the child: "(s)" name of an embedded file */
  TRAME_WIRE_SIGNATURES = 5,      /* to the child: "()" */
  TRAME_WIRE_HELLO = 6,           /* from the child: TRAME_WIRE_HELLO_TYPE */
  TRAME_WIRE_PAGE = 7,            /* TRAME_WIRE_PAGE_TYPE */
  TRAME_WIRE_PIXELS = 8,          /* TrameWirePicture, then height × stride bytes */
  TRAME_WIRE_FILE_BYTES = 9,      /* TRAME_WIRE_FILE_TYPE */
  TRAME_WIRE_SIGNATURE_LIST = 10, /* TRAME_WIRE_SIGNATURES_TYPE */
  TRAME_WIRE_ERROR = 11,          /* "(u)": TrameReaderError */
} TrameWireKind;

/* Media type, sizes of the pages (none for a file without pages). */
#define TRAME_WIRE_HELLO_TYPE "(sa(dd))"
/* Number, width, height, marks, lines (offset, words (text, box, size, flags, offset)), rules. */
#define TRAME_WIRE_PAGE_TYPE "(uddua(ta(s(dddd)dyt))a(dddd))"
/* Whether there is one, its bytes. */
#define TRAME_WIRE_FILE_TYPE "(bay)"
/* Field, signer, issuer ("": none), status, self made, covers all, covered, time, the certificate's dates. */
#define TRAME_WIRE_SIGNATURES_TYPE "a(sssubbbtxxx)"
#define TRAME_WIRE_MAX_BODY (200u * 1024 * 1024)

/* Before each body, in the machine's byte order: both ends are the same build on the same machine. */
typedef struct
{
  guint32 length; /* of the body */
  guint32 kind;
  guint32 serial; /* an answer carries its question's */
} TrameWireFrame;

/* A picture's body begins with this; not a GVariant, because proving the form of millions of bytes that may be anything
 * takes longer than drawing them. */
typedef struct
{
  guint32 width, height, stride, zero;
} TrameWirePicture;

/* Whether an answer's frame can be: its kind is one of the child's, its length within TRAME_WIRE_MAX_BODY. */
gboolean trame_wire_frame_ok (const TrameWireFrame *frame);

/* BODY as a value of TYPE, or NULL when it is not one in normal form. Owned by the caller. */
GVariant *trame_wire_parse (GBytes *body, const char *type);

/* PAGE as a floating TRAME_WIRE_PAGE_TYPE. */
GVariant *trame_wire_page_pack (const TramePageText *page);
/* The page in BODY, every value checked; NULL when one does not hold. Owned by the caller. */
TramePageText *trame_wire_page_unpack (GBytes *body);

/* What a child says first. */
typedef struct
{
  char *media_type;
  GArray *sizes; /* of double[2] */
} TrameWireHello;

/* Fills HELLO from BODY, checked; FALSE when it does not hold. Clear HELLO with trame_wire_hello_clear. */
gboolean trame_wire_hello_unpack (GBytes *body, TrameWireHello *hello);
void trame_wire_hello_clear (TrameWireHello *hello);

/* The picture in BODY, checked against the asked WIDTH and HEIGHT (pixels); NULL when it does not hold. Owned by the
 * caller. */
GBytes *trame_wire_pixels_unpack (GBytes *body, guint width, guint height, guint *stride);

/* BYTES (nullable) as a floating TRAME_WIRE_FILE_TYPE. */
GVariant *trame_wire_file_pack (GBytes *bytes);
/* The bytes in BODY, at most TRAME_EMBEDDED_MAX, in *BYTES (owned by the caller; NULL: none); FALSE when it does not
 * hold. */
gboolean trame_wire_file_unpack (GBytes *body, GBytes **bytes);
/* SIGNATURES (of TrameSignature*) as a floating TRAME_WIRE_SIGNATURES_TYPE. */
GVariant *trame_wire_signatures_pack (const GPtrArray *signatures);
/* The signatures in BODY, of a file of SIZE bytes, every value checked; NULL when one does not hold. Owned by the
 * caller. */
GPtrArray *trame_wire_signatures_unpack (GBytes *body, gsize size);

/* The TrameReaderError in BODY, checked; FALSE when it does not hold. */
gboolean trame_wire_error_unpack (GBytes *body, int *code);

G_END_DECLS
