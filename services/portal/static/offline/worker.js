"use strict";
// For the pages of one ward: without a network it gives a page as it was kept, and for all others one
// that says what is kept. Of what is kept, and for whom, it knows nothing: that is the pages' business.
const WAIT_MS = 8_000; // a weak line is no line
const home = new URL(registration.scope).pathname;
const START = `${home}/ngoai-tuyen`;
const SHELF = `start-${home.slice(1)}`;

// Nobody's: asked for without a session.
async function keepStart() {
  const answer = await fetch(START, { credentials: "omit", cache: "no-store" });
  const parts = (await answer.clone().text()).match(/\/static\/[^"]+/g);
  await caches.delete(SHELF);
  const shelf = await caches.open(SHELF);
  await shelf.addAll([...new Set(parts)]);
  await shelf.put(START, answer);
}

addEventListener("install", (event) => event.waitUntil(keepStart().then(skipWaiting)));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const kept = (address) => caches.match(address, { ignoreVary: true });
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));

async function page(request) {
  const copy = await kept(new URL(request.url).pathname);
  try {
    const answer = await (copy ? Promise.race([fetch(request), late()]) : fetch(request));
    return copy && answer.status >= 500 ? copy : answer;
  } catch {
    return copy ?? (await kept(START)) ?? Response.error();
  }
}

// The name of a static file holds the hash of its content: whichever is found is the right one.
const file = async (request) => (await kept(new URL(request.url).pathname)) ?? fetch(request);

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(file(request));
});
