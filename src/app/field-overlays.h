/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filled blanks of a page as rectangles of the preview, the one being typed apart. */
#pragma once

#include "app/preview/preview.h"
#include "documents/engine.h"

G_BEGIN_DECLS

/* Lays PLACES (of TrameFieldPlace; nullable) over PREVIEW: those filled in VALUES (nullable), and FOCUSED (nullable) in any case. */
void trame_field_overlays_lay (TramePreview *preview, const GArray *places, TrameValues *values, const char *focused);

G_END_DECLS
