/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong, in the words of the person in front: what failed, why, what to do. */
#include "register/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (trame - register - error - quark, trame_register_error)

static const char *const sentences[] = {
  [TRAME_REGISTER_ERROR_FAILED] = N_ ("The register could not do this. Nothing was saved: try again, and have the "
                                      "register verified if it happens once more."),
  [TRAME_REGISTER_ERROR_OPEN] = N_ (
      "The register cannot be opened: there is no such file, or you have no right to it. Check where it is."),
  [TRAME_REGISTER_ERROR_BUSY] = N_ (
      "The register is being written to by another program. Nothing was saved: try again in a moment."),
  [TRAME_REGISTER_ERROR_READ_ONLY] = N_ ("The register can only be read: the file or its folder is protected. Nothing "
                                         "was saved: ask for the right to write there."),
  [TRAME_REGISTER_ERROR_DISK_FULL] = N_ (
      "The disk is full. Nothing was saved, nothing was lost: make room, then try again."),
  [TRAME_REGISTER_ERROR_IO] = N_ (
      "The disk does not answer as it should. Nothing was saved: check the disk, then try again."),
  [TRAME_REGISTER_ERROR_CORRUPT] = N_ (
      "The register's file is damaged. Restore the last backup, or salvage what can still be read."),
  [TRAME_REGISTER_ERROR_NOT_A_REGISTER] = N_ ("This file is not a register of Trame. Choose another file."),
  [TRAME_REGISTER_ERROR_TOO_NEW] = N_ (
      "This register was written by a later version of Trame. Install that version to open it."),
  [TRAME_REGISTER_ERROR_TOO_OLD] = N_ ("This register was written by an earlier version of Trame. Open it once where "
                                       "it can be written to: it is copied, "
                                       "then brought up to date."),
  [TRAME_REGISTER_ERROR_MOVED] = N_ ("The register's file was moved or deleted while it was open. Nothing was saved: "
                                     "put it back, then open it again."),
  [TRAME_REGISTER_ERROR_UNIQUE] = N_ ("The register already holds this number or this name. Choose another one."),
  [TRAME_REGISTER_ERROR_REFERENCE] = N_ (
      "This refers to something that is not in the register. Load it again, then try once more."),
  [TRAME_REGISTER_ERROR_INVALID] = N_ ("A value cannot be kept as it is written. Correct it, then try again."),
  [TRAME_REGISTER_ERROR_APPEND_ONLY] = N_ (
      "What is recorded is neither changed nor deleted. Record a correction instead."),
  [TRAME_REGISTER_ERROR_STALE] = N_ (
      "Someone changed this since you opened it. Nothing was saved: load it again and compare."),
  [TRAME_REGISTER_ERROR_UNKNOWN] = N_ ("This is not in the register."),
  [TRAME_REGISTER_ERROR_REMOVED] = N_ ("This content was removed from the register: only its hash was kept."),
};

void
trame_register_error_set (GError **error, TrameRegisterError code, const char *detail)
{
  g_assert (code < G_N_ELEMENTS (sentences));
  if (detail == NULL)
    g_set_error_literal (error, TRAME_REGISTER_ERROR, code, _ (sentences[code]));
  else
    g_set_error (error, TRAME_REGISTER_ERROR, code, "%s (%s)", _ (sentences[code]), detail);
}

void
trame_register_error_set_errno (GError **error, const char *path)
{
  gboolean full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
  trame_register_error_set (error,
                            full              ? TRAME_REGISTER_ERROR_DISK_FULL
                            : errno == EROFS  ? TRAME_REGISTER_ERROR_READ_ONLY
                            : errno == EEXIST ? TRAME_REGISTER_ERROR_UNIQUE
                                              : TRAME_REGISTER_ERROR_OPEN,
                            path);
}
