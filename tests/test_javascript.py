"""The page's script, outside any browser: what its linter, its types and its own tests say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable

import pytest
import quickjs

from builder.pages.script_bundler import Modules
from builder.pages.shared_script import NAME, shared_script
from builder.record.runs import record_all
from tests.javascript import (
    SCRIPT,
    TESTS,
    check_types,
    copy_script,
    lint,
    run_tests,
    write_expected,
)
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


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node to replay in")
def test_the_modules_replay_the_record_in_node(tmp_path):
    copy_script(tmp_path)
    write_expected(tmp_path / TESTS / "expected")
    (tmp_path / "package.json").write_text('{ "type": "module" }')
    command = ["node", "--test", str(TESTS / "verify" / "replay.test.js")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert "agrees with the record in all 125,543 values" in done.stdout


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
