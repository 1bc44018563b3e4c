// A panel as Python: every line prints what stands on the page.

import { plain } from '../language/text.js';
import { equationText } from './arithmetic.js';

// blocks: of a panel model. Returns a script.
export function pythonOf(title, place, blocks) {
  const lines = blocks.flatMap(linesOf);
  const printed = lines.flatMap(([comment, expression, decimals]) => [`# ${comment}`, printLine(expression, decimals)]);
  return [plain(`# ${title}${place ? `, ${place}` : ''}`), 'import math', '', ...printed, ''].join('\n');
}

// [comment, expression, decimals] for each line of a block.
function linesOf(block) {
  if (block.type === 'equation') return [[equationText(block), block.python, block.result.decimals]];
  if (block.equation) return linesOf(block.equation);
  if (block.type !== 'table') return [];
  const { total, python } = block.table;
  if (!total) return python();
  return [...python(), [`${total.label} ${total.relation} ${total.figure.text}`, total.python, total.figure.decimals]];
}

// With all its digits, also where they are zeros.
function printLine(expression, decimals) {
  return `print(f"{${expression}:.${decimals}f}")`;
}
