"""`edgetier check`: the gate, for a hook on every commit and for every pull request."""

from edgetier.cli import check_options as options
from edgetier.cli.check_arguments import request_of
from edgetier.cli.check_run import run
from edgetier.cli.color import Color
from edgetier.cli.options import ColorOption


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
    given = dict(locals())
    return run(request_of(paths or (), given))
