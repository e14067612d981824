/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register's sentences, one a code. Private to the room. */
#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* Sets ERROR to CODE with its own sentence, followed by DETAIL (nullable: a path, a sentence) where there is one. */
void trame_register_error_set (GError **error, TrameRegisterError code, const char *detail);

/* The same of what the system just refused (errno) at PATH. */
void trame_register_error_set_errno (GError **error, const char *path);

G_END_DECLS
