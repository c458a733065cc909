/** How objects are deleted: what becomes of what they own, and how long they may take. */
import type { Json } from "../../kube/object.ts";

export interface DeleteChoice {
  readonly propagation: Propagation;
  /** Seconds; undefined: as long as each object asks for. */
  readonly graceSeconds: number | undefined;
  /** Forgets pods at once, whether their containers have ended or not. */
  readonly isForced: boolean;
}

/** `default` leaves it to the server, which decides by kind. */
export type Propagation = "background" | "foreground" | "orphan" | "default";

export const propagations: readonly Propagation[] = ["background", "foreground", "orphan", "default"];

/** What kubectl does when nothing is said. */
export const plainDelete: DeleteChoice = {
  propagation: "background",
  graceSeconds: undefined,
  isForced: false,
};

/** The DeleteOptions that are sent. */
export function deleteOptions({ propagation, graceSeconds, isForced }: DeleteChoice): Record<string, Json> {
  const seconds = isForced ? 0 : graceSeconds;
  return {
    ...(propagation === "default" ? {} : { propagationPolicy: policies[propagation] }),
    ...(seconds === undefined ? {} : { gracePeriodSeconds: seconds }),
  };
}

/** ` --cascade=orphan --grace-period=5`: what kubectl has to be told besides the names. */
export function deleteFlags({ propagation, graceSeconds, isForced }: DeleteChoice): string {
  const cascade = propagation === "foreground" || propagation === "orphan" ? ` --cascade=${propagation}` : "";
  if (isForced) return `${cascade} --force --grace-period=0`;
  if (graceSeconds === 1) return `${cascade} --now`;
  return graceSeconds === undefined ? cascade : `${cascade} --grace-period=${graceSeconds}`;
}

const policies = { background: "Background", foreground: "Foreground", orphan: "Orphan" } as const;
