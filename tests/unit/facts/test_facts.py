"""Facts against the record itself: what prose prints is what was measured."""

from __future__ import annotations

import math

import numpy as np
import pytest

from builder.base.errors import BuildError
from tests import project
from tests.experiments import read
from tests.prose import facts, facts_of_another


def value(source: str) -> object:
    return facts().evaluate(source)


def refusal(source: str) -> str:
    with pytest.raises(BuildError) as caught:
        value(source)
    return str(caught.value)


def test_the_sizes_are_those_of_the_configuration():
    assert [value(name) for name in ("inputs", "hidden", "outputs", "parameters")] == [
        25,
        8,
        3,
        235,
    ]
    assert (value("weights"), value("biases")) == (224, 11)
    assert (value("samples"), value("held_out_samples"), value("epochs")) == (24, 12, 100)
    assert value("other_starts") == 1000
    assert (value("lr"), value("learning_rate(run='lr-3')")) == (1.2, 3.0)
    assert value("values") == project.run("main").values


def test_an_experiment_is_asked_like_a_run():
    text = "main@10;lr:12;leave:3,4"
    run = read(text).run(90)
    name = f"run={text!r}"
    assert value(f"loss(100, {name})") == run.loss[-1] / 1_000_000
    assert value(f"hits(100, {name})") == run.hits[-1]
    assert value(f"accuracy(100, {name})") == run.hits[-1] / 22
    assert value(f"w2(1, 6, 11, {name})") == run.q[1, 222] / 1_000_000
    assert value(f"moved(10, 11, {name})") == np.abs(run.q[1] - run.q[0]).max() / 1_000_000
    assert value(f"step(11, {name})") == value(f"moved(10, 11, {name})")
    assert value(f"learning_rate({name})") == 12
    assert value(f"last_epoch(run='{text}&epochs=5')") == 15


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("loss(9, run='main@10;lr:2')", "has the epochs 10 to 100, not 9"),
        ("step(10, run='main@10;lr:2')", "no step leads into epoch 10; name a later epoch"),
        ("stride(10, run='main@10;lr:2')", "no step leads into epoch 10; name a later epoch"),
        ("a1(0, 20, 3, run='main@10;lr:2')", "of one, prose names loss, hits, accuracy and"),
        ("gradient('w2[0][2]', 20, run='main@10;lr:2')", "of one, prose names loss, hits"),
        ("first_epoch_with(25, run='main@10;lr:2')", "no stored epoch of run 'main@10;lr:2'"),
    ],
)
def test_of_an_experiment_only_what_it_holds_can_be_asked(source: str, told: str):
    assert told in refusal(source)


def test_loss_hits_and_accuracy_are_the_recorded_ones():
    run = project.run("lr-3")
    assert value("loss(40, run='lr-3')") == run.loss[40] / 1_000_000
    assert value("hits(40, run='lr-3')") == run.hits[40]
    assert value("accuracy(40, run='lr-3')") == run.hits[40] / 24


def test_parameters_are_found_by_their_indices():
    p = project.run("main").parameters(50)
    assert value("w1(3, 7, 50)") == p.w1[3, 7]
    assert value("b1(6, 50)") == p.b1[6]
    assert value("w2(0, 2, 50)") == p.w2[0, 2]
    assert value("b2(2, 50)") == p.b2[2]
    assert value("largest_bias(50)") == max(np.abs(p.b1).max(), np.abs(p.b2).max())
    assert value("norm1(4, 50)") == pytest.approx(np.linalg.norm(p.w1[4]), abs=1e-12)


def test_a_step_is_the_largest_change_of_a_parameter():
    q = project.run("main").q
    assert value("step(3)") == np.abs(q[3] - q[2]).max() / 1_000_000
    assert value("stride(3)") == pytest.approx(np.linalg.norm((q[3] - q[2]) / 1_000_000))
    assert "no step leads into epoch 0" in refusal("stride(0)")
    assert value("moved(0, 100)") == np.abs(q[100] - q[0]).max() / 1_000_000


