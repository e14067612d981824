/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged file whose header or schema cannot be read any more: a copy of it with ours in their place. Every register is made by
 * the same steps, so each table begins on the same page in all of them (or on another one, the same too, in those that were
 * copied whole: a backup that was put back). Page 1 holds nothing but the header and the root of the schema: it alone is
 * written over, the schema goes behind the last page. */
#include "register/store/sqlite-driver.h"
#include "register/error.h"
#include "register/store/migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE 4096
/* In fewer pages fewer than half of our tables and indexes can begin. */
#define FEWEST_PAGES 30

/* What every register's header has, but for the two bytes that say how it is written to. */
static const struct
{
  guint8 at, value;
} fixed[] = {
  { 16, PAGE >> 8 }, { 17, 0 }, { 20, 0 }, { 21, 64 }, { 22, 32 },  { 23, 32 },  { 44, 0 },   { 45, 0 },   { 46, 0 },
  { 47, 4 },         { 52, 0 }, { 53, 0 }, { 54, 0 },  { 55, 0 },   { 56, 0 },   { 57, 0 },   { 58, 0 },   { 59, 1 },
  { 64, 0 },         { 65, 0 }, { 66, 0 }, { 67, 0 },  { 68, 'T' }, { 69, 'R' }, { 70, 'A' }, { 71, 'M' },
};

static const char magic[16] = "SQLite format 3";

gboolean
trame_sqlite_has_header (const char *path)
{
  guint8 header[100];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean good = fd >= 0 && pread (fd, header, sizeof header, 0) == sizeof header
                  && memcmp (header, magic, sizeof magic) == 0;
  for (guint i = 0; good && i < G_N_ELEMENTS (fixed); i++)
    good = header[fixed[i].at] == fixed[i].value;
  if (fd >= 0)
    close (fd);
  return good;
}

/* Whether the page where a table or an index begins looks like one. */
static gboolean
fits (int fd, guint page, gboolean is_index)
{
  guint8 kind = 0;
  if (pread (fd, &kind, 1, (off_t) (page - 1) * PAGE) != 1)
    return FALSE;
  return is_index ? kind == 0x0a || kind == 0x02 : kind == 0x0d || kind == 0x05;
}

/* Of the places where MODEL begins its tables and indexes, how many are so in the file, in hundredths. */
static guint
count_fitting (int fd, sqlite3 *model)
{
  guint n = 0, fitting = 0;
  sqlite3_stmt *row = NULL;
  sqlite3_prepare_v2 (
      model, "SELECT rootpage, type = 'index' OR sql LIKE '%WITHOUT ROWID' FROM sqlite_schema WHERE rootpage > 1", -1,
      &row, NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      n++;
      fitting += fits (fd, (guint) sqlite3_column_int (row, 0), sqlite3_column_int (row, 1) != 0);
    }
  sqlite3_finalize (row);
  return n == 0 ? 0 : fitting * 100 / n;
}

/* Our schema in memory, laid out as in the file at FD: as it was made, or as it was copied. NULL: as neither. */
static sqlite3 *
model_of (int fd)
{
  struct stat file;
  sqlite3 *best = NULL;
  guint most = 50; /* half of them at least: anything looks like a few */
  if (fstat (fd, &file) != 0 || file.st_size < FEWEST_PAGES * PAGE)
    return NULL;
  for (guint copied = 0; copied < 2; copied++)
    {
      sqlite3 *model = trame_sqlite_model (trame_schema_version (), NULL);
      gboolean ok = model != NULL && (!copied || sqlite3_exec (model, "VACUUM", NULL, NULL, NULL) == SQLITE_OK);
      guint fitting = ok ? count_fitting (fd, model) : 0;
      if (fitting > most)
        {
          most = fitting;
          sqlite3_close (best);
          best = model;
        }
      else
        sqlite3_close (model);
    }
  return best;
}

gboolean
trame_sqlite_looks_ours (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  sqlite3 *model = fd >= 0 ? model_of (fd) : NULL;
  gboolean ours = model != NULL;
  sqlite3_close (model);
  if (fd >= 0)
    close (fd);
  return ours;
}

