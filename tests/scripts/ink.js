// How much is drawn around the middle of a line of the graph, by its name: the sum of alpha over 5 × 5 pixels.
async (name) => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const handle = document.querySelector(`.handles [aria-label="${name}"]`);
  const canvas = document.querySelector('.network .lines');
  const scale = canvas.width / Number(handle.ownerSVGElement.getAttribute('viewBox').split(' ')[2]);
  const middle = (axis) => Math.round(((Number(handle.getAttribute(`${axis}1`)) + Number(handle.getAttribute(`${axis}2`))) / 2) * scale);
  const copy = new OffscreenCanvas(5, 5).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, middle('x') - 2, middle('y') - 2, 5, 5, 0, 0, 5, 5);
  const { data } = copy.getImageData(0, 0, 5, 5);
  return data.reduce((sum, value, n) => sum + (n % 4 === 3 ? value : 0), 0);
}
