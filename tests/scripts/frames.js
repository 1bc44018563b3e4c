// In how many frames the shade of a hidden neuron changes when the epoch goes from the first to the last.
async () => {
  const neuron = document.querySelector('.neuron.hidden');
  const slider = document.querySelector('[aria-label=Epoch]');
  slider.value = slider.max;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  const shades = new Set();
  const before = neuron.style.background;
  for (let frame = 0; frame < 30; frame++) {
    await new Promise((next) => { requestAnimationFrame(() => setTimeout(next)); });
    if (neuron.style.background !== before) shades.add(neuron.style.background);
  }
  return shades.size;
}
