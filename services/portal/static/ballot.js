// A household's secret ballot: sealed, blinded, signed blindly (RFC 9474), and put into the box by
// a request that says nothing of the household. What this phone keeps is in localStorage only.
import { BlindRSA, PrepareType } from "./vendor/blindrsa/blindrsa.js";

const PSS = { name: "RSA-PSS", saltLength: 48 };
const SCHEME = { name: "RSABSSA-SHA384-PSS-Randomized", hash: "SHA-384", saltLength: PSS.saltLength, prepareType: PrepareType.Randomized };
const WAIT_SECONDS = [10, 60]; // so that a ballot does not follow its signature at once

// What a printed code brings along stands behind the #, which no server is sent. It leaves the
// address before anything else, whatever this page shows: no history keeps it.
const [slipCode, slipSecret] = location.hash.slice(1).split("-");
if (slipSecret) history.replaceState(null, "", location.pathname);

const page = document.getElementById("ballot");
const { round, signature: SIGNATURE, box: BOX } = page.dataset;
const suite = new BlindRSA(SCHEME);
const all = (selector) => [...page.querySelectorAll(selector)];
const utf8 = (text) => new TextEncoder().encode(text);
const toText = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const place = `danbiet-ballot-${round}`;
const kept = () => JSON.parse(localStorage.getItem(place) ?? "null");
const keep = (ballot) => localStorage.setItem(place, JSON.stringify(ballot));
const forget = () => localStorage.removeItem(place);

class Refused extends Error {}
let begun = false;

// Every key of the page is one of this vote, the same for everybody: its print is on the notice.
const keyOf = (name, algorithm, use) =>
  crypto.subtle.importKey("spki", toBytes(page.dataset[name]), algorithm, true, [use]);
const signKey = () => keyOf("signKey", { name: "RSA-PSS", hash: "SHA-384" }, "verify");
const boxKey = () => keyOf("boxKey", { name: "RSA-OAEP", hash: "SHA-256" }, "encrypt");
const receiptKey = () => keyOf("receiptKey", { name: "RSA-PSS", hash: "SHA-384" }, "verify");

async function send(address, form, more) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(form),
    cache: "no-store",
    // What stands on the paper is all that counts: whoever is signed in here votes as everybody does.
    credentials: "omit",
    ...more,
  });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  // What the server cannot do just now may be tried again; what it refuses may not.
  const again = [408, 429].includes(answer.status) || answer.status >= 500;
  throw new (again ? Error : Refused)(said.title ?? page.dataset.failed);
}

async function fill(option) {
  const sealed = await crypto.subtle.encrypt({ name: "RSA-OAEP" }, await boxKey(), utf8(option));
  const message = suite.prepare(new Uint8Array(sealed));
  const { blindedMsg, inv } = await suite.blind(await signKey(), message);
  return { option, message: toText(message), blinded: toText(blindedMsg), inverse: toText(inv) };
}

// The household is known here; what it has signed is not.
async function sign(ballot, household) {
  const said = await send(SIGNATURE, { ...household, blinded: ballot.blinded });
  const message = toBytes(ballot.message);
  const signed = await suite.finalize(await signKey(), message, toBytes(said.blind_signature), toBytes(ballot.inverse));
  // What tied the ballot to the signature is gone from here on.
  return { option: ballot.option, message: ballot.message, signature: toText(signed) };
}

// The ballot is known here; whose it is is not: no cookie, no page that leads here.
async function cast(ballot) {
  const bare = { referrerPolicy: "no-referrer" };
  const said = await send(BOX, { message: ballot.message, signature: ballot.signature }, bare);
  const receipt = utf8(`danbiet ballot receipt 1\n${round}\n${said.number}\n`);
  const genuine = await crypto.subtle.verify(PSS, await receiptKey(), toBytes(said.receipt), receipt);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", toBytes(ballot.message)));
  const number = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!genuine || said.number !== number) throw new Refused(page.dataset.falseReceipt);
  return { option: ballot.option, number, receipt: said.receipt };
}

function show(step, ballot = kept()) {
  for (const part of all("[data-step]")) part.hidden = part.dataset.step !== step;
  const words = JSON.parse(page.dataset.options)[ballot?.option - 1] ?? "";
  for (const part of all("[data-chosen]")) part.textContent = words;
  for (const part of all("[data-number]")) part.textContent = (ballot?.number ?? "").slice(0, 20).replace(/(.{4})(?=.)/g, "$1 ");
  // Who has just done something is led on; who has just come reads from the top.
  if (begun) page.querySelector(`[data-step="${step}"] h2`)?.focus();
}

