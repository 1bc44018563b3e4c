// Everything that shows the whole run at once: a panel for each of its questions, and the life of a number.

import { confusionPanel } from './confusion.js';
import { landscapePanel, makeLandscapeFigure, prepare } from './landscape.js';
import { learnedPanel } from './learned.js';
import { lifeBlocks } from './life.js';
import { movesPanel } from './moves.js';
import { unitsPanel } from './units.js';

const panels = { learned: learnedPanel, units: unitsPanel, confusion: confusionPanel, moves: movesPanel, landscape: landscapePanel };

export const overview = { panels, lifeBlocks, prepare, makeLandscapeFigure };
