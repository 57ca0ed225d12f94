"""Projector mode: nothing on screen but the map and what the hall needs to see."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QByteArray, QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDockWidget, QPushButton, QToolBar, QWidget

from ...gis.i18n import tr

_MAGNIFY = 1.5
"""Lines, signs and labels grow by this much: the last row sits far away."""


class ProjectorMode(QObject):
    """Hides QGIS around the map and the given docks, and brings all of it back.

    ``changed`` says whether the mode is on. A button on the map leaves it; no key is needed.
    """

    changed = pyqtSignal(bool)

    def __init__(self, iface: QgisInterface, keep: QDockWidget) -> None:
        super().__init__()
        self._iface = iface
        self._keep = keep
        self._hidden: list[QWidget] = []
        self._state: QByteArray | None = None
        self._window_state = Qt.WindowState.WindowNoState
        self._magnification = 1.0
        self._leave: QPushButton | None = None

    @property
    def is_on(self) -> bool:
        """Whether the mode is on."""
        return self._state is not None

    def set_on(self, on: bool, *, with_dock: bool = True) -> None:
        """Turn the mode on or off; ``with_dock`` keeps the drawing dock in sight."""
        if on == self.is_on:
            return
        if on:
            self._enter(with_dock)
        else:
            self._go_back()
        self.changed.emit(on)

    def unload(self) -> None:
        """Bring everything back."""
        self.set_on(False)

    def _enter(self, with_dock: bool) -> None:
        window, canvas = self._iface.mainWindow(), self._iface.mapCanvas()
        self._state = window.saveState()
        self._window_state = window.windowState()
        self._magnification = canvas.magnificationFactor()
        around = [
            *window.findChildren(QToolBar),
            *window.findChildren(QDockWidget),
            window.menuBar(),
            window.statusBar(),
        ]
        kept = (self._keep,) if with_dock else ()
        self._hidden = [one for one in around if one.isVisible() and one not in kept]
        for one in self._hidden:
            one.hide()
        window.setWindowState(self._window_state | Qt.WindowState.WindowFullScreen)
        canvas.setMagnificationFactor(self._magnification * _MAGNIFY)
        self._leave = QPushButton(tr("Leave projector mode"), canvas.viewport())
        self._leave.setObjectName("cmCivicLeaveProjector")
        self._leave.setMinimumHeight(44)
        # else a finger on it would be passed on to the canvas and draw beneath it
        self._leave.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self._leave.setCursor(Qt.CursorShape.ArrowCursor)
        self._leave.clicked.connect(lambda _on: self.set_on(False))
        self._leave.show()
        canvas.viewport().installEventFilter(self)
        self._place()

    def _go_back(self) -> None:
        window, canvas = self._iface.mainWindow(), self._iface.mapCanvas()
        canvas.viewport().removeEventFilter(self)
        if self._leave is not None:
            self._leave.deleteLater()
            self._leave = None
        canvas.setMagnificationFactor(self._magnification)
        window.setWindowState(self._window_state)
        for one in self._hidden:
            one.show()
        self._hidden = []
        window.restoreState(self._state)  # also the order of tabs
        self._state = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt)
        """Keep the button in the corner of the map."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._leave is not None:
            self._leave.adjustSize()
            room = self._iface.mapCanvas().viewport().rect()
            self._leave.move(room.right() - self._leave.width() - 12, room.top() + 12)
