"""Reads accelerators and language models: what an answer is computed on, and the sizes of what computes it."""

from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry, as_number, did_you_mean
from edgetier.catalogue.model import Accelerator, LanguageModel

PEAK_PRECISIONS = ("bf16", "fp8", "int8", "fp4")
MODEL_COUNTS = ("layers", "heads", "kv_heads", "head_dim", "hidden")
MOST_MEMORY_GIB = 1_000_000.0
MOST_GB_S = 1_000_000.0
MOST_TFLOPS = 100_000_000.0
MOST_PARAMETERS = 1e15
MOST_OF_A_COUNT = 1_000_000


def read_accelerator(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> Accelerator:
    entry.only("memory_gib", "usable_gib", "bandwidth_gb_s", "tflops")
    memory_gib = entry.number("memory_gib", low=1e-6, high=MOST_MEMORY_GIB)
    usable = entry.has("usable_gib")
    return Accelerator(
        name=entry.name,
        memory_gib=memory_gib,
        bandwidth_gb_s=entry.number("bandwidth_gb_s", low=1e-6, high=MOST_GB_S),
        tflops=_peaks(entry) if entry.has("tflops") else {},
        provenance=entry.provenance(),
        usable_gib=entry.number("usable_gib", low=1e-6, high=memory_gib) if usable else None,
    )


def _peaks(entry: Entry) -> dict[str, float]:
    """Peak by precision, in the order of the precisions and not of the file."""
    written = entry.values["tflops"]
    if not isinstance(written, dict) or not written:
        raise BadEntry("'tflops' must be a mapping of precisions to peaks", ("tflops",))
    for precision, peak in written.items():
        _check_peak(precision, as_number(peak))
    return {name: float(written[name]) for name in PEAK_PRECISIONS if name in written}


def _check_peak(precision: str, peak: float | None) -> None:
    where = ("tflops", precision)
    if precision not in PEAK_PRECISIONS:
        hint = did_you_mean(precision, PEAK_PRECISIONS) or "one of: " + ", ".join(PEAK_PRECISIONS)
        raise BadEntry(f"unknown precision '{precision}'", where, hint=hint, at_key=True)
    if peak is None or not 0 < peak <= MOST_TFLOPS:
        raise BadEntry(f"the peak at {precision} must be a number above 0, at most {MOST_TFLOPS:g}", where)


def read_language_model(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> LanguageModel:
    entry.only("parameters", "active_parameters", *MODEL_COUNTS)
    parameters = entry.number("parameters", low=1, high=MOST_PARAMETERS)
    layers, heads, kv_heads, head_dim, hidden = (_whole(entry, key) for key in MODEL_COUNTS)
    if kv_heads > heads:
        raise BadEntry("'kv_heads' must be at most 'heads'", ("kv_heads",))
    return LanguageModel(
        name=entry.name,
        parameters=parameters,
        active_parameters=_active(entry, parameters),
        layers=layers,
        heads=heads,
        kv_heads=kv_heads,
        head_dim=head_dim,
        hidden=hidden,
        provenance=entry.provenance(),
    )


def _active(entry: Entry, parameters: float) -> float:
    """A model of one piece uses every parameter for every token."""
    if not entry.has("active_parameters"):
        return parameters
    return entry.number("active_parameters", low=1, high=parameters)


def _whole(entry: Entry, key: str) -> int:
    found = entry.number(key, low=1, high=MOST_OF_A_COUNT)
    if found != int(found):
        raise BadEntry(f"'{key}' must be a whole number", (key,))
    return int(found)
