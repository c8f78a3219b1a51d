"""Renders examples/northwind.yaml as examples/northwind.html; where there is a browser, pictures its first screen.

With --without-picture the picture stays as it is: browsers draw letters differently, so it changes with the machine.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INVENTORY, PAGE = "examples/northwind.yaml", "examples/northwind.html"
PICTURE = "docs/images/northwind-report.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SIZE, SCALE = "1180,916", "1.5"


def main(arguments: list[str]) -> int:
    render()
    if "--without-picture" in arguments:
        return 0
    named = os.environ.get("CHROME")
    browser = next(filter(None, map(shutil.which, filter(None, (named, *BROWSERS)))), None)
    if browser is None:
        sys.stderr.write(f"{PICTURE} stays as it is: no browser was found\n")
        return 0
    return photograph(browser)


def render() -> None:
    command = [sys.executable, "-m", "edgetier", "assess", INVENTORY]
    options = ["--fail-on", "never", "--format", "html", "-o", PAGE]
    subprocess.run([*command, *options], cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - our own


def photograph(browser: str) -> int:
    (ROOT / PICTURE).parent.mkdir(exist_ok=True)
    # Chromium refuses to run as root inside its sandbox.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [
        browser,
        "--headless",
        "--disable-gpu",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        f"--window-size={SIZE}",
        f"--force-device-scale-factor={SCALE}",
        f"--screenshot={ROOT / PICTURE}",
        *sandbox,
        (ROOT / PAGE).as_uri(),
    ]
    return subprocess.run(command, check=False, capture_output=True, timeout=120).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
