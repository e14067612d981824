# SPDX-License-Identifier: GPL-3.0-or-later
"""A journey as numbered cases, each standing on the one before: those after a failure are not tried. What a failed case
leaves on the screen is said."""
import json
import os
import subprocess
import sys
from pathlib import Path

from window import GLib, Manager, NotThere, Window, until


def closes(window):
    """Ctrl+Q, and nothing that GTK had to complain of."""
    window.keys("ctrl+q")
    until(lambda: window.process.poll() is not None, "the end of the program")
    assert window.process.returncode == 0, window.process.returncode
    assert not window.criticals(), window.criticals()


class Journey:
    """The cases of one journey, and the command line on its register."""

    def __init__(self, tramectl, register):
        self.tramectl, self.register, self.cases = tramectl, register, []

    def tell(self, *arguments):
        """tramectl's answer as JSON."""
        done = subprocess.run([self.tramectl, "--register", self.register, "--json", *arguments], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if done.stdout.strip() else None

    def case(self, name):
        """Numbers a function of the window."""
        def keep(function):
            self.cases.append((name, function))
            return function
        return keep

    def play(self, *arguments):
        """The cases in a window of its own on the register, then its closing; ends the program."""
        self.cases.append(("the window closes without a fault", closes))
        manager = Manager()
        window = Window("--register", self.register, *arguments)
        well = self.run(window)
        if window.process.poll() is None:
            window.process.kill()
        manager.stop()
        sys.exit(0 if well else 1)

    def run(self, window):
        """Says each case in TAP; a picture of each in TRAME_TEST_PICTURES. Whether all went well."""
        failed = None
        pictures = os.environ.get("TRAME_TEST_PICTURES")
        print(f"1..{len(self.cases)}")
        for index, (name, function) in enumerate(self.cases, 1):
            if failed:
                print(f"not ok {index} - {name} # not tried")
                continue
            try:
                function(window)
                print(f"ok {index} - {name}", flush=True)
            except (AssertionError, NotThere, GLib.Error) as error:
                failed = name
                self._say(index, name, error, window)
            if pictures:
                Path(pictures).mkdir(parents=True, exist_ok=True)
                window.picture(str(Path(pictures, f"{Path(sys.argv[0]).stem}-{index:02}.png")))
        return failed is None

    @staticmethod
    def _say(index, name, error, window):
        print(f"not ok {index} - {name}\n# {type(error).__name__}: {error}", flush=True)
        running = window.process.poll() is None
        for word in [f"ended with {window.process.poll()}"] + window.criticals() + (window.words()[-200:] if running else []):
            print("#  ", word.replace("\n", " ")[:160])
