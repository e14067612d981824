/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures as values: their end, and the cleaning of the names that foreign files give. */
#include "pages/signature.h"

#include <string.h>

void
trame_signature_free (TrameSignature *signature)
{
  if (signature == NULL)
    return;
  g_free (signature->field);
  g_free (signature->signer);
  g_free (signature->issuer);
  g_free (signature);
}

char *
trame_signature_clean_name (const char *raw, gssize length)
{
  g_autofree char *valid = raw == NULL ? NULL : g_utf8_make_valid (raw, length);
  g_autofree char *normal = valid == NULL ? NULL : g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = normal; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_type (c) == G_UNICODE_FORMAT || !g_unichar_isdefined (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      if (c == ' ' && (name->len == 0 || name->str[name->len - 1] == ' '))
        continue;
      if (name->len + (gsize) g_unichar_to_utf8 (c, NULL) > TRAME_SIGNATURE_NAME_MAX)
        break;
      g_string_append_unichar (name, c);
    }
  while (name->len > 0 && name->str[name->len - 1] == ' ')
    g_string_truncate (name, name->len - 1);
  return name->len == 0 ? NULL : g_string_free (g_steal_pointer (&name), FALSE);
}

gboolean
trame_signature_out_of_dates (const TrameSignature *signature)
{
  g_return_val_if_fail (signature != NULL, FALSE);
  if (signature->at == 0 || signature->time_stamp)
    return FALSE;
  return signature->at < signature->valid_from
         || (signature->valid_until > 0 && signature->at > signature->valid_until);
}
