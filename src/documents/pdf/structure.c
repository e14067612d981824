/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure tree: elements with their children and marks, and the parent tree that leads back from a page's marks. */
#include "documents/pdf/structure.h"

#include "documents/pdf/syntax.h"

typedef enum
{
  CHILD_ELEMENT,
  CHILD_MARK,
  CHILD_ANNOTATION,
} ChildKind;

/* A child of an element: another element, or what stands on a page. */
typedef struct
{
  ChildKind kind;
  guint page;
  guint number; /* of the element, mark or annotation */
} TreeChild;

typedef struct
{
  const char *type;
  const char *attributes;
  char *description; /* entries too; NULL: none */
  guint parent;
  GArray *children; /* of TreeChild */
} TreeElement;

struct _TramePdfTree
{
  GArray *elements;    /* of TreeElement */
  GPtrArray *pages;    /* of GArray of guint: the element of each mark */
  GArray *annotations; /* of guint: the element of each */
};

static void
clear_element (gpointer data)
{
  TreeElement *element = data;
  g_array_unref (element->children);
  g_free (element->description);
}

static guint
append_element (TramePdfTree *tree, guint parent, const char *type, const char *attributes)
{
  TreeElement element = {
    .type = type, .attributes = attributes, .parent = parent, .children = g_array_new (FALSE, FALSE, sizeof (TreeChild))
  };
  g_array_append_val (tree->elements, element);
  return tree->elements->len - 1;
}

TramePdfTree *
trame_pdf_tree_new (void)
{
  TramePdfTree *tree = g_new0 (TramePdfTree, 1);
  tree->elements = g_array_new (FALSE, FALSE, sizeof (TreeElement));
  g_array_set_clear_func (tree->elements, clear_element);
  tree->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  tree->annotations = g_array_new (FALSE, FALSE, sizeof (guint));
  append_element (tree, TRAME_PDF_TREE_DOCUMENT, "Document", NULL);
  return tree;
}

void
trame_pdf_tree_free (TramePdfTree *tree)
{
  if (tree == NULL)
    return;
  g_array_unref (tree->elements);
  g_ptr_array_unref (tree->pages);
  g_array_unref (tree->annotations);
  g_free (tree);
}

guint
trame_pdf_tree_add (TramePdfTree *tree, guint parent, const char *type, const char *attributes)
{
  g_assert (parent < tree->elements->len);
  TreeChild child = { .kind = CHILD_ELEMENT, .number = tree->elements->len };
  g_array_append_val (g_array_index (tree->elements, TreeElement, parent).children, child);
  return append_element (tree, parent, type, attributes);
}

void
trame_pdf_tree_describe (TramePdfTree *tree, guint element, const char *words, const double box[4])
{
  g_assert (element < tree->elements->len);
  TreeElement *one = &g_array_index (tree->elements, TreeElement, element);
  GString *entries = g_string_new ("/Alt");
  trame_pdf_append_text (entries, words, -1);
  g_string_append (entries, "/A<</O/Layout/Placement/Block/BBox[");
  for (guint i = 0; i < 4; i++)
    {
      if (i > 0)
        g_string_append_c (entries, ' ');
      trame_pdf_append_number (entries, box[i], 2);
    }
  g_string_append (entries, "]>>");
  g_free (one->description);
  one->description = g_string_free (entries, FALSE);
}

guint
trame_pdf_tree_mark (TramePdfTree *tree, guint element, guint page)
{
  g_assert (element < tree->elements->len);
  while (tree->pages->len <= page)
    g_ptr_array_add (tree->pages, g_array_new (FALSE, FALSE, sizeof (guint)));
  GArray *marks = g_ptr_array_index (tree->pages, page);
  TreeChild child = { .kind = CHILD_MARK, .page = page, .number = marks->len };
  g_array_append_val (marks, element);
  g_array_append_val (g_array_index (tree->elements, TreeElement, element).children, child);
  return child.number;
}

void
trame_pdf_tree_add_annotation (TramePdfTree *tree, guint element, guint page, guint number)
{
  g_assert (element < tree->elements->len && number == tree->annotations->len);
  TreeChild child = { .kind = CHILD_ANNOTATION, .page = page, .number = number };
  g_array_append_val (tree->annotations, element);
  g_array_append_val (g_array_index (tree->elements, TreeElement, element).children, child);
}

