# SPDX-License-Identifier: GPL-3.0-or-later
"""The example act as it is built: sound, set twice the same, every word of its source on its pages, plainly an example.

    test-example.py SET-ACT ACT.xml ACT.pdf"""
import importlib.util
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'house'))
import tap  # noqa: E402

spec = importlib.util.spec_from_file_location('check_pdf', HERE / 'check-pdf.py')
check_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_pdf)

SET_ACT, SOURCE, PDF = sys.argv[1:]
NAMESPACE = '{urn:trame:model:1}'


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()[-6:] or ['failed']


def letters(text):
    """What is left when kinds of space and of apostrophe, line ends, bullets and the typography's spaces are set aside."""
    text = text.replace('\u00ad\n', '').replace('’', "'").replace('…', '...')
    return re.sub(r'[\s\u00a0\u202f•\u00ad]+', '', text)


def source_blocks():
    """The words of each block of the source, in order; the stamp is apart."""
    body = ElementTree.parse(SOURCE).getroot().find(f'{NAMESPACE}body')
    for block in body.iter():
        if block.tag.removeprefix(NAMESPACE) in ('title', 'subtitle', 'heading', 'p', 'item'):
            yield ''.join(block.itertext())


def page_texts():
    text = subprocess.run(['pdftotext', '-raw', PDF, '-'], capture_output=True, text=True).stdout
    return [page for page in text.split('\f') if page.strip()]


def without_furniture(pages):
    """The pages without stamp and footer, as one text."""
    furniture = r'^(Envoyé|Reçu) en préfecture le .*\n|^Publié le .*\n|^ID : .*\n|^Délibération .*\n|^Page \d+/\d+\n'
    return ''.join(re.sub(furniture, '', page + '\n', flags=re.M) for page in pages)


tap.check('it is sound', check_pdf.check(PDF) + run('qpdf', '--check', PDF)
          + run('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=nullpage', '-sOutputFile=/dev/null', PDF))
with tempfile.TemporaryDirectory() as folder:
    again = Path(folder) / 'again.pdf'
    faults = run(SET_ACT, SOURCE, str(again))
    tap.check('set again, it has the same bytes',
              faults or ([] if again.read_bytes() == Path(PDF).read_bytes() else ['they differ']))
    bad = Path(folder) / 'bad.xml'
    bad.write_text('<model/>')
    tap.check('a source that is no model is refused', [] if run(SET_ACT, str(bad), str(again)) else ['it was set'])

pages = page_texts()
tap.check('every page says that it is an example',
          [f'page {n + 1} does not' for n, page in enumerate(pages) if 'exemple' not in page.lower()])
tap.check('every page has the stamp',
          [f'page {n + 1} has not' for n, page in enumerate(pages) if 'ID : 099-219900016-20260319-DL26_041-DE' not in page])
tap.check('nothing on it is left to fill by us', ['PROJET is on it'] if 'PROJET' in ''.join(pages) else [])

text, at, lost = letters(without_furniture(pages)), 0, []
for words in source_blocks():
    found = text.find(letters(words), at)
    if found < 0:
        lost.append(f'not where it should be: {words[:80]}')
    else:
        at = found + len(letters(words))
tap.check('every block of the source is on the pages, in order', lost)
tap.done()
