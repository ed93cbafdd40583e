"""An invented family for looking at our pieces of screen; nothing here happened to anyone."""

from __future__ import annotations

from widgets.buttons import Act
from widgets.checklist import StepRow
from widgets.chips import Option
from widgets.closeness_map import Patch
from widgets.footer import Hint
from widgets.glyphs import FULL
from widgets.header import RoomTab
from widgets.pictures import ApartPicture, GuessPicture, LookPicture, MomentPicture, ReadPicture, VoicePicture
from widgets.shelf import Row

ROOMS = tuple(
    RoomTab(id=name.lower(), digit=str(digit), name=name)
    for digit, name in enumerate(("Moments", "Repairs", "Reflect", "Patterns", "Summary"), 1)
)

HINTS = (
    Hint(id="new", key="n", label="new moment", priority=9),
    Hint(id="debrief", key="d", label="debrief", priority=8),
    Hint(id="read", key="r", label="my read", priority=7),
    Hint(id="repair", key="p", label="repair", priority=6),
    Hint(id="find", key="/", label="find", priority=5),
)

_STORIES = (
    ("The tower, and then the look", "18:10", "Kit · repair open", FULL.open, False),
    ("Shoes, four times, by the door", "15:17", "Kit · stub", FULL.stub, False),
    ("Sang in the bath together", "13:34", "Noor · talked through", FULL.mended, True),
    ("Shouted at bedtime", "17:51", "Kit · both ready", FULL.open, False),
    ("Would not get out of the car", "15:08", "Noor · one read ready", FULL.open, False),
    ("Came back to say sorry", "17:25", "Kit · mended", FULL.mended, False),
    ("Tummy ache before swimming", "bedtime", "Kit · stub", FULL.stub, False),
    ("Built the long train line", "13:59", "Kit · talked through", FULL.mended, True),
)
_DAYS = ("Sat 21 Nov", "Thu 19 Nov", "Wed 18 Nov", "Tue 17 Nov", "Sun 15 Nov")

ROWS = tuple(
    Row(id=f"{day}{number}", day=day, title=title, time=time, second=second, glyph=glyph, bright=bright,
        mark="for the page" if number == 5 else "")
    for day in _DAYS
    for number, (title, time, second, glyph, bright) in enumerate(_STORIES)
    if number % 5 != len(day) % 5
)  # fmt: skip

MOMENT = MomentPicture(
    id="tower",
    title="The tower, and then the look",
    when="Sat 21 Nov, 18:10",
    who=("Kit, 6",),
    place="kitchen",
    child="Kit",
    camera=(
        "Kit pushed the block tower over, looked across the room, and pushed the next one. Nell, just in from the late "
        "train, said loudly that this was enough. Kit went under the table and stayed there.",
    ),
    signals=("Breaking a known rule", "Seeking my eyes", "Hiding"),
    context=("Less time with you", "After school or care"),
    reads=(
        ReadPicture(
            name="Nell", side="sage", sure="I think", needs=("Connection",), feelings=("lonely", "left out"),
            words="In the moment I saw cheek. Now I keep coming back to the look: checking whether I had seen it.",
            came_back="A loud no, from across the room.",
        ),
        ReadPicture(
            name="Idris", side="amber", sure="I wonder", needs=("A clear limit", "Connection"), feelings=("restless",),
            words="A day of sitting still had to go somewhere. The looking over makes me unsure of that.",
        ),
    ),
    both_noticed=("Seeking my eyes",),
    apart=(
        ApartPicture(
            quotes=(
                ReadPicture(name="Nell", side="sage", words="“checking whether I had seen it”"),
                ReadPicture(name="Idris", side="amber", words="“a day of sitting still had to go somewhere”"),
            ),
            question="What might each of you have been standing near enough to see?",
        ),
    ),
    guess=GuessPicture(
        child_account="“I did it so you come.”",
        voices=(VoicePicture(name="Nell", words="I'm here and I can't tell if you are."),),
        needs=("Connection", "A clear limit"),
        landing="Misread",
        next_move="Pulled away",
        look_for="A look across the room before something falls.",
    ),
    looks=(LookPicture(day="Fri 27 Nov", name="Idris", words="He did it again on Thursday, after she rang."),),
)  # fmt: skip

STUB = MomentPicture(
    id="shoes", title="Shoes, four times, by the door", when="Sat 21 Nov, 15:17", who=("Kit, 6",), child="Kit",
    camera=("Shoes, four times, by the door, and then on the wrong feet on purpose.",), stub=True,
)  # fmt: skip

STEPS = (
    StepRow(id="calm_self", label="Calm down first", status="done", who="Nell"),
    StepRow(id="go_back", label="Go back", status="done", who="Nell", words="Under the table is a fine place to talk."),
    StepRow(
        id="own_it", label="Own it, no “but”", status="not_yet",
        words="“I shouted. That was mine.” One sentence, then wait.",
    ),
    StepRow(id="name_their_side", label="Name their side", status="child_said_no", who="Nell and Idris"),
    StepRow(
        id="meet_need", label="Meet the need", status="not_yet", who="Nell",
        plan="half an hour of blocks on the kitchen floor, Saturday after lunch",
    ),
    StepRow(id="limit", label="Hold the limit kindly", status="not_needed"),
)  # fmt: skip

_SIGNALS = (
    "Reaching out", "Seeking my eyes", "Turning away", "Going quiet", "Clinging", "Following me", "Hiding", "Whining",
    "Shouting", "Hitting or kicking", "Throwing", "Breaking a known rule", "Saying no", "Asking again and again",
    "Tummy ache", "Tears", "Laughing it off", "Being silly", "Bossing", "Giving up", "Freezing", "Running off",
    "Showing me something", "Asking for help", "Refusing help", "Interrupting", "Teasing", "Telling a tale",
    "Slamming a door", "Sulking", "Pushing me away", "Sleeping badly", "Not eating", "Talking like a baby", "Bragging",
    "Lying about it", "Taking things", "Staring at a screen", "Joking about it", "Sighing", "Humming",
    "Chewing a sleeve", "Long goodbyes", "Asking what time it is", "Sitting close",
)  # fmt: skip
SIGNALS = tuple(
    Option(id=label.lower(), label=label, description=f"{label}: what a camera would see, before anyone says why.")
    for label in _SIGNALS
)

ACTS = (
    Act(id="next", label="Next", key="Enter", strong=True),
    Act(id="back", label="Back", key="b"),
    Act(id="pause", label="Pause here", key="Esc"),
)

LATELY = Patch(closeness=4.2, closeness_half=0.8, worry=2.7, worry_half=0.9)
EARLIER = Patch(closeness=2.6, closeness_half=1.0, worry=3.4, worry_half=0.8)
