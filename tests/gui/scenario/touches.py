"""Real touches: through the window system's queue, as a touch screen's driver hands them in.

Qt turns them into touch events, gestures and mouse events as it does for a true screen.
"""

from __future__ import annotations

import ctypes

import pytest
from qgis.gui import QgsMapCanvas
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication

try:
    from qgis.PyQt.QtGui import QTouchDevice
except ImportError:  # Qt 6
    QTouchDevice = None

_REGISTER = "_ZN22QWindowSystemInterface19registerTouchDeviceEPK12QTouchDevice"
_screen: list[object] = []


def touch_screen() -> object:
    """Return a touch screen that Qt knows: it drops the touches of others."""
    if not _screen:
        if QTouchDevice is None:
            _screen.append(QTest.createTouchDevice())
        else:
            device = QTouchDevice()
            device.setName("cmCivicTestScreen")
            device.setType(QTouchDevice.DeviceType.TouchScreen)
            try:
                register = getattr(ctypes.CDLL("libQt5Gui.so.5"), _REGISTER)
            except (OSError, AttributeError):
                pytest.skip("needs Qt's own library to register a touch screen")
            register.argtypes, register.restype = [ctypes.c_void_p], None
            register(sip.unwrapinstance(device))
            _screen.append(device)
    return _screen[0]


class Touch:
    """Fingers on a canvas, numbered from 0; each call is one event of the screen."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._viewport = canvas.viewport()
        self._down: dict[int, tuple[int, int]] = {}

    def press(self, **fingers) -> None:
        """Put fingers down: ``press(a=(100, 100))``."""
        self._send(press=fingers)

    def move(self, **fingers) -> None:
        self._send(move=fingers)

    def lift(self, *names) -> None:
        self._send(release={name: self._down[name] for name in names or list(self._down)})

    def _send(self, **what) -> None:
        sequence = QTest.touchEvent(self._viewport, touch_screen())
        ((kind, fingers),) = what.items()
        for name in {**self._down, **fingers}:
            number = ord(name) - ord("a")
            place = QPoint(*fingers.get(name, self._down.get(name)))
            how = kind if name in fingers else "move"  # resting fingers move by nothing
            getattr(sequence, how)(number, place, self._viewport)
        sequence.commit()
        self._down.update(fingers)
        if kind == "release":
            for name in fingers:
                del self._down[name]
        QApplication.processEvents()
