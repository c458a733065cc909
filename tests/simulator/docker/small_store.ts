/** An image store on a host of its own. */
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { ImageStore, type ImageUser } from "../../../src/simulator/docker/image_store.ts";
import { pullImage } from "../../../src/simulator/docker/image_pull.ts";
import { parseReference } from "../../../src/simulator/docker/reference.ts";
import type { ProgressMessage } from "../../../src/simulator/docker/progress.ts";
import type { StoredImage } from "../../../src/simulator/docker/stored_image.ts";

export interface SmallStore {
  queue: EventQueue;
  host: FileTree;
  store: ImageStore;
  events: string[];
  /** Image id to containers. */
  users: Map<string, ImageUser[]>;
  /** Pulls to the end; returns the image and what was told. */
  pull(text: string): { image: StoredImage; told: ProgressMessage[] };
}

export const NOW_MS = Date.UTC(2026, 10, 22, 11, 33, 4);

export function smallStore(): SmallStore {
  const queue = new EventQueue(NOW_MS);
  const host = new FileTree({}, { now: () => queue.now() });
  const events: string[] = [];
  const users = new Map<string, ImageUser[]>();
  const store = new ImageStore({
    queue,
    hostFiles: host,
    usersOf: (id) => users.get(id) ?? [],
    onEvent: (action, id) => void events.push(`${action} ${id.slice(0, 19)}`),
  });
  const pull = (text: string) => {
    const told: ProgressMessage[] = [];
    const reference = parseReference(text);
    pullImage(store, { reference, report: (message) => void told.push(message), onDone: () => {} });
    queue.advance(120_000);
    return { image: store.find(text), told };
  };
  return { queue, host, store, events, users, pull };
}
