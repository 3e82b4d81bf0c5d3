// The checklist of a check on a phone: what is written is kept on the phone first, and sent as soon as
// there is a network. Without this script the forms of the page do the same where there is one.
import { SignedOut, freshen, letGo, ready, watch } from "./fresh.js";
import { forget, keep, kept } from "./kept.js";
import { sendAll } from "./sending.js";

const said = document.getElementById("phieu").dataset;
const owner = `${said.ward}/${said.account}`;
const AGAIN_MS = 20_000;
const find = (selector) => document.querySelector(selector);
const time = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" });
const model = (name) => find(`template[data-model="${name}"]`).content.cloneNode(true);

let waiting = 0;
let underWay = ""; // the id of the answer that is being sent
let signedOut = false;

function item(entry) {
  const part = model("entry").firstElementChild;
  const slot = (name) => part.querySelector(`[data-${name}]`);
  slot("state").append(model(entry.id === underWay ? "sending" : entry.reason ? "refused" : "kept"));
  slot("said").append(model(entry.said));
  slot("at").textContent = time.format(entry.seenAt);
  slot("note").textContent = entry.note;
  slot("note").hidden = !entry.note;
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
  const mine = all.filter((entry) => entry.inspection === said.inspection);
  for (const link of document.querySelectorAll("[data-photo][href^='blob:']")) URL.revokeObjectURL(link.href);
  for (const place of document.querySelectorAll("[data-kept]"))
    place.replaceChildren(...mine.filter((entry) => entry.line === place.dataset.kept).map(item));
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
  await tell("");
}

// One page of this browser sends at a time: another would only send the same again.
let asked, later;
async function sync() {
  await draw();
  asked ??= navigator.locks.request("danbiet-checks", () => {
    asked = undefined;
    return send();
  });
  await asked;
  clearTimeout(later);
  if (waiting) later = setTimeout(sync, AGAIN_MS);
}

function check({ elements: { said: answers, note, photo } }) {
  note.setCustomValidity(said.explained.split(" ").includes(answers.value) && !note.value.trim() ? said.why : "");
  photo.setCustomValidity(photo.files[0]?.size > Number(said.photoMax) ? said.tooLarge : "");
}

async function write(form) {
  const { line, said: answers, note, photo, corrects } = form.elements;
  const [file] = photo.files;
  const entry = { id: crypto.randomUUID(), owner, inspection: said.inspection, line: line.value, device: device() };
  entry.said = answers.value;
  entry.note = note.value;
  entry.corrects = corrects?.checked ? corrects.value : null;
  Object.assign(entry, { seenAt: Date.now(), sentAs: "", receipt: "", uploads: 0, reason: "" });
  // The bytes themselves: a file may be gone from the phone before it is sent.
  entry.photo = file ? new Blob([await file.arrayBuffer()], { type: file.type }) : null;
  await keep(entry);
  form.reset();
  for (const picture of form.querySelectorAll("img.preview")) picture.hidden = true;
  form.closest("details").open = false;
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
  document.addEventListener("input", ({ target }) => target.form?.matches("[data-line]") && check(target.form));
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-line]")) {
      event.preventDefault();
      submitted(event.target);
    } else if (event.target.matches(".desk__me") && waiting && !confirm(said.leaving.replace("{n}", waiting))) event.preventDefault();
  });
  addEventListener("online", sync);
  document.addEventListener("visibilitychange", () => document.hidden || sync());
  navigator.storage?.persist?.();
  if (said.open) watch().then(draw, () => {}); // without a network it is there from before
  sync();
}

// The store is asked before the forms are taken over: where it is not to be had, they send as ever.
if (window.isSecureContext && window.indexedDB && navigator.serviceWorker && navigator.locks) kept(owner).then(begin, () => {});
