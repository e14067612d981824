# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a person does: what assistive technology sees, the mouse and the keyboard.
Every wait is for something to be there; nothing sleeps for a guessed time."""
import os
import re
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402
from Xlib import X, display as xdisplay  # noqa: E402
from Xlib.ext import xtest  # noqa: E402
from keyboard import Keyboard  # noqa: E402

Atspi.set_timeout(8000, 30000)
PATIENCE = float(os.environ.get("TRAME_TEST_PATIENCE", "20"))


class NotThere(AssertionError):
    """What was waited for did not come."""


def until(question, what, patience=PATIENCE):
    """The first true answer of QUESTION; NotThere(WHAT) when none comes. A widget that goes while it is read is no answer."""
    end = time.monotonic() + patience
    while True:
        try:
            answer = question()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotThere(what)
        time.sleep(0.03)


def command(*words):
    return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def descendants(node):
    """NODE and what is mapped below it: what has no size on the screen has nothing to be read in it either."""
    yield node
    try:
        for child in children(node):
            if not hidden(child):
                yield from descendants(child)
    except GLib.Error:
        return


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def size(node):
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.width, extents.height


def hidden(node):
    """A widget without a size; what is no widget (the pages of a stack) cannot tell."""
    try:
        width, height = size(node)
    except (GLib.Error, TypeError):
        return False
    return width <= 0 or height <= 0


def on_screen(node):
    """Mapped widgets have a size; hidden twins have none."""
    try:
        width, height = size(node)
    except (GLib.Error, TypeError):
        return False
    return width > 0 and height > 0


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Manager:
    """The window manager of this display."""

    def __init__(self):
        self.process = subprocess.Popen(["xfwm4", "--compositor=on", "--vblank=off"], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        until(lambda: "window id" in command("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
              and "FRAME_EXTENTS" in command("xprop", "-root", "_NET_SUPPORTED"), "the window manager")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Window:
    """One running Trame."""

    def __init__(self, *arguments, program=None):
        program = program or os.environ["TRAME_PROGRAM"]
        # Criticals are gathered here rather than fatal: GTK 4.8 says one of its own when assistive technology asks about a
        # widget that has just gone (it answers with a NULL path). criticals() passes over that one only.
        self.said = tempfile.NamedTemporaryFile(mode="w+", encoding="utf-8", errors="replace")
        # A file that may not grow (RLIMIT_FSIZE) is then an error that is said, as on a full disk, not the end of the program.
        self.process = subprocess.Popen([program, *arguments], stderr=self.said, restore_signals=False,
                                        env={**os.environ, "GTK_A11Y": "atspi", "G_DEBUG": ""})
        self.name = os.path.basename(program)
        self.display = xdisplay.Display()
        self.keyboard = Keyboard(self.display)
        self.application = until(self._application, "the application on the accessibility bus")
        self.frame = until(lambda: next(iter(children(self.application)), None), "the window")

    def criticals(self):
        """What the program complained of, or a sanitizer of it."""
        self.said.flush()
        with open(self.said.name, encoding="utf-8", errors="replace") as words:
            return [line.strip() for line in words if re.search(r"-CRITICAL \*\*|Sanitizer|runtime error", line)
                    and not re.search(r"GLib-CRITICAL \*\*.*: g_variant_\w+: assertion", line)]

    def _application(self):
        if self.process.poll() is not None:
            raise NotThere(f"the program ended with {self.process.returncode}")
        for application in children(Atspi.get_desktop(0)):
            if application.get_process_id() == self.process.pid and application.get_child_count():
                return application
        return None

    # What is there

    def all(self, role=None, name=None, within=None):
        """Mapped widgets of ROLE whose name is NAME (or holds it, when NAME starts with "…")."""
        def fits(node):
            if role is not None and node.get_role_name() != role:
                return False
            if name is None:
                return True
            own = (node.get_name() or "").replace("\u00a0", " ")
            return name[1:] in own if name.startswith("…") else own == name
        found = []
        for node in descendants(within or self.application):
            try:
                if fits(node) and on_screen(node):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, role=None, name=None, within=None, patience=PATIENCE):
        return until(lambda: next(iter(self.all(role, name, within)), None), f"{role or 'anything'} named {name!r}", patience)

    def gone(self, role=None, name=None, patience=PATIENCE):
        until(lambda: not self.all(role, name), f"{role} {name!r} to go", patience)

    def dialog(self):
        """The other window of the program, once it is there."""
        return until(lambda: next((c for c in list(children(self.application))[1:] if on_screen(c)), None), "a dialog")

    def words(self, within=None):
        """Every word that can be read, names of labels first to last."""
        return [n.get_name().replace("\u00a0", " ") for n in self.all(within=within) if n.get_name()]

    def reads(self, sentence, within=None, patience=PATIENCE):
        """Waits until some label holds SENTENCE."""
        return until(lambda: any(sentence in word for word in self.words(within)), f"the words {sentence!r}", patience)

    # What a person does

    def _property(self, window, name):
        found = window.get_full_property(self.display.intern_atom(name), X.AnyPropertyType)
        return None if found is None else found.value

    def _origin(self, node):
        """Screen position of the top left of NODE's window contents."""
        frame = node
        while frame.get_role_name() not in ("frame", "dialog", "window", "alert") and frame.get_parent() is not None:
            frame = frame.get_parent()
        title = frame.get_name().encode()
        root = self.display.screen().root

        def seek():
            mine = [w for w in (self.display.create_resource_object("window", i) for i in self._property(root, "_NET_CLIENT_LIST") or ())
                    if list(self._property(w, "_NET_WM_PID") or ()) == [self.process.pid]]
            return next((w for w in reversed(mine) if self._property(w, "_NET_WM_NAME") == title), mine[-1] if mine else None)
        chosen = until(seek, "the window on the display")
        place = chosen.translate_coords(root, 0, 0)
        left, _, top, _ = self._property(chosen, "_GTK_FRAME_EXTENTS") or (0, 0, 0, 0)
        return left - place.x, top - place.y

    def place(self, node):
        """Centre of NODE on the screen."""
        left, top = self._origin(node)
        extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        return left + extents.x + extents.width // 2, top + extents.y + extents.height // 2

    def _steady(self, node):
        """Waits until NODE no longer moves: a list that still scrolls is no place to click."""
        last = [None]

        def same():
            extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
            now, before = (extents.x, extents.y, extents.width, extents.height), last[0]
            last[0] = now
            if now != before:
                time.sleep(0.06)
            return now == before
        until(same, "the widget to come to rest")

    def _press_button(self, x, y, button, times):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        for _ in range(times):
            self.display.sync()
            time.sleep(0.04)
            xtest.fake_input(self.display, X.ButtonPress, button)
            xtest.fake_input(self.display, X.ButtonRelease, button)
        self.display.sync()

    def bring(self, node, top=215, bottom=700):
        """Scrolls with the wheel until NODE stands between TOP and BOTTOM of the window."""
        def middle():
            extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
            return extents.x + min(extents.width // 2, 60), extents.y + extents.height // 2
        stuck = 0
        for _ in range(40):
            self._steady(node)
            x, y = middle()
            if top <= y <= bottom or stuck == 2:
                return
            left, above = self._origin(node)
            away = y - bottom if y > bottom else top - y
            self._press_button(left + x, above + (top + bottom) // 2, 5 if y > bottom else 4, min(1 + away // 120, 8))
            try:
                until(lambda: middle()[1] != y, "the scrolling", 0.4)
                stuck = 0
            except NotThere:  # the end of the list, or all of it is in view
                stuck += 1

    def click(self, node, button=1, times=1):
        self._steady(node)
        self._press_button(*self.place(node), button, times)

    def press(self, node):
        """Its own action, as a screen reader does."""
        names = [Atspi.Action.get_action_name(node, i) for i in range(Atspi.Action.get_n_actions(node))]
        assert names, f"{node.get_name()!r} does nothing"
        Atspi.Action.do_action(node, names.index("click") if "click" in names else 0)

    def press_tab(self, name):
        """Chooses a page of a view switcher, once it is drawn whole: what fades away before it still takes the clicks."""
        tab = self.find("page tab", name)
        self.settle()
        self.click(tab)

    def keys(self, *keys):
        command("xdotool", "key", "--clearmodifiers", *keys)

    def write(self, words):
        self.keyboard.write(words)

    def fill(self, node, words):
        """Replaces what an entry holds, by the keyboard."""
        self.click(node)
        self.keys("ctrl+a")
        self.write(words)

    def settle(self):
        """Waits until two pictures in a row are the same."""
        def shot():
            return subprocess.run(["import", "-window", "root", "rgb:-"], capture_output=True, check=True).stdout
        last = [shot()]

        def still():
            now, before = shot(), last[0]
            last[0] = now
            return now == before
        until(still, "the window to come to rest")

    def picture(self, path):
        command("import", "-window", "root", path)

    def stop(self):
        """Closes the window as the desktop does; the program must end by itself and without a fault."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
        return self.process.returncode
