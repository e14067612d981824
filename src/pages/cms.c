/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One detached signature, its signer's certificate among those it brings, and whether it holds. */
#include "pages/cms.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <gnutls/pkcs7.h>
#include <gnutls/x509.h>
#include <string.h>

#define MOST_CERTIFICATES 50

/* The length of the DER value at DATA, its head included; 0: not told (no value, or one of no definite length). */
static gsize
der_length (const guint8 *data, gsize size)
{
  gsize length = 0, head = 2;

  if (size < 2)
    return 0;
  if (data[1] < 0x80)
    length = data[1];
  else
    {
      const guint n = data[1] & 0x7fu;

      if (n == 0 || n > 4 || size < 2 + n)
        return 0;
      for (guint i = 0; i < n; i++)
        length = length << 8 | data[2 + i];
      head = 2 + n;
    }
  return length > size - head ? 0 : head + length;
}

static char *
common_name (gnutls_x509_crt_t certificate, gboolean of_issuer)
{
  static const char *const wanted[] = { GNUTLS_OID_X520_COMMON_NAME, GNUTLS_OID_X520_ORGANIZATION_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      char name[TRAME_SIGNATURE_NAME_MAX];
      size_t size = sizeof name;
      const int found = of_issuer ? gnutls_x509_crt_get_issuer_dn_by_oid (certificate, wanted[i], 0, 0, name, &size)
                                  : gnutls_x509_crt_get_dn_by_oid (certificate, wanted[i], 0, 0, name, &size);

      if (found == GNUTLS_E_SUCCESS)
        return trame_signature_clean_name (name, (gssize) strnlen (name, size));
    }
  return NULL;
}

static gboolean
is_signers (gnutls_x509_crt_t certificate, const gnutls_pkcs7_signature_info_st *info)
{
  guint8 number[64], key[128];
  size_t number_size = sizeof number, key_size = sizeof key;
  gnutls_datum_t issuer = { NULL, 0 };
  gboolean same;

  if (info->issuer_keyid.size > 0)
    return gnutls_x509_crt_get_subject_key_id (certificate, key, &key_size, NULL) == GNUTLS_E_SUCCESS
           && key_size == info->issuer_keyid.size && memcmp (key, info->issuer_keyid.data, key_size) == 0;
  if (gnutls_x509_crt_get_serial (certificate, number, &number_size) != GNUTLS_E_SUCCESS
      || number_size != info->signer_serial.size || memcmp (number, info->signer_serial.data, number_size) != 0
      || gnutls_x509_crt_get_raw_issuer_dn (certificate, &issuer) != GNUTLS_E_SUCCESS)
    return FALSE;
  same = issuer.size == info->issuer_dn.size && memcmp (issuer.data, info->issuer_dn.data, issuer.size) == 0;
  gnutls_free (issuer.data);
  return same;
}

