"""One step of a repair as the words that stand in its fields, and put together out of them again."""

from __future__ import annotations

from msgspec.structs import replace

from data.records import Plan, RepairStep
from data.repairing import STATUSES, TRIED
from workspace.step_times import StepTimes


def written_down(step: RepairStep, times: StepTimes) -> dict[str, str]:
    """Give what is stored of a step, by the names of its fields.

    Args:
        step: the step as it stands.
        times: its two times.
    """
    return {
        "label": step.label,
        "status": step.status,
        "who": ",".join(step.who),
        "plan": step.plan.words,
        "when": times.written["when"],
        "said": step.said,
        "happened": times.written["happened"],
    }


def is_unclear(values: dict[str, str], times: StepTimes) -> bool:
    """Say whether there are words for when it was that are no time."""
    told = values["happened"].strip()
    return bool(told) and values["status"] in TRIED and times.past(values["happened"]) is None


def put_together(step: RepairStep, values: dict[str, str], times: StepTimes) -> RepairStep:
    """Give the step as it now is.

    Args:
        step: the step as it stood.
        values: what stands in its fields.
        times: its two times.
    """
    words, when = values["plan"].strip(), times.plan(values["when"])
    if when is None and values["when"].strip():
        # Not a time, but somebody's words all the same: they stay, as part of the plan.
        words = ", ".join(part for part in (words, values["when"].strip()) if part)
    status = next((one for one in STATUSES if one == values["status"]), STATUSES[0])
    return replace(
        step,
        label=values["label"].strip() or step.label,
        status=status,
        who=tuple(one for one in values["who"].split(",") if one),
        plan=Plan(words=words, when=when),
        said=values["said"].strip(),
        happened=times.past(values["happened"]) if status in TRIED else step.happened,
    )
