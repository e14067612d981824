/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as an object of a PDF file. */
#pragma once

#include "documents/pdf/file.h"
#include "documents/picture.h"

G_BEGIN_DECLS

/* Writes PICTURE; the number of its object. */
guint trame_pdf_picture_put (TramePdfFile *file, TramePacker *packer, const TramePicture *picture);

G_END_DECLS
