/** What the server says would come of a change: a dry run of each write, and the consequences. */
import type { Client } from "../../cluster/client.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Line } from "../../terminal/line.ts";
import type { TaskEffect } from "../command.ts";
import type { Change, Write } from "./change.ts";
import { objectBefore } from "./carry_out_writes.ts";
import { refusalOf } from "./refusal.ts";
import { sendWrite } from "./send_write.ts";

/** What would become of one write. */
export interface RehearsedWrite {
  /** Index in the change's writes. */
  readonly index: number;
  /** What changes in the object; empty where there is nothing to compare. */
  readonly lines: readonly Line[];
  /** The server's refusal. */
  readonly problem: string | undefined;
}

export type RehearsalNews =
  | { type: "prepared"; change: Change }
  | { type: "notPrepared"; why: string }
  | { type: "rehearsed"; writes: readonly RehearsedWrite[]; isEnd: boolean }
  | { type: "consequences"; lines: readonly Line[]; problem?: string };

/** More writes than this are not rehearsed: the dialog is to answer soon, and the server has other work. */
export const rehearsedLimit = 24;

/** Reads what the question needs. */
export function prepare(pane: number, { prepare }: Change): TaskEffect[] {
  if (!prepare) return [];
  return [{
    type: "task",
    pane,
    name: "prepare",
    run: async (port, tell, signal) => {
      try {
        tell({ type: "prepared", change: await prepare(port, signal) });
      } catch (error) {
        tell({ type: "notPrepared", why: error instanceof Error ? error.message : String(error) });
      }
    },
  }];
}

/** Dry runs of the first writes, told as they are answered. */
export function rehearse(pane: number, change: Change, showsValues = false): TaskEffect {
  return {
    type: "task",
    pane,
    name: "rehearsal",
    run: async (port, tell, signal) => {
      const { differenceLines } = await import("./object_difference.ts");
      const difference: Difference = (before, after) => differenceLines(before, after, showsValues);
      const known: RehearsedWrite[] = [];
      const asked = change.writes.slice(0, rehearsedLimit).entries();
      const worker = async (): Promise<void> => {
        for (const [index, write] of asked) {
          known.push({ index, ...await rehearseOne(port.client, write, difference, signal) });
          if (signal.aborted) return;
          tell({ type: "rehearsed", writes: [...known], isEnd: false });
        }
      };
      await Promise.all(Array.from({ length: parallel }, worker));
      tell({ type: "rehearsed", writes: [...known], isEnd: true });
    },
  };
}

const parallel = 4;

/** What else will happen, as the change itself finds it out. */
export function findConsequences(pane: number, change: Change): TaskEffect[] {
  const { consequences } = change;
  if (!consequences) return [];
  return [{
    type: "task",
    pane,
    name: "consequences",
    run: async (port, tell, signal) => {
      try {
        await consequences(port, (lines) => tell({ type: "consequences", lines }), signal);
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        tell({ type: "consequences", lines: [], problem });
      }
    },
  }];
}

type Difference = (before: KubeObject | undefined, after: KubeObject) => readonly Line[];

async function rehearseOne(
  client: Client,
  write: Write,
  difference: Difference,
  signal: AbortSignal,
): Promise<Omit<RehearsedWrite, "index">> {
  const { request } = write;
  if (request.type === "steps") return { lines: [], problem: undefined };
  try {
    const compares = request.type !== "delete" &&
      !(request.type === "create" && request.subresource !== undefined);
    const before = compares ? await objectBefore(client, write, signal) : undefined;
    const after = await sendWrite(client, write, request, { isDryRun: true, signal });
    return { lines: compares ? difference(before, after) : [], problem: undefined };
  } catch (error) {
    return { lines: [], problem: await refusalOf(client, write.target, error, signal, "rehearsed") };
  }
}
