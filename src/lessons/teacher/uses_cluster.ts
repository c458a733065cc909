import type { Lesson } from "../lesson.ts";

/** Whether there is something to see of a cluster: a lesson about Docker alone needs no room for one. */
export function usesCluster({ world, steps }: Pick<Lesson, "world" | "steps">): boolean {
  return world.apply.length > 0 || /\b(kubectl|helm)\b/.test(JSON.stringify(steps));
}
