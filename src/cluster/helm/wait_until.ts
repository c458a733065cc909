/** Waiting for objects to be ready or gone, with Helm's words for those that are not in time. */
import type { KubeObject } from "../../kube/object.ts";
import { jobEnd, readinessOf } from "../../kube/readiness.ts";
import { current, failed, inProgress, type Readiness, textAt } from "../../kube/readiness_facts.ts";
import { ApiError } from "../api_error.ts";
import type { Acting } from "./acting.ts";
import type { PlacedObject } from "./placed_object.ts";
import { liveObject } from "./write_objects.ts";

/** What is waited for: readiness; that and the end of jobs; or the end of pods and jobs alone, as hooks are. */
export type Awaited = "ready" | "ready and jobs done" | "hooks done";

/** Resolves when all are ready. Rejects when some have failed and the others are ready, or when time is up. */
export async function waitUntilReady(
  objects: readonly PlacedObject[],
  awaited: Awaited,
  timeoutMs: number,
  acting: Acting,
): Promise<void> {
  const waiting = objects.filter((placed) => !isPaused(placed.object));
  const rule = rules[awaited];
  const { states, isLate } = await poll(
    waiting,
    timeoutMs,
    acting,
    (live) => live ? rule(live, acting.now()) : { state: "NotFound", message: "Resource not found" },
    isSettled,
  );
  const problems = waiting.flatMap((placed) => {
    const { state, message } = states.get(placed)!;
    return state === "Current" ? [] : [`${shown(placed)} not ready. status: ${state}, message: ${message}`];
  });
  reject(problems, isLate);
}

/** Resolves when none is there any more. */
export async function waitUntilGone(
  objects: readonly PlacedObject[],
  timeoutMs: number,
  acting: Acting,
): Promise<void> {
  const { states, isLate } = await poll(
    objects,
    timeoutMs,
    acting,
    (live) => live ? readinessOf(live, acting.now()) : gone,
    (state) => state === gone,
  );
  const problems = objects.flatMap((placed) => {
    const state = states.get(placed)!;
    return state === gone
      ? []
      : [`${shown(placed)} still exists. status: ${state.state}, message: ${state.message}`];
  });
  reject(problems, isLate);
}

const gone: Readiness = { state: "NotFound", message: "Resource not found" };

/** Time between two looks: it grows, so that what is quick is not waited for, and what is slow is not asked for often. */
const FIRST_LOOK_MS = 100;
const LONGEST_LOOK_MS = 1000;

async function poll(
  objects: readonly PlacedObject[],
  timeoutMs: number,
  acting: Acting,
  judge: (live: KubeObject | undefined) => Readiness,
  isDone: (state: Readiness) => boolean,
): Promise<{ states: Map<PlacedObject, Readiness>; isLate: boolean }> {
  const states = new Map<PlacedObject, Readiness>();
  const deadlineMs = acting.now() + timeoutMs;
  for (let pauseMs = FIRST_LOOK_MS;; pauseMs = Math.min(pauseMs * 1.5, LONGEST_LOOK_MS)) {
    for (const placed of objects) states.set(placed, judge(await look(placed, acting)));
    if ([...states.values()].every(isDone)) return { states, isLate: false };
    const leftMs = deadlineMs - acting.now();
    if (leftMs <= 0) return { states, isLate: true };
    await acting.wait(Math.min(pauseMs, leftMs), acting.signal);
  }
}

/** A server that is busy for a moment does not end the waiting. */
async function look(placed: PlacedObject, acting: Acting): Promise<KubeObject | undefined> {
  try {
    return await liveObject(placed, acting);
  } catch (error) {
    if (error instanceof ApiError && (error.code === 429 || error.code >= 500)) return placed.object;
    throw error;
  }
}

/** What has failed does not become ready by waiting. */
function isSettled({ state }: Readiness): boolean {
  return state === "Current" || state === "Failed";
}

function reject(problems: readonly string[], isLate: boolean): void {
  if (problems.length === 0) return;
  throw new Error([...problems, ...(isLate ? ["context deadline exceeded"] : [])].join("\n"));
}

const rules: Record<Awaited, (live: KubeObject, nowMs: number) => Readiness> = {
  ready: readinessOf,
  "ready and jobs done": (live, nowMs) =>
    live.kind === "Job" ? jobEnd(live) ?? IN_PROGRESS : readinessOf(live, nowMs),
  "hooks done": (live) =>
    live.kind === "Job"
      ? jobEnd(live) ?? IN_PROGRESS
      : live.kind === "Pod"
      ? podEnd(live)
      : current("Resource is current"),
};

const IN_PROGRESS = inProgress("Job in progress");

function podEnd(pod: KubeObject): Readiness {
  const { name } = pod.metadata;
  switch (textAt(pod, "status.phase")) {
    case "Succeeded":
      return current(`pod ${name} succeeded`);
    case "Failed":
      return failed(`pod ${name} failed`);
    default:
      return inProgress("Pod in progress");
  }
}

/** A deployment that is paused does not go on. */
function isPaused(object: KubeObject): boolean {
  return object.kind === "Deployment" &&
    (object as unknown as { spec?: { paused?: boolean } }).spec?.paused === true;
}

function shown({ object, namespace = "", name }: PlacedObject): string {
  return `resource ${object.kind}/${namespace}/${name}`;
}