function say(words) {
  const alert = page.querySelector("[data-alert]");
  alert.textContent = words;
  alert.hidden = !words;
  if (words) alert.focus();
}

// One act at a time, with its button at rest meanwhile.
async function act(button, work) {
  say("");
  button?.setAttribute("disabled", "");
  try {
    await work();
  } catch (error) {
    say(error instanceof TypeError ? page.dataset.failed : error.message);
  } finally {
    button?.removeAttribute("disabled");
  }
}

let waiting, casting, failed;
async function putIn(button) {
  if (casting) return;
  casting = true;
  failed = false;
  clearInterval(waiting);
  await act(button, async () => {
    try {
      keep(await cast(kept()));
    } catch (error) {
      // A line that broke is no refusal: what is signed is tried again until it is in the box.
      failed = !(error instanceof Refused);
      if (failed) waitToCast();
      throw error;
    }
    receive();
  });
  casting = false;
}

// By itself after a while that is drawn, unless its owner comes back later or does it now.
function waitToCast() {
  show("signed");
  const [least, most] = WAIT_SECONDS;
  let left = least + (crypto.getRandomValues(new Uint32Array(1))[0] % (most - least));
  const tick = () => {
    for (const part of all("[data-left]")) part.textContent = String(left);
    if (left-- <= 0) putIn();
  };
  clearInterval(waiting);
  tick();
  waiting = setInterval(tick, 1000);
}

function receive() {
  const { number, receipt } = kept();
  const file = new Blob([JSON.stringify({ vote_id: round, number, signature: receipt })], { type: "application/json" });
  for (const link of all("[data-receipt]")) link.href = URL.createObjectURL(file);
  show("cast");
}

// What may have been signed without our hearing of it is asked for again, and cannot be changed.
async function ask(household) {
  const { lost } = kept();
  keep({ ...kept(), lost: true });
  try {
    keep(await sign(kept(), household));
  } catch (error) {
    if (error instanceof Refused && !lost) forget();
    throw error;
  }
  waitToCast();
}

// After the count: whether what this phone put in is in the list, and counted as it was meant.
function check() {
  const own = kept();
  const line = own?.number && page.querySelector(`[data-ballot="${own.number}"]`);
  const found = line ? (line.dataset.option === own.option ? "found" : "changed") : "missing";
  line?.setAttribute("aria-current", "true");
  show(own?.number ? found : own?.signature ? "late" : "unknown");
}

// There is no form that could be sent: without this script nothing typed here goes anywhere.
function begin() {
  const typed = (name) => page.querySelector(`[name=${name}]`).value.replace(/\s/g, "").toUpperCase();
  const chosen = () => page.querySelector("[name=option]:checked")?.value;
  const confirm = page.querySelector("[data-confirm]");
  if (slipSecret) {
    page.querySelector("[name=code]").value = slipCode;
    page.querySelector("[name=secret]").value = slipSecret;
  }
  page.querySelector("[data-fill]").addEventListener("click", () => {
    say("");
    if (all("[data-step=choose] input").every((input) => input.reportValidity()))
      show("confirm", kept() ?? { option: chosen() });
  });
  const asked = page.querySelector("[data-asked]");
  asked.addEventListener("click", () =>
    act(asked, async () => {
      const said = await send(page.dataset.own, { code: typed("code"), secret: typed("secret") });
      say(page.dataset[said.form]);
    }));
  page.querySelector("[data-back]").addEventListener("click", () => show("choose"));
  confirm.addEventListener("click", () =>
    act(confirm, async () => {
      if (!kept()) keep(await fill(chosen()));
      await ask({ code: typed("code"), secret: typed("secret") });
    }));
  page.querySelector("[data-now]").addEventListener("click", ({ target }) => putIn(target));
  // Only after a try: a ballot does not follow its signature because a line came back.
  addEventListener("online", () => failed && putIn());
  page.querySelector("[data-forget]").addEventListener("click", () => (forget(), show("forgotten")));
  const own = kept();
  if (own?.number) receive();
  else if (own?.signature) waitToCast();
  else show("choose");
}

// Encryption is there on https only, and not in very old browsers: these have the paper ballot.
if (window.crypto?.subtle) {
  if (page.dataset.counted) check();
  else if (page.querySelector("[data-fill]")) begin(); // before and after, there is nothing to fill
}
begun = true;
