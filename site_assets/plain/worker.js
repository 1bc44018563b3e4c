// The service worker: keeps one build of the site, whole, and serves it until the reader takes the next one.
//
// The build writes FILES before this text: each kept file's name and the beginning of its SHA-256. A file
// that a host sends while it is between two builds has another digest, so nothing of it is ever kept.
// Assets and bundles carry their content in their names; so pages of an older build that are still open go
// on finding exactly what belongs to them.

const PREFIX = `explorable-network:${new URL(registration.scope).pathname}:`;
const CACHE = PREFIX + BUILD;
const PATIENCE = 1000; // ms in which a page says what it needs

addEventListener('install', (event) => event.waitUntil(keepAll()));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
  if (data === 'tidy up') tidyUp();
});
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

// The file's name, without the query; the folder means its index.
function nameOf(url) {
  return decodeURI(new URL(url).pathname.slice(new URL(registration.scope).pathname.length)) || 'index.html';
}

async function answer(request) {
  const name = nameOf(request.url);
  const kept = name in FILES ? await caches.match(name, { cacheName: CACHE }) : await caches.match(name);
  return kept ?? fetch(request);
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  const isCopy = (name) => name in COPIES;
  const names = Object.keys(FILES);
  await Promise.all(names.filter((name) => !isCopy(name)).map((name) => keep(cache, name)));
  await Promise.all(names.filter(isCopy).map((name) => keep(cache, name)));
}

// From this cache if an install was cut short, from an older build's if it is the same, else from the host.
async function keep(cache, name) {
  if (await cache.match(name)) return;
  const older = await caches.match(name);
  if (older && (await put(cache, name, older))) return;
  const sent = name in COPIES ? await copied(cache, name) : await fetch(name, { cache: 'no-cache' });
  if (!sent.ok || !(await put(cache, name, sent))) throw new Error(`${name} is not of this build`);
}

// Keeps a file if it is the one that this build made.
async function put(cache, name, response) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const text = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!text.startsWith(FILES[name])) return false;
  await cache.put(name, new Response(bytes, { headers: { 'Content-Type': response.headers.get('Content-Type') } }));
  return true;
}

// A bundle's JSON stands within its script, so it need not be sent again.
async function copied(cache, name) {
  const text = await (await cache.match(COPIES[name])).text();
  const json = `${text.slice(text.indexOf(',') + 1, text.lastIndexOf(']'))}\n`;
  return new Response(json, { headers: { 'Content-Type': 'application/json' } });
}

// Drops older builds that no open page needs. A newer one may be on its way: then its own time will come.
async function tidyUp() {
  if (registration.installing || registration.waiting) return;
  const others = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== CACHE);
  if (!others.length) return;
  const needs = await Promise.all((await clients.matchAll({ type: 'window' })).map(needsOf));
  if (needs.includes(null)) return;
  const mine = new Set(Object.keys(FILES).flatMap(spellings));
  const missing = needs.flat().filter((name) => !mine.has(name));
  for (const key of others) {
    const requests = await (await caches.open(key)).keys();
    const held = new Set(requests.flatMap(({ url }) => spellings(nameOf(url))));
    if (!missing.some((name) => held.has(name))) await caches.delete(key);
  }
}

// A page names many files at once: main-samples-*.1a2b.js stands for main-samples-7.1a2b.js.
function spellings(name) {
  return [name, name.replace(/-\d+(?=\.\w+\.js$)/, '-*')];
}

// The files that a page may still ask for; null if it does not say.
function needsOf(client) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE, null);
    client.postMessage('what do you need', [port2]);
  });
}
