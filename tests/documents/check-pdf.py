#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a PDF against what PDF/A-3a and PDF/UA-1 ask of the documents that we write: container, metadata, structure,
marked content, fonts, colours, attached data. It says what is wrong, a line each; it does not replace a reference validator.

    check-pdf.py FILE…      exit status 1 when something is wrong"""
import io
import re
import sys
import xml.etree.ElementTree as ElementTree

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

STANDARD_TYPES = set('''Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT
WP Figure Formula Form'''.split())
PARENTS = {'LI': {'L'}, 'Lbl': {'LI', 'Note', 'BibEntry', 'TOCI'}, 'LBody': {'LI'}, 'TR': {'Table', 'THead', 'TBody', 'TFoot'},
           'TD': {'TR'}, 'TH': {'TR'}, 'TOCI': {'TOC'}}
PAINTING = {'Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'INLINE IMAGE', 'Do'}
SHOWING = {'Tj', 'TJ', "'", '"'}
SPACES = {0x20, 0xA0, 0x202F, 0x2009, 0x2007}
RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
NAMESPACES = {'pdfaid': 'http://www.aiim.org/pdfa/ns/id/', 'pdfuaid': 'http://www.aiim.org/pdfua/ns/id/',
              'dc': 'http://purl.org/dc/elements/1.1/', 'pdf': 'http://ns.adobe.com/pdf/1.3/',
              'xmp': 'http://ns.adobe.com/xap/1.0/', 'pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#'}


class Checker:
    def __init__(self, path):
        with open(path, 'rb') as file:
            self.bytes = file.read()
        self.pdf = pikepdf.open(io.BytesIO(self.bytes))
        self.root = self.pdf.Root
        self.findings = []
        self.marks = {}      # (page, mcid) -> element that owns it, from the structure
        self.objects = {}    # annotation -> element that owns it, the same
        self.used = {}       # font -> {code: shown in place of a text that is given elsewhere}
        self.owners = {}     # the parent tree
        self.components = 0  # of the output intent

    def expect(self, condition, finding):
        if not condition and finding not in self.findings:
            self.findings.append(finding)
        return condition

    def run(self):
        for check in (self.check_container, self.check_catalogue, self.check_metadata, self.check_output_intent,
                      self.check_structure, self.check_content, self.check_parent_tree, self.check_fonts,
                      self.check_attachments, self.check_outline):
            check()
        return self.findings

    # The file itself

    def check_container(self):
        self.expect(self.bytes.startswith(b'%PDF-1.7\n%'), 'header: not PDF 1.7')
        self.expect(len(self.bytes) > 14 and all(byte > 127 for byte in self.bytes[10:14]), 'header: no binary comment')
        self.expect(self.bytes.rstrip().endswith(b'%%EOF'), 'trailer: bytes after the end')
        self.expect('/ID' in self.pdf.trailer and len(self.pdf.trailer.ID) == 2, 'trailer: no identifier')
        self.expect('/Encrypt' not in self.pdf.trailer, 'trailer: encrypted')
        for problem in self.pdf.check():
            self.expect(False, f'syntax: {problem}')

    def check_catalogue(self):
        self.expect(re.fullmatch('[a-z]{2}(-[A-Z]{2})?', str(self.root.get('/Lang', ''))), 'catalogue: no language')
        self.expect(self.root.get('/MarkInfo', {}).get('/Marked', False) is True, 'catalogue: not marked as tagged')
        self.expect(self.root.get('/ViewerPreferences', {}).get('/DisplayDocTitle', False) is True,
                    'catalogue: the title is not shown')
        for entry in ('/AcroForm', '/OpenAction', '/AA', '/OCProperties'):
            self.expect(entry not in self.root, f'catalogue: unexpected {entry}')
        self.expect('/JavaScript' not in self.root.get('/Names', {}), 'catalogue: script')

    def check_metadata(self):
        stream = self.root.get('/Metadata')
        if not self.expect(stream is not None, 'metadata: no XMP packet'):
            return
        self.expect(stream.get('/Type') == Name.Metadata and stream.get('/Subtype') == Name.XML, 'metadata: wrong type')
        try:
            xmp = ElementTree.fromstring(stream.read_bytes())
        except ElementTree.ParseError as error:
            self.expect(False, f'metadata: not XML ({error})')
            return

        def value(name):
            prefix, local = name.split(':')
            found = xmp.find(f'.//{{{NAMESPACES[prefix]}}}{local}')
            return None if found is None else ''.join(found.itertext()).strip()

        self.expect(value('pdfaid:part') == '3', 'metadata: not part 3 of PDF/A')
        self.expect(value('pdfaid:conformance') == 'A', 'metadata: not level A of PDF/A')
        self.expect(value('pdfuaid:part') == '1', 'metadata: not part 1 of PDF/UA')
        self.expect(value('dc:title'), 'metadata: no title')
        schemas = [found.text for found in xmp.iter(f'{{{NAMESPACES["pdfaSchema"]}}}namespaceURI')]
        self.expect(NAMESPACES['pdfuaid'] in schemas, 'metadata: the schema of PDF/UA is not described')
        info = self.pdf.docinfo if '/Info' in self.pdf.trailer else {}
        for entry, name in (('/Title', 'dc:title'), ('/Author', 'dc:creator'), ('/Producer', 'pdf:Producer')):
            if entry in info:
                self.expect(str(info[entry]) == value(name), f'metadata: {entry} differs from the packet')
        for entry, name in (('/CreationDate', 'xmp:CreateDate'), ('/ModDate', 'xmp:ModifyDate')):
            if entry in info:
                digits = re.sub('[^0-9]', '', str(info[entry]))
                self.expect(digits == re.sub('[^0-9]', '', value(name) or ''), f'metadata: {entry} differs from the packet')

    def check_output_intent(self):
        intents = self.root.get('/OutputIntents', [])
        profiles = [intent.DestOutputProfile for intent in intents
                    if intent.get('/S') == Name.GTS_PDFA1 and '/DestOutputProfile' in intent]
        if not self.expect(len(profiles) == 1, 'colour: no output intent'):
            return
        data = profiles[0].read_bytes()
        self.components = int(profiles[0].get('/N', 0))
        self.expect(data[36:40] == b'acsp' and int.from_bytes(data[:4], 'big') == len(data), 'colour: broken profile')
        self.expect(data[8] <= 4, 'colour: profile of an unknown version')
        self.expect({b'RGB ': 3, b'GRAY': 1, b'CMYK': 4}.get(data[16:20]) == self.components,
                    'colour: components of the profile')

    # What the pages say they are

    def check_structure(self):
        tree = self.root.get('/StructTreeRoot')
        if not self.expect(tree is not None, 'structure: none'):
            return
        self.headings = []
        numbers = list(tree.get('/ParentTree', {}).get('/Nums', []))
        self.expect(numbers[::2] == sorted(numbers[::2]), 'structure: the parent tree is not in order')
        self.owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for child in self.children_of(tree):
            self.check_element(child, tree, None, None)
        self.expect([str(child.get('/S')) for child in self.children_of(tree)] == ['/Document'],
                    'structure: the root does not hold one document')
        last = 0
        for level in self.headings:
            self.expect(level <= last + 1, f'structure: heading {level} after heading {last}')
            last = level

    @staticmethod
    def children_of(element):
        children = element.get('/K', [])
        return list(children) if isinstance(children, Array) else [children]

    def check_element(self, element, parent, parent_type, page):
        type_ = str(element.get('/S', '/?'))[1:]
        self.expect(type_ in STANDARD_TYPES, f'structure: type {type_}')
        self.expect(element.get('/P', Dictionary()).objgen == parent.objgen, f'structure: {type_} does not lead to its parent')
        self.expect(type_ not in PARENTS or parent_type in PARENTS[type_], f'structure: {type_} inside {parent_type}')
        self.expect(parent_type != 'L' or type_ in ('L', 'LI', 'Caption'), f'structure: {type_} inside L')
        if re.fullmatch('H[1-6]', type_):
            self.headings.append(int(type_[1]))
        if type_ in ('Figure', 'Formula'):
            self.expect('/Alt' in element or '/ActualText' in element, f'structure: {type_} without a text')
        page = element.get('/Pg', page)
        children = self.children_of(element)
        # a cell may have nothing in it: it still holds its column's place
        self.expect(children or type_ == 'TD', f'structure: empty {type_}')
        for child in children:
            if isinstance(child, int):
                self.own_mark(page, child, element)
            elif child.get('/Type') == Name.MCR:
                self.own_mark(child.get('/Pg', page), int(child.MCID), element)
            elif child.get('/Type') == Name.OBJR:
                self.expect(child.Obj.objgen not in self.objects, 'structure: an annotation owned twice')
                self.objects[child.Obj.objgen] = element
            else:
                self.check_element(child, element, type_, page)

    def own_mark(self, page, mark, element):
        if self.expect(page is not None, 'structure: a mark without a page'):
            key = (page.objgen, mark)
            self.expect(key not in self.marks, f'structure: mark {mark} owned twice')
            self.marks[key] = element.objgen

    # What the pages draw

    def check_content(self):
        found = set()
        for number, page in enumerate(self.pdf.pages, 1):
            self.expect(page.obj.get('/Tabs') == Name.S, f'page {number}: order of tabs')
            for annotation in page.obj.get('/Annots', []):
                self.check_link(annotation, page, number)
            found |= {(page.obj.objgen, mark) for mark in self.check_page(page, number)}
        for page, mark in sorted(found - set(self.marks)):
            self.expect(False, f'content: mark {mark} of object {page[0]} is not in the structure')
        for page, mark in sorted(set(self.marks) - found):
            self.expect(False, f'structure: mark {mark} of object {page[0]} is not in the content')

    def check_link(self, link, page, number):
        """A link: printed, without a frame, in words, of a Link element, and it leads somewhere."""
        if not self.expect(link.get('/Subtype') == Name.Link, f'page {number}: an annotation that is no link'):
            return
        self.expect(int(link.get('/F', 0)) & 0b111 == 0b100, f'page {number}: a link that is hidden or not printed')
        self.expect(str(link.get('/Contents', '')), f'page {number}: a link without words')
        self.expect([float(side) for side in link.get('/Border', [])] == [0, 0, 0], f'page {number}: a link with a frame')
        left, bottom, right, top = [float(side) for side in link.get('/Rect', [0] * 4)]
        box = [float(side) for side in page.obj.MediaBox]
        self.expect(box[0] <= left < right <= box[2] + 1 and box[1] <= bottom < top <= box[3],
                    f'page {number}: a link outside the page')
        element = self.objects.get(link.objgen)
        self.expect(element is not None and element.S == Name.Link, f'page {number}: a link that is not in the structure')
        owner = self.owners.get(int(link.get('/StructParent', -1)))
        self.expect(element is None or owner is not None and owner.objgen == element.objgen,
                    'structure: the parent tree does not lead from a link to its element')
        if '/Dest' in link:
            self.expect(link.Dest[0].objgen in {other.obj.objgen for other in self.pdf.pages}, f'page {number}: a link to no page')
        else:
            action = link.get('/A', {})
            self.expect(action.get('/S') == Name.URI and re.match('(https?://|mailto:)[!-~]+$', str(action.get('/URI', ''))),
                        f'page {number}: a link that leads nowhere')

    def check_page(self, page, number):
        """The marks of a page."""
        raw = page.Contents.read_bytes() if isinstance(page.Contents, pikepdf.Stream) else b' '.join(
            part.read_bytes() for part in page.Contents)
        self.expect(not re.search(rb'[0-9][.][0-9]*[.]', raw), f'page {number}: two numbers without a space between')
        marks, stack, font = set(), [], None
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ('BMC', 'BDC'):
                stack.append(self.open_mark(operands, marks, stack, number))
            elif name == 'EMC':
                if self.expect(stack, f'page {number}: a mark ends that did not begin'):
                    stack.pop()
            elif name == 'Tf':
                font = page.obj.Resources.Font[operands[0]]
            elif name in ('k', 'K', 'cs', 'CS', 'gs', 'sh', 'ri'):
                self.expect(False, f'page {number}: operator {name}')
            elif name in ('rg', 'RG'):
                self.expect(self.components == 3, f'page {number}: colour without its output intent')
            if name in PAINTING:
                self.expect(any(kind in ('artifact', 'content') for kind in stack), f'page {number}: {name} is not marked')
            if name in SHOWING:
                self.show(font, operands, 'replaced' in stack, number)
        self.expect(not stack, f'page {number}: a mark does not end')
        return marks

    def open_mark(self, operands, marks, stack, number):
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        if tag == '/Artifact':
            self.expect('content' not in stack, f'page {number}: an artifact inside content')
            return 'artifact'
        if isinstance(properties, Dictionary) and '/MCID' in properties:
            mark = int(properties.MCID)
            self.expect(mark not in marks, f'page {number}: mark {mark} twice')
            self.expect('artifact' not in stack and 'content' not in stack, f'page {number}: content inside a mark')
            marks.add(mark)
            return 'content'
        return 'replaced' if isinstance(properties, Dictionary) and '/ActualText' in properties else 'other'

    def show(self, font, operands, replaced, number):
        if not self.expect(font is not None, f'page {number}: text without a font'):
            return
        codes = self.used.setdefault(font.objgen, {})
        for part in operands[0] if isinstance(operands[0], Array) else operands:
            if isinstance(part, String):
                data = bytes(part)
                self.expect(len(data) % 2 == 0, f'page {number}: half a code')
                for i in range(0, len(data) - 1, 2):
                    code = data[i] << 8 | data[i + 1]
                    codes[code] = codes.get(code, True) and replaced

    def check_parent_tree(self):
        tree = self.root.get('/StructTreeRoot', {}).get('/ParentTree')
        if not self.expect(tree is not None and '/Nums' in tree, 'structure: no parent tree'):
            return
        owners = self.owners
        pages = {page.obj.objgen: page.obj for page in self.pdf.pages}
        for (page, mark), element in self.marks.items():
            if not self.expect(page in pages, 'structure: a mark on no page'):
                continue
            row = owners.get(int(pages[page].get('/StructParents', -1)), [])
            self.expect(mark < len(row) and row[mark].objgen == element,
                        f'structure: the parent tree does not lead from mark {mark} to its element')

    # Fonts

    def check_fonts(self):
        for objgen, codes in self.used.items():
            font = self.pdf.get_object(objgen)
            name = str(font.get('/BaseFont', '/?'))[1:]
            if not self.expect(font.get('/Subtype') == Name.Type0 and font.get('/Encoding') == Name('/Identity-H'),
                               f'font {name}: not composite'):
                continue
            descendant = font.DescendantFonts[0]
            self.expect(re.match('[A-Z]{6}[+]', name), f'font {name}: no tag of a subset')
            self.expect(str(descendant.BaseFont)[1:] == name and str(descendant.FontDescriptor.FontName)[1:] == name,
                        f'font {name}: its names differ')
            self.check_characters(font, name, codes)
            self.check_program(descendant, name, codes)

    def check_characters(self, font, name, codes):
        if not self.expect('/ToUnicode' in font, f'font {name}: no map to characters'):
            return
        text = font.ToUnicode.read_bytes().decode('latin-1')
        pairs = re.findall(r'<([0-9A-F]{4})>\s*<([0-9A-F]{4,})>', text)
        characters = {int(code, 16): bytes.fromhex(value).decode('utf-16-be') for code, value in pairs}
        self.spaces = {code for code, value in characters.items() if len(value) == 1 and ord(value) in SPACES}
        for code, replaced in codes.items():
            value = characters.get(code)
            self.expect(value and value not in ('\0', '\ufeff', '\ufffe'), f'font {name}: code {code} gives no character')
            self.expect(replaced or value != '\ufffd', f'font {name}: code {code} gives an unknown character')

    def check_program(self, descendant, name, codes):
        descriptor = descendant.FontDescriptor
        is_truetype = descendant.get('/Subtype') == Name.CIDFontType2
        stream = descriptor.get('/FontFile2' if is_truetype else '/FontFile3')
        if not self.expect(stream is not None, f'font {name}: not embedded'):
            return
        program = TTFont(io.BytesIO(stream.read_bytes()), lazy=True)
        order = program.getGlyphOrder()
        advances = program['hmtx'].metrics
        scale = 1000 / program['head'].unitsPerEm
        widths = self.read_widths(descendant)
        glyph_map = self.read_glyph_map(descendant, name) if is_truetype else None
        for code in codes:
            glyph = code if glyph_map is None else glyph_map.get(code, 0)
            if not self.expect(0 < glyph < len(order), f'font {name}: code {code} has no glyph'):
                continue
            expected = advances[order[glyph]][0] * scale
            self.expect(abs(widths.get(code, -1e6) - expected) < 1, f'font {name}: width of code {code}')
            if 'glyf' in program:
                empty = program['glyf'][order[glyph]].numberOfContours == 0
                self.expect(not empty or code in getattr(self, 'spaces', ()), f'font {name}: code {code} draws nothing')

    @staticmethod
    def read_widths(descendant):
        widths, rows = {}, list(descendant.get('/W', []))
        while rows:
            first, second = int(rows.pop(0)), rows.pop(0)
            if isinstance(second, Array):
                widths.update({first + i: float(width) for i, width in enumerate(second)})
            else:
                width = float(rows.pop(0))
                widths.update({code: width for code in range(first, int(second) + 1)})
        return widths

    def read_glyph_map(self, descendant, name):
        glyph_map = descendant.get('/CIDToGIDMap')
        if not self.expect(glyph_map is not None, f'font {name}: no map to glyphs') or glyph_map == Name.Identity:
            return None
        data = glyph_map.read_bytes()
        return {i // 2: data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)}

    # The rest

    def check_attachments(self):
        names = self.root.get('/Names', {}).get('/EmbeddedFiles', {}).get('/Names', [])
        files = [names[i] for i in range(1, len(names), 2)]
        associated = {file.objgen for file in self.root.get('/AF', [])}
        for file in files:
            title = str(file.get('/UF', '?'))
            for entry in ('/F', '/UF', '/Desc', '/AFRelationship', '/EF'):
                self.expect(entry in file, f'attachment {title}: no {entry}')
            self.expect(file.objgen in associated, f'attachment {title}: not associated with the document')
            if '/EF' in file:
                data = file.EF.get('/F')
                self.expect(data is not None and data.get('/Type') == Name.EmbeddedFile and '/Subtype' in data,
                            f'attachment {title}: no type')
                self.expect(data is None or '/ModDate' in data.get('/Params', {}), f'attachment {title}: no date')
        self.expect(len(associated) == len(files), 'attachments: associated files and names differ')

    def check_outline(self):
        pages = {page.obj.objgen for page in self.pdf.pages}
        line = self.root.get('/Outlines', {}).get('/First')
        stack = []
        while line is not None or stack:
            if line is None:
                line = stack.pop()
                continue
            self.expect(str(line.get('/Title', '')), 'outline: a line without a title')
            target = line.get('/Dest')
            self.expect(target is not None and target[0].objgen in pages, 'outline: a line leads to no page')
            stack.append(line.get('/Next'))
            line = line.get('/First')
            while stack and stack[-1] is None and line is None:
                stack.pop()


def check(path):
    """What is wrong with the file, as sentences; empty when nothing is."""
    try:
        return Checker(path).run()
    except (pikepdf.PdfError, ValueError, KeyError, AttributeError, TypeError) as error:
        return [f'unreadable: {type(error).__name__}: {error}']


def main():
    failed = False
    for path in sys.argv[1:]:
        findings = check(path)
        failed = failed or bool(findings)
        print(f'{path}: {"nothing wrong" if not findings else f"{len(findings)} wrong"}')
        for finding in findings:
            print(f'  {finding}')
    return 1 if failed or len(sys.argv) < 2 else 0


if __name__ == '__main__':
    sys.exit(main())
