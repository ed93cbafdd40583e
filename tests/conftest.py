"""How every test runs: quickly, without animation, and in the same colours everywhere."""

from __future__ import annotations

import asyncio
import gc
import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["COLORTERM"] = "truecolor"
for name in ("NO_COLOR", "TEXTUAL_THEME", "ACCESSIBLE", "TEXTUAL_COLOR_SYSTEM"):
    os.environ.pop(name, None)

import pytest  # noqa: E402  # the environment above is read when Textual is imported
import textual.app  # noqa: E402  # see above
import textual.pilot  # noqa: E402  # see above
from hypothesis import settings  # noqa: E402  # after Textual, like everything that may be slow

gc.set_threshold(50_000, 20, 50)

# The same examples at every landing; at home each run looks for new ones.
settings.register_profile("landing", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("landing")


@pytest.fixture(autouse=True)
def _nothing_waits_for_a_key_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw what follows the cursor at once; a test that is about the wait sets it itself."""
    monkeypatch.setattr("workspace.screens.moments.FOLLOWS_AFTER", 0.0)


async def _idle(*_args: object, **_more: object) -> None:
    """Let what is waiting run, as deep as a message travels up; the stock way sleeps and takes seven times as long."""
    for _ in range(12):
        await asyncio.sleep(0)


for module in (textual.app, textual.pilot):
    vars(module).update(wait_for_idle=_idle)
