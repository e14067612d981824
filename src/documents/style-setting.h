/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices of a commune's house style, as text: a register keeps them among its settings. */
#pragma once

#include "documents/style.h"

G_BEGIN_DECLS

#define TRAME_STYLE_ERROR (trame_style_error_quark ())
GQuark trame_style_error_quark (void);
typedef enum
{
  TRAME_STYLE_ERROR_KEY,   /* no such choice */
  TRAME_STYLE_ERROR_VALUE, /* not a value of it: the message says what is */
} TrameStyleError;

/* "style.header" (the name at the head of the pages), "style.accent" ("#1f4a80"), "style.size" (points), "style.margins"
 * ("30 25 25 25": millimetres from the top clockwise), "style.text-font" and
 * "style.title-font" (families), "style.arms" (a PNG or JPEG in base64),
 * "style.arms-words" (what they show), "style.footer" (at most two lines); NULL ends. */
const char *const *trame_style_keys (void);
/* The value of KEY in STYLE; NULL when it is no key, or says nothing. Owned by the caller. */
char *trame_style_get (const TrameStyle *style, const char *key);
/* Whether KEY's value is a file's bytes in base64. */
gboolean trame_style_is_file (const char *key);
/* Sets KEY. FALSE and ERROR, STYLE unchanged, when VALUE is none of it: a colour too pale to be read on white paper is
 * refused (WCAG 2.1, 1.4.3: a contrast of 4.5), and a font that is not installed. */
gboolean trame_style_set (TrameStyle *style, const char *key, const char *value, GError **error);
/* Sets all that VALUES (key → text; other keys are left alone) has. What is no value changes nothing. */
void trame_style_apply (TrameStyle *style, GHashTable *values);

G_END_DECLS
