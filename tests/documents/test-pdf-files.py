# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole documents as other programs see them: our checker, qpdf, Ghostscript, the reference validator.

    test-pdf-files.py SAMPLE      SAMPLE: the program that writes sample documents"""
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'house'))
import tap  # noqa: E402

spec = importlib.util.spec_from_file_location('check_pdf', HERE / 'check-pdf.py')
check_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(check_pdf)

SAMPLES = [('convention', []), ('draft', []), ('act', []), ('tables', [])]
SAMPLES += [(f'random-{seed}', []) for seed in range(1, 26)]
# Another family: with other outlines where it is installed, else what is nearest to it.
SAMPLES += [('convention', ['1', family]) for family in ('Cantarell', 'DejaVu Serif', 'Nimbus Roman', 'No Such Family')]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()[-6:] or ['failed']


def text_of(path):
    return subprocess.run(['pdftotext', '-raw', str(path), '-'], capture_output=True, text=True).stdout


with tempfile.TemporaryDirectory() as folder:
    files = []
    for number, (name, options) in enumerate(SAMPLES):
        path = Path(folder) / f'{number:02}-{name}.pdf'
        title = ' in '.join([name, *options[1:]])
        faults = run(sys.argv[1], name, str(path), *options)
        if not faults:
            faults = check_pdf.check(path) + run('qpdf', '--check', str(path))
            faults += run('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=nullpage', '-sOutputFile=/dev/null', str(path))
            files.append(str(path))
        tap.check(title, faults)

    words = text_of(files[0])
    tap.check('a word cut at the end of a line keeps its soft hyphen',
              [] if '\u00ad' in words and '-\n' not in words else ['no soft hyphen at the end of a line'])
    tap.check('the words of a line and of the next do not touch',
              [] if 'tenant compte de l’organisation' in words.replace('\u00ad\n', '').replace('\n', ' ') else [words[:500]])

    if shutil.which('java') and shutil.which('mvn'):
        done = subprocess.run([str(HERE.parent / 'verapdf'), *files], capture_output=True, text=True)
        if done.returncode == 77:
            tap.skip('the reference validator', done.stdout.strip())
        else:
            tap.check('the reference validator', [] if done.returncode == 0
                      else [line for line in done.stdout.splitlines() if not line.startswith('PASS')][:40] or ['failed'])
    else:
        tap.skip('the reference validator', 'no Java or Maven')
tap.done()
