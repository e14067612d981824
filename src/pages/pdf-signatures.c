/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form's signature fields: what each covers of the file, byte for byte, before its cryptography is looked at (cms.h). */
#include "pages/pdf-signatures.h"
#include "pages/cms.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <string.h>

#define DEEPEST 8
#define MOST_FIELDS 20000
#define LARGEST_CMS (4u * 1024 * 1024)

typedef struct
{
  qpdf_data pdf;
  const guint8 *data;
  gsize size;
  guint n_fields;
  GPtrArray *found;
} Search;

static char *
text_of (Search *search, qpdf_oh dictionary, const char *key)
{
  const qpdf_oh value = qpdf_oh_get_key_if_dict (search->pdf, dictionary, key);
  char const *text = NULL;
  size_t length = 0;

  if (!qpdf_oh_get_value_as_utf8 (search->pdf, value, &text, &length))
    return NULL;
  return trame_signature_clean_name (text, (gssize) length);
}

/* "D:20260112093000+01'00'" as seconds since 1970; 0: not a date. */
static gint64
time_of (const char *text)
{
  int year, month = 1, day = 1, hour = 0, minute = 0, second = 0, off_hour = 0, off_minute = 0;
  char sign = 'Z';
  g_autoptr (GDateTime) at = NULL;

  if (text == NULL
      || sscanf (text, "D:%4d%2d%2d%2d%2d%2d%c%2d'%2d", &year, &month, &day, &hour, &minute, &second, &sign, &off_hour,
                 &off_minute)
             < 1)
    return 0;
  at = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (at == NULL || off_hour < 0 || off_minute < 0)
    return 0;
  return g_date_time_to_unix (at) - (sign == '+' ? 1 : sign == '-' ? -1 : 0) * (off_hour * 3600 + off_minute * 60);
}

/* The four numbers of a ByteRange; FALSE when they are not one signature's: two stretches of the file, from its first
 * byte, round one gap. */
static gboolean
read_range (Search *search, qpdf_oh signature, gsize range[4])
{
  const qpdf_oh array = qpdf_oh_get_key_if_dict (search->pdf, signature, "/ByteRange");

  if (!qpdf_oh_is_array (search->pdf, array) || qpdf_oh_get_array_n_items (search->pdf, array) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      long long number = -1;

      if (!qpdf_oh_get_value_as_longlong (search->pdf, qpdf_oh_get_array_item (search->pdf, array, i), &number)
          || number < 0 || (gsize) number > search->size)
        return FALSE;
      range[i] = (gsize) number;
    }
  return range[0] == 0 && range[1] > 0 && range[2] > range[1] + 2 && range[3] > 0
         && range[3] <= search->size - range[2];
}

static int
digit_of (guint8 c)
{
  return g_ascii_isxdigit ((char) c) ? g_ascii_xdigit_value ((char) c) : -1;
}

/* The bytes written as "<…>" in the gap of RANGE; NULL when anything else stands there. Owned by the caller. */
static GByteArray *
read_gap (Search *search, const gsize range[4])
{
  g_autoptr (GByteArray) out = NULL;
  int high = -1;

  if (search->data[range[1]] != '<' || search->data[range[2] - 1] != '>' || range[2] - range[1] > 2u * LARGEST_CMS)
    return NULL;
  out = g_byte_array_new ();
  for (gsize i = range[1] + 1; i < range[2] - 1; i++)
    {
      const int digit = digit_of (search->data[i]);
      guint8 byte;

      if (digit < 0)
        return NULL;
      if (high < 0)
        {
          high = digit;
          continue;
        }
      byte = (guint8) (high << 4 | digit);
      g_byte_array_append (out, &byte, 1);
      high = -1;
    }
  return g_steal_pointer (&out);
}

static gboolean
is_blank (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\r\n\f", data[i]) == NULL || data[i] == '\0')
      return FALSE;
  return TRUE;
}

/* Whether the gap is the signature itself: else it would sign something else than what it pretends to. */
static gboolean
gap_is_contents (Search *search, qpdf_oh signature, const GByteArray *gap)
{
  const qpdf_oh contents = qpdf_oh_get_key_if_dict (search->pdf, signature, "/Contents");
  char const *text = NULL;
  size_t length = 0;

  return qpdf_oh_get_value_as_string (search->pdf, contents, &text, &length) && length == gap->len
         && memcmp (text, gap->data, length) == 0;
}

