/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The id an act is transmitted under: DDD-SIREN-YYYYMMDD-NUMBER-NN. Three fields from the left, one from the right; the
 * number between may hold "_", "-" and ".". Its date may be the act's or the sending day: nothing is derived from it. */
#include "domain/deliberation.h"

#define NATURES "DE", "AR", "AI", "CC", "BF", "AU"
#define LONGEST_NUMBER 64

gboolean
trame_siren_valid (const char *siren)
{
  guint sum = 0;
  if (siren == NULL || strlen (siren) != 9)
    return FALSE;
  for (guint i = 0; i < 9; i++)
    {
      if (!g_ascii_isdigit (siren[i]))
        return FALSE;
      guint digit = (guint) (siren[i] - '0');
      if (i % 2 == 1)
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
  return sum % 10 == 0;
}

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* "059", "02A", "974". */
static gboolean
is_department (const char *text, gsize length)
{
  return length == 3 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && (g_ascii_isdigit (text[2]) || text[2] == 'A' || text[2] == 'B');
}

static gboolean
parse_date (const char *text, gsize length, GDate *out)
{
  if (length != 8 || !all_digits (text, 8))
    return FALSE;
  g_autofree char *iso = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  return trame_date_parse_iso (iso, out);
}

static gboolean
is_number (const char *text, gsize length)
{
  if (length == 0 || length > LONGEST_NUMBER)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("_-.", text[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_nature (const char *text)
{
  static const char *const natures[] = { NATURES, NULL };
  return g_strv_contains (natures, text);
}

gboolean
trame_act_id_parse (const char *text, TrameActId *out)
{
  g_return_val_if_fail (out != NULL, FALSE);
  *out = (TrameActId){ 0 };
  if (text == NULL)
    return FALSE;
  const char *siren = strchr (text, '-');
  const char *date = siren == NULL ? NULL : strchr (siren + 1, '-');
  const char *number = date == NULL ? NULL : strchr (date + 1, '-');
  const char *nature = strrchr (text, '-');
  if (number == NULL || nature <= number)
    return FALSE;
  GDate day;
  if (!is_department (text, (gsize) (siren - text)) || date - siren - 1 != 9 || !all_digits (siren + 1, 9)
      || !parse_date (date + 1, (gsize) (number - date - 1), &day)
      || !is_number (number + 1, (gsize) (nature - number - 1)) || !is_nature (nature + 1))
    return FALSE;
  out->department = g_strndup (text, (gsize) (siren - text));
  out->siren = g_strndup (siren + 1, 9);
  out->date = day;
  out->number = g_strndup (number + 1, (gsize) (nature - number - 1));
  out->nature = g_strdup (nature + 1);
  return TRUE;
}

void
trame_act_id_clear (TrameActId *act_id)
{
  g_return_if_fail (act_id != NULL);
  g_free (act_id->department);
  g_free (act_id->siren);
  g_free (act_id->number);
  g_free (act_id->nature);
  *act_id = (TrameActId){ 0 };
}
