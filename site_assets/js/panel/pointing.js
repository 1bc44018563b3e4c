// What pointing at a line of the panel, or the focus on it, brings about elsewhere.

// While a line is pointed at or holds the focus, the graph lights what it is about. Returns a wrapper for
// updates: taking a focused line away must not light anything while the panel is half done.
export function lightWhileRead(body, ledger, actions) {
  let source = null; // the line that is read
  let isBusy = false;
  let tipped = null; // the number whose tooltip is shown
  const tip = (target) => {
    const number = target?.closest('button.number') ?? null;
    if (number === tipped || isBusy) return;
    tipped = number;
    if (number) actions.tip?.(ledger.nodes.get(number), number.getBoundingClientRect());
    else actions.leave?.();
  };
  const light = (element) => {
    if (element === source || isBusy) return;
    source = element;
    actions.light?.(element ? ledger.highlights.get(element) : []);
  };
  const read = (event) => {
    light(lineAround(event.target, body, ledger));
    tip(event.pointerType === 'touch' ? null : event.target);
  };
  const rest = () => {
    light(null);
    tip(null);
  };
  body.addEventListener('pointerover', read);
  body.addEventListener('focusin', read);
  body.addEventListener('pointerleave', rest);
  body.addEventListener('focusout', rest);
  return (update) => {
    isBusy = true;
    update();
    isBusy = false;
    if (source && !body.contains(source)) light(null);
    if (tipped && !body.contains(tipped)) tip(null);
  };
}

function lineAround(target, body, ledger) {
  for (let element = target; element && element !== body; element = element.parentNode) {
    if (ledger.highlights.get(element)?.length) return element;
  }
  return null;
}
