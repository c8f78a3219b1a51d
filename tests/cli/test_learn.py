"""`edgetier learn` as a user runs it: train, evaluate, suggest; and what it says where it cannot."""

import csv
import json
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from edgetier.cli import run
from edgetier.tiering.learned.artefact import classifier_text, read_classifier

ROOT = Path(__file__).parents[2]
DAY = ("--today", "2026-11-24")
WAITING = {
    "batch": (
        "Archive scoring",
        "Scores all records of the archive over night, and a report is there by morning.",
    ),
    "interactive": (
        "Page search",
        "An employee types a question into the search page and waits for the answer.",
    ),
    "conversational": ("Telephone agent", "Talks with callers on the line and answers as they speak."),
}


def workload(name: str, title: str, text: str, more: str = "") -> str:
    return f"  - {{id: {name}, name: {title}, description: '{text}'{more}}}\n"


def inventory(declared: bool = True) -> str:
    lines = ["schema: 1\nportfolio: P\nworkloads:\n"]
    for tier, (title, text) in WAITING.items():
        for number in range(8):
            more = f", tier: {tier}" if declared else ""
            lines.append(workload(f"{tier}-{number}", f"{title} {number}", f"{text} Unit {number}.", more))
    return "".join(lines)


OPEN = (
    "schema: 1\nworkloads:\n"
    + workload("night", "Archive report", "A report of the archive over night.")
    + workload(
        "calls", "Line helper", "Answers callers or types a question into the archive.", ", owner: team-a"
    )
    + workload("calls-2", "Line helper", "Answers callers or types a question into the archive now.")
    + workload("told", "Known", "Nobody waits.", ", kind: training")
    + "  - {id: silent}\n"
)


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained")
    (folder / "known.yaml").write_text(inventory())
    made = folder / "tiers.json"
    assert run(["learn", "train", str(folder / "known.yaml"), "--no-corpus", "-o", str(made), *DAY]) == 0
    return made


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("known.yaml").write_text(inventory())
    Path("bare.yaml").write_text(inventory(declared=False))
    Path("open.yaml").write_text(OPEN)


