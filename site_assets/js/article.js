// What chapters need besides the inspector: live figures, questions, the reading place and notes.

import { watchFigures } from './live/near.js';
import { startNotes } from './reading/notes.js';
import { startReading } from './reading/place.js';
import { startQuestions } from './reading/questions.js';

watchFigures();
startQuestions();
startReading();
startNotes();
