"""What the laptop says of itself: its disks and its battery, as far as it can be asked."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from qgis.PyQt.QtCore import QStorageInfo

FIXED, REMOVABLE, NETWORK, SYNCED, UNKNOWN = "fixed", "removable", "network", "synced", "unknown"
_NETWORKS = ("nfs", "cifs", "smb", "afpfs", "webdav", "davfs", "sshfs", "9p", "ncpfs", "gvfs")
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "nextcloud")
_REMOVABLE, _FIXED, _REMOTE = 2, 3, 4  # what Windows calls kinds of drives
_POWER = Path("/sys/class/power_supply")


def drive_kind(folder: Path) -> str:
    """Return what a folder is on: fixed, removable, network, synced (a cloud's) or unknown."""
    folder = Path(folder).resolve()
    if any(part.casefold().startswith(_SYNCED) for part in folder.parts):
        return SYNCED
    storage = QStorageInfo(str(folder))
    system = bytes(storage.fileSystemType()).decode("ascii", "replace").casefold()
    if str(folder).startswith("\\\\") or any(name in system for name in _NETWORKS):
        return NETWORK
    if sys.platform == "win32":
        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return {_REMOVABLE: REMOVABLE, _FIXED: FIXED, _REMOTE: NETWORK}.get(kind, UNKNOWN)
    if sys.platform == "darwin":
        return REMOVABLE if storage.rootPath().startswith("/Volumes/") else FIXED
    device = Path(bytes(storage.device()).decode("utf-8", "replace")).resolve()
    return _linux_kind(device, Path("/sys/class/block"))


def _linux_kind(device: Path, block: Path) -> str:
    entry = block / device.name
    if not device.name or not entry.exists():
        return UNKNOWN  # a container, or memory
    entry = entry.resolve()
    if "/usb" in str(entry):
        return REMOVABLE  # also a large one that does not call itself so
    for one in (entry, entry.parent):  # a partition says nothing, its disk does
        flag = one / "removable"
        if flag.is_file():
            return REMOVABLE if flag.read_text(encoding="ascii").strip() == "1" else FIXED
    return FIXED


def same_disk(one: Path, other: Path) -> bool:
    """Tell whether two places are on one disk, as far as the system tells disks apart."""
    return os.stat(one).st_dev == os.stat(other).st_dev  # noqa: PTH116


def battery() -> tuple[bool, int | None] | None:
    """Return whether the laptop is plugged in and its charge in %; None where it is not known."""
    if sys.platform == "win32":
        return _windows_battery()
    return _linux_battery(_POWER) if sys.platform.startswith("linux") else None


class _PowerStatus(ctypes.Structure):
    _fields_ = [  # noqa: RUF012
        ("line", ctypes.c_ubyte),
        ("flag", ctypes.c_ubyte),
        ("percent", ctypes.c_ubyte),
        ("saver", ctypes.c_ubyte),
        ("seconds_left", ctypes.c_uint32),
        ("seconds_full", ctypes.c_uint32),
    ]


def _windows_battery() -> tuple[bool, int | None] | None:
    status = _PowerStatus()
    if not ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)) or status.line > 1:
        return None
    return status.line == 1, status.percent if status.percent <= 100 else None


def _linux_battery(folder: Path) -> tuple[bool, int | None] | None:
    plugged, percent = None, None
    for supply in sorted(folder.glob("*")) if folder.is_dir() else ():
        kind = _line(supply / "type")
        if kind == "Mains":
            plugged = bool(plugged) or _line(supply / "online") == "1"
        elif kind == "Battery" and _line(supply / "scope") != "Device":  # not a mouse's
            charge = _line(supply / "capacity")
            percent = int(charge) if charge.isdigit() else percent
            if plugged is None and _line(supply / "status") in ("Charging", "Full", "Discharging"):
                plugged = _line(supply / "status") != "Discharging"
    return None if plugged is None else (plugged, percent)


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
