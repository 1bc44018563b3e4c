"""A network of one's own: what `new` writes builds at once, and still does once it is changed."""

from __future__ import annotations

import io
import math
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from sklearn.datasets import load_digits

from builder.cli import cli
from builder.model.dataset import Dataset
from builder.output.checks import check_site
from builder.output.publish import MARKER
from builder.pages.interface_texts import interface_texts
from builder.pages.options import Options
from builder.pages.site import plan
from builder.settings import ASSETS
from tests import project

Change = Callable[[Path], None]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    result = run("new", tmp_path / "mine")
    assert result.exit_code == 0, result.output
    return tmp_path / "mine"


def replace(file: Path, pattern: str, text: str) -> None:
    changed, count = re.subn(pattern, text, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count, pattern
    file.write_text(changed, encoding="utf-8")


def test_what_new_writes_builds_passes_its_checks_and_verifies(folder, tmp_path):
    assert run("check", "--content", folder).output.endswith("no faults.\n")
    site = tmp_path / "site"
    assert run("build", "--content", folder, "--out", site).exit_code == 0
    verified = run("verify", "--content", folder, "--out", site)
    assert verified.output.endswith(" 0 differ.\n"), verified.output


def test_new_says_how_to_look_at_it(tmp_path):
    output = run("new", tmp_path / "mine").output
    assert f"build.py serve --content {tmp_path / 'mine'}\n" in output
    assert str(Path(sys.executable).parent) in output  # the Python that has what it takes


def test_new_replaces_nothing(folder):
    before = (folder / "letters.txt").read_text(encoding="utf-8")
    result = run("new", folder)
    assert result.exit_code == 1
    assert "something is here already" in result.output
    assert (folder / "letters.txt").read_text(encoding="utf-8") == before


def test_like_article_copies_the_whole_article(tmp_path):
    folder = tmp_path / "copy"
    assert run("new", folder, "--like", "article").exit_code == 0

    def texts(root: Path) -> dict[str, bytes]:
        files = [file for file in root.rglob("*") if file.is_file()]
        return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}

    assert texts(folder) == texts(project.CONTENT)


def one_class_more(folder: Path) -> None:
    replace(folder / "network.toml", '"T"]', '"T", "I"]')
    bar = "\n".join(["..#..."] * 6)
    with (folder / "letters.txt").open("a", encoding="utf-8") as file:
        file.write(f"\nI plain\n{bar}\n\nI left\n" + "\n".join([".#...."] * 6) + "\n")


def other_names(folder: Path) -> None:
    replace(folder / "network.toml", r"\[\"A\".*\]", '["ah", "see", "el", "tee"]')
    for old, new in (("A", "ah"), ("C", "see"), ("L", "el"), ("T", "tee")):
        replace(folder / "letters.txt", f"^{old} ", f"{new} ")


def more_hidden_units(folder: Path) -> None:
    replace(folder / "network.toml", "hidden = 6", "hidden = 10")


def fewer_epochs_and_no_second_run(folder: Path) -> None:
    file = folder / "network.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.rindex("[[run]]")].replace("epochs = 100", "epochs = 60"))
    (folder / "chapters" / "learning.md").unlink()
    replace(folder / "site.toml", '"learning", ', "")


def a_grey_level(folder: Path) -> None:
    replace(folder / "network.toml", r'levels = "\.#"', 'levels = ".+#"')
    replace(folder / "letters.txt", "^\\.#\\.\\.#\\.$", ".#++#.")


@pytest.mark.parametrize(
    "change",
    [
        one_class_more,
        other_names,
        more_hidden_units,
        fewer_epochs_and_no_second_run,
        a_grey_level,
    ],
    ids=lambda change: change.__name__,
)
def test_a_change_of_the_folder_alone_gives_a_site_without_faults(folder, change: Change):
    change(folder)
    files = plan(Options(folder, ASSETS, None, "a test", drafts=True)).files
    assert check_site(files) == []


@pytest.mark.parametrize(
    ("classes", "side", "hidden", "each"),
    [(2, 3, 1, 2), (10, 12, 32, 50)],
    ids=["the smallest", "the largest"],
)
def test_the_smallest_and_the_largest_network_build(folder, classes, side, hidden, each):
    names = [f"c{n}" for n in range(classes)]
    listed = ", ".join(f'"{name}"' for name in names)
    network = folder / "network.toml"
    replace(network, r'\["A".*\]', f"[{listed}]")
    replace(network, "hidden = 6", f"hidden = {hidden}")
    replace(network, "(rows|columns) = 6", rf"\1 = {side}")
    replace(network, "epochs = 100", "epochs = 10")
    dots = np.random.default_rng(0).permutation(2 ** min(side * side, 16))[: classes * each]
    pictures = [
        f"{names[n % classes]} number {n}\n{drawn(int(bits), side)}" for n, bits in enumerate(dots)
    ]
    (folder / "letters.txt").write_text("\n\n".join(pictures), encoding="utf-8")
    for chapter in ("index", "learning"):  # what these say of letters need not hold of dots
        replace(folder / "chapters" / f"{chapter}.md", r"\{claim: [^}]*\}", "(glossary.html)")
    files = plan(Options(folder, ASSETS, None, "a test", drafts=True)).files
    with np.load(io.BytesIO(files["data/main.npz"])) as main:
        assert main["w1"].shape == (11, hidden, side * side)
        assert main["a2"].shape == (11, classes * each, classes)


