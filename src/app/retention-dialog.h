/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been kept long enough: the list for the archivist's visa, then the removal of the content. */
#pragma once

#include <gtk/gtk.h>

#include "office/office.h"

G_BEGIN_DECLS

void trame_retention_dialog_present (GtkWidget *parent, TrameOffice *office);

G_END_DECLS
