"""The PDF is one calm, tagged page that holds every word literally and comes out the same each time."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdf
import pytest
from msgspec.structs import replace

from data.actors import Together
from data.errors import CannotSave, JournalError
from data.journal import Journal
from data.samples import make_demo
from data.view import View
from tests.workspace.summary_family import TODAY, TOWER, family, said_in_order
from workspace.summary import pdf, printing
from workspace.summary.build import build, suggest
from workspace.summary.cleaning import breakable, clean
from workspace.summary.missing import missing
from workspace.summary.pdf import fits, write_pdf
from workspace.summary.values import Choices, Form, OwnPiece, PageMoment, Paper, Summary

HOSTILE = '#panic("x") $x$ *b* <b> [/sad] @ref {{ y }} \\ `raw` // gone? <!-- no --> https://a.b/c'
CHOICES = Choices(today=TODAY, consent="both")


def page(camera: str | None = None, form: Form = "one", large: bool = False) -> Summary:
    """Three ordinary moments, the first with another text if wished."""
    moment = TOWER if camera is None else replace(TOWER, camera=(camera,))
    choices = replace(CHOICES, form=form, large=large)
    return build(family(all_moments=(moment, *family().all_moments[1:])), ("m1", "m2", "m3"), choices)


def squeezed(text: str) -> str:
    """Text without blanks and breaks, so that lines may fall anywhere."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def written(path: Path) -> str:
    """The text layer of a PDF."""
    return squeezed("".join(each.extract_text() for each in pypdf.PdfReader(path).pages))


def made(summary: Summary, folder: Path, paper: Paper = "a4") -> Path:
    """Write a page with our own typefaces only."""
    path = folder / "page.pdf"
    write_pdf(summary, path, paper=paper, system_fonts=False)
    return path


def tags(node: pikepdf.Object) -> list[str]:
    """The structure types of a tagged PDF, in reading order."""
    if isinstance(node, pikepdf.Array):
        return [tag for each in node for tag in tags(each)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)[1:]] if "/S" in node else []
    return own + (tags(node.K) if "/K" in node else [])


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_three_ordinary_moments_stand_on_one_side(paper: Paper, size: tuple[int, int], tmp_path: Path) -> None:
    note = write_pdf(page(), tmp_path / "page.pdf", paper=paper, system_fonts=False)
    assert (note.pages, note.words) == (1, ())
    assert fits(page(), paper=paper)
    sheets = pypdf.PdfReader(tmp_path / "page.pdf").pages
    assert len(sheets) == 1
    assert (round(sheets[0].mediabox.width), round(sheets[0].mediabox.height)) == size


@pytest.fixture(scope="module")
def rowans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """The demo family, to look at."""
    folder = tmp_path_factory.mktemp("demo") / "rowan"
    make_demo(folder, date(2026, 11, 24))
    journal = Journal.open(folder, read_only=True)
    yield journal.seen_by(Together())
    journal.close()


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_three_moments_marked_in_the_demo_stand_on_one_side(rowans: View, paper: Paper, tmp_path: Path) -> None:
    ids = suggest(rowans)
    summary = build(rowans, ids, replace(CHOICES, today=date(2026, 11, 24)))
    assert summary.moments[0].camera[0][:36] == "Mabel jumps from the third stair to "
    assert len(summary.moments) == 3
    assert fits(summary, paper=paper)
    made(summary, tmp_path, paper)
    assert body_sizes(tmp_path / "page.pdf") >= 10 - 0.01


