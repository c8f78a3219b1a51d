"""Commands that ask a classifier: when they do, which one, how bold, and what they refuse."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

from learned_samples import CLERK, EITHER, NIGHTLY, classifier
from pipeline_runs import CATALOGUE, inventory

from edgetier.cli import run
from edgetier.tiering.learned.artefact import classifier_text

WORKLOADS = {
    "open": CLERK,
    "either": EITHER,
    "settled": {**NIGHTLY, "archetype": "voice-agent"},
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = json.dumps(inventory(*({"id": name, **said} for name, said in WORKLOADS.items())))
    Path("inventory.yaml").write_text(text)
    Path("tiny.json").write_text(classifier_text(classifier(card={"error": 0.1})))
    Path("silent.json").write_text(classifier_text(classifier(card={"error": 7.0})))


def assessed(*options: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert run(["assess", "inventory.yaml", "-f", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)


def bases(report: dict[str, object]) -> dict[str, str]:
    return {one["id"]: one["tier"]["basis"] for one in report["workloads"]}


ASKED = {"open": "learned", "either": "none", "settled": "archetype"}
NOT_ASKED = {**ASKED, "open": "none"}


@pytest.mark.parametrize(
    ("settings", "options", "expected", "error"),
    [
        ("", "--classifier tiny.json", ASKED, 0.1),
        ("", "", NOT_ASKED, None),
        ('classifier = "tiny.json"', "", NOT_ASKED, None),
        ('classifier = "tiny.json"', "--learned", ASKED, 0.1),
        ('classifier = "tiny.json"\nlearned = true', "", ASKED, 0.1),
        ('classifier = "tiny.json"\nlearned = true', "--no-learned", NOT_ASKED, None),
        ('classifier = "none.json"\nlearned = false', "--classifier tiny.json", ASKED, 0.1),
        ("classifier_error = 0.3", "--classifier tiny.json", ASKED, 0.3),
        ("classifier_error = 0.3", "--classifier tiny.json --classifier-error 0.01", NOT_ASKED, 0.01),
        ("", "--classifier silent.json", ASKED, 0.2),
    ],
)
def test_who_asks_and_how_bold(
    settings: str,
    options: str,
    expected: dict[str, str],
    error: float | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("edgetier.toml").write_text(settings)
    report = assessed(*options.split(), capsys=capsys)
    assert bases(report) == expected
    assert report["classifier_error"] == error
    roles = {one["role"]: one["path"] for one in report["inputs"]}
    assert ("classifier" in roles) == (error is not None)


def test_the_gate_asks_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    Path("edgetier.toml").write_text('learned = true\nclassifier = "nowhere.json"\n')
    assert run(["check", "inventory.yaml"]) == 0
    assert run(["assess", "inventory.yaml"]) == 2
    assert "nowhere.json" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--classifier nowhere.json", "cannot read the classifier nowhere.json"),
        ("--classifier inventory.yaml", "inventory.yaml: not a classifier"),
        ("--classifier .", "cannot read the classifier"),
        ("--classifier tiny.json --classifier-error 0.7", "a share from 0.01 to 0.5"),
        ("--classifier-error 0.1", "add --learned"),
    ],
)
def test_mistakes_are_told_in_one_line(options: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", "inventory.yaml", *options.split()]) == 2
    assert said in capsys.readouterr().err


def test_an_explanation_tells_how_sure_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "open", "inventory.yaml", "--classifier", "tiny.json"]) == 0
    assert "learned, probability 0.96" in capsys.readouterr().out


def test_the_questions_say_what_the_description_fits() -> None:
    assert run(["ask", "inventory.yaml", "--classifier", "tiny.json", "--csv", "q.csv"]) == 0
    with Path("q.csv").open(encoding="utf-8-sig", newline="") as stream:
        asked = {row["workload"]: row for row in csv.DictReader(stream) if row["field"] == "archetype"}
    assert set(asked) == {"either"}
    assert asked["either"]["question"].startswith("The description fits ")


def test_a_diff_names_the_classifier(capsys: pytest.CaptureFixture[str]) -> None:
    for name, options in (("old", ()), ("new", ("--classifier", "tiny.json"))):
        assert run(["assess", "inventory.yaml", "-f", "json", "-o", f"{name}.json", *options]) == 0
    capsys.readouterr()
    assert run(["diff", "old.json", "new.json", "-f", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["sources_differing"] == ["classifier"]
    assert {one["workload"]: one["causes"] for one in report["workloads"]} == {"open": ["classifier"]}


def test_whatif_asks_the_classifier_on_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["whatif", "inventory.yaml", "--classifier", "tiny.json", "-f", "json", "--set"]
    assert run([*asked, "open.kind=training"]) == 0
    assert '"interactive"' in capsys.readouterr().out


PROBE = """
import sys
from edgetier.cli import run
code = run(["assess", "inventory.yaml", "--classifier", "tiny.json", "-o", "report.txt"])
print(code, sorted({"sklearn", "scipy", "joblib", "pandas"} & set(sys.modules)))
"""


def test_scoring_needs_no_scikit_learn() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("0 []\n", "")
    assert "proposed from words" in Path("report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "tier"),
    [("conversational", "conversational"), ("2 s", "interactive"), ("batch", "batch")],
)
def test_whether_a_tier_holds_is_asked_and_the_answer_declares_it(
    answer: str, tier: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "inventory.yaml", "--classifier", "tiny.json", "--csv", "q.csv"]) == 0
    with Path("q.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    asked = next(row for row in rows if row["workload"] == "open")
    assert (asked["field"], asked["settles"], asked["example"]) == ("tier", "0", "interactive")
    with Path("q.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerow({**asked, "answer": answer})
    assert run(["import", "csv", "q.csv", "--update", "inventory.yaml"]) == 0
    capsys.readouterr()
    item = next(
        one
        for one in assessed("--classifier", "tiny.json", capsys=capsys)["workloads"]
        if one["id"] == "open"
    )
    assert (item["tier"]["name"], item["tier"]["basis"]) == (tier, "declared")
    assert run(["ask", "inventory.yaml", "--classifier", "tiny.json", "--csv", "q.csv"]) == 0
    assert "Its words fit" not in Path("q.csv").read_text(encoding="utf-8-sig")


def explained(workload: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["explain", workload, "inventory.yaml", "--classifier", "tiny.json"]) == 0
    return " ".join(capsys.readouterr().out.split())


def test_an_explanation_asks_whether_the_tier_holds_however_many_others_are_asked_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    many = ({"id": f"w{number}", **EITHER} for number in range(30))
    Path("inventory.yaml").write_text(json.dumps(inventory({"id": "open", **CLERK}, *many)))
    told = explained("open", capsys)
    assert "ask for tier" in told
    assert "Its words fit interactive (a person waits at the screen), probability 0.96. Is that so?" in told


def test_an_explanation_of_what_is_left_open_gives_no_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    told = explained("either", capsys)
    assert "budget none: no tier yet, so ask first what waits for its answer" in told
    assert "central-cloud no tier yet: ask first" in told
    assert "not-applicable" not in told


def test_an_explanation_of_batch_work_says_that_nothing_waits(capsys: pytest.CaptureFixture[str]) -> None:
    Path("inventory.yaml").write_text(json.dumps(inventory({"id": "night", **NIGHTLY})))
    told = explained("night", capsys)
    assert "budget none: nothing waits for it" in told
    assert "no tier yet" not in told


def test_a_slip_in_a_declared_tier_is_told_and_words_are_not_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("inventory.yaml").write_text(json.dumps(inventory({"id": "slip", **CLERK, "tier": "bach"})))
    assert "what it declares cannot be read (tier), so its words are not asked" in explained("slip", capsys)


@pytest.mark.parametrize("command", [["assess"], ["ask"], ["learn", "suggest"]])
def test_the_help_says_which_tiers_may_be_missed_more_often(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run([*command, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert "tiers that are no edge candidates" in told
    assert "the shipped one twice that" in told


def test_the_shipped_classifier_misses_as_much_more_as_the_help_says() -> None:
    text = (Path(__file__).parents[2] / "classifier" / "tiers-en.json").read_text()
    edge = {tier.name for tier in CATALOGUE.tiers if tier.edge_candidate}
    told = json.loads(text)["leniency"]
    assert told == {tier.name: 1 if tier.name in edge else 2 for tier in CATALOGUE.tiers}


def test_learn_suggest_asks_about_no_workload_whose_declared_tier_cannot_be_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = inventory({"id": "slip", **EITHER, "tier": "bach"}, {"id": "open", **EITHER})
    Path("inventory.yaml").write_text(json.dumps(told))
    options = ["--classifier", "tiny.json", "-f", "json"]
    assert run(["learn", "suggest", "inventory.yaml", *options]) == 0
    asking = json.loads(capsys.readouterr().out)
    assert asking["open"] == 1
    assert [one["workload"] for one in asking["questions"]] == ["open"]
