"""A process that is killed while it writes leaves the old file or the new one, never a part of it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLD = "schema: 1\nworkloads:\n" + "".join(f"  - {{id: w{n}, knid: training}}\n" for n in range(300))
NEW = OLD.replace("knid", "kind")
# Each write waits a little, so that a kill falls between any two of them, and into every step of the exchange.
SLOW = """
import sys, time
from pathlib import Path
from edgetier.cli import output
def slowly(stream, content):
    for start in range(0, len(content), 512):
        stream.write(content[start:start + 512]); stream.flush()
        if start == 0: print("writing", flush=True)
        time.sleep(0.002)
output._write_into = slowly
output.write_atomically(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes())
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("wait_s", [0, 0.005, 0.02, 0.04, 0.08])
def test_old_or_new(tmp_path: Path, wait_s: float) -> None:
    target, source = tmp_path / "a.workloads.yaml", tmp_path / "new"
    target.write_text(OLD)
    source.write_text(NEW)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(target), str(source)], cwd=ROOT, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(wait_s)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert target.read_text() in (OLD, NEW)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_fixes_are_killed_with_nothing_lost(tmp_path: Path) -> None:
    target = tmp_path / "a.workloads.yaml"
    text = OLD[: OLD.index("- {id: w20,")].rstrip(" ")
    target.write_text(text)
    command = [sys.executable, "-m", "edgetier", "check", "--isolated", "--fix", str(target)]
    for wait_s in (0.1, 0.3, 0.6):
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait_s)
        process.kill()
        process.wait()
        assert target.read_text() in (text, text.replace("knid", "kind"))
