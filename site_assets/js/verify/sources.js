// The bundles that a verification is about: those of the site, or copies of a reader's own.

import { t } from '../language/text.js';
import { BundleError, samplesBundlesOf } from '../record/bundle.js';

// { bundle, pictures, parts }: the main run's bundle, all pictures where it does not hold them, and its samples.
export async function published(loader) {
  const bundle = await loader.bundle('main');
  const names = samplesBundlesOf(bundle);
  const pictures = names.length > 1 ? loader.bundle('pictures') : null;
  const [all, ...parts] = await Promise.all([pictures, ...names.map(loader.bundle)]);
  return { bundle, pictures: all, parts };
}

// A reader's own files: { experiment }, the bundle of one, or the published record with them in place of those they
// replace.
export async function chosen(files, loader) {
  const bundles = await Promise.all(Array.from(files, readJson));
  const experiment = bundles.find((bundle) => typeof bundle?.experiment === 'string');
  if (experiment) return { experiment };
  const record = await published(loader);
  const isSamples = (bundle) => Boolean(bundle?.arrays?.z2);
  const inPlaceOf = (part) => bundles.find((bundle) => isSamples(bundle) && bundle.first_sample === part.first_sample) ?? part;
  return { ...record, bundle: bundles.find((bundle) => !isSamples(bundle)) ?? record.bundle, parts: record.parts.map(inPlaceOf) };
}

async function readJson(file) {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new BundleError(t('{file} is not JSON: it is damaged, cut off, or something else.', { file: file.name }));
  }
}
