"""What an inventory says of the hardware of its estate, by location."""

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def read_hardware(read: Read, hardware: str) -> tuple[dict[str, dict[str, object]], list[Any]]:
    loaded = read(f"schema: 1\nestate:\n  devices: true\n  hardware: {hardware}\n")
    estate = loaded.inventory.estate.estate
    assert estate.devices
    return {name: one.model_dump() for name, one in estate.hardware.items()}, list(loaded.findings)


def test_a_location_has_one_accelerator_for_a_copy_unless_it_says_more(read: Read) -> None:
    written = (
        "{regional-cloud: {accelerator: h100-sxm, accelerators: 2}, device: {accelerator: jetson-orin-nano}}"
    )
    assert read_hardware(read, written) == (
        {
            "regional-cloud": {"accelerator": "h100-sxm", "accelerators": 2},
            "device": {"accelerator": "jetson-orin-nano", "accelerators": 1},
        },
        [],
    )


METRO = {"accelerator": "l4", "accelerators": 1}


@pytest.mark.parametrize(
    ("wrong", "kept", "code", "message", "help_text"),
    [
        (
            "regional-clod: {accelerator: l4}",
            {},
            "ET107",
            "unknown location 'regional-clod'",
            "'regional-cloud'?",
        ),
        ("nowhere: {accelerator: l4}", {}, "ET107", "unknown location 'nowhere'", "Known: central-cloud, "),
        ("device: {accelerator: l5}", {}, "ET107", "unknown accelerator 'l5'", "did you mean 'l4'?"),
        ("device: {accelerators: 2}", {}, "ET106", "the key 'accelerator' is missing", "add accelerator: l4"),
        ("device: l4", {}, "ET103", "device takes a mapping, not 'l4'", "hardware: {regional-cloud: {"),
        (
            "device: {accelerator: l4, acelerators: 2}",
            {"device": METRO},
            "ET102",
            "unknown key",
            "'accelerators'?",
        ),
        (
            "device: {accelerator: l4, accelerators: 0}",
            {"device": METRO},
            "ET105",
            "accelerators is 0, but it must be at least 1",
            "",
        ),
    ],
)
def test_a_fault_costs_its_own_location_and_no_other(
    read: Read, wrong: str, kept: dict[str, object], code: str, message: str, help_text: str
) -> None:
    found, (item,) = read_hardware(read, f"{{metro-edge: {{accelerator: l4}}, {wrong}}}")
    assert found == {"metro-edge": METRO, **kept}
    assert (item.code, item.path[:2]) == (code, ("estate", "hardware"))
    assert message in item.message
    assert help_text in (item.help or "")


def test_an_unknown_location_is_pointed_at_by_its_key_and_can_be_renamed(read: Read) -> None:
    _, (item,) = read_hardware(read, "{metro-egde: {accelerator: l4}}")
    assert (item.span.line, item.span.column, item.span.end_column) == (4, 14, 24)
    assert item.fix.title == "rename 'metro-egde' to 'metro-edge'"


def test_hardware_without_a_location_is_shown_how_it_is_written(read: Read) -> None:
    found, (item,) = read_hardware(read, "{accelerator: l4}")
    assert (found, item.code) == ({}, "ET103")
    assert "hardware: {regional-cloud: {" in item.help


@pytest.mark.parametrize("written", ["null", "{}", "{metro-edge: null}"])
def test_no_hardware_is_not_a_fault(read: Read, written: str) -> None:
    assert read_hardware(read, written) == ({}, [])


def test_the_name_of_a_model_is_free(read: Read) -> None:
    loaded = read("schema: 1\nworkloads: [{id: a, model: {name: of-our-own, precision: int4}}]\n")
    assert loaded.findings == ()
    assert loaded.workloads["a"].model.name == "of-our-own"
