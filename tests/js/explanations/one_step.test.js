// The stages of one step.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STAGES } from '../../../site_assets/js/explanations/one_step.js';
import { LAST_STAGE } from '../../../site_assets/js/shared.js';

test('one step has as many stages as an address can name', () => {
  assert.equal(STAGES.length - 1, LAST_STAGE);
});
