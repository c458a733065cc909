/** Does what a change says, one write after another, and tells what became of each. */
import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import type { KubeObject } from "../../kube/object.ts";
import { targetTitle } from "../target.ts";
import type { Change, DoneWrite, Write } from "./change.ts";
import { refusalOf } from "./refusal.ts";
import { AnotherObject, sendWrite, writePath } from "./send_write.ts";

/** What became of one write. */
export interface WriteResult {
  /** `Pod shop/web-1`. */
  readonly title: string;
  /** Why it was not done; undefined when it was. */
  readonly problem: string | undefined;
}

export interface Outcome {
  readonly results: readonly WriteResult[];
  readonly done: readonly DoneWrite[];
}

/**
 * A refusal of one does not keep the others from being tried; a server that does not answer does, since then nobody
 * would know what has been done. Never rejects.
 */
export async function carryOutWrites(
  change: Change,
  client: Client,
  tell: (progress: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const results: WriteResult[] = [];
  const done: DoneWrite[] = [];
  let isLost = false;
  for (const [index, write] of change.writes.entries()) {
    const title = targetTitle(write.target);
    if (isLost || signal.aborted) {
      results.push({ title, problem: isLost ? "not tried: the server does not answer" : "not tried" });
      continue;
    }
    if (change.writes.length > 1) tell(`${index + 1} of ${change.writes.length}: ${title} …`);
    try {
      done.push(await carryOutOne(change, write, client, (text) => tell(`${title}: ${text}`), signal));
      results.push({ title, problem: undefined });
    } catch (error) {
      const isAnswer = error instanceof ApiError || error instanceof AnotherObject;
      isLost = !isAnswer && write.request.type !== "steps";
      const problem = write.request.type === "steps" && error instanceof Error
        ? error.message
        : await refusalOf(client, write.target, error, signal);
      results.push({ title, problem });
    }
  }
  return { results, done };
}

async function carryOutOne(
  change: Change,
  write: Write,
  client: Client,
  tell: (progress: string) => void,
  signal: AbortSignal,
): Promise<DoneWrite> {
  const { request } = write;
  const before = typeof change.undo === "string" ? undefined : await objectBefore(client, write, signal);
  if (request.type === "steps") {
    await request.run(client, tell, signal);
    return { write, before, after: undefined };
  }
  const after = await sendWrite(client, write, request, { isDryRun: false, signal });
  return { write, before, after };
}

/** As it is before a write; undefined where there is none, or none that may be read. */
export async function objectBefore(
  client: Client,
  write: Write,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  if (write.request.type === "create") return undefined;
  try {
    return await client.get(writePath(write), { signal });
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
