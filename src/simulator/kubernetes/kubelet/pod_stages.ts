/**
 * The life of a pod and of its containers as a table: what follows what, after how long, and what kubectl shows
 * meanwhile. The kubelet walks along it; what an image brings (the time a pull takes, the time to start) comes from
 * its profile.
 */
import type { Random } from "../../clock/random.ts";
import type { ImageProfile } from "../../images/image_profile.ts";

export type StageName =
  | "accept"
  | "mount"
  | "remount"
  | "sandbox"
  | "pull"
  | "check"
  | "give-up-pull"
  | "create"
  | "start"
  | "recreate"
  | "notice-exit"
  | "report"
  | "remove";

export interface Stage {
  name: StageName;
  /** What has just happened. */
  when: string;
  /** Milliseconds: a range, or what the image says. */
  after: readonly [low: number, high: number] | ((profile: ImageProfile) => readonly [number, number]);
  /** What is true then. */
  becomes: string;
}

export const STAGES: readonly Stage[] = [
  {
    name: "accept",
    when: "a node was assigned",
    after: [30, 90],
    becomes: "ContainerCreating; startTime is set",
  },
  {
    name: "mount",
    when: "the pod was accepted",
    after: [100, 350],
    becomes: "volumes are mounted, or FailedMount",
  },
  {
    name: "remount",
    when: "a mount failed",
    after: [500, 500],
    becomes: "tried again, ever later up to two minutes",
  },
  { name: "sandbox", when: "volumes are mounted", after: [350, 800], becomes: "the pod has its address" },
  { name: "check", when: "a container's turn comes", after: [10, 30], becomes: "Pulled, or Pulling" },
  { name: "pull", when: "Pulling", after: aroundPull, becomes: "Pulled, or ErrImagePull" },
  { name: "give-up-pull", when: "ErrImagePull", after: [1200, 2400], becomes: "ImagePullBackOff" },
  { name: "create", when: "Pulled", after: [40, 120], becomes: "Created, or CreateContainerConfigError" },
  { name: "recreate", when: "CreateContainerConfigError", after: [10_000, 13_000], becomes: "tried again" },
  { name: "start", when: "Created", after: aroundStart, becomes: "Started: running, or StartError" },
  {
    name: "notice-exit",
    when: "the process ended",
    after: [500, 1500],
    becomes: "restarted, or CrashLoopBackOff",
  },
  { name: "report", when: "anything changed", after: [15, 15], becomes: "written to the pod's status" },
  {
    name: "remove",
    when: "all containers have ended on request",
    after: [80, 250],
    becomes: "the pod is gone",
  },
];

const byName = new Map(STAGES.map((stage) => [stage.name, stage]));

/** How long a stage takes this time. */
export function delayOf(name: StageName, random: Random, profile?: ImageProfile): number {
  const stage = byName.get(name)!;
  const range = typeof stage.after === "function"
    ? (profile ? stage.after(profile) : [100, 300] as const)
    : stage.after;
  return random.between(range[0], range[1]);
}

/** Crash and pull back-off: 10 s, doubled each time, at most five minutes. */
export const BACKOFF = { firstMs: 10_000, limitMs: 300_000, forgetMs: 600_000 } as const;

/** What a container that was restarted so often waits. */
export function backoffAfter(restarts: number): number {
  return Math.min(BACKOFF.limitMs, BACKOFF.firstMs * 2 ** Math.max(0, restarts - 1));
}

export function nextBackoff(beforeMs: number | undefined): number {
  return beforeMs === undefined ? BACKOFF.firstMs : Math.min(BACKOFF.limitMs, beforeMs * 2);
}

function aroundPull(profile: ImageProfile): readonly [number, number] {
  return [Math.round(profile.pullMs * 0.8), Math.round(profile.pullMs * 1.3)];
}

function aroundStart(profile: ImageProfile): readonly [number, number] {
  return [Math.round(profile.startMs * 0.8), Math.round(profile.startMs * 1.4)];
}
