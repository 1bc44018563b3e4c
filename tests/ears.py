"""What a screen reader is told of the inspector: AT-SPI's events from Firefox, by keys alone.

Runs in the system's own Python, which knows AT-SPI; docs/engines.md has the command. Prints each
key, and below it what gets the focus and what live regions say.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 (the version comes first)

PATIENCE = 60  # seconds until a page can be heard
REST = 2.0  # seconds after a key; a region speaks half a second after the last one
DISPLAY = ":77"
ADDRESS = "inspector.html#epoch=10&sample=3"
# What gets the focus first, by role and name, and the key that is pressed there.
KEYS = (
    ("slider", "Epoch", "Right"),
    ("slider", "Epoch", "bracketright"),
    ("button", "hidden 3", "Return"),
    ("button", "Inference", "Return"),
    ("button", "pixel 12", "space"),
)
HEARD = ("object:text-changed:insert", "object:state-changed:focused", "object:announcement")


@contextmanager
def running(words: list[str]) -> Iterator[None]:
    """A program while the body runs."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, stdout=quiet, stderr=quiet) as program:
        try:
            yield
        finally:
            program.terminate()


def note(event: Any) -> None:
    """Print what an event tells a listener."""
    source, kind = event.source, event.type
    if kind.startswith("object:state-changed:focused"):
        if event.detail1:
            told = (source.get_role_name(), source.get_name(), source.get_description())
            print("    focus:", " | ".join(filter(None, told)), flush=True)
    elif kind.startswith("object:announcement"):
        print("    said:", event.any_data, flush=True)
    elif (source.get_attributes() or {}).get("container-live", "off") != "off":
        print("    said:", Atspi.Text.get_text(source, 0, -1), flush=True)


def found(node: Any, role: str, name: str) -> Any:
    """The first descendant of that role whose name begins so, or None."""
    if node is None:
        return None
    if role in node.get_role_name() and (node.get_name() or "").startswith(name):
        return node
    children = (node.get_child_at_index(at) for at in range(node.get_child_count()))
    return next(filter(None, (found(child, role, name) for child in children)), None)


def pressing() -> Iterator[float]:
    """Press every key in its place. Yields the seconds to listen. Raises SystemExit without it."""
    for role, name, key in KEYS:
        end = time.monotonic() + PATIENCE
        while not (node := found(Atspi.get_desktop(0), role, name)):
            if time.monotonic() > end:
                raise SystemExit(f"no {role} '{name}' was told of")
            Atspi.get_desktop(0).clear_cache()  # which may keep what the page has since replaced
            yield REST
        node.grab_focus()
        yield REST
        print(f"{key} on {name}", flush=True)
        subprocess.run(["xdotool", "key", key], check=True)
        yield REST


def go_on(presses: Iterator[float]) -> bool:
    """Press on after a while; stop listening after the last."""
    try:
        GLib.timeout_add(int(1000 * next(presses)), go_on, presses)
    except StopIteration:
        Atspi.event_quit()
    return False  # GLib asks whether to call again


def main() -> None:
    """`python3 -m tests.ears SITE`, SITE being a built folder."""
    (site,) = sys.argv[1:]
    os.environ |= {"DISPLAY": DISPLAY, "GNOME_ACCESSIBILITY": "1", "MOZ_ENABLE_WAYLAND": "0"}
    with ExitStack() as open_things:
        profile = open_things.enter_context(tempfile.TemporaryDirectory())
        url = f"{Path(site).resolve().as_uri()}/{ADDRESS}"
        screen = ["Xvfb", DISPLAY, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        bus = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"]
        firefox = [shutil.which("firefox-esr") or "firefox", "--new-instance", "--profile", profile]
        for words in (screen, ["openbox"], bus, [*firefox, "--kiosk", url]):
            open_things.enter_context(running(words))
            time.sleep(REST)
        Atspi.init()
        listener = Atspi.EventListener.new(note)
        for kind in HEARD:
            listener.register(kind)
        go_on(pressing())
        Atspi.event_main()


if __name__ == "__main__":
    main()
