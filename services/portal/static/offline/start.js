// The page that stands for any other without a network: what this phone keeps of whoever used it last.
import { kept } from "./kept.js";

const ward = location.pathname.slice(1, 6);
const time = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" });
const find = (name) => document.querySelector(`[data-start="${name}"]`);
const begins = `kept-${ward}-`;

function line(href, text, state = "") {
  const part = document.createElement("li");
  const link = document.createElement("a");
  Object.assign(link, { href, textContent: text });
  part.append(link, state);
  return part;
}

async function pages(shelf) {
  const found = [];
  for (const { url } of await shelf.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith("/static/")) continue;
    const page = new DOMParser().parseFromString(await (await shelf.match(pathname)).text(), "text/html");
    found.push(line(pathname, page.querySelector("h1").textContent.trim()));
  }
  return found;
}

function written(entry) {
  const words = [time.format(entry.seenAt), entry.about || entry.fields.note, entry.reason].filter(Boolean);
  return line(entry.page, words.join(": "));
}

function show(name, lines) {
  find(name).replaceChildren(...lines);
  find(`no-${name}`).hidden = lines.length > 0;
}

async function begin() {
  const name = (await caches.keys()).find((each) => each.startsWith(begins) && each !== `${begins}undefined`);
  if (!name) return;
  show("pages", await pages(await caches.open(name)));
  show("entries", (await kept(`${ward}/${name.slice(begins.length)}`)).map(written));
}

addEventListener("online", () => location.reload());
if (window.caches && window.indexedDB) begin();
