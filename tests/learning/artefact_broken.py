"""Files that are no classifier, and contents that do not hold though their digest does."""

import gzip
import io
import json
import pickle
import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from artefact_samples import DATA, GONE, TEXT, changed, content, sealed
from learned_samples import TIERS

from edgetier.tiering.learned.checked import KIND, LARGEST_NUMBER, MOST_TIERS

DEEP = 100_000


def npz() -> bytes:
    stream = io.BytesIO()
    np.savez(stream, weights=np.eye(3))
    return stream.getvalue()


VIEW = TEXT[TEXT.index('"views"') : TEXT.index(',"sha256"')]
FOREIGN = {
    "empty": (b"", "not JSON"),
    "blank": (b" \n", "not JSON"),
    "cut short": (DATA[: len(DATA) // 2], "not JSON"),
    "its last brace gone": (DATA.rstrip()[:-1], "not JSON"),
    "two in one file": (DATA + DATA, "not JSON"),
    "a pickle": (pickle.dumps({"kind": KIND}), "not JSON"),
    "an npz": (npz(), "not JSON"),
    "gzip": (gzip.compress(DATA), "not JSON"),
    "YAML": (f"kind: {KIND}\nschema_version: 1\n".encode(), "not JSON"),
    "HTML": (b"<!doctype html><title>404</title>", "not JSON"),
    "UTF-16": (TEXT.encode("utf-16"), "not JSON"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "not JSON"),
    "UTF-32": (TEXT.encode("utf-32"), "not JSON"),
    "Latin-1": (TEXT.replace("Three", "Thrée").encode("latin-1"), "not JSON"),
    "a byte-order mark": (b"\xef\xbb\xbf" + DATA, "BOM"),
    "NaN": (TEXT.replace("1.0", "NaN", 1).encode(), "NaN is no number"),
    "Infinity": (TEXT.replace("1.0", "Infinity", 1).encode(), "Infinity is no number"),
    "minus Infinity": (TEXT.replace("1.0", "-Infinity", 1).encode(), "-Infinity is no number"),
    "a number beyond all": (TEXT.replace("1.0", "1e999", 1).encode(), "none would be written with"),
    "a number beyond all in the card": (TEXT.replace("0.1", "1e999", 1).encode(), "none would be written with"),
    "half a surrogate pair": (TEXT.replace("Three", "\\ud800").encode(), "none would be written with"),
    "a number of too many digits": (TEXT.replace("1.0", "9" * 5000, 1).encode(), "not JSON"),
    "a key twice": (TEXT.replace('"tiers"', '"kind":"x","tiers"', 1).encode(), "a key stands twice"),
    "a part twice": (TEXT.replace(VIEW, f"{VIEW},{VIEW}").encode(), "a key stands twice"),
    "nested lists": (b"[" * DEEP, "nested too deeply"),
    "nested objects": (b'{"kind":' * DEEP, "nested too deeply"),
    "a list": (b"[]", "'kind' is not"),
    "a text": (b'"edgetier-classifier"', "'kind' is not"),
    "null": (b"null", "'kind' is not"),
    "another kind": (sealed(changed(("kind",), "edgetier-assessment")), "'kind' is not"),
    "no kind": (sealed(changed(("kind",), GONE)), "'kind' is not"),
    "a kind that is a list": (sealed(changed(("kind",), [KIND])), "'kind' is not"),
    "a later version": (sealed(changed(("schema_version",), 2)), "schema version 2, this edgetier reads 1"),
    "an earlier version": (sealed(changed(("schema_version",), 0)), "schema version 0"),
    "a version that is a flag": (sealed(changed(("schema_version",), True)), "schema version True"),
    "a version that is a text": (sealed(changed(("schema_version",), "1" * 9999)), "schema version unknown"),
    "a huge version": (sealed(changed(("schema_version",), 10**4000)), "schema version 1000"),
    "no version": (sealed(changed(("schema_version",), GONE)), "schema version unknown"),
    "no digest": (json.dumps(content()).encode(), "was changed after it was written"),
    "a digest that is a list": (json.dumps({**content(), "sha256": []}).encode(), "was changed"),
    "a digest in capitals": (re.sub(r'"\w{64}"', lambda told: told[0].upper(), TEXT).encode(), "was changed"),
    "a longer digest": (TEXT.replace('"}', '0"}').encode(), "was changed"),
}  # fmt: skip

BIG = LARGEST_NUMBER * 1.01
MANY = [f"tier {number}" for number in range(MOST_TIERS + 1)]

# Where, what, and the part that the refusal names; the digest is right.
MISSHAPEN = {
    "no tiers": (("tiers",), [], "tiers"),
    "one tier": (("tiers",), ["batch"], "tiers"),
    "a tier twice": (("tiers",), ["batch", "batch", "interactive"], "tiers"),
    "too many tiers": (("tiers",), MANY, "tiers"),
    "tiers that are numbers": (("tiers",), [1, 2, 3], "tiers"),
    "tiers in a text": (("tiers",), "abc", "tiers"),
    "tiers without a list": (("tiers",), None, "tiers"),
    "tiers not told": (("tiers",), GONE, "tiers"),
    "intercept too short": (("intercept",), [0.0, 0.0], "intercept"),
    "intercept too long": (("intercept",), [0.0] * 4, "intercept"),
    "an intercept of text": (("intercept", 0), "0", "intercept"),
    "an intercept of flags": (("intercept", 0), True, "intercept"),
    "an intercept too large": (("intercept", 0), 1e308, "intercept"),
    "a huge whole number": (("intercept", 0), 10**400, "intercept"),
    "a huge negative whole number": (("intercept", 0), -(10**4000), "intercept"),
    "nested numbers": (("intercept", 0), [0.0], "intercept"),
    "temperature zero": (("temperature",), 0, "temperature"),
    "temperature negative": (("temperature",), -1.0, "temperature"),
    "temperature tiny": (("temperature",), 5e-324, "temperature"),
    "temperature huge": (("temperature",), 1e300, "temperature"),
    "temperature a flag": (("temperature",), True, "temperature"),
    "temperature a list": (("temperature",), [1.0], "temperature"),
    "brevity negative": (("brevity",), -1.0, "brevity"),
    "brevity huge": (("brevity",), 1e300, "brevity"),
    "brevity none": (("brevity",), None, "brevity"),
    "calibration not told": (("calibration",), GONE, "calibration"),
    "calibration of a tier missing": (("calibration", "batch"), GONE, "calibration"),
    "calibration of a strange tier": (("calibration", "moon"), [], "calibration"),
    "calibration not sorted": (("calibration", "batch"), [0.3, 0.1], "calibration"),
    "calibration above one": (("calibration", "batch"), [0.3, 1.1], "calibration"),
    "calibration below zero": (("calibration", "batch"), [-0.1, 0.3], "calibration"),
    "calibration of texts": (("calibration", "batch"), ["0.1"], "calibration"),
    "calibration a number": (("calibration", "batch"), 0.1, "calibration"),
    "calibration a list": (("calibration",), list(TIERS), "calibration"),
    "leniency not told": (("leniency",), GONE, "leniency"),
    "leniency of a strange tier": (("leniency", "moon"), 2.0, "leniency"),
    "leniency zero": (("leniency", "batch"), 0.0, "leniency"),
    "leniency negative": (("leniency", "batch"), -2.0, "leniency"),
    "leniency huge": (("leniency", "batch"), 1e308, "leniency"),
    "leniency a list": (("leniency",), [], "leniency"),
    "no views": (("views",), [], "views"),
    "views an object": (("views",), {}, "views"),
    "views an empty text": (("views",), "", "views"),
    "views of texts": (("views",), ["words"], "views"),
    "an unknown view": (("views", 0, "name"), "sounds", "views"),
    "a view with a list for a name": (("views", 0, "name"), ["words"], "views"),
    "a view without a name": (("views", 0, "name"), GONE, "views"),
    "a view twice": (("views",), content()["views"] * 2, "views"),
    "a view with more": (("views", 0, "bias"), 1.0, "views"),
    "too few terms": (("views", 0, "terms"), ["caller", "clerk"], "views"),
    "a term twice": (("views", 0, "terms"), ["caller", "clerk", "clerk"], "views"),
    "terms not text": (("views", 0, "terms", 0), 7, "views"),
    "terms in an object": (("views", 0, "terms"), {"caller": 0, "clerk": 1, "nightly": 2}, "views"),
    "too few idf": (("views", 0, "idf"), [1.0], "views"),
    "an idf below zero": (("views", 0, "idf", 0), -1.0, "views"),
    "an idf too large": (("views", 0, "idf", 0), 1e200, "views"),
    "too few rows": (("views", 0, "weights"), [[0.0] * 3], "views"),
    "a row too short": (("views", 0, "weights", 1), [0.0] * 2, "views"),
    "a row too long": (("views", 0, "weights", 1), [0.0] * 4, "views"),
    "a row that is a number": (("views", 0, "weights", 1), 0.0, "views"),
    "a weight too large": (("views", 0, "weights", 1, 0), BIG, "views"),
    "a weight too far below zero": (("views", 0, "weights", 1, 0), -BIG, "views"),
    "a weight that is null": (("views", 0, "weights", 1, 0), None, "views"),
    "no card": (("card",), GONE, "card"),
    "a card that is a text": (("card",), "good", "card"),
    "a card that is a list": (("card",), [], "card"),
    "a card with a number for a date": (("card", "date"), 20261124, "card"),
    "a card with a flag for an error": (("card", "error"), True, "card"),
    "a card whose limits are numbers": (("card", "limits"), [1], "card"),
}  # fmt: skip
