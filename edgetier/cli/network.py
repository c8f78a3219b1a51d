"""`edgetier network`: fits the model of the network to measurements of your own, and scores a model against them."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue, PathModel, Provenance
from edgetier.cli.options import OutputPath, TaxonomyFolders
from edgetier.cli.output import write_atomically, write_result
from edgetier.errors import UserError
from edgetier.findings import Severity

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Fit the model of the network to round trips that you measured, and score a model against them.",
)


class Format(StrEnum):
    """How the scores are printed."""

    FULL = "full"
    JSON = "json"


MatrixFile = Annotated[
    Path, typer.Argument(help="Measured round trips: src,dst,rtt_ms and where known p95_ms.")
]
SitesFile = Annotated[Path, typer.Argument(help="Where the ends are: site,lat,lon in degrees.")]
SetName = Annotated[str, typer.Option("--name", help="The parameter set: backbone or internet.")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the scores.")]
Coverage = Annotated[
    float,
    typer.Option("--coverage", min=0.5, max=0.99, help="The share of pairs that low to high shall hold."),
]


class Basis(NamedTuple):
    """The set in force and the measurements, with distances along its routes."""

    catalogue: Catalogue
    path: PathModel
    samples: Any


@app.command()
def fit(
    matrix: MatrixFile,
    sites: SitesFile,
    name: SetName = "backbone",
    coverage: Coverage = 0.95,
    output: OutputPath = None,
    output_format: FormatOption = Format.FULL,
    taxonomy: TaxonomyFolders = None,
) -> None:
    """Fit a parameter set to a matrix, score it on sites it has not seen, and write it for --taxonomy."""
    from edgetier.networking.fit import fit as fitted
    from edgetier.networking.fit import shape_of
    from edgetier.networking.samples import too_fast
    from edgetier.networking.score import held_out

    basis = _basis(matrix, sites, name, taxonomy)
    if int((~too_fast(basis.samples)).sum()) < 2 * len(basis.samples.places):
        raise UserError(
            f"{matrix} has too few usable pairs to fit anything", help="measure every pair of sites"
        )
    shape, source = shape_of(basis.path, coverage), _source(matrix, basis.catalogue)

    def again(samples: Any) -> PathModel:
        return fitted(samples, shape, name=name, routes=basis.path.along, source=source)

    scores = held_out(basis.samples, again)
    model = again(basis.samples)
    if output is not None:
        write_atomically(output, _parameters(model, scores))
    write_result(_printed(model, scores, output_format, "sites left out one at a time"), None)


@app.command()
def score(
    matrix: MatrixFile,
    sites: SitesFile,
    name: SetName = "backbone",
    output_format: FormatOption = Format.FULL,
    taxonomy: TaxonomyFolders = None,
) -> None:
    """Score the parameter set in force, as it stands, against a matrix."""
    from edgetier.networking.score import score as scored

    basis = _basis(matrix, sites, name, taxonomy)
    scores = scored(basis.path, basis.samples)
    write_result(_printed(basis.path, scores, output_format, "the set in force, as it stands"), None)


def _basis(matrix: Path, sites: Path, name: str, folders: list[Path] | None) -> Basis:
    from edgetier.networking.matrix import read_matrix, read_places
    from edgetier.networking.samples import samples_of

    catalogue, findings = load_catalogue(tuple(folders or ()))
    bad = next((one for one in findings if one.severity is Severity.ERROR), None)
    if bad is not None:
        raise UserError(f"{bad.file}:{bad.span.line}: {bad.message}", help=bad.help)
    path = catalogue.paths.get(name)
    if path is None:
        raise UserError(f"there is no parameter set '{name}'", help="one of: " + ", ".join(catalogue.paths))
    return Basis(catalogue, path, samples_of(read_matrix(matrix), read_places(sites), path.along))


def _source(matrix: Path, catalogue: Catalogue) -> Provenance:
    return Provenance(f"fitted to {matrix.name} with edgetier network fit", catalogue.as_of)


def _parameters(model: PathModel, scores: Any) -> str:
    from edgetier.networking.parameter_file import parameter_file

    remarks = ["Written by edgetier network fit; use it with --taxonomy and its folder.", *_lines(scores)]
    return parameter_file((model,), remarks)


def _printed(model: PathModel, scores: Any, output_format: Format, how: str) -> str:
    if output_format is Format.JSON:
        shown = {"set": model.name, "routes": model.along.name if model.along else None, "scored": how}
        return json.dumps({**shown, **{k: _rounded(v) for k, v in scores._asdict().items()}}, indent=2) + "\n"
    along = f"along the routes '{model.along.name}'" if model.along else "by distance as the crow flies"
    return "\n".join([f"{model.name}, {along}; {how}", *(f"  {line}" for line in _lines(scores))]) + "\n"


def _rounded(value: float) -> float:
    return round(value, 4) if isinstance(value, float) else value


def _lines(scores: Any) -> Iterator[str]:
    yield f"{scores.sites} sites, {scores.pairs:,} predictions held against measurements"
    yield (
        f"typical errs by {scores.median_error:.1%} in the median, {scores.mean_error:.1%} on average, "
        f"{scores.p90_error:.1%} at p90"
    )
    yield (
        f"low to high holds {scores.coverage:.1%} ({scores.below_low:.1%} below, {scores.above_high:.1%} above), "
        f"median high / low {scores.median_width:.2f}"
    )
    yield f"{scores.too_fast} pairs faster than light in fibre, left out; {scores.below_light} such predictions"
