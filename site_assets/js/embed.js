// In embed.html: tells the page around the frame how high the inspector is, whenever that changes.

const TYPE = 'explorable-network:height';

export function announceHeight() {
  if (window.parent === window) return;
  const tell = () => {
    const { height } = document.body.getBoundingClientRect();
    window.parent.postMessage({ type: TYPE, height: Math.ceil(height) }, '*');
  };
  new ResizeObserver(tell).observe(document.body);
}

announceHeight();
