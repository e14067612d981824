/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file systems are a network's, by the numbers of statfs(2). */
#include "register/network.h"

static const guint32 types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x65735546, /* FUSE: sshfs, davfs, gvfs */
  0x01021997, /* 9P */
  0x00c36400, /* CEPH */
  0x5346414f, /* AFS */
};

gboolean
trame_file_system_is_network (gint64 type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) type == types[i])
      return TRUE;
  return FALSE;
}
