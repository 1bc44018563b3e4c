// What may be pressed: the middle of everything in sight.
() => [...document.querySelectorAll(
  'button, select, input, summary, a, [role=button], .face, .curve')]
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width && box.height && box.bottom > 0 && box.top < innerHeight && !one.disabled; })
  .map((one) => { const box = one.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2]; })
