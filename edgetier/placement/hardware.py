"""What a workload's model would run on at each location, and whether it fits the memory there."""

from collections.abc import Iterator, Mapping

from edgetier.catalogue.model import Catalogue, LanguageModel, Provenance
from edgetier.inventory.estate import Hardware as Stated
from edgetier.inventory.model import Model, Workload
from edgetier.serving.memory import fits, memory_needed_gib
from edgetier.serving.values import Hardware, Work

FITS, TOO_SMALL = "fits", "too-small"
WEIGHT_BYTES: Mapping[str, float] = {"bf16": 2.0, "fp16": 2.0, "fp8": 1.0, "int8": 1.0, "int4": 0.5}
SAME_SIZE = 0.15  # by which stated parameters may differ from those of the model of that name
UNSTATED = Provenance("declared", "")


def hardware_at(
    workload: Workload, stated: Mapping[str, Stated], catalogue: Catalogue
) -> Iterator[tuple[str, Hardware]]:
    """Location and accelerators: the estate's own, else those that the workload says it is served by."""
    capacity = workload.capacity
    for location in catalogue.locations:
        here = stated.get(location.name)
        name = here.accelerator if here else capacity.accelerator if capacity else None
        accelerator = catalogue.accelerators.get(name or "")
        if accelerator is None or (here is None and location.reach == "none"):
            continue
        count = here.accelerators if here else (capacity.accelerators if capacity else None) or 1
        yield location.name, Hardware(accelerator, count)


def model_of(model: Model | None, catalogue: Catalogue) -> LanguageModel | None:
    """The model by its name, else what its parameters alone tell."""
    if model is None:
        return None
    known = catalogue.models.get(_plain_name(model.name or ""))
    if model.parameters is None or (known and abs(model.parameters / known.parameters - 1) < SAME_SIZE):
        return known
    return LanguageModel(model.name or "", model.parameters, model.parameters, 0, 0, 0, 0, 0, UNSTATED)


def _plain_name(name: str) -> str:
    """`meta-llama/Llama-3.1-8B-Instruct` is the model llama-3.1-8b."""
    return name.rsplit("/", maxsplit=1)[-1].lower().removesuffix("-instruct").removesuffix("-chat")


def memory_of(workload: Workload, stated: Mapping[str, Stated], catalogue: Catalogue) -> Mapping[str, str]:
    """By location, whether the model fits; only where both are known. In doubt it fits."""
    model = model_of(workload.model, catalogue) if stated or workload.capacity else None
    precision = workload.model.precision if workload.model else None
    if model is None or workload.model is None or precision is None:
        return {}  # weights can always be stored in fewer bits: no fact without the precision
    weight_bytes = WEIGHT_BYTES[precision]
    tokens = int(workload.model.context_tokens or workload.model.input_tokens or 0)
    work = Work(tokens, 0, 1, weight_bytes, 1.0)
    needed = memory_needed_gib(model, work)
    return {
        location: FITS if fits(needed, hardware) else TOO_SMALL
        for location, hardware in hardware_at(workload, stated, catalogue)
    }
