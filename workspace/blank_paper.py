"""Blank paper to write on, without a screen: for which ages, and under which name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.view import View
from data.vocabulary import band_of
from data.wording import say
from workspace.making import free, usual_folder
from workspace.summary.forms import FormName


def ages_of(view: View, today: date) -> tuple[str, ...]:
    """Give the age bands of the family's children, each once; one where there is no child."""
    return tuple(dict.fromkeys(band_of(child, today) for child in view.children)) or ("school",)


def usual_form_place(form: FormName) -> Path:
    """Suggest a file for a blank form that is not there yet."""
    return free(usual_folder() / (say("forms.file", form=form) + ".pdf"))
