"""A real browser without a window: where it is found, how it is started, and a tab of it that tests read from and act on."""

import base64
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--lang=en",
    "--window-size=1280,1000",
)
PHONE = (390, 844)


def started() -> Any:
    """Skips, with the reason, where there is no browser or nothing to drive it with."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    service = pytest.importorskip("selenium.webdriver.chrome.service")
    options = webdriver.ChromeOptions()
    options.binary_location = _found("a Chromium", os.environ.get("CHROME"), *BROWSERS)
    # Chromium refuses to run as root inside its sandbox.
    sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    for option in (*OPTIONS, *sandbox):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = _found("a chromedriver", os.environ.get("CHROMEDRIVER"), "chromedriver")
    failed = pytest.importorskip("selenium.common.exceptions").WebDriverException
    try:
        return webdriver.Chrome(options=options, service=service.Service(driver))
    except failed as error:
        pytest.skip(f"the browser does not start: {str(error.msg).partition(chr(10))[0]}")


def _found(what: str, *names: str | None) -> str:
    paths = (shutil.which(name) for name in names if name)
    path = next(filter(None, paths), None)
    if path is None:
        pytest.skip(f"{what} is not installed, or not on PATH: the report is not tried in a browser")
    return path


class Tab:
    """The one tab of the browser."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def fresh(self) -> None:
        """As a visitor's who has set nothing; what was logged before is forgotten."""
        self.driver.get("about:blank")
        self.ask("Emulation.clearDeviceMetricsOverride")
        self.prefers("light")
        self.runs_scripts(True)
        self.logged("browser")
        self.logged("performance")

    def on_phone(self) -> None:
        width, height = PHONE
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True
        )

    def prefers(self, scheme: str) -> None:
        """Light or dark; and no motion, so that a click does not miss what still moves."""
        wished = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wished.items()]
        self.ask("Emulation.setEmulatedMedia", features=features)

    def runs_scripts(self, yes: bool) -> None:
        self.ask("Emulation.setScriptExecutionDisabled", value=not yes)

    def open(self, page: Path, part: str = "") -> None:
        # A change of the part behind # alone would not load the page again.
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + part)

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def ask(self, command: str, **parameters: object) -> Any:
        """A command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def printed(self) -> bytes:
        return base64.b64decode(self.ask("Page.printToPDF", printBackground=True)["data"])

    def one(self, selector: str, by: str = "css selector") -> Any:
        return self.driver.find_element(by, selector)

    def all(self, selector: str) -> list[Any]:
        found: list[Any] = self.driver.find_elements("css selector", selector)
        return found

    def press(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    def logged(self, kind: str) -> list[dict[str, Any]]:
        """What has been logged since the last time: of the kind browser (the console) or performance."""
        found: list[dict[str, Any]] = self.driver.get_log(kind)
        return found

    def requested(self) -> Iterator[str]:
        """The addresses that were asked for since the last time, but for the blank page between two."""
        for entry in self.logged("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if url != "about:blank":
                    yield url
