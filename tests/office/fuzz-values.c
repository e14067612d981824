/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anything typed in a field is refused or becomes a value of the field's kind; any name becomes a safe file name. */
#include "office/field-value.h"
#include "office/file-write.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  if (size < 1)
    return 0;
  TrameField *field = trame_field_new ("field", "Champ", (TrameFieldKind) (data[0] % (TRAME_FIELD_AT_SIGNATURE + 1)));
  g_autofree char *typed = g_strndup ((const char *) data + 1, size - 1);
  g_autofree char *kept = trame_field_read_value (field, typed, NULL, NULL);
  if (kept != NULL)
    {
      g_assert_true (trame_field_check_value (field, kept, NULL));
      g_autofree char *shown = trame_field_show_value (field, kept);
      g_autofree char *back = trame_field_read_value (field, shown, NULL, NULL);
      g_assert_cmpstr (back, ==, kept);
    }
  g_autofree char *name = trame_file_name_sanitise (typed, ".pdf");
  g_assert_true (g_utf8_validate (name, -1, NULL) && strlen (name) <= 200 && strchr (name, '/') == NULL
                 && name[0] != '.' && name[0] != '-');
  trame_field_free (field);
  return 0;
}
