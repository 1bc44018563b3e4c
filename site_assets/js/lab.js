// The lab: brings its scene to life when it comes near the screen, or when the address asks for an experiment.

import { makeLab } from './lab/lab.js';

const element = document.querySelector('.lab');
if (element) makeLab(element);
