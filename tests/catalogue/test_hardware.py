"""Accelerators and language models: the shipped figures, and slips in an own file."""

from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue


@pytest.mark.parametrize(
    ("name", "memory_gib", "bandwidth_gb_s", "tflops"),
    [
        ("h100-sxm", 80, 3350, {"bf16": 989, "fp8": 1978, "int8": 1978}),
        ("a100-sxm", 80, 2039, {"bf16": 312, "int8": 624}),
        ("b200-sxm", 180, 7700, {"bf16": 2250, "fp8": 4500, "int8": 4500, "fp4": 9000}),
        ("l4", 24, 300, {"bf16": 121, "fp8": 242, "int8": 242}),
        ("tpu-v5e", 16, 819, {"bf16": 197, "int8": 393}),
        ("jetson-orin-nano", 8, 68, {}),
    ],
)
def test_accelerators(
    catalogue: Catalogue, name: str, memory_gib: float, bandwidth_gb_s: float, tflops: dict[str, float]
) -> None:
    found = catalogue.accelerators[name]
    assert (found.memory_gib, found.bandwidth_gb_s, found.tflops) == (memory_gib, bandwidth_gb_s, tflops)


def test_a_small_box_leaves_less_memory_than_it_has(catalogue: Catalogue) -> None:
    usable = {name: one.usable_gib for name, one in catalogue.accelerators.items() if one.usable_gib}
    assert usable == {"jetson-orin-nano": 4.8}


# Bytes of keys and values of one token at 16 bit, as published for the two: 128 KiB and 320 KiB.
@pytest.mark.parametrize(("name", "kv_bytes"), [("llama-3.1-8b", 131_072), ("llama-3.3-70b", 327_680)])
def test_models_keep_the_published_bytes_a_token(catalogue: Catalogue, name: str, kv_bytes: int) -> None:
    model = catalogue.models[name]
    assert 2 * model.layers * model.kv_heads * model.head_dim * 2 == kv_bytes


def test_heads_make_up_the_hidden_size_of_every_shipped_model(catalogue: Catalogue) -> None:
    for model in catalogue.models.values():
        assert model.heads * model.head_dim == model.hidden, model.name
        assert model.heads % model.kv_heads == 0, model.name


def test_shapes_account_for_most_of_the_parameters(catalogue: Catalogue) -> None:
    """About 8 to 13 times layers times hidden squared; a slip of a digit would be far off."""
    for model in catalogue.models.values():
        assert 8 < model.parameters / (model.layers * model.hidden**2) < 15, model.name
        assert model.active_parameters == model.parameters


HEAD = "source: s\ndate: '2026'\n"
BOX = "accelerators:\n  box: {memory_gib: 48, usable_gib: 40, bandwidth_gb_s: 900, tflops: {fp8: 360, bf16: 180}}\n"
MODEL = (
    "models:\n  own: {parameters: 9.2e+9, active_parameters: 2e+9,"
    " layers: 42, heads: 16, kv_heads: 8, head_dim: 256, hidden: 3584}\n"
)


def read_own(folder: Path, text: str) -> tuple[Catalogue, list[tuple[str, str, str]]]:
    (folder / "own.yaml").write_text(HEAD + text, encoding="utf-8")
    catalogue, findings = load_catalogue((folder,))
    return catalogue, [(one.code, one.message, one.excerpt[one.span.column - 1 :]) for one in findings]


def test_own_hardware_and_models_are_added(tmp_path: Path) -> None:
    catalogue, said = read_own(tmp_path, BOX + MODEL)
    assert said == []
    assert list(catalogue.accelerators["box"].tflops) == ["bf16", "fp8"]
    assert catalogue.accelerators["box"].usable_gib == 40
    assert catalogue.models["own"].active_parameters == 2e9
    assert "h100-sxm" in catalogue.accelerators


@pytest.mark.parametrize(
    ("old", "new", "said", "at"),
    [
        ("memory_gib: 48", "memory_gib: 0", "'memory_gib' must be a number from", "0"),
        ("usable_gib: 40", "usable_gib: 49", "'usable_gib' must be a number from 1e-06 to 48", "49"),
        ("bandwidth_gb_s: 900", "bandwidth_gbs: 900", "unknown key 'bandwidth_gbs'", "bandwidth_gbs"),
        ("fp8: 360", "fp9: 360", "unknown precision 'fp9'", "fp9"),
        ("fp8: 360", "fp8: 0", "the peak at fp8 must be a number above 0", "0"),
        ("fp8: 360", "fp8: .inf", "the peak at fp8 must be a number above 0", ".inf"),
        ("{fp8: 360, bf16: 180}", "[360]", "'tflops' must be a mapping of precisions to peaks", "[360]"),
        ("{fp8: 360, bf16: 180}", "{}", "'tflops' must be a mapping of precisions to peaks", "{}"),
        ("parameters: 9.2e+9", "parameters: 9.2B", "'parameters' must be a number from 1", "9.2B"),
        (
            "active_parameters: 2e+9",
            "active_parameters: 1e+10",
            "'active_parameters' must be a number",
            "1e+10",
        ),
        ("layers: 42", "layers: 42.5", "'layers' must be a whole number", "42.5"),
        ("kv_heads: 8", "kv_heads: 32", "'kv_heads' must be at most 'heads'", "32"),
        ("hidden: 3584", "hidden: 0", "'hidden' must be a number from 1", "0"),
    ],
)
def test_a_slip_is_a_finding_where_it_stands(tmp_path: Path, old: str, new: str, said: str, at: str) -> None:
    text = BOX + MODEL
    assert old in text
    _, found = read_own(tmp_path, text.replace(old, new, 1))
    ((code, message, rest),) = found
    assert code == "ET907"
    assert said in message
    assert rest.startswith(at)
