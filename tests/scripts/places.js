// The place of every part of the stage, to a hundredth of a pixel.
() => Array.from(document.querySelectorAll('.top, .graph, .neuron, .time, .play, .timeline, .timeline input, .tray, .stage'))
  .map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [one.className.replace(/ (bright|dim|small|faded|selected|pointed).*/, ''), ...[x, y, width, height].map((size) => size.toFixed(2))].join(' ');
  })
