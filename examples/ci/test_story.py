"""The report of a story against the one that was approved, for pytest.

The approved report is written anew where CROSSCHECK_ACCEPT is set; look at the difference before you commit it.
"""

import os
import pathlib
import subprocess

STORY = pathlib.Path(__file__).parent / "story"


def test_the_story_is_as_approved():
    run = subprocess.run(
        ["crosscheck", "compare", STORY / "articles", "--format", "markdown"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    approved = STORY / "approved.md"
    if "CROSSCHECK_ACCEPT" in os.environ:
        approved.write_text(run.stdout, encoding="utf-8")
    # pytest shows the lines that differ.
    assert run.stdout.splitlines() == approved.read_text(encoding="utf-8").splitlines()
