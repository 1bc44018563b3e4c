"""Claims: conditions that a sentence carries."""

from __future__ import annotations

import pytest

from builder.base.errors import BuildError
from tests.prose import facts


def test_a_false_condition_tells_what_was_measured():
    with pytest.raises(BuildError) as caught:
        facts().check("hits(0) > 12")
    assert str(caught.value) == (
        "this claim is false: The run says hits(0) is 8, so `hits(0) > 12` does not hold; "
        "mend the sentence or its condition"
    )


@pytest.mark.parametrize("condition", ["loss(0)", "True"])
def test_what_claims_nothing_is_no_claim(condition):
    with pytest.raises(BuildError):
        facts().check(condition)