/* The certificate that INFO was signed with, among those that PKCS7 brings; NULL: not there. Owned by the caller. */
static gnutls_x509_crt_t
find_signer (gnutls_pkcs7_t pkcs7, const gnutls_pkcs7_signature_info_st *info)
{
  const int n = MIN (gnutls_pkcs7_get_crt_count (pkcs7), MOST_CERTIFICATES);

  for (int i = 0; i < n; i++)
    {
      gnutls_datum_t raw = { NULL, 0 };
      gnutls_x509_crt_t certificate = NULL;
      gboolean found = FALSE;

      if (gnutls_pkcs7_get_crt_raw2 (pkcs7, (unsigned) i, &raw) != GNUTLS_E_SUCCESS)
        continue;
      if (gnutls_x509_crt_init (&certificate) == GNUTLS_E_SUCCESS)
        found = gnutls_x509_crt_import (certificate, &raw, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
                && is_signers (certificate, info);
      gnutls_free (raw.data);
      if (found)
        return certificate;
      if (certificate != NULL)
        gnutls_x509_crt_deinit (certificate);
    }
  return NULL;
}

/* Whether the digest that was signed is that of DATA: what was signed has not changed, whatever else is wrong. FALSE also
 * when no digest was signed apart. */
static gboolean
digest_holds (const gnutls_pkcs7_signature_info_st *info, const gnutls_datum_t *data)
{
  static const gnutls_digest_algorithm_t known[] = { GNUTLS_DIG_SHA1,     GNUTLS_DIG_SHA224,   GNUTLS_DIG_SHA256,
                                                     GNUTLS_DIG_SHA384,   GNUTLS_DIG_SHA512,   GNUTLS_DIG_SHA3_224,
                                                     GNUTLS_DIG_SHA3_256, GNUTLS_DIG_SHA3_384, GNUTLS_DIG_SHA3_512 };
  gboolean holds = FALSE;
  char *oid = NULL;
  gnutls_datum_t value = { NULL, 0 };

  for (unsigned i = 0; gnutls_pkcs7_get_attr (info->signed_attrs, i, &oid, &value, 0) == GNUTLS_E_SUCCESS; i++)
    {
      guint8 digest[64];

      for (guint k = 0; k < G_N_ELEMENTS (known) && strcmp (oid, "1.2.840.113549.1.9.4") == 0; k++)
        {
          const guint length = gnutls_hash_get_len (known[k]);

          /* An octet string: its tag, its length, its bytes. */
          if (value.size == length + 2 && gnutls_hash_fast (known[k], data->data, data->size, digest) == 0)
            holds = holds || memcmp (value.data + 2, digest, length) == 0;
        }
      gnutls_free (value.data);
      value = (gnutls_datum_t){ NULL, 0 };
    }
  return holds;
}

static gboolean
is_pss (gnutls_sign_algorithm_t algorithm)
{
  return gnutls_sign_get_pk_algorithm (algorithm) == GNUTLS_PK_RSA_PSS || algorithm == GNUTLS_SIGN_RSA_PSS_RSAE_SHA256
         || algorithm == GNUTLS_SIGN_RSA_PSS_RSAE_SHA384 || algorithm == GNUTLS_SIGN_RSA_PSS_RSAE_SHA512;
}

/* Whether two files can be made that have this digest: GnuTLS still takes SHA-1. */
static gboolean
is_weak (gnutls_sign_algorithm_t algorithm)
{
  const gnutls_digest_algorithm_t digest = gnutls_sign_get_hash_algorithm (algorithm);

  return digest == GNUTLS_DIG_MD2 || digest == GNUTLS_DIG_MD5 || digest == GNUTLS_DIG_SHA1
         || digest == GNUTLS_DIG_RMD160;
}

/* Whether CODE says that GnuTLS does not know the method, rather than that the signature is bad. */
static gboolean
is_unknown_method (int code)
{
  return code == GNUTLS_E_UNKNOWN_ALGORITHM || code == GNUTLS_E_UNKNOWN_HASH_ALGORITHM
         || code == GNUTLS_E_UNKNOWN_PK_ALGORITHM || code == GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM
         || code == GNUTLS_E_ECC_UNSUPPORTED_CURVE || code == GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

static TrameSignatureStatus
status_of (int verified, const gnutls_pkcs7_signature_info_st *info, const gnutls_datum_t *data)
{
  if (verified == GNUTLS_E_SUCCESS)
    return is_weak (info->algo) ? TRAME_SIGNATURE_WEAK : TRAME_SIGNATURE_INTACT;
  if (verified == GNUTLS_E_INSUFFICIENT_SECURITY || is_weak (info->algo))
    return TRAME_SIGNATURE_WEAK;
  /* The signature cannot be checked; the digest that it signs can. */
  if (is_unknown_method (verified))
    return info->signed_attrs != NULL && !digest_holds (info, data) ? TRAME_SIGNATURE_CHANGED
                                                                    : TRAME_SIGNATURE_NOT_CHECKED;
  if (verified != GNUTLS_E_PK_SIG_VERIFY_FAILED && verified != GNUTLS_E_INCOMPATIBLE_SIG_WITH_KEY)
    return TRAME_SIGNATURE_BROKEN;
  if (!digest_holds (info, data))
    return TRAME_SIGNATURE_CHANGED;
  /* GnuTLS knows one length of salt for each digest, and takes what a key for PSS alone signed for something else. */
  return is_pss (info->algo) || verified == GNUTLS_E_INCOMPATIBLE_SIG_WITH_KEY ? TRAME_SIGNATURE_NOT_CHECKED
                                                                               : TRAME_SIGNATURE_BROKEN;
}

/* An instant as the certificate says it; 0: it says none. */
static gint64
instant_of (time_t at)
{
  return (gint64) at <= 0 ? 0 : MIN ((gint64) at, TRAME_SIGNATURE_LATEST);
}

static void
check_signer (TrameSignature *signature,
              gnutls_pkcs7_t pkcs7,
              const gnutls_pkcs7_signature_info_st *info,
              const gnutls_datum_t *data)
{
  gnutls_x509_crt_t certificate = find_signer (pkcs7, info);

  signature->at = instant_of (info->signing_time);
  if (certificate == NULL)
    {
      /* Without the certificate nothing can be proved; with others in its place, it is not what it pretends to be. */
      if (gnutls_pkcs7_get_crt_count (pkcs7) == 0)
        signature->status = digest_holds (info, data) ? TRAME_SIGNATURE_NOT_CHECKED : TRAME_SIGNATURE_CHANGED;
      return;
    }
  signature->signer = common_name (certificate, FALSE);
  signature->issuer = common_name (certificate, TRUE);
  signature->self_made = gnutls_x509_crt_check_issuer (certificate, certificate) != 0;
  signature->valid_from = instant_of (gnutls_x509_crt_get_activation_time (certificate));
  signature->valid_until = instant_of (gnutls_x509_crt_get_expiration_time (certificate));
  signature->status = status_of (gnutls_pkcs7_verify_direct (pkcs7, certificate, 0, data, 0), info, data);
  gnutls_x509_crt_deinit (certificate);
}

void
trame_cms_check (
    TrameSignature *signature, const guint8 *cms, gsize cms_length, const guint8 *signed_bytes, gsize length)
{
  const gsize exact = der_length (cms, cms_length);
  const gnutls_datum_t der = { (unsigned char *) cms, (unsigned) (exact != 0 ? exact : cms_length) };
  const gnutls_datum_t data = { (unsigned char *) signed_bytes, (unsigned) length };
  gnutls_pkcs7_signature_info_st info = { 0 };
  gnutls_pkcs7_t pkcs7 = NULL;

  signature->status = TRAME_SIGNATURE_BROKEN;
  if (gnutls_pkcs7_init (&pkcs7) != GNUTLS_E_SUCCESS)
    return;
  /* A PDF's signature has one signer. */
  if (gnutls_pkcs7_import (pkcs7, &der, GNUTLS_X509_FMT_DER) == GNUTLS_E_SUCCESS
      && gnutls_pkcs7_get_signature_count (pkcs7) == 1)
    {
      const int read = gnutls_pkcs7_get_signature_info (pkcs7, 0, &info);

      if (read == GNUTLS_E_SUCCESS)
        {
          check_signer (signature, pkcs7, &info, &data);
          gnutls_pkcs7_signature_info_deinit (&info);
        }
      else if (is_unknown_method (read))
        signature->status = TRAME_SIGNATURE_NOT_CHECKED;
    }
  gnutls_pkcs7_deinit (pkcs7);
}
