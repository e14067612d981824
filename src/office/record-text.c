/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members in words. */
#include "office/record-text.h"

#include "french/date-text.h"
#include "french/figure.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

gboolean
trame_record_is_instant (const TrameMember *member)
{
  return g_str_equal (member->column, "sent");
}

gboolean
trame_record_is_figure (const TrameMember *member)
{
  return g_str_equal (member->column, "hundredths");
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  char *joined = g_strjoinv (" ; ", (char **) lines->pdata);
  g_ptr_array_set_size (lines, (gint) lines->len - 1);
  return joined;
}

static char *
number_text (const TrameMember *member, gint64 number)
{
  if (number == TRAME_NUMBER_NONE || (member->kind == TRAME_MEMBER_ID && number == 0))
    return NULL;
  if (trame_record_is_figure (member))
    return trame_figure_to_text (number);
  g_autoptr (GDateTime)
      instant = trame_record_is_instant (member) ? g_date_time_new_from_unix_utc (number / G_USEC_PER_SEC) : NULL;
  return instant != NULL ? g_date_time_format (instant, "%d/%m/%Y %H:%M UTC") : g_strdup_printf ("%" PRId64, number);
}

char *
trame_record_text (gconstpointer record, const TrameMember *member)
{
  gpointer place = trame_kept_place (record, member);
  switch (member->kind)
    {
    case TRAME_MEMBER_TEXT:
      return g_strdup (*(char **) place);
    case TRAME_MEMBER_DATE:
      return trame_date_to_numbers (place);
    case TRAME_MEMBER_FLAG:
      return g_strdup (*(gboolean *) place ? _ ("yes") : _ ("no"));
    case TRAME_MEMBER_LIST:
      return join (*(GPtrArray **) place);
    case TRAME_MEMBER_NUMBER:
    case TRAME_MEMBER_ID:
    default:
      return number_text (member, *(gint64 *) place);
    }
}
