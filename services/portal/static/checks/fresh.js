// The page as the server has it now: taken over into this one, and kept for when there is no network.
import { Later } from "./sending.js";

const said = document.getElementById("phieu").dataset;
const here = location.pathname;
// Of one account: app.js takes it away as soon as a page shows nobody, or somebody else.
const SHELF = `checks-${said.ward}-${said.account}`;
const SCRIPT = "script[src*='/checks/']";

export class SignedOut extends Error {}

let ahead = 0; // of the server's clock before this phone's

async function keepPage(answer, page) {
  // A new version of the product begins with the next visit: its page is of no use with these scripts.
  if (page.querySelector(SCRIPT)?.src !== document.querySelector(SCRIPT).src) return;
  const shelf = await caches.open(SHELF);
  await shelf.put(here, answer);
  const parts = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
  for (const { pathname } of parts.filter((part) => part.pathname.startsWith("/static/")))
    if (!(await shelf.match(pathname))) await shelf.add(pathname);
}

function takeOver(page) {
  const fresh = page.getElementById("phieu");
  ahead = Date.parse(fresh.dataset.now) - Date.now();
  said.csrf = fresh.dataset.csrf;
  said.open = fresh.dataset.open;
  for (const input of document.querySelectorAll("input[name=csrf]")) input.value = said.csrf;
  for (const part of document.querySelectorAll("[data-live]")) {
    const other = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (other && !part.contains(document.activeElement)) part.replaceWith(other);
  }
}

// Raises SignedOut, and Later when there is no answer. A check that was taken away answers nothing
// here; what was written of it is then refused one by one, with a reason.
export async function freshen() {
  let answer, copy, page;
  try {
    answer = await fetch(here, { cache: "no-store" });
    copy = answer.clone();
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    throw new Later();
  }
  if (answer.status >= 500) throw new Later();
  if (answer.redirected || (answer.ok && page.getElementById("phieu")?.dataset.account !== said.account)) {
    if (!answer.redirected) location.reload(); // it shows the other one what is theirs
    throw new SignedOut();
  }
  if (answer.ok) {
    takeOver(page);
    await keepPage(copy, page).catch(() => {}); // a full phone still sends what it has
  }
  return { api: `/api/wards/${said.ward}`, csrf: said.csrf, ahead };
}

// Whether the page is there without a network.
export async function ready() {
  const worker = await navigator.serviceWorker.getRegistration(here);
  return Boolean(worker?.active && (await (await caches.open(SHELF)).match(here)));
}

export async function watch() {
  await navigator.serviceWorker.register(said.worker, { scope: here });
  await navigator.serviceWorker.ready;
}

// A check that is over, of which nothing waits, needs no place on the phone.
export async function letGo() {
  await (await navigator.serviceWorker.getRegistration(here))?.unregister();
  await (await caches.open(SHELF)).delete(here);
}
