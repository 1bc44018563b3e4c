"""The page's script, outside any browser: what its linter, its types and its own tests say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.javascript import check_types, lint, run_tests


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