static gboolean
is_checked_kind (Search *search, qpdf_oh signature)
{
  static const char *const kinds[] = { "/adbe.pkcs7.detached", "/ETSI.CAdES.detached" };
  const qpdf_oh kind = qpdf_oh_get_key_if_dict (search->pdf, signature, "/SubFilter");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (qpdf_oh_is_name_and_equals (search->pdf, kind, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
check_bytes (Search *search, qpdf_oh dictionary, TrameSignature *signature)
{
  gsize range[4];
  g_autoptr (GByteArray) gap = NULL;
  g_autofree guint8 *covered = NULL;

  if (!read_range (search, dictionary, range))
    return;
  signature->covered = range[2] + range[3];
  signature->covers_whole = is_blank (search->data + signature->covered, search->size - signature->covered);
  gap = read_gap (search, range);
  if (gap == NULL || !gap_is_contents (search, dictionary, gap))
    return;
  if (!is_checked_kind (search, dictionary))
    {
      signature->status = TRAME_SIGNATURE_NOT_CHECKED;
      return;
    }
  covered = g_malloc (range[1] + range[3]);
  memcpy (covered, search->data, range[1]);
  memcpy (covered + range[1], search->data + range[2], range[3]);
  trame_cms_check (signature, gap->data, gap->len, covered, range[1] + range[3]);
}

static void
take_signature (Search *search, qpdf_oh field, qpdf_oh dictionary)
{
  TrameSignature *signature = g_new0 (TrameSignature, 1);
  g_autofree char *written = text_of (search, dictionary, "/M");

  signature->field = text_of (search, field, "/T");
  signature->status = TRAME_SIGNATURE_BROKEN;
  signature->time_stamp = qpdf_oh_is_name_and_equals (
                              search->pdf, qpdf_oh_get_key_if_dict (search->pdf, dictionary, "/Type"), "/DocTimeStamp")
                          || qpdf_oh_is_name_and_equals (
                              search->pdf, qpdf_oh_get_key_if_dict (search->pdf, dictionary, "/SubFilter"),
                              "/ETSI.RFC3161");
  check_bytes (search, dictionary, signature);
  if (signature->at == 0)
    signature->at = CLAMP (time_of (written), 0, TRAME_SIGNATURE_LATEST);
  if (signature->signer == NULL)
    signature->signer = text_of (search, dictionary, "/Name");
  g_ptr_array_add (search->found, signature);
}

static void
look_at_fields (Search *search, qpdf_oh fields, guint depth)
{
  const int n = qpdf_oh_is_array (search->pdf, fields) ? qpdf_oh_get_array_n_items (search->pdf, fields) : 0;

  for (int i = 0; i < n && depth < DEEPEST; i++)
    {
      const qpdf_oh field = qpdf_oh_get_array_item (search->pdf, fields, i);
      const qpdf_oh value = qpdf_oh_get_key_if_dict (search->pdf, field, "/V");

      if (++search->n_fields > MOST_FIELDS || search->found->len >= TRAME_SIGNATURES_MAX)
        return;
      if (qpdf_oh_is_dictionary (search->pdf, value) && qpdf_oh_has_key (search->pdf, value, "/ByteRange"))
        take_signature (search, field, value);
      look_at_fields (search, qpdf_oh_get_key_if_dict (search->pdf, field, "/Kids"), depth + 1);
    }
}

GPtrArray *
trame_pdf_signatures (GBytes *pdf)
{
  Search search = { .pdf = qpdf_init () };
  gsize size = 0;

  search.data = g_bytes_get_data (pdf, &size);
  search.size = size;
  search.found = g_ptr_array_new_with_free_func ((GDestroyNotify) trame_signature_free);
  qpdf_set_suppress_warnings (search.pdf, QPDF_TRUE);
  qpdf_silence_errors (search.pdf);
  if (size > 0 && (qpdf_read_memory (search.pdf, "file", (const char *) search.data, size, NULL) & QPDF_ERRORS) == 0)
    {
      const qpdf_oh form = qpdf_oh_get_key_if_dict (search.pdf, qpdf_get_root (search.pdf), "/AcroForm");

      look_at_fields (&search, qpdf_oh_get_key_if_dict (search.pdf, form, "/Fields"), 0);
    }
  if (qpdf_has_error (search.pdf))
    qpdf_get_error (search.pdf);
  qpdf_cleanup (&search.pdf);
  return search.found;
}
