/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the council's checks write their findings. Private to the room. */
#pragma once

#include "domain/deliberation.h"
#include "domain/rules.h"

G_BEGIN_DECLS

void trame_findings_add (GPtrArray *findings, const char *code, const char *path, const TrameStep *because);
#define TRAME_FIND(findings, code, path, ...)                                                                          \
  trame_findings_add ((findings), (code), (path), &(const TrameStep){ __VA_ARGS__ })

void trame_check_attendance (GPtrArray *findings, const TrameDeliberation *act);

G_END_DECLS
