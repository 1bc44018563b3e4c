"""The page's script, outside any browser: what its linter, its types and its own tests say."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
import quickjs

from builder.pages.script_bundler import Modules
from builder.pages.shared_script import NAME, shared_script
from builder.record.runs import record_all
from tests.javascript import SCRIPT, check_types, lint, run_tests
from tests.project import CONTENT, ROOT
from tests.scripts import script


def fail_with(guard: Callable[[], str]) -> None:
    """Show what a guard says as it says it."""
    if faults := guard():
        pytest.fail(faults, pytrace=False)


def test_the_linter_finds_no_fault_in_any_script():
    fail_with(lint)


def test_the_types_of_the_script_agree_from_module_to_module():
    fail_with(check_types)


def test_the_tests_of_the_script_pass():
    fail_with(run_tests)


def test_the_script_as_it_is_shipped_replays_the_record_in_another_engine_too():
    engine = quickjs.Context()
    bundles = record_all(CONTENT).bundles
    modules = Modules(ROOT / SCRIPT, {NAME: shared_script()})
    engine.eval("globalThis.performance = { now: () => 0 };")
    engine.eval(modules.bundle("verify/replay.js"))
    engine.set("run", bundles["main"])
    engine.set("samples", bundles["main-samples"])
    report = json.loads(engine.eval(f"JSON.stringify(({script('replayed')})(run, samples))"))
    assert (report["compared"], report["differences"]) == (125_543, 0), report["first"]
