/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signed the act, and in what capacity: names and roles after the closing formula, in one or two columns. */
#include <string.h>

#include "french/name.h"
#include "intake/reading.h"

#define ROLE                                                                                                           \
  "\\b(?:maire|adjointe?|secretaire|president[e]?|conseill(?:er|ere)|directeur|directrice|vice-president[e]?)\\b"

typedef struct
{
  TrameExtract where;
  gboolean name; /* else a role */
  guint column;
  gint owner; /* of a role: the event of its name; -1: none yet */
} Event;

static gboolean
is_name (const TrameReading *reading, const char *text)
{
  if (!trame_name_looks_like_one (text) || trame_text_matches (text, ROLE)
      || trame_text_matches (text, "^(?:pour|ainsi|fait|le |la |les |vu )"))
    return FALSE;
  return TRUE;
}

static void
add_event (GArray *events, TrameExtract where, gboolean name)
{
  Event event = { .where = where, .name = name, .column = where.paragraph->column, .owner = -1 };

  trame_extract_trim (&event.where, ",;:.");
  if (event.where.end > event.where.start)
    g_array_append_val (events, event);
}

static void
find_events (const TrameReading *reading, GArray *events)
{
  for (guint i = reading->closing; i < reading->body->len; i++)
    {
      const TrameParagraph *paragraph = trame_reading_body (reading, i);
      TrameExtract role, name;
      g_autofree char *bare = NULL;

      if (strlen (paragraph->text) > 200)
        continue;
      if (is_name (reading, paragraph->text))
        {
          add_event (events, trame_extract_whole (paragraph), TRUE);
          continue;
        }
      /* "Le Maire, Jean DUPONT" and "Pour extrait conforme, Le Maire," on one line. */
      if (trame_extract_find (paragraph, "(?:^|, |[.] |: )((?:(?:le|la) )?[^,.]{0,40}" ROLE "[^,:]{0,60})[,:]? ?(.*)$",
                              1, 0, &role))
        {
          trame_extract_find (
              paragraph, "(?:^|, |[.] |: )(?:(?:(?:le|la) )?[^,.]{0,40}" ROLE "[^,:]{0,60})[,:]? ?(.*)$", 1, 0, &name);
          add_event (events, role, FALSE);
          bare = trame_extract_text (&name);
          if (is_name (reading, bare))
            add_event (events, name, TRUE);
        }
    }
}

/* The event of the name that is NAME's; -1: none. */
static gint
event_of (const GArray *events, const char *name)
{
  for (guint i = 0; name != NULL && i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      g_autofree char *text = event->name ? trame_extract_text (&event->where) : NULL;
      if (text != NULL && trame_name_equal (text, name))
        return (gint) i;
    }
  return -1;
}

/* A role that names an office goes to who holds it. */
static void
assign_offices (const TrameReading *reading, GArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);
      g_autofree char *text = trame_extract_text (&event->where);
      if (event->name)
        continue;
      if (trame_text_matches (text, "secretaire"))
        event->owner = event_of (events, reading->act->secretary);
      else if (trame_text_matches (text, "^(?:(?:le|la|pour le) )?(?:maire|president[e]?)\\b"))
        event->owner = event_of (events, reading->act->chair);
    }
}

/* Other roles go with the role beside them, else to the name above in their column, else to the one below. */
static void
assign_neighbours (GArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      Event *event = &g_array_index (events, Event, i);
      if (event->name || event->owner >= 0)
        continue;
      for (guint step = 1; step < events->len && event->owner < 0; step++)
        {
          const gint sides[] = { (gint) i + (gint) step, (gint) i - (gint) step };
          for (guint s = 0; s < 2 && event->owner < 0; s++)
            {
              const Event *other;
              if (sides[s] < 0 || sides[s] >= (gint) events->len)
                continue;
              other = &g_array_index (events, Event, sides[s]);
              if (other->column != event->column)
                continue;
              if (step == 1 && !other->name && other->owner >= 0)
                event->owner = other->owner;
              else if (other->name && (s == 1 || step > 1 || i == 0 || !g_array_index (events, Event, i - 1).name))
                event->owner = sides[s];
            }
        }
    }
}

void
trame_read_signatories (TrameReading *reading)
{
  g_autoptr (GArray) events = g_array_new (FALSE, TRUE, sizeof (Event));

  find_events (reading, events);
  assign_offices (reading, events);
  assign_neighbours (events);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      g_autoptr (GString) capacity = g_string_new (NULL);
      g_autofree char *text = NULL, *name = NULL;
      g_autoptr (GArray) proofs = g_array_new (FALSE, FALSE, sizeof (TrameExtract));
      g_autofree char *path = NULL;
      guint n = reading->act->signatories->len;

      if (!event->name)
        continue;
      for (guint k = 0; k < events->len; k++)
        {
          const Event *role = &g_array_index (events, Event, k);
          g_autofree char *words = trame_extract_text (&role->where);
          if (role->name || role->owner != (gint) i)
            continue;
          g_string_append_printf (capacity, "%s%s", capacity->len > 0 ? ", " : "", words);
          g_array_append_val (proofs, role->where);
        }
      text = trame_extract_text (&event->where);
      name = trame_name_without_civility (text);
      trame_reading_prove_at (reading, &event->where, 0.93, "signatories.%u.name", n);
      path = g_strdup_printf ("signatories.%u.capacity", n);
      trame_reading_prove_many (reading, path, proofs, 0.9);
      g_ptr_array_add (reading->act->signatories,
                       trame_named_note_new (name, capacity->len > 0 ? capacity->str : NULL));
    }
}
