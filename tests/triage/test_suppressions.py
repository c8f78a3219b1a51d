"""Suppressions: what they cover, what they must have, and how they are found to be idle or faulty."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edgetier.findings import Finding, Fix, Severity, finding
from edgetier.source import SourceFile, SourceText, parse
from edgetier.triage.suppressions import Triaged, apply_suppressions

TODAY = date(2027, 1, 1)
GOOD = 'until=2027-03-31 by=jane "vendor fix scheduled, RISK-812"'
INVENTORY = """\
{top}schema: 1
workloads:
  - id: voice{first}
    owner: claims
    latency:{inner}
      budget: 500 ms{deep}
{above}  - id: scores
    latency:
      budget: 1 s{other}
"""


def inventory(**comments: str) -> SourceFile:
    names = ("top", "first", "inner", "deep", "above", "other")
    text = INVENTORY.format(**{name: comments.get(name, "") for name in names})
    return parse(text.encode(), "inventory.yaml")


def at(file: SourceFile, code: str, *path: str | int, workload: str | None = None) -> Finding:
    document = file.documents[0]
    spans = document.key_span if len(path) > 2 else document.value_span
    return finding(
        code, f"{code} here", source=document.source, span=spans(path), workload=workload, path=path
    )


def first_budget(file: SourceFile, code: str = "ET301") -> Finding:
    return at(file, code, "workloads", 0, "latency", "budget", workload="voice")


def second_budget(file: SourceFile, code: str = "ET301") -> Finding:
    return at(file, code, "workloads", 1, "latency", "budget", workload="scores")


def triaged(file: SourceFile, *findings: Finding, **how: object) -> Triaged:
    return apply_suppressions(findings, [file], today=TODAY, **how)  # type: ignore[arg-type]


def codes(items: tuple[Finding, ...]) -> list[str]:
    return [item.code for item in items]


@pytest.mark.parametrize("named", ["ET301", "et301", "under-deployed", "Under-Deployed"])
def test_on_its_line_it_silences_the_finding(named: str) -> None:
    file = inventory(deep=f"  # edgetier: ignore[{named}] {GOOD}")
    result = triaged(file, first_budget(file), second_budget(file))
    assert [item.workload for item in result.suppressed] == ["voice"]
    assert [item.workload for item in result.findings] == ["scores"]
    assert result.problems == ()
    assert result.suppressed[0].suppressed == "vendor fix scheduled, RISK-812 (by jane, until 2027-03-31)"


@pytest.mark.parametrize(
    ("where", "silenced"),
    [
        ("deep", ["voice"]),
        ("inner", []),  # the line of another key
        ("first", ["voice"]),
        ("above", ["scores"]),
        ("other", ["scores"]),
        ("top", ["voice", "scores"]),
    ],
)
def test_what_it_covers_depends_on_where_it_stands(where: str, silenced: list[str]) -> None:
    verb = "ignore-file" if where == "top" else "ignore"
    comment = f"# edgetier: {verb}[ET301] {GOOD}"
    file = inventory(**{where: f"  {comment}\n" if where in ("top", "above") else f" {comment}"})
    result = triaged(file, first_budget(file), second_budget(file))
    assert [item.workload for item in result.suppressed] == silenced
    assert codes(result.problems) == ([] if silenced else ["ET803"])


def test_a_finding_on_the_whole_workload_is_covered_from_any_of_its_lines() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET306] {GOOD}")
    result = triaged(file, at(file, "ET306", "workloads", 0), at(file, "ET306", "workloads", 1))
    assert [item.span.line for item in result.suppressed] == [3]


def test_an_inherited_value_is_covered_from_its_workload_by_name() -> None:
    file = parse(
        f"x-fast: &fast\n  budget: 1 ms\nworkloads:\n"
        f"  - id: voice # edgetier: ignore[ET301] {GOOD}\n    latency:\n      <<: *fast\n".encode(),
        "inventory.yaml",
    )
    item = at(file, "ET301", "workloads", 0, "latency", "budget", workload="voice")
    assert item.span.line == 2
    assert codes(triaged(file, item).suppressed) == ["ET301"]


def test_only_the_codes_that_are_named_are_silenced() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET301, ET302] {GOOD}")
    result = triaged(file, *(first_budget(file, code) for code in ("ET301", "ET302", "ET303")))
    assert codes(result.findings) == ["ET303"]
    assert codes(result.suppressed) == ["ET301", "ET302"]


def test_the_register_says_who_accepted_what_why_and_until_when() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET301] {GOOD}")
    (risk,) = triaged(file, first_budget(file)).accepted
    assert (risk.code, risk.name, risk.workload, risk.line) == ("ET301", "under-deployed", "voice", 6)
    assert (risk.reason, risk.by, risk.until) == ("vendor fix scheduled, RISK-812", "jane", "2027-03-31")


@pytest.mark.parametrize(
    ("terms", "problems"),
    [
        ('until=2027-01-01 "ok"', []),
        ('until=2027-06-30 "ok"', []),
        ("until=2027-03-31", ["ET801"]),
        ('until=2027-03-31 " "', ["ET801"]),
        ('until=2026-12-31 "ok"', ["ET802"]),
        ('"ok"', ["ET804"]),
        ('until=2027-07-01 "ok"', ["ET804"]),
        ("", ["ET801", "ET804"]),
        ('until=2027-13-01 "ok"', ["ET805"]),
        ('until=2027-3-1 "ok"', ["ET805"]),
        ("until=2027-03-31 ok", ["ET805"]),
        ('until=2027-03-31 "ok', ["ET805"]),
        ('until=2027-03-31 unitl=2027-03-31 "ok"', ["ET805"]),
        ('until=2027-03-31 until=2028-03-31 "ok"', ["ET805"]),
    ],
)
def test_whatever_it_lacks_it_silences_nothing_without_it(terms: str, problems: list[str]) -> None:
    file = inventory(deep=f" # edgetier: ignore[ET301] {terms}")
    result = triaged(file, first_budget(file), max_days=180)
    assert codes(result.problems) == problems
    assert codes(result.findings) == (["ET301"] if problems else [])
    assert codes(result.counting()) == (["ET301"] if problems else []) + problems
    assert len(result.accepted) == (0 if problems else 1)


@pytest.mark.parametrize(
    ("comment", "said", "help_text", "marked"),
    [
        ("ignore[ET30] {}", "'ET30' is not a code", "did you mean 'ET301'?", "ET30"),
        ("ignore[under-deploid] {}", "is not a code", "did you mean 'under-deployed'?", "under-deploid"),
        ("ingore[ET301] {}", "'ingore' is not known", "did you mean 'ignore'?", "ingore"),
        ("ignore {}", "no code is named", "write it as in", "ignore"),
        ("ignore[ET801] {}", "ET801 cannot be suppressed", "mend", "ET801"),
        ("ignore[yaml-syntax] {}", "ET100 cannot be suppressed", "mend", "yaml-syntax"),
        ('ignore[ET301] untill=2027-03-31 "x"', "'untill=' is not known", "'until='", "untill"),
        ("ignore-file[ET301] {}", "at the top of the file", "move it", "ignore-file"),
    ],
)
def test_a_comment_that_cannot_be_read_is_told_with_its_place(
    comment: str, said: str, help_text: str, marked: str
) -> None:
    file = inventory(deep=" # edgetier: " + comment.format(GOOD))
    result = triaged(file, first_budget(file))
    (problem,) = result.problems
    assert problem.code == "ET805"
    assert said in problem.message
    assert help_text in (problem.help or "")
    assert problem.excerpt[problem.span.column - 1 : problem.span.end_column - 1] == marked
    assert (problem.workload, problem.owner) == ("voice", "claims")
    assert codes(result.findings) == ["ET301"]


def test_beside_an_unknown_code_the_others_still_hold() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET999, ET301] {GOOD}")
    result = triaged(file, first_budget(file))
    assert (codes(result.suppressed), codes(result.problems)) == (["ET301"], ["ET805"])


@pytest.mark.parametrize("code", ["ET100", "ET101", "ET110", "ET111", "ET802"])
def test_what_cannot_be_suppressed_counts_whatever_is_written(code: str) -> None:
    file = inventory(top=f"# edgetier: ignore-file[{code}] {GOOD}\n")
    result = triaged(file, first_budget(file, code))
    assert codes(result.findings) == [code]
    assert codes(result.problems) == ["ET805"]


def edited(text: str, fix: Fix | None) -> str:
    assert fix is not None
    assert fix.safe
    source = SourceText("a", text)
    offset = {source.place_at(at): at for at in range(len(text) + 1)}
    for span, replacement in fix.edits:
        start, end = offset[span.line, span.column], offset[span.end_line, span.end_column]
        text = text[:start] + replacement + text[end:]
    return text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1  \t# edgetier: ignore[ET301] {}\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n  # edgetier: ignore[ET301] {}\nb: 2\n", "a: 1\nb: 2\n"),
        ("# edgetier: ignore[ET301] {}\na: 1\n", "a: 1\n"),
        ("a: 1\n# edgetier: ignore[ET301] {}", "a: 1"),
        ("a: 1\n# edgetier: ignore[ET301] {}\n", "a: 1\n"),
        ("a: 1 # edgetier: ignore[ET301] {}", "a: 1"),
        ("a: | # edgetier: ignore[ET301] {}\n  # text\n", "a: |\n  # text\n"),
        ("# edgetier: ignore[ET301] {}", ""),
        ("a: 1\n# edgetier: ignore-file[ET301] {}\n", None),
    ],
)
def test_the_fix_of_an_unused_one_removes_it_and_nothing_else(
    before: str, after: str | None, line_end: str
) -> None:
    text = before.format(GOOD).replace("\n", line_end)
    (problem,) = triaged(parse(text.encode(), "inventory.yaml")).problems
    if after is None:
        assert (problem.code, problem.fix) == ("ET805", None)
    else:
        assert problem.code == "ET803"
        assert edited(text, problem.fix) == after.replace("\n", line_end)


def test_of_several_codes_the_fix_removes_those_that_are_idle() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET302,under-deployed , ET303] {GOOD}")
    result = triaged(file, first_budget(file))
    assert codes(result.problems) == ["ET803", "ET803"]
    for problem in result.problems:
        assert f"ignore[under-deployed] {GOOD}" in edited(file.text, problem.fix)


def test_an_expired_one_that_is_idle_is_merely_idle() -> None:
    file = inventory(deep=' # edgetier: ignore[ET301] until=2020-01-01 "gone"')
    assert codes(triaged(file).problems) == ["ET803"]
    assert codes(triaged(file, first_budget(file)).counting()) == ["ET301", "ET802"]


def test_it_is_not_idle_where_nobody_looked() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET703] {GOOD}")
    assert triaged(file, unasked={"ET703"}).problems == ()
    broken = inventory(deep=f" # edgetier: ignore[ET301] {GOOD}")
    faulty = at(broken, "ET106", "workloads", 0, workload="voice")
    assert codes(triaged(broken, faulty).counting()) == ["ET106"]


def test_an_expired_one_does_not_take_away_what_another_silences() -> None:
    file = inventory(
        deep=' # edgetier: ignore[ET301] until=2020-01-01 "old"', first=f" # edgetier: ignore[ET301] {GOOD}"
    )
    result = triaged(file, first_budget(file))
    assert (codes(result.suppressed), codes(result.problems)) == (["ET301"], ["ET802"])


def test_files_without_a_comment_of_ours_are_left_as_they_are() -> None:
    file = inventory(deep=" # ignore[ET301]")
    items = (first_budget(file), second_budget(file))
    assert triaged(file, *items) == Triaged(items, (), (), ())


def test_everything_keeps_what_was_silenced() -> None:
    file = inventory(deep=f" # edgetier: ignore[ET301] {GOOD}")
    result = triaged(file, first_budget(file), second_budget(file))
    assert [item.suppressed is None for item in result.everything()] == [False, True]
    assert all(item.severity is Severity.WARNING for item in result.everything())


def test_thousands_in_one_file_are_matched_without_comparing_all_with_all() -> None:
    rows = "".join(f"  - id: w{n} # edgetier: ignore[ET306] {GOOD}\n" for n in range(4000))
    file = parse(f"workloads:\n{rows}".encode(), "inventory.yaml")
    items = [at(file, "ET306", "workloads", n, workload=f"w{n}") for n in range(4000)]
    assert len(triaged(file, *items).accepted) == 4000


def test_a_comment_alone_speaks_for_the_next_line_with_content() -> None:
    text = f"""\
