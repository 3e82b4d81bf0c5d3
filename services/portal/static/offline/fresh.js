// Pages as the server has them now: taken over into the one that is open, and kept for when there is
// no network.
import { Later } from "./sending.js";

const meta = (page, name) => page.querySelector(`meta[name=${name}]`)?.content;
const home = new URL(document.querySelector("link[rel=manifest]").href).pathname.slice(0, 6); // in English, too
const ward = home.slice(1);
const account = meta(document, "account");
// Of one account: home.js takes it away as soon as a page shows nobody, or somebody else.
const SHELF = `kept-${ward}-${account}`;
const KEPT_FOR_MS = 12 * 3_600_000;

export const owner = `${ward}/${account}`;
export class SignedOut extends Error {}

let ahead = 0; // of the server's clock before this phone's
let csrf = document.querySelector("input[name=csrf]")?.value;

async function keepPage(address, answer, page) {
  const shelf = await caches.open(SHELF);
  // With everything it loads: a new version of the product names its files otherwise.
  for (const part of page.querySelectorAll("link[href^='/static/'], script[src^='/static/']")) {
    const path = part.getAttribute("href") ?? part.getAttribute("src");
    if (!(await shelf.match(path))) await shelf.add(path);
  }
  await shelf.put(address, answer);
}

function takeOver(page) {
  const said = document.getElementById("ngoai-tuyen");
  const fresh = page.getElementById("ngoai-tuyen");
  if (!said || !fresh) return;
  said.dataset.open = fresh.dataset.open;
  for (const input of document.querySelectorAll("input[name=csrf]")) input.value = csrf;
  for (const part of document.querySelectorAll("[data-live], [data-fresh]")) {
    const { live, fresh: name } = part.dataset;
    const other = page.querySelector(live ? `[data-live="${live}"]` : `[data-fresh="${name}"]`);
    // What somebody is typing stays.
    if (other && !part.contains(document.activeElement) && !part.querySelector("[data-dirty]")) part.replaceWith(other);
  }
}

// Raises SignedOut, and Later when there is no answer.
async function read(address) {
  let answer, copy, page;
  try {
    answer = await fetch(address, { cache: "no-store" });
    copy = answer.clone();
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    throw new Later();
  }
  if (answer.status >= 500) throw new Later();
  if (answer.redirected || (answer.ok && meta(page, "account") !== account)) {
    if (!answer.redirected) location.reload(); // it shows the other one what is theirs
    throw new SignedOut();
  }
  return { ok: answer.ok, copy, page };
}

// What is written of a thing that was taken away is refused one by one, with a reason: its page
// answers nothing here.
export async function freshen(address = location.pathname) {
  const { ok, copy, page } = await read(address);
  if (ok) {
    ahead = Date.parse(meta(page, "now")) - Date.now();
    csrf = page.querySelector("input[name=csrf]").value;
    if (address === location.pathname) {
      takeOver(page);
      await keepPage(address, copy, page).catch(() => {}); // a full phone still sends what it has
    }
  }
  return { api: `/api/wards/${ward}`, csrf, ahead };
}

// Pages that will be needed where there is no network, unless they were kept today.
export async function keepAhead(addresses) {
  const shelf = await caches.open(SHELF);
  for (const address of addresses) {
    const before = await shelf.match(address);
    if (before && Date.now() - Date.parse(before.headers.get("date")) < KEPT_FOR_MS) continue;
    const { ok, copy, page } = await read(address);
    if (ok) await keepPage(address, copy, page);
  }
}

// Whether the page is there without a network.
export async function ready() {
  const worker = await navigator.serviceWorker.getRegistration(location.pathname);
  return Boolean(worker?.active && (await (await caches.open(SHELF)).match(location.pathname)));
}

export async function watch() {
  await navigator.serviceWorker.register(`${home}/ngoai-tuyen.js`, { scope: home });
  await navigator.serviceWorker.ready;
}

// What is over, and of which nothing waits, needs no place on the phone.
export async function letGo() {
  await (await caches.open(SHELF)).delete(location.pathname);
}
