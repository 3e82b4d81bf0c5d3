"use strict";
// For the checklist of one check only: without a network it gives the page as it was kept. It keeps
// nothing itself: what is kept, and for whom, is the page's own business.
const WAIT_MS = 8_000; // a weak line is no line

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const kept = (request) => caches.match(new URL(request.url).pathname, { ignoreVary: true });
const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));

async function page(request) {
  const copy = await kept(request);
  if (!copy) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), late()]);
    return answer.status >= 500 ? copy : answer;
  } catch {
    return copy;
  }
}

// The name of a static file holds the hash of its content: whichever is found is the right one.
const file = async (request) => (await kept(request)) ?? fetch(request);

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(file(request));
});
