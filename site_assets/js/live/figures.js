// Every kind of live figure: from its options to the elements of its stage.

import { makeChain } from './chain.js';
import { makeLogLoss, makeSigmoid, makeSlope } from './curves.js';
import { makeDescent } from './descent.js';
import { makeJudge } from './judge.js';
import { makeRates } from './rates.js';
import { makeRhythm } from './rhythm.js';
import { makeSoftmax } from './softmax.js';
import { makeSpread } from './spread.js';

export const KINDS = {
  sigmoid: makeSigmoid,
  slope: makeSlope,
  softmax: makeSoftmax,
  'log-loss': makeLogLoss,
  descent: makeDescent,
  bias: makeJudge,
  chain: makeChain,
  rates: makeRates,
  spread: makeSpread,
  rhythm: makeRhythm,
};
