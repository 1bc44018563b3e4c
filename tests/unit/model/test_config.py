"""The configuration, and a sentence with the right line for everything that can be wrong in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.base.errors import BuildError
from builder.base.toml import TomlFile
from builder.model.config import MOST_UNITS, NetworkConfig, read_network
from builder.model.network import Shape
from tests import project

NETWORK = (project.CONTENT / "network.toml").read_text(encoding="utf-8")


def read(folder: Path, text: str) -> NetworkConfig:
    file = folder / "network.toml"
    file.write_text(text, encoding="utf-8")
    return read_network(file)


def fault_of(folder: Path, text: str) -> tuple[str, str]:
    """The source line that a complaint names, and the complaint."""
    with pytest.raises(BuildError) as caught:
        read(folder, text)
    line = caught.value.line
    return ("" if line is None else text.split("\n")[line - 1]), caught.value.message


def set_in_run(name: str, line: str) -> str:
    """The configuration with a line more in the table of that run."""
    return NETWORK.replace(f'name = "{name}"\n', f'name = "{name}"\n{line}\n')


def test_the_network_is_25_8_3():
    assert project.network().shape == Shape(25, 8, 3)


def test_the_runs_are_those_of_the_article():
    assert [run.name for run in project.network().runs] == project.RUNS


def test_the_main_run_takes_100_epochs_at_a_learning_rate_of_1_2():
    main = project.network().run("main")
    assert (main.learning_rate, main.epochs, main.update) == (1.2, 100, "full-batch")
    assert main.start is None
    assert main.samples


def test_all_samples_stand_in_one_file_unless_it_says_how_many(tmp_path):
    assert project.network().samples_per_file is None
    text = NETWORK.replace("[start]", "samples_per_file = 25\n\n[start]")
    assert read(tmp_path, text).samples_per_file == 25


def test_without_a_table_search_only_a_search_is_refused(tmp_path):
    before, _, after = NETWORK.partition("[search]")
    text = before + after[after.index("[[run]]") :]
    config = read(tmp_path, text)
    assert config.runs == project.network().runs
    with pytest.raises(BuildError, match=r"the table \[search\] is missing; add it"):
        config.conditions()


def test_an_unknown_run_is_a_key_error():
    with pytest.raises(KeyError):
        project.network().run("minor")


def test_a_whole_number_does_for_a_number(tmp_path):
    text = NETWORK.replace("learning_rate = 3.0", "learning_rate = 3")
    rate = read(tmp_path, text).run("lr-3").learning_rate
    assert (type(rate), rate) == (float, 3.0)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("hidden = 8", "hidden = 0", "hidden = 0", "'hidden': a whole number from 1"),
        ("hidden = 8", 'hidden = "8"', 'hidden = "8"', "'8' does not fit; give a whole number"),
        ("hidden = 8", "hidden = true", "hidden = true", "True does not fit"),
        ("hidden = 8", "", "[network]", "'hidden': the key is missing from this table; add it"),
        ("hidden = 8", "hiden = 8", "hiden = 8", "no such key; did you mean 'hidden'?"),
        ("[network]", "[net]", "[net]", "'net' is no table of this file; did you mean 'network'?"),
        ("[network]", "x = 1\n[network]", "x = 1", "'x' is no table of this file"),
        ("rows = 5", "rows = -5", "rows = -5", "a picture needs at least one row"),
        ("columns = 5", "columns = 0", "columns = 0", "a picture needs at least one row"),
        ('classes = ["0", "1", "2"]', "classes = [0, 1]", "classes = [0, 1]", "a list of texts"),
        ('classes = ["0", "1", "2"]', 'classes = ["0"]', 'classes = ["0"]', "at least two labels"),
        ("levels", "samples_per_file = 0\nlevels", "samples_per_file = 0", "at least one sample"),
        ('levels = ".#" ', 'levels = ".."', 'levels = ".."', "2 to 36 characters, all different"),
        ('"equal"', '"main-samples"', 'name = "main-samples"', "another file of the record"),
        ("seed = 598031 ", "seed = -1", "seed = -1", "from 0 to 4294967295"),
        ("early_steps = 3 ", "early_steps = 101", "early_steps = 101", "from 0 to 100"),
        ("_accuracy = 0.8", "_accuracy = 8", "slow_accuracy = 8", "a share from 0 to 1"),
        ('"All weights start at 0.1"', '" "', 'title = " "', "the text is empty; write it"),
        ("[0, 10, 30, 100]", "[10, 0]", "spread_epochs = [10, 0]", "rising whole numbers"),
        ("learning_rate = 12.0", "learning_rate = nan", "learning_rate = nan", "give a number"),
        ("learning_rate = 12.0", "learning_rate = 0", "learning_rate = 0", "a number above 0"),
        ('name = "equal"', 'name = "zeros"', 'name = "zeros"', "another run is called 'zeros'"),
        ('name = "equal"', 'name = "Equal"', 'name = "Equal"', "must be small letters"),
        ('update = "per-sample"', 'update = "batch"', 'update = "batch"', "'full-batch'?"),
        ("stored = 101 ", "stored = 1", "stored = 1", "at least 2"),
        ("epochs = 5000 ", "epochs = 0", "epochs = 0", "from 1 to 100000"),
        ("until_loss = 0.001", "until_loss = 0", "until_loss = 0", "a number above 0"),
        ("start = 0.1", "start = 1e6", "start = 1e6", "from -1000 to 1000"),
    ],
)
def test_a_fault_is_told_with_the_line_of_its_key(tmp_path, old, new, line, message):
    assert old in NETWORK
    found_line, found_message = fault_of(tmp_path, NETWORK.replace(old, new))
    assert found_line.split("#")[0].strip() == line
    assert message in found_message


def test_a_fault_in_a_later_table_is_told_there_and_not_at_the_first_of_that_name(tmp_path):
    with pytest.raises(BuildError) as caught:
        read(tmp_path, set_in_run("long", "epoch = 3"))
    before = NETWORK[: NETWORK.index('name = "long"')].count("\n")
    assert caught.value.line == before + 2
    assert "did you mean 'epochs'?" in caught.value.message


def test_a_missing_key_is_told_at_the_header_of_its_table(tmp_path):
    text = re.sub(r'(name = "long"\ntitle[^\n]*\n)learning_rate[^\n]*\n', r"\1", NETWORK)
    with pytest.raises(BuildError) as caught:
        read(tmp_path, text)
    before = text[: text.index('name = "long"')].count("\n")
    assert caught.value.line == before  # [[run]] stands on the line before
    assert caught.value.message == "'learning_rate': the key is missing from this table; add it"


def test_only_a_full_batch_run_records_its_samples(tmp_path):
    line, message = fault_of(tmp_path, set_in_run("per-sample", "samples = true"))
    assert line == "samples = true"
    assert "only a full-batch run" in message


def test_a_configuration_without_the_main_run_is_refused(tmp_path):
    text = NETWORK.replace('name = "main"', 'name = "other"')
    assert "no run is called 'main'" in fault_of(tmp_path, text)[1]


def test_a_configuration_without_runs_is_refused(tmp_path):
    text = NETWORK[: NETWORK.index("[[run]]")]
    assert fault_of(tmp_path, text) == ("", "a table [[run]] is missing; add one")


def test_a_list_that_is_no_list_of_tables_is_refused(tmp_path):
    text = "run = [1]\n" + NETWORK[: NETWORK.index("[[run]]")]
    assert fault_of(tmp_path, text) == ("run = [1]", "a table [[run]] is missing; add one")


def test_what_is_not_toml_is_told_with_its_line(tmp_path):
    line, message = fault_of(tmp_path, NETWORK.replace("hidden = 8", "hidden 8"))
    assert line == "hidden 8"
    assert message.startswith("this is not TOML (")


def test_a_byte_order_mark_and_crlf_are_no_fault(tmp_path):
    assert read(tmp_path, "\ufeff" + NETWORK.replace("\n", "\r\n")).seed == 598031


def test_a_line_inside_a_text_is_not_taken_for_a_key(tmp_path):
    file = tmp_path / "some.toml"
    file.write_text('[a]\nx = 1\ntext = """\nx = 2\n"""\n[[b]]\nx = 3\n[[b]]\nx = 4\n')
    toml = TomlFile(file)
    found = [toml.line("a", 0, "x"), toml.line("b", 0, "x"), toml.line("b", 1, "x")]
    assert found == [2, 7, 9]
    assert toml.line("b", 1) == 8
    assert toml.line("b", 2) is None


ODD_VALUES = [
    "0", "-1", "3", "99999999999999999999", "1.5", "-0.0", "1e400", "nan", "-inf", "true", '""',
    '"x"', '"\\u0000"', '"ü"', "[]", "[0]", '["a"]', '["a", "a"]', "[[1]]", "{}", "{ a = 1 }",
    "1979-05-27", "07:32:00", "'''\nkey = 1\n[table]\n'''", "x", "",
]  # fmt: skip
KEY_LINES = [line for line in NETWORK.split("\n") if re.match(r"\w+ = ", line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hidden = 8", "hidden = 1"),
        ("rows = 5", "rows = 1"),
        ("columns = 5", "columns = 1"),
        ("hidden = 8", f"hidden = {MOST_UNITS}"),
        ("levels", "samples_per_file = 1\nlevels"),
        ("_accuracy = 0.8", "_accuracy = 0"),
        ("_accuracy = 0.8", "_accuracy = 1"),
        ("epochs = 5000 ", "epochs = 100_000"),
    ],
)
def test_what_lies_on_its_bound_is_allowed(tmp_path, old, new):
    assert old in NETWORK
    read(tmp_path, NETWORK.replace(old, new, 1))


@given(st.sampled_from(KEY_LINES), st.sampled_from(ODD_VALUES))
@example('file = "start.txt"', '"\\u0000"')
def test_an_odd_value_anywhere_is_a_sentence_or_works(tmp_path_factory, line, value):
    key = line.split(" = ")[0]
    text = NETWORK.replace(line, f"{key} = {value}", 1)
    file = tmp_path_factory.getbasetemp() / "odd.toml"
    file.write_text(text, encoding="utf-8")
    found = project.outcome(lambda: read_network(file))
    if isinstance(found, BuildError):
        assert found.file == file
        assert found.line is not None


@given(st.integers(0, len(NETWORK) - 1), st.integers(0, 40), st.text(max_size=3))
def test_a_damaged_configuration_is_a_sentence_or_works(tmp_path_factory, at, cut, put):
    file = tmp_path_factory.getbasetemp() / "damaged.toml"
    text = NETWORK[:at] + put + NETWORK[at + cut :]
    file.write_text(text, encoding="utf-8", errors="surrogatepass")
    found = project.outcome(lambda: read_network(file))
    assert isinstance(found, NetworkConfig) or found.file == file
