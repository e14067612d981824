# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes words on a display's keyboard, one key after another. xdotool lends a key to a sign that has none and takes it
back at once: a program that reads the keyboard's map later finds nothing there, and the letter is lost. Here each sign
has a key from the start."""
import time

from Xlib import X, XK
from Xlib.ext import xtest

SIGNS = "éèêëàâîïôùûçœæÉÈÀÇŒÆ’…«»·°–€\u00a0"
FIRST_KEY = 8
PLAYERS = 0x10080000  # keysyms from here on are of players and the like
PAUSE = 0.015


def keysym(sign):
    return ord(sign) if ord(sign) < 0x100 else 0x1000000 + ord(sign)


class Keyboard:
    def __init__(self, display):
        self.display = display
        keys = display.get_keyboard_mapping(FIRST_KEY, 256 - FIRST_KEY)
        self.keys = {}  # of a keysym: the key, and whether Shift is held
        for place, symbols in enumerate(keys):
            for shift in (0, 1):
                self.keys.setdefault(symbols[shift], (FIRST_KEY + place, shift))
        missing = [sign for sign in SIGNS if keysym(sign) not in self.keys]
        players = [FIRST_KEY + place for place, symbols in enumerate(keys) if symbols[0] > PLAYERS]
        for key, sign in zip(players, missing, strict=False):
            display.change_keyboard_mapping(key, [(keysym(sign), keysym(sign))])
            self.keys[keysym(sign)] = (key, 0)
        display.sync()
        self.shift = display.keysym_to_keycode(XK.XK_Shift_L)

    def write(self, words):
        for sign in words:
            key, shifted = self.keys[XK.XK_Return if sign == "\n" else keysym(sign)]
            if shifted:
                xtest.fake_input(self.display, X.KeyPress, self.shift)
            xtest.fake_input(self.display, X.KeyPress, key)
            xtest.fake_input(self.display, X.KeyRelease, key)
            if shifted:
                xtest.fake_input(self.display, X.KeyRelease, self.shift)
            self.display.sync()
            time.sleep(PAUSE)
