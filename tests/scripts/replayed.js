// Replays a record, given as the texts of its two bundles; returns what differs.
(run, samples) => {
  const { openRecord, replay } = explorable.modules['verify/replay.js'];
  const opened = openRecord({ bundle: JSON.parse(run), pictures: null, parts: [JSON.parse(samples)] });
  const steps = replay(opened.run);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
