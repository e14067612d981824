/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and checks what crosses about a file that came back: what is embedded in it, and its signatures. */
#include "pages/reader.h"
#include "pages/wire.h"

#include <string.h>

GVariant *
trame_wire_file_pack (GBytes *bytes)
{
  gsize length = 0;
  const void *data = bytes == NULL ? NULL : g_bytes_get_data (bytes, &length);

  return g_variant_new ("(b@ay)", bytes != NULL, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, length, 1));
}

gboolean
trame_wire_file_unpack (GBytes *body, GBytes **bytes)
{
  g_autoptr (GVariant) value = trame_wire_parse (body, TRAME_WIRE_FILE_TYPE);
  g_autoptr (GVariant) content = NULL;
  gboolean some;

  *bytes = NULL;
  if (value == NULL)
    return FALSE;
  g_variant_get (value, "(b@ay)", &some, &content);
  if (g_variant_get_size (content) > (some ? TRAME_EMBEDDED_MAX : 0))
    return FALSE;
  if (some)
    *bytes = g_variant_get_data_as_bytes (content);
  return TRUE;
}

static const char *
or_nothing (const char *text)
{
  return text == NULL ? "" : text;
}

GVariant *
trame_wire_signatures_pack (const GPtrArray *signatures)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TRAME_WIRE_SIGNATURES_TYPE));

  for (guint i = 0; i < signatures->len; i++)
    {
      const TrameSignature *one = signatures->pdata[i];

      g_variant_builder_add (&list, "(sssubbbtxxx)", or_nothing (one->field), or_nothing (one->signer),
                             or_nothing (one->issuer), (guint32) one->status, one->self_made, one->covers_whole,
                             one->time_stamp, (guint64) one->covered, one->at, one->valid_from, one->valid_until);
    }
  return g_variant_builder_end (&list);
}

/* TEXT in *OUT ("" as NULL); FALSE when it could not have come from trame_signature_clean_name. */
static gboolean
take_name (const char *text, char **out)
{
  g_autofree char *clean = *text == '\0' ? NULL : trame_signature_clean_name (text, -1);

  if (*text != '\0' && g_strcmp0 (clean, text) != 0)
    return FALSE;
  *out = g_steal_pointer (&clean);
  return TRUE;
}

static gboolean
is_instant (gint64 seconds)
{
  return seconds >= 0 && seconds <= TRAME_SIGNATURE_LATEST;
}

GPtrArray *
trame_wire_signatures_unpack (GBytes *body, gsize size)
{
  g_autoptr (GVariant) value = trame_wire_parse (body, TRAME_WIRE_SIGNATURES_TYPE);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_signature_free);
  const char *field, *signer, *issuer;
  gboolean self_made, covers_whole, time_stamp;
  GVariantIter list;
  guint32 status;
  guint64 covered;
  gint64 at, from, until;

  if (value == NULL || g_variant_n_children (value) > TRAME_SIGNATURES_MAX)
    return NULL;
  g_variant_iter_init (&list, value);
  while (g_variant_iter_next (&list, "(&s&s&subbbtxxx)", &field, &signer, &issuer, &status, &self_made, &covers_whole,
                              &time_stamp, &covered, &at, &from, &until))
    {
      TrameSignature *one = g_new0 (TrameSignature, 1);

      g_ptr_array_add (all, one);
      if (status > TRAME_SIGNATURE_NOT_CHECKED || covered > size || !is_instant (at) || !is_instant (from)
          || !is_instant (until) || !take_name (field, &one->field) || !take_name (signer, &one->signer)
          || !take_name (issuer, &one->issuer))
        return NULL;
      one->status = (TrameSignatureStatus) status;
      one->self_made = self_made;
      one->covers_whole = covers_whole;
      one->time_stamp = time_stamp;
      one->covered = covered;
      one->at = at;
      one->valid_from = from;
      one->valid_until = until;
    }
  return g_steal_pointer (&all);
}
