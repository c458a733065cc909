import { ApiError } from "../../cluster/api_error.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Connection } from "../connection.ts";
import type { Io } from "../io.ts";
import { type Target, targetPath } from "./targets.ts";

export interface WaitUntil {
  connection: Connection;
  io: Io;
  target: Target;
  /** By `io.now()`; the object is looked at once in any case. */
  deadlineMs: number;
  /** Whether it is as wanted; undefined: there is none. */
  isDone(object: KubeObject | undefined): boolean | Promise<boolean>;
}

/**
 * Looks at an object until it is as wanted, and gives it as it is then.
 * @throws {Error} `timed out waiting for the condition on pods/web`
 */
export async function waitUntil(
  { connection: { client }, io, target, deadlineMs, isDone }: WaitUntil,
): Promise<KubeObject | undefined> {
  for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const object = await client.get(targetPath(target), { signal: io.signal }).catch(absent);
    if (await isDone(object)) return object;
    const leftMs = deadlineMs - io.now();
    if (leftMs <= 0) throw new WaitTimeout(target);
    await io.wait(Math.min(pauseMs, leftMs), io.signal);
  }
}

/** It did not come about in time. */
export class WaitTimeout extends Error {
  constructor({ resource, name }: Target) {
    super(`timed out waiting for the condition on ${resource.name}/${name}`);
  }
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1000;

function absent(error: unknown): undefined {
  if (error instanceof ApiError && error.code === 404) return undefined;
  throw error;
}
