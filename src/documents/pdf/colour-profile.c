/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds an ICC version 4 profile of sRGB byte by byte. What draws a page turns its curve round first, each time: from a short
 * table that takes a quarter of the time that a parametric curve takes, or a table of a thousand. */
#include "documents/pdf/colour-profile.h"

#include <math.h>

enum
{
  HEADER_SIZE = 128,
  TAG_ENTRY_SIZE = 12,
  STEPS = 36, /* of the curve: no colour is further than a third of a step of 255 from sRGB’s own */
};

/* The white point D50 of the connection space. */
static const double white[3] = { 0.9642, 1.0, 0.8249 };
/* The primaries of sRGB, brought to D50 by the matrix of Bradford below. */
static const double red[3] = { 0.43607, 0.22249, 0.01392 };
static const double green[3] = { 0.38515, 0.71687, 0.09708 };
static const double blue[3] = { 0.14307, 0.06061, 0.71410 };
static const double adaptation[9] = {
  1.04791, 0.02293, -0.05019, 0.02960, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179
};

static void
append_u32 (GByteArray *out, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);
  g_byte_array_append (out, (const guint8 *) &big, 4);
}

static void
append_u16 (GByteArray *out, guint16 value)
{
  guint16 big = GUINT16_TO_BE (value);
  g_byte_array_append (out, (const guint8 *) &big, 2);
}

static void
append_signature (GByteArray *out, const char *signature)
{
  g_byte_array_append (out, (const guint8 *) signature, 4);
}

/* Numbers with sixteen bits after the point. */
static void
append_fixed (GByteArray *out, const double *values, guint count)
{
  for (guint i = 0; i < count; i++)
    append_u32 (out, (guint32) (gint32) lround (values[i] * 65536));
}

static void
append_text (GByteArray *out, const char *text)
{
  gsize length = strlen (text);
  append_signature (out, "mluc");
  append_u32 (out, 0);
  append_u32 (out, 1);  /* one record */
  append_u32 (out, 12); /* of this size */
  append_signature (out, "enUS");
  append_u32 (out, (guint32) length * 2);
  append_u32 (out, 28);
  for (gsize i = 0; i < length; i++)
    append_u16 (out, (guint8) text[i]);
}

static void
append_colour (GByteArray *out, const double *xyz)
{
  append_signature (out, "XYZ ");
  append_u32 (out, 0);
  append_fixed (out, xyz, 3);
}

static void
append_matrix (GByteArray *out)
{
  append_signature (out, "sf32");
  append_u32 (out, 0);
  append_fixed (out, adaptation, 9);
}

/* The light of the share Y of a colour's number. */
static double
light_of (double y)
{
  return y <= 0.04045 ? y / 12.92 : pow ((y + 0.055) / 1.055, 2.4);
}

static void
append_curve (GByteArray *out)
{
  append_signature (out, "curv");
  append_u32 (out, 0);
  append_u32 (out, STEPS);
  for (guint i = 0; i < STEPS; i++)
    append_u16 (out, (guint16) lround (light_of ((double) i / (STEPS - 1)) * 65535));
}

static void
append_header (GByteArray *out, guint32 size)
{
  append_u32 (out, size);
  append_u32 (out, 0);          /* no preferred engine */
  append_u32 (out, 0x04200000); /* version 4.2 */
  append_signature (out, "mntr");
  append_signature (out, "RGB ");
  append_signature (out, "XYZ ");
  const guint16 made[6] = { 2026, 1, 1, 0, 0, 0 };
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    append_u16 (out, made[i]);
  append_signature (out, "acsp");
  for (guint i = 0; i < 7; i++) /* platform, flags, maker, model, attributes (two words), intent: perceptual */
    append_u32 (out, 0);
  append_fixed (out, white, 3);
  while (out->len < HEADER_SIZE)
    append_u32 (out, 0);
}

typedef struct
{
  const char *signature;
  guint32 at, size;
} ProfileTag;

/* Appends a tag's body to BODY, on a boundary of four bytes. */
static ProfileTag
end_tag (GByteArray *body, const char *signature, guint32 from)
{
  ProfileTag tag = { signature, from, body->len - from };
  while (body->len % 4 != 0)
    g_byte_array_append (body, (const guint8 *) "", 1);
  return tag;
}

GBytes *
trame_colour_profile_new (void)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  ProfileTag tags[10];
  guint count = 0;
  guint32 from = 0;

  append_text (body, "sRGB");
  tags[count++] = end_tag (body, "desc", from);
  from = body->len;
  append_text (body, "CC0");
  tags[count++] = end_tag (body, "cprt", from);
  from = body->len;
  append_matrix (body);
  tags[count++] = end_tag (body, "chad", from);

  const struct
  {
    const char *signature;
    const double *xyz;
  } colours[] = { { "wtpt", white }, { "rXYZ", red }, { "gXYZ", green }, { "bXYZ", blue } };
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      from = body->len;
      append_colour (body, colours[i].xyz);
      tags[count++] = end_tag (body, colours[i].signature, from);
    }

  from = body->len;
  append_curve (body);
  tags[count++] = end_tag (body, "rTRC", from);
  tags[count] = tags[count - 1];
  tags[count++].signature = "gTRC";
  tags[count] = tags[count - 1];
  tags[count++].signature = "bTRC";
  g_assert (count == G_N_ELEMENTS (tags));

  guint32 start = HEADER_SIZE + 4 + count * TAG_ENTRY_SIZE;
  GByteArray *profile = g_byte_array_sized_new (start + body->len);
  append_header (profile, start + body->len);
  append_u32 (profile, count);
  for (guint i = 0; i < count; i++)
    {
      append_signature (profile, tags[i].signature);
      append_u32 (profile, start + tags[i].at);
      append_u32 (profile, tags[i].size);
    }
  g_byte_array_append (profile, body->data, body->len);
  return g_byte_array_free_to_bytes (profile);
}
