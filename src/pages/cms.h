/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a detached CMS (PKCS #7) signature against the bytes it signs, by GnuTLS: no network, no file, no store of
 * certificates. Run by the reading child only. Private to the room. */
#pragma once

#include "pages/signature.h"

G_BEGIN_DECLS

/* Fills the status, the names and the time of SIGNATURE from CMS (DER, zeros may follow it), held against SIGNED, LENGTH
 * bytes. */
void trame_cms_check (
    TrameSignature *signature, const guint8 *cms, gsize cms_length, const guint8 *signed_bytes, gsize length);

G_END_DECLS
