/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets a filled document on pages and writes the PDF (PDF/A-3a and PDF/UA-1). An engine holds fonts and caches; it
 * belongs to one thread at a time. */
#pragma once

#include "documents/fill.h"
#include "documents/style.h"

G_BEGIN_DECLS

#define TRAME_ENGINE_ERROR (trame_engine_error_quark ())
GQuark trame_engine_error_quark (void);
typedef enum
{
  TRAME_ENGINE_ERROR_FONT,   /* no usable font: the message says which package has it */
  TRAME_ENGINE_ERROR_HYPHEN, /* no hyphenation patterns: the message says which package has them */
} TrameEngineError;

/* The name of the attached file that holds a text's data. */
#define TRAME_EMBEDDED_DATA_NAME "trame.xml"

/* Several engines may work at once, each on its own thread. */
typedef struct _TrameEngine TrameEngine;

/* Where a field's value stands: points from the page's top left. A value over two lines has two places. */
typedef struct
{
  const char *field; /* interned */
  guint page;        /* from 1 */
  float x0, y0, x1, y1;
} TrameFieldPlace;

/* A set document; immutable, shared by reference. */
typedef struct
{
  gatomicrefcount refs;
  GBytes *pdf;
  guint pages;
  GArray *places; /* of TrameFieldPlace, in reading order */
  GArray *marks;  /* of guint64, one a page: a page that looks as another does has the same; NULL: not known */
} TrameSetDocument;

TrameSetDocument *trame_set_document_ref (TrameSetDocument *set);
void trame_set_document_unref (TrameSetDocument *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameSetDocument, trame_set_document_unref)

/* Loads the French patterns; fonts are loaded when a text first needs them. NULL and TRAME_ENGINE_ERROR_HYPHEN without
 * patterns. */
TrameEngine *trame_engine_new (GError **error);
void trame_engine_free (TrameEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrameEngine, trame_engine_free)

/* Sets TEXT in STYLE. DATE is the document's date in its metadata (midnight UTC; NULL or cleared: none). The same input
 * gives the same bytes, whatever the engine has set before. TEXT and STYLE are only read. One reference, or NULL and
 * TRAME_ENGINE_ERROR_FONT: any text can be set, and only fonts can be missing. */
TrameSetDocument *trame_engine_set (
    TrameEngine *engine, const TrameText *text, const TrameStyle *style, const GDate *date, GError **error);

G_END_DECLS
