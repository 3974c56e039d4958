"""Say in one line what this computer lacks for StudyApp: Python, its venv module, or the libraries that Qt needs.

Runs on the computer's own Python before anything is installed: standard library only, in the words of Python 3.6.
"""

import argparse
import ctypes
import importlib.util
import os
import shutil
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
PIP = Path(__file__).resolve().parent.parent / ".venv" / "bin" / "pip"

# What an environment is made with; Debian keeps it apart from Python.
VENV = (("ensurepip", "python3-venv"), ("venv", "python3-venv"))
# Each shared library that PySide6-Essentials 6.11 takes from the system, and the Debian package that holds it. Read off
# the NEEDED entries of QtWidgets, of the platform plugins and of what these load, then tried in a bare Debian 12.
ANY_QT = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libz.so.1", "zlib1g"),
    ("libzstd.so.1", "libzstd1"),
)
X11 = (
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxcb.so.1", "libxcb1"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-glx.so.0", "libxcb-glx0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render.so.0", "libxcb-render0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-shm.so.0", "libxcb-shm0"),
    ("libxcb-sync.so.1", "libxcb-sync1"),
    ("libxcb-util.so.1", "libxcb-util1"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
)


def python_problem(version, executable, others):
    """Return a line that says that this Python is too old, or an empty text."""
    if version >= OLDEST_PYTHON:
        return ""
    wanted, present = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
    line = f"StudyApp needs Python {wanted} or newer; {executable} is {present}."
    return line + (f" There is {others[0]}: add PYTHON={others[0]} to the make command." if others else "")


def newer_pythons():
    """Return the names of Pythons on the PATH that are new enough, the newest first."""
    names = [f"python3.{minor}" for minor in range(14, OLDEST_PYTHON[1] - 1, -1)]
    return [name for name in names if shutil.which(name)]


def has_module(name):
    """Return whether this Python can import that module."""
    return importlib.util.find_spec(name) is not None


def has_library(name):
    """Return whether the dynamic linker finds this library and all that it needs in turn."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def libraries_for(purpose, environ):
    """Return the libraries for that purpose: the tests draw on no screen, a window on the one that there is."""
    if purpose == "tests":
        return ANY_QT
    screens = WAYLAND if environ.get("WAYLAND_DISPLAY") else ()
    screens += X11 if environ.get("DISPLAY") else ()
    return ANY_QT + screens if purpose == "window" and screens else ()


def lacking(entries, has):
    """Return those of the (name, Debian package) entries whose name ``has`` denies."""
    return [entry for entry in entries if not has(entry[0])]


def packages(entries):
    """Return the Debian packages of the entries, sorted, each once."""
    return sorted({package for _, package in entries})


def advice(entries, debian, root):
    """Return a line that says how to get the entries: as a command where it is known, else by their names."""
    if debian:
        command = ("" if root else "sudo ") + "apt-get install " + " ".join(packages(entries))
        return f"StudyApp needs some system packages. To get them: {command}"
    return "StudyApp needs, and this computer lacks: " + " ".join(name for name, _ in entries)


def main(words=None):
    """Print what is missing; return 1 when the step at hand cannot go on without it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--for", dest="purpose", choices=("setup", "tests", "window"), required=True)
    parser.add_argument("--list", action="store_true", help="print only the names of the missing Debian packages")
    args = parser.parse_args(words)
    modules = [] if PIP.exists() else lacking(VENV, has_module)
    linux = sys.platform.startswith("linux")
    libraries = lacking(libraries_for(args.purpose, os.environ), has_library) if linux else []
    if args.list:
        print(" ".join(packages(modules + libraries)))
        return 0
    problem = python_problem(sys.version_info[:2], sys.executable, newer_pythons())
    if problem:
        print(problem, file=sys.stderr)
        return 1
    if modules or libraries:
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        print(advice(modules + libraries, Path("/etc/debian_version").exists(), root), file=sys.stderr)
    # Without a window there is still the demo in the terminal.
    return 1 if modules or (libraries and args.purpose == "tests") else 0


if __name__ == "__main__":
    raise SystemExit(main())
