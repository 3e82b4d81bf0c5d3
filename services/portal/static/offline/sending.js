// Sends what is kept. The id of an entry is made on the phone: sent again, it is the same entry.
import { forget, keep, kept } from "./kept.js";

const WAIT_MS = 60_000; // a photo over a weak line

export class Later extends Error {} // nothing is decided: the same is sent again
class Refused extends Error {
  constructor(said) {
    super([said.title, ...Object.values(said.fields ?? {})].join(" "));
    this.kind = said.type;
  }
}

// A session that ended, a crowd, a part that is down: all of these pass.
const passes = (status, kind) => status >= 500 || [401, 408, 429].includes(status) || kind === "FormTooOld";

async function post(address, session, body, more = {}) {
  const headers = { "x-csrf-token": session.csrf, ...more };
  let answer, said;
  try {
    answer = await fetch(address, { method: "POST", headers, body, cache: "no-store", signal: AbortSignal.timeout(WAIT_MS) });
    said = await answer.json();
  } catch {
    throw new Later();
  }
  if (answer.ok) return said;
  throw passes(answer.status, said.type) ? new Later() : new Refused(said);
}

async function upload(entry, session) {
  const form = new FormData();
  form.set("file", entry.photo, "anh");
  if (entry.fields.purpose) form.set("purpose", entry.fields.purpose);
  entry.receipt = (await post(`${session.api}/files`, session, form)).receipt;
  entry.uploads += 1;
  await keep(entry);
}

async function sendOne(entry, session) {
  if (entry.photo && !entry.receipt) await upload(entry, session);
  // By the server's clock, and from then on the same: another moment would be another entry.
  entry.sentAs ||= new Date(entry.seenAt + session.ahead).toISOString();
  await keep(entry);
  const { purpose, ...fields } = entry.fields;
  const form = { ...fields, device: entry.device, photo: entry.receipt || null, entry_id: entry.id, seen_at: entry.sentAs };
  const more = { "content-type": "application/json", "idempotency-key": `${entry.id}-${entry.uploads}` };
  const answer = await post(`${session.api}/${entry.address}`, session, JSON.stringify(form), more);
  // Whatever else answers in the place of the service acknowledges nothing.
  if (answer.id !== entry.id) throw new Later();
}

async function sent(entry, session) {
  try {
    await sendOne(entry, session);
  } catch (error) {
    if (error.kind !== "ReceiptNotGood") throw error;
    // The receipt of a photo is good for a day only.
    entry.receipt = "";
    await sendOne(entry, session);
  }
}

// Each in its turn, those too that are written meanwhile; tells how many were acknowledged. Raises
// Later when the rest has to wait.
export async function sendAll(owner, session, tell) {
  const next = async () => (await kept(owner)).find((entry) => !entry.reason);
  let count = 0;
  for (let entry = await next(); entry; entry = await next()) {
    await tell(entry.id);
    try {
      await sent(entry, session);
      await forget(entry.id);
      count += 1;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      entry.reason = error.message;
      await keep(entry);
    }
  }
  return count;
}
