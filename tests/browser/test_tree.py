"""Every number as a tree: each follows from its operands, down to where the chain ends."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.workshop import open_workshop
from tests.project import RUNS

STEPWISE = [name for name in RUNS if name not in ("per-sample", "long")]

# Walks one branch of a number's tree down to where it ends: each node with its operands' numbers.
WALK = """(walks) => walks.map(({ at, id, turns }) => {
  const { explain } = explorable.modules['explanations/tree.js'];
  const context = harness.context(at);
  const told = (node) => ({ name: node.name, id: node.id, kind: node.kind, op: node.op,
    symbol: node.symbol, value: node.value, exact: node.exact,
    same: explain(context, node.id) === node, source: node.source,
    children: node.children.join(' '),
    operands: node.operands.map((one) => ({ id: one.id, value: one.value, exact: one.exact })) });
  const path = [];
  let node = explain(context, id);
  while (node) {
    path.push(told(node));
    node = node.operands[Math.floor(turns[path.length % turns.length] * node.operands.length)];
  }
  return path;
})"""


@pytest.fixture(scope="module")
def workshop(browser, site_url):
    page = browser.new_page()
    yield open_workshop(page, site_url)
    page.close()


Numbers = list[float]
CALCULATE: dict[str, Callable[[Numbers], float]] = {
    "add": sum,
    "update": sum,
    "subtract": lambda values: values[0] - values[1],
    "multiply": lambda values: values[0] * values[1],
    "divide": lambda values: values[0] / values[1],
    "share": lambda values: values[0] / values[1],
    "same": lambda values: values[0],
    "largest": max,
    "sigmoid": lambda values: 1 / (1 + math.exp(-values[0])) if values[0] > -700 else 0,
    "slope": lambda values: values[0] * (1 - values[0]),
    "exp": lambda values: math.exp(values[0]),
    "minusLog": lambda values: -math.log(values[0]),
    "logSum": lambda values: math.log(values[0]) - values[1],
    "step": lambda values: math.floor(-values[0] * values[1] * 1e6 + 0.5) / 1e6,
    "hit": lambda values: values[3 + max(range(3), key=values.__getitem__)],
}
SHAPE = {"inputs": 25, "hidden": 8, "outputs": 3}
LEAVES = {"x", "y", "lr", "N", "w1", "b1", "w2", "b2"}


def walks(page: Page, **at: Any) -> list[list[dict[str, Any]]]:
    """A few random branches from every quantity of the tree, each at a random moment of a run."""
    chance = random.Random(str(at))
    wanted = []
    for name, axes in page.evaluate(
        "Object.entries(explorable.modules['explanations/tree.js'].QUANTITIES_OF_TREE)"
        ".map(([name, { sizes }]) => [name, sizes])"
    ):
        for _ in range(4):
            indices = [str(chance.randrange(SHAPE[axis])) for axis in axes]
            moment = {"epoch": chance.randrange(101), "sample": chance.randrange(24), **at}
            turns = [chance.random() for _ in range(97)]
            wanted.append({"at": moment, "id": ".".join([name, *indices]), "turns": turns})
    paths: list[list[dict[str, Any]]] = page.evaluate(WALK, wanted)
    return [path for path in paths if path]


@pytest.mark.parametrize("run", STEPWISE)
def test_every_number_follows_from_its_operands_down_to_the_leaves(workshop, run):
    names = set()
    for path in walks(workshop, run=run):
        for node in path:
            names.add(node["name"])
            assert node["same"], f"{node['id']} names another number"
            assert node["children"] == " ".join(one["id"] for one in node["operands"])
            check_node(node)
        assert path[-1]["name"] in LEAVES
        assert path[-1]["kind"] == "given"
    quantities = "explorable.modules['explanations/tree.js'].QUANTITIES_OF_TREE"
    assert names == set(workshop.evaluate(f"Object.keys({quantities})"))


def check_node(node: Mapping[str, Any]) -> None:
    """The operation on unrounded operands gives the unrounded number; the record's is nearest."""
    if node["op"] is None:
        assert node["exact"] == node["value"]
        return
    exact = CALCULATE[node["op"]]([one["exact"] for one in node["operands"]])
    assert node["exact"] == pytest.approx(exact, rel=1e-9, abs=1e-9), node
    if node["kind"] == "recorded":
        assert abs(node["value"] - node["exact"]) <= 0.5000001e-6, node
        assert node["source"]["file"].startswith("data/")
    else:
        assert abs(node["value"] - node["exact"]) < 1e-4 * max(1, abs(node["exact"])), node


@pytest.mark.parametrize("run", ["per-sample", "long"])
def test_runs_with_steps_between_their_states_end_at_recorded_differences(workshop, run):
    for path in walks(workshop, run=run):
        for node in path:
            check_node(node)
            assert not node["name"].startswith(("sum.", "avg."))
        assert path[-1]["name"] in LEAVES or path[-1]["name"].startswith("step.")


def test_a_drawing_has_a_forward_pass_and_nothing_else(workshop):
    names: set[str] = set()
    for path in walks(workshop, run="main", sample=None, pixels="01110" * 5):
        names.update(node["name"] for node in path)
        for node in path:
            check_node(node)
        assert path[-1]["kind"] == "given"
    assert names >= {"x", "z1", "a1", "z2", "a2", "e", "esum", "w1", "b2"}
    assert not names & {"y", "L", "dz2", "da1", "dz1", "slope", "loss", "hits"}
    assert not any("." in name for name in names)


HOSTILE = [
    "", "x", "x.25", "x.-1", "x.3@5", "y.0@2", "z1.0@101", "z1.0:24", "z1", "z1.0.0", "lr.0",
    "lr:1", "N@3", "w1.8.0", "w1.0.25", "b1.3.1", "step.w1.0.0@100", "g.w1.0", "g.w3.0.0",
    "sum.x.1", "constructor", "__proto__", "toString.0", "hasOwnProperty", "z1.0@", "z1.0:",
    "z1.00000000000", "a2.1@999999:0", "<script>", "x.1~x.2", "moved.w1.0.0@0",
]  # fmt: skip


def test_ids_that_name_nothing_are_no_numbers(workshop):
    found = workshop.evaluate(
        """(ids) => ids.filter((id) => explorable.modules['explanations/tree.js'].explain(
            harness.context({ run: 'main', epoch: 12, sample: 3 }), id))""",
        HOSTILE,
    )
    assert found == []


def test_recorded_numbers_are_those_of_the_record(workshop, record):
    chance = random.Random("record")
    for name in ("z1", "a1", "z2", "a2", "dz2", "da1", "dz1"):
        for _ in range(20):
            epoch, sample = chance.randrange(101), chance.randrange(24)
            unit = chance.randrange(record[name].shape[2])
            value, source = workshop.evaluate(
                """([epoch, sample, id]) => {
                  const context = harness.context({ run: 'main', epoch: 50, sample: 9 });
                  const node = explorable.modules['explanations/tree.js'].explain(context, id);
                  return [node.value, node.source];
                }""",
                [epoch, sample, f"{name}.{unit}@{epoch}:{sample}"],
            )
            assert value == record[name][epoch, sample, unit]
            assert source == {
                "file": "data/main-samples.json",
                "quantity": name,
                "epoch": epoch,
                "sample": sample,
            }