def as_table(folder: Path, pictures: Dataset, classes: Sequence[str]) -> str:
    """The pictures as a table; what `training` names then."""
    rows = zip(pictures.labels, pictures.names, pictures.x.tolist(), strict=True)
    lines = [",".join([classes[label], name, *map(str, row)]) for label, name, row in rows]
    (folder / "pictures.csv").write_text("\n".join(["label,name", *lines]), encoding="utf-8")
    return "pictures.csv"


def as_images(folder: Path, pictures: Dataset, classes: Sequence[str]) -> str:
    """The pictures as PNG files; what `training` names then."""
    (folder / "pictures").mkdir()
    side = math.isqrt(pictures.x.shape[1])
    for label, name, row in zip(pictures.labels, pictures.names, pictures.x, strict=True):
        greys = np.rint(row * 255).astype(np.uint8).reshape(side, side)
        Image.fromarray(greys).save(folder / "pictures" / f"{classes[label]} {name}.png")
    return "pictures/"


@pytest.mark.parametrize("written", [as_table, as_images], ids=["CSV", "PNG"])
def test_real_handwritten_digits_in_greys_come_as_a_table_or_as_image_files(folder, written):
    digits, classes = load_digits(), [*"0123456789"]
    names = tuple(f"digit {n:02}" for n in range(60))
    real = Dataset(digits.data[:60] / 16, tuple(digits.target[:60].tolist()), names, 10, 17)
    training = written(folder, real, classes)
    network = folder / "network.toml"
    replace(network, r'\["A".*\]', "[" + ", ".join(f'"{name}"' for name in classes) + "]")
    replace(network, "(rows|columns) = 6", r"\1 = 8")
    replace(network, r'levels = "\.#"', 'levels = ".abcdefghijklmnop"')
    replace(network, "letters.txt", training)
    replace(network, "epochs = 100", "epochs = 5")
    replace(folder / "chapters" / "index.md", r"\{claim: [^}]*\}", "(glossary.html)")
    files = plan(Options(folder, ASSETS, None, "a test", drafts=True)).files
    assert check_site(files) == []
    with np.load(io.BytesIO(files["data/main.npz"])) as main:
        by_name = sorted(range(60), key=lambda n: (real.labels[n], names[n]))
        order = by_name if training == "pictures/" else range(60)
        assert np.array_equal(main["x"], real.x[list(order)])


def drawn(bits: int, side: int) -> str:
    """Pixels by the bits of a number, row by row."""
    text = format(bits, f"0{side * side}b").translate(str.maketrans("01", ".#"))
    return "\n".join(text[row * side :][:side] for row in range(side))


def test_the_inspector_alone_is_a_few_files_that_name_no_other(folder, tmp_path):
    site = tmp_path / "site"
    result = run("build", "--content", folder, "--out", site, "--only", "inspector")
    assert result.exit_code == 0, result.output
    files = {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.name != MARKER
    }
    assert [name for name in files if name.endswith(".html")] == ["inspector.html"]
    assert len(files) <= 8
    assert sum(map(len, files.values())) < 1_000_000
    assert [fault for fault in check_site(files) if "leads to" in fault.message] == []


def test_a_missing_class_and_a_wrong_size_are_told_with_their_line(folder):
    replace(folder / "network.toml", '"T"]', '"X"]')
    result = run("check", "--content", folder)
    assert "letters.txt:28: 'T' is not a label" in result.output
    replace(folder / "network.toml", '"X"]', '"T", "Z"]')
    assert (
        "there is no picture of 'Z'; draw one, or take" in run("check", "--content", folder).output
    )
    replace(folder / "network.toml", '"T", "Z"]', '"T"]')
    replace(folder / "network.toml", "rows = 6", "rows = 7")
    assert "letters.txt:4: 6 rows follow, not 7" in run("check", "--content", folder).output


def test_a_claim_that_no_longer_holds_names_its_sentence_and_what_the_run_says(folder):
    replace(folder / "network.toml", "learning_rate = 1.5", "learning_rate = 0.01")
    output = run("check", "--content", folder).output
    hits = re.search(
        r"index\.md:\d+: this claim is false: “After the last step it is right about all of them: "
        r"(\d+) of 12\.” The run says hits\(epochs\) is (\d+), samples is 12, "
        r"so `hits\(epochs\) == samples` does not hold",
        output,
    )
    assert hits, output
    assert hits[1] == hits[2]


def test_the_interface_calls_no_answer_a_digit():
    """Answers may be letters; names in braces are not read, and decimals may be called digits."""
    texts = [form for text in interface_texts(ASSETS) for form in text.forms]
    assert len(texts) > 500
    named = [text for text in texts if re.search(r"\bdigit\b", re.sub(r"\{\w+\}", "", text), re.I)]
    assert named == []