def test_the_averaged_gradient_is_what_the_run_stepped_along():
    q = project.run("main").q
    step = q[11] - q[10]
    gradient = value("gradient('w2[0][2]', 10)")
    assert isinstance(gradient, float)
    assert math.floor(-1.2 * gradient * 1_000_000 + 0.5) == step[200 + 8 + 2]


@pytest.mark.parametrize("name", ["z1", "a1", "da1", "dz1"])
def test_hidden_quantities_of_a_sample_are_the_recorded_ones(name):
    recorded = project.run("main").samples[name][30, 5, 2]
    assert value(f"{name}(2, 30, 5)") == recorded / 1_000_000


@pytest.mark.parametrize("name", ["z2", "a2", "dz2"])
def test_output_quantities_of_a_sample_are_the_recorded_ones(name):
    recorded = project.run("main").samples[name][30, 5, 1]
    assert value(f"{name}(1, 30, 5)") == recorded / 1_000_000


@pytest.mark.parametrize("name", ["z1", "a1", "z2", "a2", "sample_loss", "dz2", "da1", "dz1"])
def test_what_a_run_does_not_record_is_computed_to_the_same_grid_point(name):
    recorded = project.run("main").samples[name][30]
    computed = facts().moments._computed(name, 30, "main")
    assert np.array_equal(computed, recorded)


def test_a_sample_has_pixels_a_label_and_a_name():
    assert sum(facts().evaluate(f"x({k}, 1)") for k in range(25)) == 5
    assert (value("label(1)"), value("name(1)")) == (1, "column")
    assert value("prediction(100, 1)") == 1
    assert value("confidence(100, 1)") == value("a2(1, 100, 1)")


def test_hidden_units_are_compared_with_one_another_and_with_their_start():
    early, late = (project.run("main").parameters(epoch).w1 for epoch in (0, 100))
    assert value("likeness(3, 7, 100)") == pytest.approx(
        np.atleast_2d(np.corrcoef(late))[3, 7], abs=1e-12
    )
    angle = early[1] @ late[1] / np.linalg.norm(early[1]) / np.linalg.norm(late[1])
    assert value("kept1(1, 0, 100)") == pytest.approx(angle, abs=1e-12)
    assert "8 is not a hidden unit" in refusal("likeness(8, 0, 0)")


def test_a_mean_activation_is_taken_over_the_samples_of_one_digit():
    of_ones = project.run("main").samples["a1"][30, 1::3, 2]  # the file goes 0, 1, 2, 0, 1, 2, …
    assert value("mean_a1(2, 30, 1)") == pytest.approx(of_ones.mean() / 1_000_000, abs=1e-12)
    assert "7 is no digit of the samples" in refusal("mean_a1(2, 30, 7)")


def test_any_picture_is_answered_as_the_same_sample_is():
    picture = project.network().pictures.draw(project.data().training.x[5]).replace("\n", "")
    assert value(f"answer('{picture}', 100)") == [value(f"a2({i}, 100, 5)") for i in range(3)]


def test_the_first_epoch_that_meets_a_bound_is_found():
    loss = project.run("main").loss / 1_000_000
    epoch = value("first_epoch_below(0.1)")
    assert isinstance(epoch, int)
    assert loss[epoch] < 0.1 <= loss[epoch - 1]
    assert value("last_epoch(run='long')") == project.run("long").epoch[-1]


