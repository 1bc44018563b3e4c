// What opens numbers, and what brings a figure into sight, in a script of its own: no reader asks for either
// before the page is drawn.

import { panelModel, tooltipFor, tooltipOfNumber } from './explanations/panels.js';
import { questionsFor } from './explanations/questions.js';
import { bringIntoSight } from './page/sight.js';
import { printAsStated } from './reading/print.js';
import { seenAt, walkSymbols } from './reading/symbol_links.js';
import { figureBefore, valueNow } from './reading/value.js';
import { makeLabels } from './stage/labels.js';
import { overviewFor } from './panel/overview.js';
import { makePanel } from './panel/panel.js';
import { makeKeys, showKeys } from './stage/keys.js';
import { isPresented, present } from './stage/presenter.js';
import { makeSheet } from './stage/sheet.js';

export const explainer = { panelModel, tooltipFor, tooltipOfNumber, questionsFor, overviewFor, printAsStated, makeLabels, makePanel, figureBefore, valueNow, seenAt, walkSymbols, bringIntoSight, makeKeys, makeSheet, showKeys, isPresented, present };