guint
trame_pdf_tree_count_marks (const TramePdfTree *tree, guint page)
{
  return page < tree->pages->len ? ((GArray *) g_ptr_array_index (tree->pages, page))->len : 0;
}

/* The page of the element's first mark; marks on other pages name theirs. */
static const TreeChild *
find_first_mark (const TreeElement *element)
{
  for (guint i = 0; i < element->children->len; i++)
    {
      const TreeChild *child = &g_array_index (element->children, TreeChild, i);
      if (child->kind == CHILD_MARK)
        return child;
    }
  return NULL;
}

/* The objects of the tree's parts. */
typedef struct
{
  guint root, elements, annotations; /* the first of each */
  const guint *pages;
} TreeIds;

static void
put_element (const TramePdfTree *tree, TramePdfFile *file, guint index, const TreeIds *ids)
{
  const TreeElement *element = &g_array_index (tree->elements, TreeElement, index);
  guint parent = index == TRAME_PDF_TREE_DOCUMENT ? ids->root : ids->elements + element->parent;
  g_autoptr (GString) body = g_string_new (NULL);
  g_string_append_printf (body, "<</Type/StructElem/S/%s/P %u 0 R", element->type, parent);
  const TreeChild *first = find_first_mark (element);
  if (first != NULL)
    g_string_append_printf (body, "/Pg %u 0 R", ids->pages[first->page]);
  if (element->attributes != NULL)
    g_string_append (body, element->attributes);
  if (element->description != NULL)
    g_string_append (body, element->description);
  g_string_append (body, "/K[");
  for (guint i = 0; i < element->children->len; i++)
    {
      const TreeChild *child = &g_array_index (element->children, TreeChild, i);
      if (i > 0)
        g_string_append_c (body, ' ');
      if (child->kind == CHILD_ELEMENT)
        g_string_append_printf (body, "%u 0 R", ids->elements + child->number);
      else if (child->kind == CHILD_ANNOTATION)
        g_string_append_printf (body, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", ids->pages[child->page],
                                ids->annotations + child->number);
      else if (child->page == first->page)
        g_string_append_printf (body, "%u", child->number);
      else
        g_string_append_printf (body, "<</Type/MCR/Pg %u 0 R/MCID %u>>", ids->pages[child->page], child->number);
    }
  g_string_append (body, "]>>");
  trame_pdf_file_put (file, ids->elements + index, body->str, body->len);
}

static guint
put_parent_tree (const TramePdfTree *tree, TramePdfFile *file, guint first_id, guint pages)
{
  guint id = trame_pdf_file_reserve (file);
  g_autoptr (GString) body = g_string_new ("<</Nums[");
  for (guint page = 0; page < tree->pages->len; page++)
    {
      const GArray *marks = g_ptr_array_index (tree->pages, page);
      if (marks->len == 0)
        continue;
      g_string_append_printf (body, "%u[", page);
      for (guint i = 0; i < marks->len; i++)
        g_string_append_printf (body, "%s%u 0 R", i > 0 ? " " : "", first_id + g_array_index (marks, guint, i));
      g_string_append (body, "]\n");
    }
  for (guint i = 0; i < tree->annotations->len; i++)
    g_string_append_printf (body, "%u %u 0 R\n", pages + i, first_id + g_array_index (tree->annotations, guint, i));
  g_string_append (body, "]>>");
  trame_pdf_file_put (file, id, body->str, body->len);
  return id;
}

guint
trame_pdf_tree_put (
    const TramePdfTree *tree, TramePdfFile *file, const guint *page_ids, guint pages, guint first_annotation)
{
  g_assert (tree->pages->len <= pages);
  TreeIds ids = { .annotations = first_annotation, .pages = page_ids };
  ids.root = trame_pdf_file_reserve (file);
  ids.elements = trame_pdf_file_reserve (file);
  for (guint i = 1; i < tree->elements->len; i++)
    trame_pdf_file_reserve (file);
  for (guint i = 0; i < tree->elements->len; i++)
    put_element (tree, file, i, &ids);
  guint parents = put_parent_tree (tree, file, ids.elements, pages);
  trame_pdf_file_putf (file, ids.root, "<</Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R/ParentTreeNextKey %u>>",
                       ids.elements + TRAME_PDF_TREE_DOCUMENT, parents, pages + tree->annotations->len);
  return ids.root;
}
