// Any other page of the desk: it sends what this phone still keeps and says how much that is. On a
// phone it also keeps the pages that somebody will need at a wall, where there may be no network.
import { freshen, keepAhead, owner, watch } from "./fresh.js";
import { kept } from "./kept.js";
import { sendAll } from "./sending.js";

const AHEAD_MAX = 20;
const WRITTEN_ON = ["/viec/niem-yet/", "/viec/khong-thay/"].map((path) => `main a[href*="${path}"]`).join();
const line = document.getElementById("con-tren-may");

async function draw() {
  const all = await kept(owner);
  const link = line.querySelector("a");
  link.textContent = line.dataset.words.replace("{n}", all.length);
  line.hidden = !all.length;
  return all.some((entry) => !entry.reason);
}

async function send() {
  const page = new URL(line.querySelector("a").href).pathname;
  if (await draw()) await navigator.locks.request("danbiet-kept", async () => sendAll(owner, await freshen(page), draw));
  await draw();
}

async function begin() {
  await watch();
  addEventListener("online", () => send().catch(() => {}));
  await send().catch(() => {}); // the next page tries again
  if (!location.pathname.endsWith("/viec") || !matchMedia("(pointer: coarse)").matches) return;
  const linked = [...document.querySelectorAll(WRITTEN_ON)].map(({ href }) => new URL(href).pathname);
  await keepAhead([location.pathname, ...[...new Set(linked)].slice(0, AHEAD_MAX)]);
}

const able = window.isSecureContext && window.indexedDB && navigator.serviceWorker && navigator.locks;
if (able && !document.getElementById("ngoai-tuyen")) begin().catch(() => {});