workloads:
  # edgetier: ignore[ET301] {GOOD}
  # edgetier: ignore[ET302] {GOOD}

  # about this one
  - id: voice
    latency: 1
"""
    file = parse(text.encode(), "inventory.yaml")
    items = [at(file, code, "workloads", 0, "latency", workload="voice") for code in ("ET301", "ET302")]
    result = triaged(file, *items)
    assert (codes(result.suppressed), result.problems) == (["ET301", "ET302"], ())


WORDS = st.sampled_from(
    [
        "ignore",
        "ignore-file",
        "[",
        "]",
        "ET301",
        "under-deployed",
        ",",
        "until=",
        "2027-03-31",
        "by=",
        '"',
        " ",
        "x",
    ]
)
COMMENTS = st.one_of(st.lists(WORDS, max_size=14).map("".join), st.text(max_size=30))


@given(COMMENTS, st.sampled_from(["top", "first", "inner", "deep", "above", "other"]))
def test_whatever_a_comment_says_the_findings_add_up_and_fixes_leave_the_data_alone(
    said: str, where: str
) -> None:
    line = "# edgetier:" + said.replace("\n", " ").replace("\r", " ")
    file = inventory(**{where: f"{line}\n" if where in ("top", "above") else f" {line}"})
    assume(not file.problems)
    result = triaged(file, first_budget(file), second_budget(file))
    assert len(result.findings) + len(result.suppressed) == 2
    assert len(result.accepted) == len(result.suppressed)
    assert bool(result.suppressed) or bool(result.problems)
    for problem in result.problems:
        assert problem.code.startswith("ET8")
        if problem.fix is not None:
            mended = parse(edited(file.text, problem.fix).encode(), "inventory.yaml")
            assert [one.data for one in mended.documents] == [one.data for one in file.documents]
