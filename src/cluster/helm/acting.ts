/** What changing a release takes. Time is passed in. */
import type { Discovery } from "../../kube/discovery.ts";
import type { Client } from "../client.ts";

export interface Acting {
  readonly client: Client;
  /** The release's. */
  readonly namespace: string;
  readonly signal: AbortSignal;
  /** What the server has; `isNew` asks again, after kinds have been made. */
  discovery(isNew?: boolean): Promise<Discovery>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Lets time pass. Rejects with the signal's reason when that ends first. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** A line of progress, such as `2 of 3: Service web`. */
  tell?(progress: string): void;
  /** A warning of Helm's own log. */
  warn?(message: string, fields: Readonly<Record<string, string>>): void;
}

/** How objects are written. */
export interface WriteChoice {
  /** Server-side apply; else three-way merges. */
  readonly isServerSide: boolean;
  readonly hasForceConflicts?: boolean;
  /** Replace objects as a whole. */
  readonly hasForceReplace?: boolean;
}

/** RFC 3339, as Helm keeps times. */
export function timestamp({ now }: Pick<Acting, "now">): string {
  return new Date(now()).toISOString();
}
