"""The pages that matter most stand letter for letter as somebody last read and kept them."""

from __future__ import annotations

from difflib import unified_diff

from tests.snapshots.letters import kept, take_down


async def test_the_pages_that_matter_most_stand_as_they_were_kept() -> None:
    before, now = kept(), await take_down()
    assert set(before) == set(now) == {"home", "curtain", "reveal", "repair", "too-small"}
    changed = [
        line
        for name, page in now.items()
        for line in unified_diff(before[name].splitlines(), page.splitlines(), name, f"{name}, now", lineterm="")
    ]
    assert not changed, "\n".join([*changed, "", "If it is meant so: python -m tests.snapshots.letters"])