/* Copies page by page; one that the disk does not give is left empty. FALSE: there is none to copy, or no room; errno tells. */
static gboolean
copy_pages (const char *from, const char *to)
{
  guint8 page[PAGE];
  struct stat file;
  int source = g_open (from, O_RDONLY | O_CLOEXEC, 0);
  int target = source >= 0 ? g_open (to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
  gboolean ok = target >= 0 && fstat (source, &file) == 0;
  for (off_t at = 0; ok && at < file.st_size; at += PAGE)
    {
      ssize_t read = pread (source, page, PAGE, at);
      if (read < 0)
        memset (page, 0, PAGE);
      gsize size = read < 0 ? (gsize) MIN (PAGE, file.st_size - at) : (gsize) read;
      errno = ENOSPC; /* what a short write means */
      ok = pwrite (target, page, size, at) == (ssize_t) size;
    }
  int why = errno;
  if (source >= 0)
    close (source);
  if (target >= 0)
    close (target);
  errno = why;
  return ok;
}

static void
put_number (guint8 *at, guint32 number)
{
  number = GUINT32_TO_BE (number);
  memcpy (at, &number, sizeof number);
}

/* Page 1 as that of a database of so many PAGES without any table. */
static gboolean
write_first_page (const char *path)
{
  guint8 page[PAGE] = { 0 };
  struct stat file;
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fstat (fd, &file) == 0;
  memcpy (page, magic, sizeof magic);
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    page[fixed[i].at] = fixed[i].value;
  page[18] = page[19] = 1;
  put_number (page + 24, 1);
  put_number (page + 28, ok ? (guint32) ((file.st_size + PAGE - 1) / PAGE) : 0);
  put_number (page + 40, 1);
  put_number (page + 60, trame_schema_version ());
  put_number (page + 92, 1);
  page[100] = 0x0d;
  page[105] = PAGE >> 8;
  ok = ok && pwrite (fd, page, PAGE, 0) == PAGE;
  if (fd >= 0)
    close (fd);
  return ok;
}

/* Takes what the -wal holds into the file; it tells of itself what of it is whole. */
static void
take_wal (const char *path)
{
  sqlite3 *db = NULL;
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    sqlite3_exec (db, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_close (db);
}

/* Where each table and index of MODEL begins, written into the file. */
static gboolean
write_schema (const char *path, sqlite3 *model, GError **error)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL, *insert = NULL;
  int result = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_exec (db, "PRAGMA writable_schema = ON; BEGIN", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (
        db, "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, ?, ?)", -1, &insert,
        NULL);
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (model,
                                 "SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE rootpage > 1"
                                 " ORDER BY rowid",
                                 -1, &row, NULL);
  while (result == SQLITE_OK && (result = sqlite3_step (row)) == SQLITE_ROW)
    {
      for (int i = 0; i < 5; i++)
        sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));
      result = sqlite3_step (insert) == SQLITE_DONE ? SQLITE_OK : sqlite3_extended_errcode (db);
      sqlite3_reset (insert);
    }
  if (result == SQLITE_DONE)
    result = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (result != SQLITE_OK)
    trame_sqlite_error_set (error, db, result);
  sqlite3_finalize (insert);
  sqlite3_finalize (row);
  sqlite3_close (db);
  return result == SQLITE_OK;
}

gboolean
trame_sqlite_graft (const char *damaged, const char *into, GError **error)
{
  g_autofree char *wal = g_strconcat (damaged, "-wal", NULL);
  g_autofree char *wal_into = g_strconcat (into, "-wal", NULL);
  trame_sqlite_hold_locks ();
  if (!copy_pages (damaged, into) || (!copy_pages (wal, wal_into) && errno != ENOENT) || !write_first_page (into))
    {
      trame_register_error_set_errno (error, into);
      return FALSE;
    }
  take_wal (into);
  int fd = g_open (into, O_RDONLY | O_CLOEXEC, 0);
  sqlite3 *model = fd >= 0 ? model_of (fd) : NULL;
  if (fd >= 0)
    close (fd);
  if (model == NULL)
    trame_register_error_set (error, TRAME_REGISTER_ERROR_NOT_A_REGISTER, NULL);
  gboolean ok = model != NULL && write_first_page (into) && write_schema (into, model, error);
  sqlite3_close (model);
  return ok;
}
