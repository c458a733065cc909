/** What a pod may not exceed while it runs: its deadline, and the size of its emptyDir volumes. */
import type { EventQueue } from "../../clock/event_queue.ts";
import type { PodObject } from "./pod_context.ts";

/** How often the eviction manager looks. */
const SIZE_CHECK_MS = 10_000;
const DEADLINE = "Pod was active on the node longer than the specified deadline";

/** The pod as its limits see it. */
export interface LimitedPod {
  readonly pod: PodObject;
  readonly queue: EventQueue;
  /** It has ended, or is about to. */
  readonly isOver: boolean;
  /** Which emptyDir volume holds more than it may: the message of the eviction. */
  overflow(): string | undefined;
  record(type: "Normal" | "Warning", reason: string, message: string): void;
  /** Its containers are stopped; it has failed for this reason. */
  fail(reason: string, message: string): void;
}

export function watchLimits(limited: LimitedPod, startMs: number): void {
  watchDeadline(limited, startMs);
  const { volumes } = limited.pod.spec ?? {};
  if (volumes?.some(({ emptyDir }) => emptyDir?.sizeLimit !== undefined)) watchSizes(limited);
}

function watchDeadline(limited: LimitedPod, startMs: number): void {
  const { queue } = limited;
  const seconds = limited.pod.spec?.activeDeadlineSeconds;
  if (seconds === undefined) return;
  queue.schedule(startMs + seconds * 1000 - queue.now(), () => {
    if (limited.isOver) return;
    const isLater = (limited.pod.spec?.activeDeadlineSeconds ?? seconds) !== seconds;
    if (isLater) return watchDeadline(limited, startMs);
    limited.record("Normal", "DeadlineExceeded", DEADLINE);
    limited.fail("DeadlineExceeded", DEADLINE);
  });
}

function watchSizes(limited: LimitedPod): void {
  limited.queue.schedule(SIZE_CHECK_MS, () => {
    if (limited.isOver) return;
    const message = limited.overflow();
    if (message === undefined) return watchSizes(limited);
    limited.record("Warning", "Evicted", message);
    limited.fail("Evicted", message);
  });
}
