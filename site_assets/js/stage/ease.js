// What is drawn follows what is known: shades and widths go from one epoch to the next in a moment, and what moved
// most glows a little longer. Numbers never wait.

const EASE = 120; // ms
const GLOW = 420; // ms
const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

// draw(values, glow) paints; it is called once a frame, while anything moves. values: named arrays of numbers.
// glow goes from 1 to 0. Returns { toward(values, isStep), stop() }.
export function makeEasing(draw) {
  let from = null;
  let to = null;
  let shown = null;
  let started = 0; // when the last step began, or 0: nothing moves
  let frame = 0;

  function paint(time) {
    frame = 0;
    if (started < 0) started = time;
    const passed = started ? time - started : Infinity;
    shown = passed < EASE ? between(from, to, smooth(passed / EASE)) : to;
    draw(shown, Math.max(0, 1 - passed / GLOW));
    if (passed < GLOW) ask();
    else started = 0;
  }

  function ask() {
    frame ||= requestAnimationFrame(paint);
  }

  return {
    toward(values, isStep) {
      from = shown;
      to = values;
      started = isStep && shown && !calm?.matches ? -1 : 0;
      ask();
    },
    again: () => to && ask(),
    stop: () => cancelAnimationFrame(frame),
  };
}

function smooth(share) {
  return share * (2 - share);
}

function between(from, to, share) {
  const mixed = {};
  for (const name of Object.keys(to)) {
    const start = from[name];
    mixed[name] = Float64Array.from(to[name], (value, n) => start[n] + (value - start[n]) * share);
  }
  return mixed;
}
