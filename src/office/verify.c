/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verification of the register, as an act of the office. */
#include "office/verify.h"

#include "office/desk.h"

static gpointer
run_verify (TrameDesk *desk, gpointer data, GCancellable *cancellable, GError **error)
{
  return trame_register_verify (desk->store, cancellable, error);
}

TrameVerification *
trame_office_verify (TrameOffice *office, GError **error)
{
  g_return_val_if_fail (TRAME_IS_OFFICE (office), NULL);
  return trame_office_do (office, run_verify, NULL, error);
}

void
trame_office_verify_async (TrameOffice *office,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (TRAME_IS_OFFICE (office));
  trame_office_do_async (office, run_verify, NULL, NULL, (GDestroyNotify) trame_verification_free, cancellable,
                         callback, user_data);
}

TrameVerification *
trame_office_verify_finish (TrameOffice *office, GAsyncResult *result, GError **error)
{
  return trame_office_do_finish (office, result, error);
}
