/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style that documents are set in. */
#include "office/setting.h"

TrameStyle *
trame_desk_style (TrameDesk *desk, const char *scheme)
{
  TrameStyle *style = trame_style_copy (desk->style);
  if (scheme != NULL && style->header_right == NULL)
    style->header_right = g_strdup (scheme);
  return style;
}
