/** Recorded uids and versions, and what they are here. */
export class LiveValues {
  readonly #values = new Map<string, string>();

  learn(recorded: string, live: string): void {
    const [from, to] = [metadataOf(recorded), metadataOf(live)];
    if (from.uid && to.uid) this.#values.set(from.uid, to.uid);
    if (from.resourceVersion && to.resourceVersion) {
      this.#values.set(
        `"resourceVersion":"${from.resourceVersion}"`,
        `"resourceVersion":"${to.resourceVersion}"`,
      );
    }
  }

  replaceIn(text: string): string {
    for (const [from, to] of this.#values) text = text.replaceAll(from, to);
    return text;
  }
}

function metadataOf(text: string): { uid?: string; resourceVersion?: string } {
  try {
    return JSON.parse(text).metadata ?? {};
  } catch {
    return {};
  }
}
