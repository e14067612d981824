/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the engine's places to the preview's rectangles. */
#include "app/field-overlays.h"

void
trame_field_overlays_lay (TramePreview *preview, const GArray *places, TrameValues *values, const char *focused)
{
  g_return_if_fail (preview != NULL);
  const guint n = places != NULL ? places->len : 0;
  g_autoptr (GArray) overlays = g_array_new (FALSE, TRUE, sizeof (TramePreviewOverlay));
  g_autofree TrameBox *boxes = g_new0 (TrameBox, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const TrameFieldPlace *place = &g_array_index (places, TrameFieldPlace, i);
      gboolean typed = g_strcmp0 (place->field, focused) == 0;
      const char *value = values != NULL ? g_hash_table_lookup (values, place->field) : NULL;
      if (!typed && (value == NULL || *value == '\0'))
        continue;
      boxes[i] = (TrameBox){ place->x0, place->y0, place->x1, place->y1 };
      const TramePreviewOverlay overlay = { .id = place->field,
                                            .page = place->page,
                                            .boxes = &boxes[i],
                                            .n_boxes = 1,
                                            .style = typed ? TRAME_OVERLAY_EDITING : TRAME_OVERLAY_FILLED };
      g_array_append_val (overlays, overlay);
    }
  trame_preview_set_overlays (preview, (const TramePreviewOverlay *) overlays->data, overlays->len);
}
