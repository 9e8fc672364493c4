"""What the package index, the code host and those who cite the data read."""

import re
from pathlib import Path

import pytest

from nkr.locations import EDITION

TOP = Path(__file__).parent.parent
WORKFLOWS = sorted((TOP / ".github" / "workflows").glob("*.yml"))


def test_the_citation_file_names_the_edition_that_comes_with_nkr():
    cited = (TOP / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r'^version: "(.*)"$', cited, re.MULTILINE).group(1) == EDITION
    assert re.search(r'^date-released: "(.*)"$', cited, re.MULTILINE).group(1) == EDITION


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(workflow):
    used = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", action), action
