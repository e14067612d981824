/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A convention with long values, and times put in order. */
#include "bench-convention.h"

double
bench_spent (int who)
{
  struct rusage usage;
  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *) a, second = *(const double *) b;
  return (first > second) - (first < second);
}

double
bench_quantile (GArray *times, double part)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, (guint) (part * (times->len - 1)));
}

TrameValues *
bench_values (guint number)
{
  static const char *const kept[] = { "scheme",
                                      "Les Passerelles",
                                      "commune",
                                      "Ville d’Orsel",
                                      "city-representative",
                                      "Mme Anne DURAND",
                                      "city-capacity",
                                      "Maire",
                                      "act-number",
                                      "DE26_014",
                                      "act-date",
                                      "2026-02-05",
                                      "partner-capacity",
                                      "Présidente" };
  TrameValues *values = trame_values_new ();
  GString *services = g_string_new (NULL), *modalities = g_string_new (NULL);
  for (guint i = 0; i + 1 < G_N_ELEMENTS (kept); i += 2)
    g_hash_table_insert (values, g_strdup (kept[i]), g_strdup (kept[i + 1]));
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (services,
                            "atelier %u du partenaire %u : accompagnement des personnes accueillies, préparation "
                            "des entretiens et suivi de leurs démarches\n",
                            i + 1, number);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (modalities,
                            "La séance %u.%u se tient dans les locaux de la commune, qui en assure l’ouverture, "
                            "le chauffage et l’entretien ; le partenaire prévient quinze jours à l’avance de "
                            "toute absence de son intervenant.\n",
                            number, i + 1);
  g_hash_table_insert (values, g_strdup ("partner"), g_strdup_printf ("Association %u de l’Œuvre", number));
  g_hash_table_insert (values, g_strdup ("partner-representative"), g_strdup_printf ("Mme Zoé N°%u", number));
  g_hash_table_insert (values, g_strdup ("services"), g_string_free (services, FALSE));
  g_hash_table_insert (values, g_strdup ("modalities"), g_string_free (modalities, FALSE));
  g_hash_table_insert (values, g_strdup ("commitments"), g_strdup ("l’accueil\nla documentation"));
  return values;
}

TrameText *
bench_text (const TrameModel *model, guint number)
{
  g_autoptr (GHashTable) values = bench_values (number);
  g_autofree char *name = g_strdup_printf ("DE26_014_%u", number);
  return trame_fill (model, values, name, FALSE);
}

TrameSetDocument *
bench_set (TrameEngine *engine, const TrameText *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TrameStyle) style = trame_style_new ("Orsel");
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 12, 1, 2026);
  TrameSetDocument *set = trame_engine_set (engine, text, style, &date, &error);
  if (set == NULL)
    g_error ("%s", error->message);
  return set;
}
