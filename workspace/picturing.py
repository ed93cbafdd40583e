"""Turns what a view knows into the plain values that the widgets draw."""

from __future__ import annotations

from datetime import date

from data.ages import age_words
from data.records import Guess, Moment, Read, Repair, RepairStep
from data.states import MomentState
from data.view import View
from data.vocabulary import FIRST_STEPS, band_of, step_advice, step_label, vocabulary
from data.when import local, say_day, say_when
from data.wording import say
from widgets.glyphs import glyphs
from widgets.shelf import Row
