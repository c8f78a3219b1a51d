"""`edgetier assess`: the main job, from an inventory to a placement report."""

from collections.abc import Iterable
from typing import Annotated

import typer

from edgetier.cli.assessment_writing import Format, Show, at_least, write_assessment, writing_of
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.color import Color
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.options import (
    ColorOption,
    ConfigOption,
    EstatePath,
    FailOn,
    FailOnOption,
    FormatOption,
    IsolatedOption,
    OutputPath,
    Paths,
    ReportOption,
    RttPath,
    RulesFolders,
    ShowOption,
    TaxonomyFolders,
    TodayOption,
)
from edgetier.cli.progress import watching
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import settings_here
from edgetier.findings import Finding


def assess(
    paths: Paths,
    output_format: Annotated[Format, FormatOption] = Format("terminal"),  # noqa: B008
    output: OutputPath = None,
    reports: ReportOption = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    rtt: RttPath = None,
    learned: LearnedOption = None,
    classifier: ClassifierPath = None,
    classifier_error: ClassifierError = None,
    fail_on: FailOnOption = None,
    show: Annotated[Show, ShowOption] = Show.ERROR,
    color: ColorOption = Color.AUTO,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    today: TodayOption = None,
) -> None:
    """Tier every workload of an inventory, work out where it can run, and report why."""
    writing = writing_of(str(output_format), output, reports=reports or (), show=show, color=color)
    keep_inputs(paths, (one.path for one in writing.reports))
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        fail_on=fail_on,
        today=today,
        **classifier_settings(learned, classifier, classifier_error),
    )
    with watching(stdin="-" in paths) as progress:
        assessment = assessment_of(paths, settings, rtt, progress)
        write_assessment(assessment, writing, progress)
    raise typer.Exit(exit_code(assessment.findings, FailOn(settings.fail_on), empty=not assessment.workloads))


def exit_code(findings: Iterable[Finding], fail_on: FailOn, *, empty: bool) -> int:
    """0, 1 where a finding that counts is at or above the bar, 3 where there was nothing to look at."""
    counting = (item for item in findings if item.suppressed is None)
    if fail_on is not FailOn.NEVER and any(at_least(item, str(fail_on)) for item in counting):
        return 1
    return NOTHING_TO_CHECK if empty else 0
