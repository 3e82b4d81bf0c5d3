// What was written on this phone and is not acknowledged yet: one record for each entry, with its
// photo. A record names its owner, the account that wrote it; nobody else is given it.
const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("danbiet-kept", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("entries", { keyPath: "id" }).createIndex("owner", "owner");
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

// Fulfilled when it lies on the disk: a phone may be switched off a moment later.
async function act(mode, work) {
  const step = (await opened).transaction("entries", mode, { durability: "strict" });
  const asked = work(step.objectStore("entries"));
  return new Promise((resolve, reject) => {
    step.oncomplete = () => resolve(asked.result);
    step.onabort = () => reject(step.error);
  });
}

export const keep = (entry) => act("readwrite", (entries) => entries.put(entry));
export const forget = (id) => act("readwrite", (entries) => entries.delete(id));
export const kept = async (owner) =>
  (await act("readonly", (entries) => entries.index("owner").getAll(owner))).sort((a, b) => a.seenAt - b.seenAt);
