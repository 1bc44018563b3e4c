"""The network's functions, against worked examples and two independent ways to a gradient."""

from __future__ import annotations

import math

import numpy as np
import pytest

from builder.model.grid import to_float
from builder.model.network import (
    Shape,
    backward,
    cross_entropy,
    forward,
    sigmoid,
    softmax,
    summed_gradients,
    unflatten,
)
from tests import project
from tests.autodiff import Number, differentiate, total

EPOCHS = [0, 3, 30, 100]


def test_the_network_has_235_parameters():
    assert Shape(25, 8, 3).parameters == 235
    assert sum(math.prod(block) for block in Shape(25, 8, 3).blocks.values()) == 235


def test_flat_order_is_w1_row_by_row_then_b1_then_w2_row_by_row_then_b2():
    parameters = unflatten(np.arange(235.0), Shape(25, 8, 3))
    assert parameters.w1[3, 7] == 82
    assert parameters.b1[0] == 200
    assert parameters.w2[2, 1] == 225
    assert parameters.b2.tolist() == [232, 233, 234]


def test_a_wrong_number_of_parameters_is_refused():
    with pytest.raises(ValueError, match="234 parameters given, 235 expected"):
        unflatten(np.zeros(234), Shape(25, 8, 3))


def test_the_sigmoid_has_the_values_of_the_article():
    values = sigmoid(np.array([-5.0, -2.0, 0.0, 2.0, 5.0]))
    assert [f"{value:.3f}" for value in values] == ["0.007", "0.119", "0.500", "0.881", "0.993"]


def test_the_sigmoid_of_huge_numbers_is_0_or_1_without_a_warning():
    assert sigmoid(np.array([-1e9, 1e9])).tolist() == [0.0, 1.0]


def test_softmax_has_the_values_of_the_article():
    values = softmax(np.array([2.1, 0.5, -0.3]))
    assert [f"{value:.1%}" for value in values] == ["77.4%", "15.6%", "7.0%"]


def test_softmax_of_huge_numbers_does_not_overflow():
    assert softmax(np.array([1e9, 0.0, -1e9])).tolist() == [1.0, 0.0, 0.0]


def test_cross_entropy_is_minus_the_logarithm_of_the_right_share():
    loss = cross_entropy(np.array([[2.1, 0.5, -0.3]]), np.array([[1.0, 0.0, 0.0]]))
    assert loss.tolist() == pytest.approx([-math.log(8.166170 / 10.555709)], abs=1e-7)


def test_cross_entropy_stays_finite_where_the_right_share_is_0():
    assert cross_entropy(np.array([[1e9, 0.0]]), np.array([[0.0, 1.0]])).tolist() == [1e9]


def test_many_networks_at_once_compute_what_each_computes_alone():
    run, x = project.run("main"), project.data().training.x
    together = forward(unflatten(to_float(run.q[:5]), run.shape), x)
    for epoch in range(5):
        alone = forward(unflatten(to_float(run.q[epoch]), run.shape), x)
        np.testing.assert_allclose(together.a2[epoch], alone.a2[...], rtol=1e-13)


def summed(q, x, y):
    """The project's own gradients: (P,)."""
    parameters = unflatten(q, project.network().shape)
    passed = forward(parameters, x)
    return summed_gradients(x, passed, backward(parameters, y, passed))


def whole_loss(q, x, y):
    passed = forward(unflatten(q, project.network().shape), x)
    return float(cross_entropy(passed.z2, y).sum())


@pytest.mark.parametrize("epoch", EPOCHS)
def test_gradients_are_the_slopes_measured_by_nudging_each_parameter(epoch):
    q = to_float(project.run("main").q[epoch])
    training = project.data().training
    nudge = 1e-5
    slopes = []
    for parameter in range(len(q)):
        up, down = q.copy(), q.copy()
        up[parameter] += nudge
        down[parameter] -= nudge
        rise = whole_loss(up, training.x, training.y) - whole_loss(down, training.x, training.y)
        slopes.append(rise / (2 * nudge))
    np.testing.assert_allclose(summed(q, training.x, training.y), slopes, atol=1e-8)


def differentiated(q, x, label):
    """One sample's loss by automatic differentiation: parameters, z1, a1 and z2, with slopes."""
    parameters = [Number(value) for value in q]
    w1 = [parameters[j * 25 : j * 25 + 25] for j in range(8)]
    b1, b2 = parameters[200:208], parameters[232:235]
    w2 = [parameters[208 + i * 8 : 216 + i * 8] for i in range(3)]
    z1 = [total([w * float(p) for w, p in zip(w1[j], x, strict=True)]) + b1[j] for j in range(8)]
    one = Number(1.0)
    a1 = [one / ((-z).exp() + 1.0) for z in z1]
    z2 = [total([w * a for w, a in zip(w2[i], a1, strict=True)]) + b2[i] for i in range(3)]
    powers = [z.exp() for z in z2]
    differentiate(-(powers[label] / total(powers)).log())
    return parameters, z1, a1, z2


@pytest.mark.parametrize("epoch", EPOCHS)
def test_gradients_are_those_of_automatic_differentiation(epoch):
    q = to_float(project.run("main").q[epoch])
    training = project.data().training
    slopes = np.zeros(len(q))
    for x, label in zip(training.x, training.labels, strict=True):
        parameters, *_ = differentiated(q, x, label)
        slopes += [parameter.slope for parameter in parameters]
    np.testing.assert_allclose(summed(q, training.x, training.y), slopes, rtol=1e-11, atol=1e-14)


@pytest.mark.parametrize("epoch", EPOCHS)
def test_blame_is_that_of_automatic_differentiation(epoch):
    q = to_float(project.run("main").q[epoch])
    training = project.data().training
    parameters = unflatten(q, project.network().shape)
    blame = backward(parameters, training.y, forward(parameters, training.x))
    for sample, (x, label) in enumerate(zip(training.x, training.labels, strict=True)):
        _, z1, a1, z2 = differentiated(q, x, label)
        for found, numbers in ((blame.dz1, z1), (blame.da1, a1), (blame.dz2, z2)):
            slopes = [number.slope for number in numbers]
            np.testing.assert_allclose(found[sample], slopes, rtol=1e-11, atol=1e-14)


def test_a_pixel_that_is_off_moves_no_weight():
    training = project.data().training
    q = to_float(project.run("main").q[0])
    column = slice(1, 2)  # the plain centre column
    gradient = unflatten(summed(q, training.x[column], training.y[column]), Shape(25, 8, 3))
    moved = np.flatnonzero(np.abs(gradient.w1).sum(axis=0))
    assert moved.tolist() == [2, 7, 12, 17, 22]
