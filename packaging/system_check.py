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

# Each shared library that PySide6-Essentials 6.12 takes from the system, and the Debian package that holds it. Read off
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


def loads(library):
    """Return whether the dynamic linker finds this library and all that it needs in turn."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def libraries_for(purpose, environ):
    """Return the libraries for that purpose: the tests draw on no screen, a window on the one that there is."""
    if purpose == "tests":
        return ANY_QT
    libraries = ()
    if environ.get("WAYLAND_DISPLAY"):
        libraries += WAYLAND
    if environ.get("DISPLAY"):
        libraries += X11
    return ANY_QT + libraries if libraries else ()


def missing(libraries, found):
    """Return the entries of ``libraries`` of which ``found`` says no."""
    return [entry for entry in libraries if not found(entry[0])]


def packages(entries):
    """Return the Debian packages of the entries, sorted, each once."""
    return sorted({package for _, package in entries})


def install_line(names):
    """Return the command that installs Debian packages, for this user."""
    sudo = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    return sudo + "apt-get install " + " ".join(names)


def qt_problem(entries, debian):
    """Return a line that names what Qt lacks, as a command where that is known, or an empty text."""
    if not entries:
        return ""
    if debian:
        return "Qt lacks system libraries. To get them: " + install_line(packages(entries))
    return "Qt lacks system libraries; please install: " + " ".join(library for library, _ in entries)


def setup_problem(debian):
    """Return a line that says why no environment can be made here, or an empty text."""
    problem = python_problem(sys.version_info[:2], sys.executable, newer_pythons())
    if problem:
        return problem
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return ""
    advice = ": " + install_line(["python3-venv"]) if debian else "; please install them."
    return "This Python lacks the modules venv and ensurepip" + advice


def main(words=None):
    """Print what is missing; return 1 when the step at hand cannot go on without it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--for", dest="purpose", choices=("setup", "tests", "window"), required=True)
    parser.add_argument("--list", action="store_true", help="print only the names of the missing Debian packages")
    args = parser.parse_args(words)
    debian = Path("/etc/debian_version").exists()
    if args.purpose == "setup":
        problem = setup_problem(debian)
    else:
        libraries = libraries_for(args.purpose, os.environ) if sys.platform.startswith("linux") else ()
        entries = missing(libraries, loads)
        if args.list:
            print(" ".join(packages(entries)))
            return 0
        problem = qt_problem(entries, debian)
    if problem:
        print(problem, file=sys.stderr)
    # Without a window there is still the demo in the terminal.
    return 1 if problem and args.purpose != "window" else 0


if __name__ == "__main__":
    raise SystemExit(main())
