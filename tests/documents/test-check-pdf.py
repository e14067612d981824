# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker can fail: each row spoils a good document in one way and names what must be found.

    test-check-pdf.py SAMPLE      SAMPLE: the program that writes sample documents"""
import importlib.util
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'house'))
import tap  # noqa: E402

spec = importlib.util.spec_from_file_location('check_pdf', HERE / 'check-pdf.py')
check_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_pdf)


def elements(pdf, type_):
    def walk(element):
        if '/S' in element and str(element.S) == f'/{type_}':
            yield element
        children = element.get('/K', [])
        for child in children if isinstance(children, Array) else [children]:
            if isinstance(child, Dictionary) and '/S' in child:
                yield from walk(child)
    return list(walk(pdf.Root.StructTreeRoot))


def links(pdf):
    return [link for page in pdf.pages for link in page.obj.get('/Annots', [])]


def font(pdf, number=0):
    fonts = dict(pdf.pages[0].Resources.Font.items())
    return fonts[sorted(fonts)[number]]


def content(pdf, change):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data, old
    pdf.Root.Metadata.write(data.replace(old, new))


def stream(holder, key, change):
    holder[key].write(change(holder[key].read_bytes()))


def delete(holder, key):
    del holder[key]


def put(holder, key, value):
    holder[key] = value


def narrow_widths(pdf):
    row = font(pdf).DescendantFonts[0].W[1]
    for i in range(len(row)):
        row[i] = 10


def forget_mark(pdf):
    element = elements(pdf, 'H1')[0]
    element.K = Array([])


def move_heading(pdf):
    elements(pdf, 'H2')[0].S = Name.H4


def swap_parents(pdf):
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[0] = row[len(row) - 1]


def add_figure(pdf):
    document = pdf.Root.StructTreeRoot.K[0]
    figure = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, P=document, K=Array([Dictionary(
        Type=Name.MCR, Pg=pdf.pages[0].obj, MCID=900)])))
    document.K.append(figure)


BDC = rb'/P<</MCID (\d+)>>BDC'
ROWS = [
    ('no language', lambda pdf: delete(pdf.Root, '/Lang'), 'no language'),
    ('not marked', lambda pdf: put(pdf.Root.MarkInfo, '/Marked', False), 'not marked as tagged'),
    ('title not shown', lambda pdf: delete(pdf.Root, '/ViewerPreferences'), 'title is not shown'),
    ('no packet', lambda pdf: delete(pdf.Root, '/Metadata'), 'no XMP packet'),
    ('another level', lambda pdf: xmp(pdf, b'conformance>A<', b'conformance>B<'), 'not level A'),
    ('not PDF/UA', lambda pdf: xmp(pdf, b'<pdfuaid:part>1</pdfuaid:part>', b''), 'not part 1 of PDF/UA'),
    ('schema not described', lambda pdf: xmp(pdf, b'<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/',
                                             b'<pdfaSchema:namespaceURI>http://example.org/'), 'not described'),
    ('packet not XML', lambda pdf: xmp(pdf, b'</rdf:RDF>', b''), 'not XML'),
    ('another title', lambda pdf: put(pdf.docinfo, '/Title', 'Autre'), '/Title differs'),
    ('another date', lambda pdf: put(pdf.docinfo, '/CreationDate', 'D:20250101000000Z'), '/CreationDate differs'),
    ('no output intent', lambda pdf: delete(pdf.Root, '/OutputIntents'), 'no output intent'),
    ('broken profile', lambda pdf: stream(pdf.Root.OutputIntents[0], '/DestOutputProfile', lambda data: data[:100]),
     'broken profile'),
    ('no structure', lambda pdf: delete(pdf.Root, '/StructTreeRoot'), 'structure: none'),
    ('unknown type', lambda pdf: put(elements(pdf, 'P')[0], '/S', Name.Paragraphe), 'type Paragraphe'),
    ('an item outside a list', lambda pdf: put(elements(pdf, 'L')[0], '/S', Name.Sect), 'LI inside Sect'),
    ('headings with a gap', move_heading, 'heading 4 after heading 1'),
    ('figure without a text', add_figure, 'Figure without a text'),
    ('an empty element', forget_mark, 'empty H1'),
    ('content out of the structure', forget_mark, 'is not in the structure'),
    ('structure out of the content', add_figure, 'mark 900 of object'),
    ('parent tree astray', swap_parents, 'parent tree does not lead'),
    ('no parent tree', lambda pdf: delete(pdf.Root.StructTreeRoot, '/ParentTree'), 'no parent tree'),
    ('a wrong parent', lambda pdf: put(elements(pdf, 'P')[0], '/P', elements(pdf, 'P')[1]), 'does not lead to its parent'),
    ('text not marked', lambda pdf: content(pdf, lambda data: re.sub(BDC, b'/Other BMC', data, count=1)), 'TJ is not marked'),
    ('a line not marked', lambda pdf: content(pdf, lambda data: data + b'0 0 m 9 9 l S\n'), 'S is not marked'),
    ('a mark twice', lambda pdf: content(pdf, lambda data: re.sub(BDC, b'/P<</MCID 0>>BDC', data)), 'twice'),
    ('a mark without end', lambda pdf: content(pdf, lambda data: data + b'/P<</MCID 77>>BDC\n'), 'does not end'),
    ('an end without mark', lambda pdf: content(pdf, lambda data: data + b'EMC\n'), 'that did not begin'),
    ('an artifact inside content', lambda pdf: content(pdf, lambda data: re.sub(BDC + rb'\n', lambda m: m.group(0)
                                                       + b'/Artifact BMC EMC\n', data, count=1)), 'artifact inside content'),
    ('two numbers that touch', lambda pdf: content(pdf, lambda data: b'1 0 0 1 18.618.6 0 cm\n' + data), 'without a space'),
    ('a colour of another space', lambda pdf: content(pdf, lambda data: b'0 0 0 1 k\n' + data), 'operator k'),
    ('a glyph that is none', lambda pdf: content(pdf, lambda data: re.sub(rb'<[0-9A-F]{8,}', b'<FFF0FFF0', data, count=1)),
     'gives no character'),
    ('no order of tabs', lambda pdf: delete(pdf.pages[0].obj, '/Tabs'), 'order of tabs'),
    ('font not embedded', lambda pdf: delete(font(pdf).DescendantFonts[0].FontDescriptor, '/FontFile2'), 'not embedded'),
    ('no characters', lambda pdf: delete(font(pdf), '/ToUnicode'), 'no map to characters'),
    ('a character short', lambda pdf: stream(font(pdf), '/ToUnicode', lambda data: re.sub(rb'<00[0-9A-F]{2}> <0045>\n', b'', data)),
     'gives no character'),
    ('wrong widths', narrow_widths, 'width of code'),
    ('glyphs astray', lambda pdf: stream(font(pdf).DescendantFonts[0], '/CIDToGIDMap', lambda data: bytes(len(data))),
     'has no glyph'),
    ('names that differ', lambda pdf: put(font(pdf), '/BaseFont', Name('/ABCDEF+Other')), 'names differ'),
    ('attachment without relation', lambda pdf: delete(pdf.Root.AF[0], '/AFRelationship'), 'no /AFRelationship'),
    ('attachment not associated', lambda pdf: delete(pdf.Root, '/AF'), 'not associated'),
    ('attachment without a type', lambda pdf: delete(pdf.Root.AF[0].EF.F, '/Subtype'), 'no type'),
    ('outline to nowhere', lambda pdf: delete(pdf.Root.Outlines.First, '/Dest'), 'leads to no page'),
    ('a link without words', lambda pdf: delete(links(pdf)[0], '/Contents'), 'a link without words'),
    ('a link that is not printed', lambda pdf: put(links(pdf)[0], '/F', 2), 'hidden or not printed'),
    ('a link with a frame', lambda pdf: delete(links(pdf)[0], '/Border'), 'with a frame'),
    ('a link outside the page', lambda pdf: put(links(pdf)[0], '/Rect', Array([0, 0, 9000, 9])), 'outside the page'),
    ('a link out of the structure', lambda pdf: put(elements(pdf, 'Link')[0], '/K', 0), 'not in the structure'),
    ('a link of another element', lambda pdf: put(elements(pdf, 'Link')[0], '/S', Name.Span), 'not in the structure'),
    ('a link astray in the parent tree', lambda pdf: put(links(pdf)[0], '/StructParent', 0), 'from a link to its element'),
    ('a link to nowhere', lambda pdf: delete(links(pdf)[0], '/Dest'), 'leads nowhere'),
    ('a link to another file', lambda pdf: put(links(pdf)[-1].A, '/URI', 'file:///etc'), 'leads nowhere'),
    ('a note on the page', lambda pdf: put(links(pdf)[0], '/Subtype', Name.Text), 'no link'),
    ('a script', lambda pdf: put(pdf.Root, '/OpenAction', Dictionary(S=Name.JavaScript, JS='1')), 'unexpected /OpenAction'),
]


def spoil(data, change):
    """The document after CHANGE, as bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, force_version='1.7', fix_metadata_version=False)
        return out.getvalue()


with tempfile.TemporaryDirectory() as folder:
    sample = Path(folder) / 'sample.pdf'
    subprocess.run([sys.argv[1], 'convention', str(sample)], check=True)
    good = sample.read_bytes()
    tap.check('a good document', check_pdf.check(sample))
    spoiled = Path(folder) / 'spoiled.pdf'
    spoiled.write_bytes(spoil(good, lambda pdf: None))
    tap.check('a good document written again', check_pdf.check(spoiled))
    for name, change, expected in ROWS:
        spoiled.write_bytes(spoil(good, change))
        findings = check_pdf.check(spoiled)
        tap.check(name, [] if any(expected in finding for finding in findings) else [f'“{expected}” not in {findings}'])
    for name, data in (('cut short', good[:2000]), ('not a PDF', b'bonjour'), ('empty', b'')):
        spoiled.write_bytes(data)
        tap.check(name, [] if check_pdf.check(spoiled) else ['nothing was found'])
tap.done()
