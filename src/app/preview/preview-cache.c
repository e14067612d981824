/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by page; the farthest from what is looked at are let go. */
#include "app/preview/preview-cache.h"

#include <math.h>

typedef struct
{
  guint serial;
  double scale;
  GdkTexture *texture;
  gsize bytes;
} Picture;

struct _TramePictureCache
{
  GHashTable *pictures; /* page → Picture */
  gsize budget, bytes;
};

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

TramePictureCache *
trame_picture_cache_new (gsize budget)
{
  TramePictureCache *cache = g_new0 (TramePictureCache, 1);

  cache->pictures = g_hash_table_new_full (NULL, NULL, NULL, picture_free);
  cache->budget = budget;
  return cache;
}

void
trame_picture_cache_free (TramePictureCache *cache)
{
  g_hash_table_unref (cache->pictures);
  g_free (cache);
}

static void
forget (TramePictureCache *cache, guint page)
{
  const Picture *picture = g_hash_table_lookup (cache->pictures, GUINT_TO_POINTER (page));

  if (picture == NULL)
    return;
  cache->bytes -= picture->bytes;
  g_hash_table_remove (cache->pictures, GUINT_TO_POINTER (page));
}

/* The page farthest from NEAR, other than KEPT. */
static gboolean
farthest (TramePictureCache *cache, guint near, guint kept, guint *page)
{
  GHashTableIter iter;
  gpointer key;
  guint most = 0;
  gboolean found = FALSE;

  g_hash_table_iter_init (&iter, cache->pictures);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const guint one = GPOINTER_TO_UINT (key), away = one > near ? one - near : near - one;

      if (one != kept && (!found || away > most))
        {
          most = away;
          *page = one;
          found = TRUE;
        }
    }
  return found;
}

void
trame_picture_cache_put (
    TramePictureCache *cache, guint page, guint serial, double scale, GdkTexture *texture, guint near)
{
  Picture *picture = g_new (Picture, 1);
  guint gone;

  *picture = (Picture){ .serial = serial,
                        .scale = scale,
                        .texture = texture,
                        .bytes = (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture)
                                 * 4 };
  forget (cache, page);
  g_hash_table_insert (cache->pictures, GUINT_TO_POINTER (page), picture);
  cache->bytes += picture->bytes;
  while (cache->bytes > cache->budget && farthest (cache, near, page, &gone))
    forget (cache, gone);
}

GdkTexture *
trame_picture_cache_get (TramePictureCache *cache, guint page)
{
  const Picture *picture = g_hash_table_lookup (cache->pictures, GUINT_TO_POINTER (page));

  return picture == NULL ? NULL : picture->texture;
}

gboolean
trame_picture_cache_is_current (TramePictureCache *cache, guint page, guint serial, double scale)
{
  const Picture *picture = g_hash_table_lookup (cache->pictures, GUINT_TO_POINTER (page));

  return picture != NULL && picture->serial == serial && fabs (picture->scale - scale) < 1e-6;
}

void
trame_picture_cache_renew (TramePictureCache *cache, guint page, guint from, guint to)
{
  Picture *picture = g_hash_table_lookup (cache->pictures, GUINT_TO_POINTER (page));

  if (picture != NULL && picture->serial == from)
    picture->serial = to;
}

void
trame_picture_cache_clear (TramePictureCache *cache)
{
  g_hash_table_remove_all (cache->pictures);
  cache->bytes = 0;
}

void
trame_picture_cache_cut (TramePictureCache *cache, guint n_pages)
{
  guint page;

  while (farthest (cache, 0, G_MAXUINT, &page) && page >= n_pages)
    forget (cache, page);
}

gsize
trame_picture_cache_bytes (TramePictureCache *cache)
{
  return cache->bytes;
}
