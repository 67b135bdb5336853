const tabKey = 'admin.tab';

/**
 * Whether this tab was duplicated from one that is still open: the browser then copies the tab's storage. Each tab holds
 * a lock named after its id for as long as it lives; who finds the lock taken is a copy and takes an id of its own.
 */
export async function isDuplicatedTab(): Promise<boolean> {
  const known = sessionStorage.getItem(tabKey);
  if (known && (await hold(known))) return false;
  const own = crypto.randomUUID();
  sessionStorage.setItem(tabKey, own);
  await hold(own);
  return known !== null;
}

/** Holds the lock until the page goes away; false: another page has it. */
function hold(tab: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((answer) => {
    navigator.locks.request(`admin-tab-${tab}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null);
      return lock ? new Promise<void>(() => {}) : undefined;
    });
  });
}