@pytest.mark.parametrize("form", ["one", "full"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_piece_is_in_the_text_layer_in_the_order_of_the_page(form: Form, paper: Paper, tmp_path: Path) -> None:
    summary = page(form=form)
    text = written(made(summary, tmp_path, paper))
    at = 0
    for part in said_in_order(summary)[:-2]:
        found = text.find(squeezed(part), at)
        assert found >= 0, part
        at = found
    assert squeezed(summary.footer) in text
    assert squeezed(summary.printed) in text
    assert "☑" in text
    assert "☐" in text


@pytest.mark.parametrize("form", ["one", "full"])
def test_typed_marks_stay_what_they_are(form: Form, tmp_path: Path) -> None:
    moment = PageMoment(
        id="x",
        heading="H1" + HOSTILE,
        when="W" + HOSTILE,
        child=HOSTILE,
        camera=("C" + HOSTILE,),
        signal_words="S" + HOSTILE,
        came_back=(("B" + HOSTILE, "R" + HOSTILE),),
        landing_note="L" + HOSTILE,
        landing="M" + HOSTILE,
        child_said="K" + HOSTILE,
        tried=(("done", "done", "T" + HOSTILE),),
        child_took="D" + HOSTILE,
        open_question="Q" + HOSTILE,
    )
    summary = Summary(
        title="T0" + HOSTILE,
        subtitle="U0" + HOSTILE,
        prepared="P0" + HOSTILE,
        on=TODAY,
        question="Q0" + HOSTILE,
        going_well=("G0" + HOSTILE,),
        our_family="F0" + HOSTILE,
        moments=(moment,),
        questions=("Z0" + HOSTILE,),
        form=form,
    )
    text = written(made(summary, tmp_path))
    parts = ("Q0", "G0") if form == "one" else ("G0", "F0", "Z0")
    for mark in ("T0", "U0", "P0", *parts, *"HWCSBRLMKTDQ"):
        assert squeezed(mark + ("1" if mark == "H" else "") + HOSTILE) in text, mark


def test_the_file_is_tagged_and_speaks(tmp_path: Path) -> None:
    with pikepdf.open(made(page(), tmp_path)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"]) == "Moments with Kit"
        assert str(file.docinfo["/Author"]) == "Both of us"
        with file.open_metadata() as meta:
            assert str(meta["pdfuaid:part"]) == "1"
        order = tags(file.Root.StructTreeRoot.K)
    heads = [tag for tag in order if re.fullmatch(r"H\d", tag)]
    levels = [int(tag[1]) for tag in heads]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(heads) == 3 + 2
    assert order.count("Title") <= 1


def test_all_typefaces_are_in_the_file_and_ours(tmp_path: Path) -> None:
    with pikepdf.open(made(page(), tmp_path)) as file:
        dictionaries = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
        fonts = [each for each in dictionaries if each.get("/Type") == "/FontDescriptor"]
        names = {str(font.FontName).partition("+")[2] for font in fonts}
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
    assert all(name.startswith(("SourceSerif4", "SourceSans3")) for name in names), names


def test_the_properties_say_no_more_than_the_page(tmp_path: Path) -> None:
    raw = made(page(), tmp_path).read_bytes()
    with pikepdf.open(tmp_path / "page.pdf") as file:
        told = " ".join(map(str, file.docinfo.values()))
    assert "Nell" not in told
    assert "Ellis" not in told
    assert b"/tmp" not in raw


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_same_page_gives_the_same_bytes(paper: Paper, tmp_path: Path) -> None:
    first = made(page(), tmp_path, paper).read_bytes()
    assert made(page(), tmp_path, paper).read_bytes() == first


def test_the_same_bytes_come_from_another_process(tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    code = (
        "import sys; from pathlib import Path; from tests.workspace.test_summary_pdf import page; "
        "from workspace.summary.pdf import write_pdf; write_pdf(page(), Path(sys.argv[1]), system_fonts=False)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        cwd=pdf.HERE.parents[1],
        env={**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
    )
    assert path.read_bytes() == made(page(), tmp_path).read_bytes()


@pytest.mark.parametrize(
    "text",
    [
        "Größe, Straße, „Fußweg“, übermüdet",
        "Zażółć gęślą jaźń, Łódź",
        "Ήταν κουρασμένος. Ψάχνει αγκαλιά",
        "Он устал и злился, ёжик",
        "Đứa bé muốn được bế",
        "e\u0301te\u0301 a\u030angstro\u0308m",
    ],
)
def test_these_scripts_are_set_in_our_own_typefaces(text: str, tmp_path: Path) -> None:
    note = write_pdf(page(text), tmp_path / "page.pdf", system_fonts=False)
    assert note.words == ()
    assert squeezed(clean(text)) in written(tmp_path / "page.pdf")
    with pikepdf.open(tmp_path / "page.pdf") as file, file.open_metadata() as meta:
        assert str(meta["pdfuaid:part"]) == "1"


def test_characters_without_a_typeface_are_named(tmp_path: Path) -> None:
    note = write_pdf(page("She wrote 漢 and 😀 there."), tmp_path / "page.pdf", system_fonts=False)
    assert len(note.words) == 1
    assert "漢 (Chinese, Japanese or Korean)" in note.words[0]
    assert "😀 (emoji and small pictures)" in note.words[0]
    with pikepdf.open(tmp_path / "page.pdf") as file:
        assert file.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in file.Root


def test_missing_characters_are_named_with_the_writing_they_belong_to() -> None:
    said = missing(("あ", "ส", "\\u{e31}", "안", "👩", "\\u{200d}", "👧", *"一二三四五六七八", "Ꮳ"))
    assert "あ (Japanese)" in said
    assert "。" in missing(("。", "字")).partition("(")[0]
    assert "ส ◌\u0e31 (Thai)" in said
    assert "안 (Korean)" in said
    assert "👩 👧 (emoji and small pictures)" in said
    assert "一 二 三 四 五 六 and 2 more (Chinese, Japanese or Korean)" in said
    assert "Ꮳ (Cherokee)" in said
    assert "\\u{" not in said


def test_the_first_letter_decides_the_direction_also_on_a_page_of_both_directions(tmp_path: Path) -> None:
    both = "שלום לך, Kit\n\nKit said hello.\n\nAnd עוד once more."
    write_pdf(page(both), tmp_path / "page.pdf", system_fonts=False)
    lines = pypdf.PdfReader(tmp_path / "page.pdf").pages[0]
    begun: list[tuple[str, float]] = []
    lines.extract_text(visitor_text=lambda text, cm, tm, _font, _size: begun.append((text, tm[4] * cm[0] + cm[4])))
    left = min(x for text, x in begun if "Kit said hello" in text)
    assert min(x for text, x in begun if "once more" in text) >= left
    assert min(x for text, x in begun if "שלום" in text or "םולש" in text) > left + 100


def test_the_full_form_says_the_sides_it_takes_without_the_sheet_of_ones_own(tmp_path: Path) -> None:
    full = page(form="full")
    note = write_pdf(full, tmp_path / "page.pdf", system_fonts=False)
    assert note.pages == len(pypdf.PdfReader(tmp_path / "page.pdf").pages) > 1
    own = replace(full, own=(OwnPiece(id="o", heading="Mine", lines=("One line.",)),))
    assert write_pdf(own, tmp_path / "own.pdf", system_fonts=False).pages == note.pages
    assert len(pypdf.PdfReader(tmp_path / "own.pdf").pages) == note.pages + 1


def test_no_few_lines_stand_on_a_last_side_of_their_own_where_a_closer_setting_spares_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = {1: 3, 2: 2}
    monkeypatch.setattr(pdf, "_sides", lambda _summary, _paper, fit, *_: taken[fit])
    assert pdf._best_fit(page(form="full"), "a4") == (2, 2)
    taken[2] = 3
    assert pdf._best_fit(page(form="full"), "a4") == (1, 3)


def test_no_side_begins_with_the_last_row_of_a_moment_alone() -> None:
    whole = page(form="full")
    moment = replace(whole.moments[0], open_question="", tried=tuple(("done", "done", f"Step {n}.") for n in range(9)))
    last = []
    # So many lines that the end of the moment comes to the foot of the side, line by line.
    for lines in range(34, 42):
        camera = ("\n".join(f"Line {n} of it." for n in range(lines)),)
        long = replace(whole, moments=(replace(moment, camera=camera),))
        told, _ = pdf._set(long, "a4", pdf.AIRY, False)
        sheets = [squeezed(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(told)).pages]
        last += [sheet for sheet in sheets if squeezed(moment.child_took) in sheet]
    assert len(last) == 8
    assert all("Step8." in sheet for sheet in last)
    assert any("Step0." not in sheet for sheet in last)


def test_a_very_long_text_takes_more_paper_and_says_which(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(1000))[:5000]
    summary = page(long)
    note = write_pdf(summary, tmp_path / "page.pdf", system_fonts=False)
    assert note.pages == 2 == len(pypdf.PdfReader(tmp_path / "page.pdf").pages)
    assert summary.moments[0].heading in note.words[0]
    sheets = "\n".join(each.extract_text() for each in pypdf.PdfReader(tmp_path / "page.pdf").pages)
    assert [word for word in long.split() if word not in sheets.split()] == []
    assert not fits(summary)
    for sheet in pypdf.PdfReader(tmp_path / "page.pdf").pages:
        assert "Contains private family information" in sheet.extract_text()


def body_sizes(path: Path) -> float:
    """The smallest size, in points, in which anything is set in the typeface of what people wrote."""
    sizes: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, str] | None, size: float) -> None:
        if text.strip() and font and "SourceSerif4" in str(font.get("/BaseFont")):
            sizes.append(size * abs(tm[3]) * abs(cm[3]))

    for sheet in pypdf.PdfReader(path).pages:
        sheet.extract_text(visitor_text=visit)
    return min(sizes)


def test_what_people_wrote_is_never_set_below_ten_points_and_large_print_below_fourteen(tmp_path: Path) -> None:
    assert body_sizes(made(page(), tmp_path)) >= 10 - 0.01
    assert body_sizes(made(page(large=True), tmp_path)) >= 14 - 0.01


def test_a_word_without_an_end_stays_on_the_paper(tmp_path: Path) -> None:
    path = made(page("A" * 400), tmp_path)
    with pikepdf.open(path) as file:
        right = float(file.pages[0].MediaBox[2])
    rights: list[float] = []
    pypdf.PdfReader(path).pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: rights.append(tm[4]) if text.strip() else None
    )
    assert max(rights) < right - 40
    assert squeezed("A" * 400) in written(path)


def test_nothing_typed_is_fetched_or_run_by_the_templates() -> None:
    for file in (pdf.HERE / "templates").glob("*.typ"):
        source = file.read_text()
        assert "@preview" not in source
        assert not re.search(r"\beval\b|#import|#include|\bread\(\"|plugin\(", source)


def test_no_warning_comes_from_the_typesetter(tmp_path: Path) -> None:
    typst = pdf._typst()
    for fit in pdf.FITS:
        _, warnings = typst.compile_with_warnings(
            pdf._templates("main"),
            format="pdf",
            root=str(tmp_path),
            font_paths=pdf._fonts(False),
            sys_inputs=pdf._inputs(page(), "a4", fit, False),
        )
        assert [warning.message for warning in warnings] == []


def test_an_empty_page_can_be_made(tmp_path: Path) -> None:
    summary = build(family(all_moments=(), summary=family().summary), (), replace(CHOICES, consent="agreed"))
    assert write_pdf(summary, tmp_path / "page.pdf", system_fonts=False).pages == 1


def test_the_file_is_its_owners_alone_and_replaced_in_one_act(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"older")
    path.chmod(0o644)
    made(page(), tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["page.pdf"]


def test_a_place_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotSave, match="Your words are safe"):
        write_pdf(page(), tmp_path / "no" / "page.pdf", system_fonts=False)


def test_a_save_that_is_refused_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"older")

    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("workspace.summary.pdf.os.replace", refuse)
    with pytest.raises(CannotSave):
        write_pdf(page(), path, system_fonts=False)
    assert path.read_bytes() == b"older"
    assert os.listdir(tmp_path) == ["page.pdf"]


def test_without_a_typesetter_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(JournalError, match="plain text instead"):
        write_pdf(page(), tmp_path / "page.pdf")


def test_cleaning_composes_and_removes_only_what_no_paper_shows() -> None:
    assert clean("e\u0301\r\nb\x07\u202ec\ufeff\ud800\ufffe\t\u2066d\u2069") == "é\nbc\t\u2066d\u2069"


def test_long_runs_get_breaks_and_short_ones_do_not() -> None:
    assert breakable("a" * 27) == "a" * 27
    assert max(map(len, breakable("a" * 100).split("\u200b"))) <= 28
    assert breakable("a" * 100).replace("\u200b", "") == "a" * 100
    assert "\u200b\u0301" not in breakable("a\u0301" * 40)


def test_opening_needs_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(page(), tmp_path)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    said = printing.open_file(path)
    assert "no desktop" in said
    assert str(path) in said


def test_printing_starts_lp_without_a_shell_and_promises_no_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(page(), tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in (("lpstat", "echo Study"), ("lp", f'printf "%s\\n" "$@" > {tmp_path}/asked')):
        (programs / name).write_text(f"#!/bin/sh\n{script}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    assert printing.printers() == ("Study",)
    said = printing.print_file(path, printer="Study", paper="letter", title="Our\x1b page; rm")
    assert said.startswith("Sent to Study. If no paper comes")
    assert (tmp_path / "asked").read_text().splitlines() == [
        "-d",
        "Study",
        "-t",
        "Our  page; rm",
        "-n",
        "1",
        "-o",
        "media=Letter",
        "-o",
        "sides=one-sided",
        "--",
        str(path),
    ]
    (programs / "lp").write_text("#!/bin/sh\nexit 1\n")
    assert "did not take it" in printing.print_file(path, printer="Study")
    (programs / "lpstat").write_text("#!/bin/sh\nexit 1\n")
    assert "No printer" in printing.print_file(path)


def test_a_file_that_is_gone_is_not_printed(tmp_path: Path) -> None:
    assert "no longer" in printing.print_file(tmp_path / "gone.pdf")
    assert "no longer" in printing.open_file(tmp_path / "gone.pdf")