def json_of(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run([*arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def mistake(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_training_on_an_inventory_writes_a_classifier_and_its_card(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["learn", "train", "known.yaml", "--no-corpus", "-o", "a.json", "--card", "a.md", *DAY]) == 0
    told = capsys.readouterr().out
    assert "24 descriptions in 24 groups: batch 8, conversational 8, interactive 8" in told
    assert "accuracy where it does not abstain" in told
    made = read_classifier(Path("a.json").read_bytes(), "a.json")
    assert made.tiers == ("batch", "conversational", "interactive")
    assert "2026-11-24" in Path("a.md").read_text()


def test_training_twice_gives_the_same_bytes(classifier: Path) -> None:
    assert run(["learn", "train", "known.yaml", "--no-corpus", "-o", "again.json", *DAY]) == 0
    assert Path("again.json").read_bytes() == classifier.read_bytes()


def test_a_trained_classifier_is_asked_by_assess(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["assess", "open.yaml", "--classifier", str(classifier), "--fail-on", "never"]
    found = json_of(capsys, *arguments)["workloads"]
    assert any(one["tier"].get("probability") is not None for one in found)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--no-corpus",), "there is nothing to learn from"),
        (("bare.yaml", "--no-corpus"), "there is nothing to learn from"),
        (("gone.yaml",), "no such file or folder: gone.yaml"),
        (("open.yaml", "two.yaml", "--no-corpus"), "too few examples"),
    ],
)
def test_training_on_too_little_is_refused(
    arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("two.yaml").write_text(
        "schema: 1\nworkloads:\n"
        + workload("a", "A", "a b", ", tier: batch")
        + workload("b", "B", "b c", ", tier: interactive")
    )
    assert told in mistake(capsys, "learn", "train", *arguments, "-o", "x.json")
    assert not Path("x.json").exists()


@pytest.mark.parametrize("more", [("-o", "known.yaml"), ("-o", "x.json", "--card", "./x.json")])
def test_nothing_is_written_over_an_inventory_or_the_classifier(
    more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("known.yaml").write_text(inventory())
    assert "would be written over" in mistake(capsys, "learn", "train", "known.yaml", "--no-corpus", *more)
    assert Path("known.yaml").read_text() == inventory()
    assert not Path("x.json").exists()


def evaluate(classifier: Path, *more: str) -> list[str]:
    return ["learn", "evaluate", "--classifier", str(classifier), *more]


def test_declared_tiers_are_the_truth_where_no_file_is_named(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json_of(capsys, *evaluate(classifier, "known.yaml"))
    assert found["truth"] == "declared budgets and tiers"
    own = found["measured"]["classifier"]
    assert (own["rows"], own["groups"]) == (24, 24)
    assert own["figures"]["accuracy"]["value"] == 1.0  # it has learned from these very rows
    assert own["figures"]["accuracy"]["value"] > found["measured"]["majority"]["figures"]["accuracy"]["value"]
    assert sum(tier["rows"] for tier in own["tiers"]) == 24
    assert found["measured"]["rules"]["figures"]["coverage"]["value"] == 0.0  # no kind is stated


def test_labels_say_what_is_true(classifier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("l.csv").write_text("tier;id\nbatch;batch-1\ninteractive;batch-2\n;batch-3\n")
    found = json_of(capsys, *evaluate(classifier, "bare.yaml", "--labels", "l.csv"))
    assert found["truth"] == "l.csv"
    assert found["measured"]["classifier"]["rows"] == 2
    assert found["measured"]["classifier"]["figures"]["accuracy"]["value"] == 0.5


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (
            "id,tier\nbatch-1,batch\nbatch-l,batch\n",
            "row 3: no workload 'batch-l' in the inventory (did you mean",
        ),
        ("id,tier\nbatch-1,quick\n", "row 2: 'quick' is no tier (one of: control-loop,"),
        ("id,tier\nbatch-1,batch\nbatch-1,interactive\n", "row 3: 'batch-1' is batch in a row above"),
        ("id,class\nbatch-1,batch\n", "no column 'tier' (the columns are: id,tier)"),
        ("id,tier\nbatch-1,\n", "no workload with a text has a known tier"),
        (None, "cannot read l.csv"),
    ],
)
def test_labels_that_do_not_fit_are_told_in_one_line(
    classifier: Path, labels: str | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if labels is not None:
        Path("l.csv").write_text(labels)
    assert told in mistake(capsys, *evaluate(classifier, "bare.yaml", "--labels", "l.csv"))


def test_text_and_markdown_tell_the_same_figures(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(evaluate(classifier, "known.yaml")) == 0
    text = capsys.readouterr().out
    assert run(evaluate(classifier, "known.yaml", "--format", "markdown")) == 0
    markdown = capsys.readouterr().out
    for line in ("coverage: does not abstain", "accuracy where it does not abstain", "regret, steps of cost"):
        row = next(one for one in text.splitlines() if one.startswith(line))
        own = row.removeprefix(line).split("  ")
        value = next(cell.strip() for cell in own if cell.strip())
        assert value.split()[0] in next(one for one in markdown.splitlines() if line in one)
    assert "abstains on" in text
    assert "assumption, no public source" in text


class Page(HTMLParser):
    """Collects tags and the policy, and whatever a page could load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.policy = ""
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        self.loads += [key for key in given if key in {"src", "href", "style"} or key.startswith("on")]


def test_the_page_is_one_file_that_loads_and_runs_nothing(classifier: Path) -> None:
    assert run(evaluate(classifier, "known.yaml", "--format", "html", "-o", "e.html")) == 0
    page = Page()
    page.feed(Path("e.html").read_text(encoding="utf-8"))
    assert "default-src 'none'" in page.policy
    assert page.tags.count("svg") == 3
    assert page.tags.count("table") == 5
    assert "script" not in page.tags
    assert page.loads == []


def test_what_a_file_is_called_cannot_break_out_of_the_page(classifier: Path) -> None:
    Path("<b>.csv").write_text("id,tier\nbatch-1,batch\n")
    assert run(evaluate(classifier, "bare.yaml", "--labels", "<b>.csv", "-f", "html", "-o", "e.html")) == 0
    assert "<b>" not in Path("e.html").read_text(encoding="utf-8")


def test_plots_are_pictures_of_their_own_and_repeat(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("one", "two"):
        assert run(evaluate(classifier, "known.yaml", "--plots", folder)) == 0
    names = sorted(path.name for path in Path("one").iterdir())
    assert names == ["recall.svg", "reliability.svg", "risk-coverage.svg"]
    for name in names:
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()
        picture = ET.fromstring(Path("one", name).read_text(encoding="utf-8"))  # noqa: S314 - our own
        assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    bars = Path("one", "recall.svg").read_text().count("<rect")
    assert bars == len(WAITING)


def suggest(classifier: Path, *more: str) -> list[str]:
    return ["learn", "suggest", "open.yaml", "--classifier", str(classifier), *more]


def test_doubtful_workloads_are_asked_about_with_the_words_of_the_taxonomy(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json_of(capsys, *suggest(classifier, "--most", "1"))
    assert (found["open"], found["without_text"]) == (4, 1)  # not the training job
    (asked,) = found["questions"]
    assert asked["workload"] in {"calls", "calls-2"}
    assert {asked["workload"], *asked["alike"]} == {"calls", "calls-2"}
    assert asked["question"].startswith("What waits for the answer: ")
    assert "(conversational)" in asked["question"]
    assert "a person in a live dialogue" in asked["question"]
    assert 0 < asked["probability"] < 1


def test_questions_are_told_in_plain_lines(classifier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(suggest(classifier)) == 0
    told = capsys.readouterr().out
    assert told.startswith("4 workloads are open; these ")
    assert "1 have neither a name nor a description" in told
    assert "Line helper" in told
    assert "the likeliest at" in told


def test_answers_in_the_spreadsheet_go_into_the_inventory(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(suggest(classifier, "--format", "csv", "-o", "q.csv")) == 0
    with Path("q.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert all(row["answer"] == "" for row in rows)
    rows[0]["answer"] = "conversational"
    with Path("q.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert run(["import", "csv", "q.csv", "--update", "open.yaml"]) == 0
    assert "tier: conversational" in Path("open.yaml").read_text()


def test_an_inventory_without_open_workloads_has_nothing_to_ask(
    classifier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["learn", "suggest", "known.yaml", "--classifier", str(classifier)]) == 0
    assert capsys.readouterr().out.startswith("0 workloads are open")
    Path("empty.yaml").write_text("schema: 1\nworkloads: []\n")
    assert run(["learn", "suggest", "empty.yaml", "--classifier", str(classifier)]) == 3


def test_a_foreign_file_is_no_classifier(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.json").write_text("{}")
    assert "not a classifier" in mistake(capsys, "learn", "suggest", "open.yaml", "--classifier", "x.json")
    assert "not a classifier" in mistake(capsys, "learn", "evaluate", "known.yaml", "--classifier", "x.json")


def test_a_classifier_of_other_tiers_is_refused(classifier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = read_classifier(classifier.read_bytes(), "tiers.json")
    other = {"batch": "sometime"}
    names = tuple(other.get(tier, tier) for tier in made.tiers)
    scores = {other.get(tier, tier): values for tier, values in made.calibration.items()}
    Path("o.json").write_text(classifier_text(replace(made, tiers=names, calibration=scores, leniency={})))
    for command in (["learn", "evaluate", "known.yaml"], ["learn", "suggest", "open.yaml"]):
        assert "'sometime', which is no tier" in mistake(capsys, *command, "--classifier", "o.json")


BLOCKED = """
import sys
sys.modules["sklearn"] = None
sys.modules["scipy"] = None
from edgetier.cli import run
sys.exit(run(sys.argv[1:]))
"""


def without_scikit_learn(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", BLOCKED, *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)


@pytest.mark.parametrize("arguments", [("train", "-o", "x.json"), ("evaluate", "known.yaml")])
def test_without_scikit_learn_one_line_says_how_to_get_it(arguments: tuple[str, ...]) -> None:
    done = without_scikit_learn("learn", *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "edgetier: learning needs scikit-learn (pip install 'edgetier[learn]')\n"


def test_questions_are_chosen_without_scikit_learn(classifier: Path) -> None:
    done = without_scikit_learn(*suggest(classifier))
    assert done.returncode == 0, done.stderr
    assert "Line helper" in done.stdout
