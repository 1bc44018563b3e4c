// The scene alone on the whole screen, for a class. Where the browser gives no full screen it fills the window.

export function isPresented(inspector) {
  return inspector.classList.contains('presenting');
}

export async function present(inspector, isOn) {
  show(inspector, isOn);
  if (!isOn && document.fullscreenElement) await document.exitFullscreen();
  if (!isOn || !inspector.requestFullscreen) return;
  inspector.addEventListener('fullscreenchange', () => show(inspector, document.fullscreenElement === inspector));
  await inspector.requestFullscreen().catch(() => {});
}

function show(inspector, isOn) {
  inspector.classList.toggle('presenting', isOn);
  document.documentElement.classList.toggle('presented', isOn);
}
