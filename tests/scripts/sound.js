// Where the state of an inspector and its screen part.
() => [...document.querySelectorAll('.inspector')].filter((one) => one.inspector).flatMap((figure) => {
  const { store, run } = figure.inspector;
  const state = store.get();
  const faults = [];
  const epoch = figure.querySelector('.epoch > data');
  const shown = run().epochs[run().indexOf(state.epoch)];
  if (epoch && Number(epoch.value) !== shown) faults.push(`epoch ${epoch.value}, state ${shown}`);
  if (state.select && !figure.querySelector('.explanation h2, .explanation h3')) faults.push(`nothing explains ${state.select}`);
  if (figure.querySelectorAll('.network [tabindex="0"]').length > 1) faults.push('two tab stops in the graph');
  if (figure.querySelector('.network') && figure.querySelectorAll('.neuron').length !== 36) faults.push('neurons are missing');
  const slider = figure.querySelector('[aria-label="Epoch"]');
  if (slider && Number(slider.value) !== run().indexOf(state.epoch)) faults.push(`slider ${slider.value}, epoch ${state.epoch}`);
  return faults;
})