def test_worked_examples_are_computed():
    assert value("softmax(2.1, 0.5, -0.3)") == pytest.approx([0.7736, 0.1562, 0.0702], abs=1e-4)
    assert value("sigmoid(0)") == 0.5
    assert value("slope(0)") == 0.25
    assert value("ln(exp(2))") == 2
    assert value("argmax(softmax(1, 3, 2))") == 1
    assert value("sigmoid(-1000)") == 0


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("loss(101)", "run 'main' has the epochs 0 to 100, not 101"),
        ("loss(-1)", "run 'main' has the epochs 0 to 100, not -1"),
        ("loss(0.5)", "'e' of loss(e, run='main') is a whole number, not 0.5"),
        ("loss(True)", "'e' of loss(e, run='main') is a whole number, not True"),
        ("loss('ten')", "'e' of loss(e, run='main') is a whole number, not 'ten'"),
        ("loss(1, run=3)", "'run' of loss(e, run='main') is a text in quotes, not 3"),
        ("spread_share(1)", "'condition' of spread_share(condition) is a text in quotes, not 1"),
        ("first_epoch_below([1])", "'bound' of first_epoch_below(bound, run='main') is a number"),
        ("sigmoid('a')", "'z' of sigmoid(z) is a number, not 'a'"),
        ("sqrt(-1)", "there is no square root of -1; give a number that is not below 0"),
        ("ln(0)", "there is no logarithm of 0; give a number above 0"),
        ("exp(1000)", "a number grows too large"),
        ("max()", "max is given no numbers; give one at least"),
        ("sum(3)", "sum takes several numbers, or a list, not 3"),
        ("all([])", "all is given no conditions; give one at least"),
        ("argmax('ab')", "argmax takes several numbers, or a list, not 'ab'"),
        ("softmax([1, 'a'])", "softmax takes numbers, not 'a'"),
        ("len(3)", "len takes a list, not 3"),
        ("round(loss(1), 16)", "16 is no number of decimals; give 0 to 15"),
        ("round(loss(1), -9)", "-9 is no number of decimals; give 0 to 15"),
        ("range(1, 2, 0)", "range takes an end, or two and a step"),
        (
            "loss(50, run='long')",
            "does not store epoch 50; the nearest that it stores are 44 and 59",
        ),
        ("loss(1, run='lr-4')", "no run is called 'lr-4'; did you mean 'lr-3'?"),
        ("loss()", "missing a required argument: 'e'; write loss(e, run='main')"),
        ("loss(1, 2, 3)", "too many arguments; write loss(e, run='main')"),
        ("w1(8, 0, 0)", "8 is not an index of w1; give a whole number from 0 to 7"),
        ("a2(-1, 0, 0)", "-1 is not a unit of a2; give a whole number from 0 to 2"),
        ("a2(0, 0, 24)", "24 is not a sample; give a whole number from 0 to 23"),
        ("x(25, 0)", "25 is not a pixel"),
        ("held_out_name(12)", "12 is not a held-out picture"),
        ("step(0)", "no step leads into epoch 0"),
        ("gradient('w2[0]', 1)", "'w2[0]' is not a parameter"),
        ("gradient('w2[3][0]', 1)", "3 is not an index of w2[3][0]"),
        ("answer('##', 1)", "'##' is not a picture"),
        ("first_epoch_below(0)", "no stored epoch of run 'main' has a loss below 0"),
        ("first_epoch_with(25)", "no stored epoch of run 'main' answers 25 samples rightly"),
        ("losss(1)", "no fact is called 'losss'; did you mean 'loss'?"),
    ],
)
def test_a_fact_that_does_not_exist_is_refused_with_what_would(source, told):
    assert told in refusal(source)


@pytest.mark.parametrize("learning_rate", [0.6, 2.4])
def test_with_another_learning_rate_facts_print_other_numbers_and_true_ones(learning_rate):
    other = facts_of_another(learning_rate)
    assert other.evaluate("lr") == learning_rate
    assert other.evaluate("loss(100)") != value("loss(100)")
    assert other.evaluate("loss(100)") == pytest.approx(
        sum(other.evaluate(f"sample_loss(100, {s})") for s in range(24)) / 24, abs=1e-6
    )


def test_with_another_start_facts_print_other_numbers_and_true_ones():
    other = facts_of_another(1.2, seed=7)
    assert other.evaluate("w1(0, 0, 0)") != value("w1(0, 0, 0)")
    a2 = [other.evaluate(f"a2({i}, 0, 0)") for i in range(3)]
    assert other.evaluate("sample_loss(0, 0)") == pytest.approx(-math.log(a2[0]), abs=1e-5)
