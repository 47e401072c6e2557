"""The reports of a folder of stories against those that were approved, for pytest.

To approve them as they are: `crosscheck verify --accept` in the folder of crosscheck.yaml.
"""

import pathlib
import subprocess

STORY = pathlib.Path(__file__).parent / "story"


def test_the_reports_are_as_approved():
    run = subprocess.run(
        ["crosscheck", "verify", "-C", STORY],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    # pytest shows the difference.
    assert run.returncode == 0, run.stdout + run.stderr
