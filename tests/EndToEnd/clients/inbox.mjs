// What a subscription has delivered, in order, and a way to wait for it.
import assert from 'node:assert/strict';

export const NOTIFICATION_RECEIVED = 'subscription ($after: ID) { notificationReceived(after: $after) { id kind actor { id username } post { id text } } }';

export class Inbox {
  #events = [];
  #waiting = [];

  /** A sink for a subscription: keeps each event's text, and fails those who wait where it ends badly. */
  sink = {
    next: result => this.add(result),
    error: error => this.fail(error),
    complete: () => {},
  };

  add(result) {
    if (result.errors || result.error) return this.fail(result.errors ?? result.error);
    this.#events.push(result.data.notificationReceived.post.text);
    for (const { count, resolve } of this.#waiting) if (this.#events.length >= count) resolve();
  }

  fail(error) {
    for (const { reject } of this.#waiting) reject(error);
    this.failure = error;
  }

  /** Waits for as many events as there are texts; they must be the first ones, and all. */
  async expect(texts) {
    if (this.failure) throw this.failure;
    if (this.#events.length < texts.length)
      await new Promise((resolve, reject) => this.#waiting.push({ count: texts.length, resolve, reject }));
    assert.deepEqual(this.#events, texts);
  }
}

/** Liked before, during and after a cut connection: each like arrives once, in order. */
export async function surviveACut({ proxy, like, inbox }) {
  await like('before');
  await inbox.expect(['before']);
  proxy.cut();
  await like('meanwhile');
  await like('still away');
  proxy.mend();
  await inbox.expect(['before', 'meanwhile', 'still away']);
  await like('after');
  await inbox.expect(['before', 'meanwhile', 'still away', 'after']);
}
