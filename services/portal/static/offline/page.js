// A page that is written on without a network: what is written is kept on the phone first, and sent
// as soon as there is one. Without this script its forms do the same where there is a network.
import { SignedOut, freshen, letGo, owner, ready, watch } from "./fresh.js";
import { forget, keep, kept } from "./kept.js";
import { sendAll } from "./sending.js";

const said = document.getElementById("ngoai-tuyen").dataset;
const here = location.pathname;
const AGAIN_MS = 20_000;
const LEFT_OUT = ["csrf", "key"];
const ZONE = { timeZone: "Asia/Ho_Chi_Minh" };
const find = (selector) => document.querySelector(selector);
const time = new Intl.DateTimeFormat("vi-VN", { ...ZONE, dateStyle: "short", timeStyle: "short" });
const day = new Intl.DateTimeFormat("en-CA", ZONE); // 2026-03-09
const model = (name) => find(`template[data-model="${name}"]`).content.cloneNode(true);

let waiting = 0;
let underWay = ""; // the id of the entry that is being sent
let signedOut = false;

function item(entry) {
  const part = model("entry").firstElementChild;
  const slot = (name) => part.querySelector(`[data-${name}]`);
  const words = [entry.about, entry.fields.note].filter(Boolean).join(": ");
  slot("state").append(model(entry.id === underWay ? "sending" : entry.reason ? "refused" : "kept"));
  slot("said").append(model(entry.fields.said));
  slot("at").textContent = time.format(entry.seenAt);
  slot("note").textContent = words;
  slot("note").hidden = !words;
  slot("reason").textContent = entry.reason;
  slot("refused").hidden = !entry.reason;
  slot("photo").hidden = !entry.photo;
  if (entry.photo) slot("photo").href = URL.createObjectURL(entry.photo);
  slot("again").addEventListener("click", () => keep({ ...entry, reason: "", sentAs: "" }).then(sync));
  slot("drop").addEventListener("click", () => confirm(said.sure) && forget(entry.id).then(draw));
  return part;
}

async function draw() {
  const all = await kept(owner);
  const mine = all.filter((entry) => entry.page === here);
  for (const link of document.querySelectorAll("[data-photo][href^='blob:']")) URL.revokeObjectURL(link.href);
  for (const place of document.querySelectorAll("[data-kept]"))
    place.replaceChildren(...mine.filter((entry) => entry.place === place.dataset.kept).map(item));
  waiting = all.filter((entry) => !entry.reason).length;
  const sentences = [
    [waiting && said.waiting, waiting],
    [all.some((entry) => entry.reason) && said.refused, all.length - waiting],
    [all.length > mine.length && said.elsewhere, all.length - mine.length],
    [mine.length && !said.open && said.over, mine.length],
    [signedOut && said.signedOut, 0],
    [said.open && (await ready()) && said.ready, 0],
  ];
  find("[data-status]").textContent = sentences.flatMap(([words, count]) => (words ? [words.replace("{n}", count)] : [])).join(" ");
  find("[data-sign-in]").hidden = !signedOut;
  if (!said.open && !mine.length) await letGo();
}

async function send() {
  const tell = (id) => {
    underWay = id;
    return draw();
  };
  try {
    const session = await freshen();
    signedOut = false;
    if (await sendAll(owner, session, tell)) await freshen();
  } catch (error) {
    signedOut = error instanceof SignedOut;
  }
  setDays();
  await tell("");
}

// One page of this browser sends at a time: another would only send the same again.
let asked, later;
async function sync() {
  await draw();
  asked ??= navigator.locks.request("danbiet-kept", () => {
    asked = undefined;
    return send();
  });
  await asked;
  clearTimeout(later);
  if (waiting) later = setTimeout(sync, AGAIN_MS);
}

// The fields under the names the service knows. A day nobody typed is that of the moment, which the
// server counts by its own clock: a page that was kept shows the day on which it was kept.
function typed(form) {
  const names = Object.fromEntries((form.dataset.names ?? "").split(" ").map((pair) => pair.split(":")));
  const fields = {};
  for (const one of form.elements) {
    if (!one.name || one.type === "file" || LEFT_OUT.includes(one.name) || (one.type === "radio" && !one.checked)) continue;
    const untold = (one.type === "checkbox" && !one.checked) || (one.type === "date" && !one.dataset.typed);
    fields[names[one.name] ?? one.name] = untold ? null : one.value;
  }
  return fields;
}

function setDays() {
  for (const field of document.querySelectorAll("[data-keep] input[type=date]:not([data-typed])")) field.value = day.format();
}

function check(form) {
  const needs = said.needs.split(" ").map((pair) => pair.split(":"));
  const answer = typed(form).said;
  for (const [, name] of needs) {
    const field = form.elements[name];
    const asked = needs.some(([value, other]) => value === answer && other === name);
    field?.setCustomValidity(asked && !field.value.trim() ? said.why : "");
  }
  const file = form.querySelector("input[type=file]");
  if (file.files[0]?.size > Number(said.photoMax)) file.setCustomValidity(said.tooLarge);
  else if (!needs.some(([, name]) => name === file.name)) file.setCustomValidity("");
}

async function write(form) {
  const [file] = form.querySelector("input[type=file]").files;
  const entry = { id: crypto.randomUUID(), owner, page: here, place: form.dataset.keep, address: said.send, device: device() };
  entry.fields = typed(form);
  entry.about = form.querySelector("select")?.selectedOptions[0].text ?? "";
  Object.assign(entry, { seenAt: Date.now(), sentAs: "", receipt: "", uploads: 0, reason: "" });
  // The bytes themselves: a file may be gone from the phone before it is sent.
  entry.photo = file ? new Blob([await file.arrayBuffer()], { type: file.type }) : null;
  await keep(entry);
  form.reset();
  for (const field of form.querySelectorAll("[data-typed]")) delete field.dataset.typed;
  delete form.dataset.dirty;
  for (const picture of form.querySelectorAll("img.preview")) picture.hidden = true;
  const fold = form.closest("details");
  if (fold) fold.open = false;
}

function device() {
  const name = localStorage.getItem("danbiet-device") ?? crypto.randomUUID().slice(0, 8);
  localStorage.setItem("danbiet-device", name);
  return name;
}

async function submitted(form) {
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  try {
    await write(form);
  } catch {
    alert(said.full);
  }
  delete form.dataset.busy;
  form.querySelector("button").removeAttribute("disabled");
  await sync();
}

function begin() {
  document.addEventListener("input", ({ target }) => {
    if (!target.form?.matches("[data-keep]")) return;
    target.form.dataset.dirty = "1";
    if (target.type === "date") target.dataset.typed = "1";
    check(target.form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-keep]")) {
      event.preventDefault();
      submitted(event.target);
    } else if (event.target.matches(".desk__me") && waiting && !confirm(said.leaving.replace("{n}", waiting))) event.preventDefault();
  });
  addEventListener("online", sync);
  document.addEventListener("visibilitychange", () => document.hidden || sync());
  navigator.storage?.persist?.();
  setDays();
  if (said.open) watch().then(draw, () => {}); // without a network it is there from before
  sync();
}

// The store is asked before the forms are taken over: where it is not to be had, they send as ever.
if (window.isSecureContext && window.indexedDB && navigator.serviceWorker && navigator.locks) kept(owner).then(begin, () => {});
