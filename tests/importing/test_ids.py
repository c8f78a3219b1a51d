import random
import re

from hypothesis import given
from hypothesis import strategies as st

from edgetier.importing.drafts import Draft
from edgetier.importing.ids import base_id, slug, unique_ids


def draft(name: str, **fields: str) -> Draft:
    cells = (name, *fields.values())
    said = {"name": name, **{key.replace("_", "."): value for key, value in fields.items()}}
    return Draft((2,), base_id(None, (), name), said, {}, (), {}, cells)


def test_ids_are_slugs_of_the_name() -> None:
    assert slug("Claims Voice – Assistant (v2)") == "claims-voice-assistant-v2"
    assert slug("L’été à Zürich") == "lete-a-zurich"
    assert slug("x" * 300) == "x" * 60
    assert re.fullmatch("w-[0-9a-f]{6}", slug("日本語"))
    assert slug("") == "row"


def test_a_valid_id_is_kept_and_another_made_valid() -> None:
    assert base_id("APP_01.2", (), "Name") == "APP_01.2"
    assert base_id("APP 01", (), "Name") == "app-01"
    assert base_id(None, ("HHS", "Chat"), "Name") == "hhs-chat"


def test_rows_that_share_a_name_are_told_apart_by_who_owns_them() -> None:
    one = draft("Chatbot", owner="HR", description="a")
    two = draft("Chatbot", owner="IT", description="b")
    first, second = unique_ids([one, two])
    assert first != second
    # The description may change without a new id: the owner tells them apart already.
    assert unique_ids([draft("Chatbot", owner="HR", description="changed"), two]) == (first, second)


def test_rows_that_are_equal_are_counted() -> None:
    first, second, third = unique_ids([draft("A", owner="x")] * 3)
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_case_does_not_tell_ids_apart() -> None:
    ids = unique_ids([Draft((1,), "App", {}, {}, (), {}, ("1",)), Draft((2,), "app", {}, {}, (), {}, ("2",))])
    assert len({name.casefold() for name in ids}) == 2


def test_a_row_keeps_its_id_when_another_comes_to_share_its_name() -> None:
    old, new = draft("Chatbot", owner="HR"), draft("Chatbot", owner="IT")
    (before,) = unique_ids([old])
    known = {before: {"id": before, "name": "Chatbot", "owner": "HR"}}
    after = unique_ids([new, old], known)
    assert after[1] == before == "chatbot"
    assert after[0].startswith("chatbot-")


words = st.sampled_from(["a", "b", "A b", "é", "", "日本", "a-b"])
drafts = st.lists(
    st.builds(lambda n, o, d: draft(n, owner=o, description=d), words, words, words), max_size=12
)


@given(drafts, st.randoms())
def test_ids_are_valid_unique_and_do_not_depend_on_the_order(
    rows: list[Draft], chance: random.Random
) -> None:
    ids = unique_ids(rows)
    assert len({name.casefold() for name in ids}) == len(rows)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}", name) for name in ids)
    order = list(range(len(rows)))
    chance.shuffle(order)
    shuffled = unique_ids([rows[index] for index in order])
    # Equal rows may swap their numbers, so what is compared is which ids a row's content has.
    assert sorted(zip(map(repr, rows), ids, strict=True)) == sorted(
        zip((repr(rows[index]) for index in order), shuffled, strict=True)
    )
