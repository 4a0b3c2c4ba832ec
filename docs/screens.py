"""Take the pictures of the documentation: every page of the app, light and dark.

    python docs/screens.py runs/new-world-order

It needs `pip install 'scorer[screens]'` and a Chromium, whose path may stand in $CHROMIUM.
"""

import argparse
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
IMAGES: Final = ROOT / "docs" / "images"
PORT: Final = 8577
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
BRIEFING: Final = ROOT / "tests" / "data" / "briefing.txt"
SHOTS: Final = (
    ("overview", "", 1000, ""),
    ("evidence", "evidence?actor={actor}&principle={principle}&pair={pair}", 1330, ""),
    ("timeline", "timeline?actor={actor}&principle={principle}&pair={pair}", 1150, ""),
    ("try-it", "try_it", 1040, "A border closes"),
    ("your-data", "your_data", 700, ""),
    ("article", "your_data", 1260, "Find"),
    ("method", "method", 1250, ""),
)
"""Name, address, height of the window, and a button to press, of each picture."""


def main() -> None:
    """Open the app on a run and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path, help="folder of a run")
    parser.add_argument("--to", type=Path, default=IMAGES)
    parser.add_argument("--only", default="", help="name of one picture")
    parser.add_argument("--width", type=int, default=1400)
    asked = parser.parse_args()
    asked.to.mkdir(parents=True, exist_ok=True)
    names = _first_pair(asked.run)
    with _app(asked.run), _browser() as browser:
        for scheme in ("light", "dark"):
            for name, address, height, button in SHOTS:
                if asked.only in ("", name):
                    page = browser.new_page(
                        viewport={"width": asked.width, "height": height}, color_scheme=scheme
                    )
                    _open(page, address.format(**names))
                    if name == "article":
                        _write_article(page)
                    _press(page, button)
                    page.screenshot(path=asked.to / f"{name}-{scheme}.png")
                    page.close()


def _first_pair(folder: Path) -> dict[str, str]:
    """Return actor, principle and pair of the strongest violation of an actor's own words."""
    from scorer.pipeline import read_run
    from scorer.views import evidence

    rows = evidence(read_run(folder))
    first = rows[(rows["label"] == "contradicts") & (rows["relation"] == "own words")].iloc[0]
    return {name: str(first[name]) for name in ("actor", "principle", "pair")}


@contextmanager
def _app(run: Path) -> Iterator[None]:
    options = ("--server.port", str(PORT), "--server.headless", "true")
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *options]
    environment = {**os.environ, "SCORER_RUN": str(run.resolve())}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{PORT}/_stcore/health")
        yield
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=1)  # noqa: S310
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"{address} does not answer")


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


def _open(page: Any, address: str) -> None:
    page.goto(f"http://127.0.0.1:{PORT}/{address}")
    page.wait_for_selector("h1")


def _write_article(page: Any) -> None:
    """Paste the briefing and its day, as a reader would."""
    page.get_by_role("radio", name="A text", exact=True).click()
    box = page.locator("textarea")
    box.fill(BRIEFING.read_text(encoding="utf-8"))
    box.blur()
    day = page.get_by_test_id("stDateInput").locator("input")
    day.fill("2024-03-10")
    day.press("Enter")
    page.wait_for_timeout(1500)


def _press(page: Any, button: str) -> None:
    if button:
        page.get_by_role("button", name=button, exact=True).click()
        seen = "stVegaLiteChart" if button != "Find" else "stDataFrame"
        page.wait_for_selector(f"[data-testid={seen}]", timeout=120_000)
    page.wait_for_selector("[data-testid=stStatusWidget]", state="detached", timeout=120_000)
    page.wait_for_timeout(1500)
    for chart in page.query_selector_all("[data-testid=stVegaLiteChart]"):
        # Those behind a tab are there and not to be seen.
        chart.wait_for_selector("svg, canvas", state="attached")
    page.wait_for_timeout(1500)


if __name__ == "__main__":
    main()
