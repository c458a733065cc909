/** A revision while it is being made: what is known of it so far, and where it is kept. */
import type { HelmRelease } from "../../kube/helm_release.ts";
import type { JsonObject } from "../../kube/object.ts";
import { createRelease, deleteRelease, releaseHistory, updateRelease } from "../helm_releases.ts";
import type { Acting } from "./acting.ts";

export class KeptRelease {
  release: HelmRelease;
  readonly #acting: Acting;

  constructor(release: HelmRelease, acting: Acting) {
    this.release = release;
    this.#acting = acting;
  }

  /** Changes what `info` says. */
  tell(info: JsonObject): void {
    this.release = { ...this.release, info: { ...this.release.info, ...info } };
  }

  async create(): Promise<void> {
    const { client, now, signal } = this.#acting;
    await createRelease(client, this.release, now(), signal);
  }

  /** @param acting who goes on when the others have been interrupted */
  async save({ client, now, signal }: Acting = this.#acting): Promise<void> {
    await updateRelease(client, this.release, now(), signal);
  }
}

/** Forgets old revisions, so that with one more there are no more than `most`; 0 keeps all, and what is deployed stays. */
export async function pruneHistory(name: string, most: number, acting: Acting): Promise<void> {
  if (most <= 0) return;
  const { client, namespace, signal } = acting;
  const history = await releaseHistory(client, { namespace, name }, signal);
  const deployed = history.find(({ info }) => info.status === "deployed");
  const removable = history.filter((release) => release.version !== deployed?.version).reverse();
  for (const release of removable.slice(0, Math.max(0, history.length - (most - 1)))) {
    await deleteRelease(client, release, signal);
  }
}
