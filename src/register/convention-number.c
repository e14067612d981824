/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbering: the register's pattern filled with the act's number and the first free rank for it, without gaps. */
#include "register/convention-number.h"
#include "register/connection.h"
#include "register/convention.h"
#include "register/error.h"
#include "register/settings.h"

#include <string.h>

/* Stands for the act's number when a convention rests on none. */
#define NO_ACT "CONV"

gboolean
trame_convention_number_check (const char *number, GError **error)
{
  gboolean ok = *number != '\0';
  for (const char *at = number; ok && *at != '\0'; at++)
    ok = g_ascii_isalnum (*at) || *at == '_';
  if (!ok)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_INVALID, number);
  return ok;
}

gboolean
trame_convention_number_free (TrameStore *store, gint64 convention, GError **error)
{
  TrameStatement *find = trame_store_prepare (store, "SELECT number FROM convention WHERE id = ?1", error);
  if (find == NULL)
    return FALSE;
  trame_statement_set_int (find, 1, convention);
  int step = trame_statement_step (find, error);
  gboolean none = step > 0 && trame_statement_is_null (find, 0);
  if (step > 0 && !none)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNIQUE, trame_statement_text (find, 0));
  else if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  trame_statement_reset (find);
  return none;
}

/* TEXT with everything that may not stand in a number made "_". */
static char *
transmissible (const char *text)
{
  char *clean = g_str_to_ascii (text, "C");
  for (char *at = clean; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *at = '_';
  return clean;
}

static char *
fill (const char *pattern, const char *act, guint rank)
{
  g_autofree char *nn = g_strdup_printf ("%02u", rank);
  g_autoptr (GString) text = g_string_new (pattern);
  g_string_replace (text, "{act}", act, 0);
  g_string_replace (text, "{nn}", nn, 0);
  return transmissible (text->str);
}

static char *
act_of (TrameStore *store, gint64 convention, GError **error)
{
  TrameStatement *find = trame_store_prepare (store,
                                              "SELECT d.number FROM convention c LEFT JOIN deliberation d"
                                              " ON d.id = c.deliberation WHERE c.id = ?1",
                                              error);
  if (find == NULL)
    return NULL;
  trame_statement_set_int (find, 1, convention);
  int step = trame_statement_step (find, error);
  char *act = NULL;
  if (step > 0)
    act = trame_statement_is_null (find, 0) ? g_strdup (NO_ACT) : trame_statement_dup (find, 0);
  else if (step == 0)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_UNKNOWN, NULL);
  trame_statement_reset (find);
  return act;
}

/* 1: taken; 0: free; -1: ERROR. */
static int
rank_is_taken (TrameStore *store, const char *pattern, const char *act, guint rank, GError **error)
{
  g_autofree char *number = fill (pattern, act, rank);
  TrameStatement *find = trame_store_prepare (store, "SELECT 1 FROM convention WHERE number = ?1", error);
  if (find == NULL)
    return -1;
  trame_statement_set_text (find, 1, number);
  int step = trame_statement_step (find, error);
  trame_statement_reset (find);
  return step;
}

char *
trame_convention_number_next (TrameStore *store, gint64 convention, GError **error)
{
  g_autoptr (TrameSettings) settings = trame_settings_load (store, error);
  g_autofree char *act = settings == NULL ? NULL : act_of (store, convention, error);
  if (act == NULL)
    return NULL;
  /* Ranks are taken without gaps, so that the first free one is found by halves. */
  guint taken_rank = 0, free_rank = 1;
  int taken;
  while ((taken = rank_is_taken (store, settings->number_pattern, act, free_rank, error)) > 0)
    {
      taken_rank = free_rank;
      free_rank *= 2;
    }
  while (taken >= 0 && free_rank - taken_rank > 1)
    {
      guint middle = taken_rank + (free_rank - taken_rank) / 2;
      taken = rank_is_taken (store, settings->number_pattern, act, middle, error);
      *(taken > 0 ? &taken_rank : &free_rank) = middle;
    }
  return taken < 0 ? NULL : fill (settings->number_pattern, act, free_rank);
}

static gpointer
next (TrameStore *store, gpointer data, GError **error)
{
  return trame_convention_number_next (store, *(const gint64 *) data, error);
}

char *
trame_register_next_number (TrameRegister *self, gint64 convention, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  return trame_register_read (self, next, &convention, error);
}
