// Where the parts of the graph stand: builder/pages/scene.py has decided it; here is only geometry.

import { manifest } from '../page/page.js';

// The layout of that name, 'wide' or 'narrow', in the units of its own box, and how large a unit is in a box of that
// size; the drawing stands in the middle of it.
export function fitLayout(name, width, height) {
  const layout = manifest.layouts[name];
  const scale = Math.min(width / layout.width, height / layout.height);
  return { name, layout, scale, left: (width - layout.width * scale) / 2, top: (height - layout.height * scale) / 2 };
}

// The distance of a point from the segment a–b.
export function distanceToSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
