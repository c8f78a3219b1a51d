"""`edgetier check`: the gate, for a hook on every commit and for every pull request."""

from edgetier.cli import check_options as options
from edgetier.cli.check_request import Fixing, Narrowing, Request, Writing
from edgetier.cli.check_run import run
from edgetier.cli.options import Color, ColorOption


def check(
    paths: options.Paths = None,
    estate: options.Estate = None,
    taxonomy: options.Taxonomy = None,
    rules: options.Rules = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    fail_on: options.FailOn = None,
    exit_zero: options.ExitZero = False,
    output_format: options.Format = None,
    output: options.Output = None,
    report: options.Report = None,
    cross_file: options.CrossFile = False,
    include: options.Include = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    show_files: options.ShowFiles = False,
    stdin_filename: options.StdinFilename = None,
    allow_empty: options.AllowEmpty = False,
    baseline: options.Baseline = None,
    no_baseline: options.NoBaseline = False,
    since: options.Since = None,
    fix: options.Fix = False,
    unsafe_fixes: options.UnsafeFixes = False,
    diff: options.Diff = False,
    today: options.Today = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    color: ColorOption = Color.AUTO,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Find what is wrong or risky in manifests: schema, policy and placement.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use, 3 no manifest to check.
    """
    settings = {
        "estate": estate,
        "taxonomy": taxonomy,
        "rules": rules,
        "config": config,
        "isolated": isolated,
        "fail_on": fail_on,
        "format": output_format,
        "include": include,
        "exclude": exclude,
        "baseline": baseline,
        "today": today,
    }
    request = Request(
        paths=tuple(paths or (".",)),
        settings=settings,
        force_exclude=force_exclude,
        show_files=show_files,
        stdin_filename=stdin_filename,
        allow_empty=allow_empty,
        exit_zero=exit_zero,
        narrowing=Narrowing(tuple(select or ()), tuple(ignore or ()), cross_file, not no_baseline, since),
        fixing=Fixing(fix, unsafe_fixes, diff),
        writing=Writing(output, tuple(report or ()), color, quiet, verbose),
    )
    return run(request)
