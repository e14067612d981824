/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values by the kind of their field: dates as YYYY-MM-DD, amounts in cents, lists one item a line, the rest as text. */
#include "office/field-value.h"

#include "french/date-text.h"
#include "office/office.h"
#include "office/typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_VALUE (512 * 1024) /* bytes; forty pages are 130 000 */
#define LARGEST_AMOUNT G_GINT64_CONSTANT (99999999999999)

static void
refuse (GError **error, const TrameField *field, const char *why)
{
  g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_REFUSED, "%s : %s",
               field->label != NULL ? field->label : field->id, why);
}

/* Cents of "1 500,50 €", "1500.5", "12": FALSE when it is not an amount. */
static gboolean
amount_from_text (const char *text, gint64 *out)
{
  gint64 cents = 0;
  gint decimals = -1;
  gboolean any = FALSE;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      if (g_unichar_isspace (c) || c == 0x202F || c == 0x00A0)
        continue;
      if (c == 0x20AC || g_ascii_strncasecmp (at, "eur", 3) == 0)
        {
          at += c == 0x20AC ? 0 : strcspn (at, " ") - 1;
          continue;
        }
      if ((c == ',' || c == '.') && decimals < 0)
        decimals = 0;
      else if (c >= '0' && c <= '9' && decimals < 2)
        {
          any = TRUE;
          cents = cents * 10 + (gint64) (c - '0');
          decimals += decimals >= 0;
        }
      else
        return FALSE;
      if (cents > LARGEST_AMOUNT)
        return FALSE;
    }
  for (gint i = MAX (decimals, 0); i < 2; i++)
    cents *= 10;
  *out = cents;
  return any && cents <= LARGEST_AMOUNT;
}

static char *
clean_list (const char *typed)
{
  g_autofree char *text = trame_typed_text (typed, TRUE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) list = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      if (*line != '\0')
        g_string_append_printf (list, "%s%s", list->len > 0 ? "\n" : "", line);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
is_choice (const TrameField *field, const char *value)
{
  for (guint i = 0; field->choices != NULL && i < field->choices->len; i++)
    if (g_str_equal (g_ptr_array_index (field->choices, i), value))
      return TRUE;
  return field->choices == NULL;
}

static char *
read_date (const TrameField *field, const char *typed, const GDate *today, GError **error)
{
  GDate date;
  if (trame_date_parse_iso (typed, &date) || trame_date_read (typed, today, &date))
    return trame_date_to_iso (&date);
  g_autofree char *why = g_strdup_printf (_ ("“%s” is not a date that exists. Write it as 15/01/2026."), typed);
  refuse (error, field, why);
  return NULL;
}

static char *
read_amount (const TrameField *field, const char *typed, GError **error)
{
  gint64 cents = 0;
  if (amount_from_text (typed, &cents))
    return g_strdup_printf ("%" G_GINT64_FORMAT, cents);
  g_autofree char *why = g_strdup_printf (_ ("“%s” is not an amount. Write it as 1500,50."), typed);
  refuse (error, field, why);
  return NULL;
}

char *
trame_field_read_value (const TrameField *field, const char *typed, const GDate *today, GError **error)
{
  g_return_val_if_fail (field != NULL && typed != NULL, NULL);
  if (!g_utf8_validate (typed, -1, NULL) || strlen (typed) > LONGEST_VALUE)
    {
      refuse (error, field, _ ("the text is too long, or is not text."));
      return NULL;
    }
  g_autofree char *line = trame_typed_text (typed, FALSE);
  if (*line == '\0')
    return g_strdup ("");
  switch (field->kind)
    {
    case TRAME_FIELD_DATE:
      return read_date (field, line, today, error);
    case TRAME_FIELD_AMOUNT:
      return read_amount (field, line, error);
    case TRAME_FIELD_CHOICE:
      if (is_choice (field, line))
        return g_steal_pointer (&line);
      {
        g_autofree char *why = g_strdup_printf (_ ("“%s” is not one of the choices of the model."), line);
        refuse (error, field, why);
      }
      return NULL;
    case TRAME_FIELD_LIST:
      return clean_list (typed);
    case TRAME_FIELD_TEXT:
      return trame_typed_text (typed, TRUE);
    default:
      return g_steal_pointer (&line);
    }
}

gboolean
trame_field_check_value (const TrameField *field, const char *value, GError **error)
{
  g_return_val_if_fail (field != NULL && value != NULL, FALSE);
  GDate date;
  guint64 cents = 0;
  gboolean good = g_utf8_validate (value, -1, NULL) && strlen (value) <= LONGEST_VALUE;
  if (good && *value != '\0')
    switch (field->kind)
      {
      case TRAME_FIELD_DATE:
        good = trame_date_parse_iso (value, &date);
        break;
      case TRAME_FIELD_AMOUNT:
        good = g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &cents, NULL);
        break;
      case TRAME_FIELD_CHOICE:
        good = is_choice (field, value);
        break;
      case TRAME_FIELD_LIST:
      case TRAME_FIELD_TEXT:
        break;
      default:
        good = strchr (value, '\n') == NULL;
        break;
      }
  if (!good)
    {
      g_autofree char *why = g_strdup_printf (_ ("“%s” is not a value of this field."), value);
      refuse (error, field, why);
    }
  return good;
}

static char *
show_amount (const char *value)
{
  guint64 cents = 0;
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT64, &cents, NULL))
    return g_strdup (value);
  if (cents % 100 == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, cents / 100);
  return g_strdup_printf ("%" G_GUINT64_FORMAT ",%02u", cents / 100, (guint) (cents % 100));
}

gboolean
trame_values_check (const TrameModel *model, TrameValues *values, GError **error)
{
  GHashTableIter iter;
  gpointer id, value;
  g_return_val_if_fail (model != NULL && values != NULL, FALSE);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const TrameField *field = trame_model_get_field (model, id);
      if (field == NULL)
        {
          g_set_error (error, TRAME_OFFICE_ERROR, TRAME_OFFICE_ERROR_UNKNOWN,
                       _ ("The model “%s” has no field “%s”. “models show” lists its fields."), model->title,
                       (const char *) id);
          return FALSE;
        }
      if (!trame_field_check_value (field, value, error))
        return FALSE;
    }
  return TRUE;
}

char *
trame_field_show_value (const TrameField *field, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);
  GDate date;
  if (value == NULL)
    return g_strdup ("");
  if (field->kind == TRAME_FIELD_DATE && trame_date_parse_iso (value, &date))
    return trame_date_to_numbers (&date);
  return field->kind == TRAME_FIELD_AMOUNT ? show_amount (value) : g_strdup (value);
}
