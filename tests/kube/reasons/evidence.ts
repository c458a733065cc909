/** Evidence made by hand, for tests of rules: each says what is different from an object that is well. */
import assert from "node:assert/strict";
import type { KubeObject } from "../../../src/kube/object.ts";
import type { EventFact, Evidence, Rule } from "../../../src/kube/reasons/evidence.ts";
import { reasonsFor } from "../../../src/kube/reasons/reasons.ts";

export const nowMs = Date.parse("2026-03-01T12:00:00Z");
const minuteAgo = "2026-03-01T11:59:00Z";

type Parts = Partial<Omit<Evidence, "object">> & {
  kind?: string;
  group?: string;
  object?: Partial<KubeObject>;
};

export function evidence({ kind = "Pod", group = "", object = {}, ...rest }: Parts): Evidence {
  const metadata = {
    name: "web",
    namespace: "shop",
    uid: "u1",
    creationTimestamp: minuteAgo,
    ...object.metadata,
  };
  return {
    subject: { kind, group, namespace: metadata.namespace, name: metadata.name },
    nowMs,
    events: [],
    logs: [],
    related: {},
    below: [],
    unread: [],
    ...rest,
    object: { ...object, metadata },
  };
}

export function event(reason: string, message: string, count = 3): EventFact {
  return { reason, message, count, isWarning: true, lastSeen: minuteAgo };
}

export interface PodParts extends Omit<Parts, "object"> {
  /** Fields of the only container. */
  container?: Record<string, unknown>;
  state?: Record<string, unknown>;
  last?: Record<string, unknown>;
  status?: Record<string, unknown>;
  spec?: Record<string, unknown>;
  metadata?: Record<string, unknown>;
  restartCount?: number;
  ready?: boolean;
}

/** A pod with the container `app`. */
export function pod(parts: PodParts): Evidence {
  const { container, state, last, status, spec, metadata, restartCount = 0, ready = false, ...rest } = parts;
  return evidence({
    ...rest,
    object: {
      metadata: { ...metadata },
      spec: { nodeName: "eli01", containers: [{ name: "app", image: "nginx:1.27", ...container }], ...spec },
      status: {
        phase: "Pending",
        containerStatuses: [{
          name: "app",
          ready,
          restartCount,
          state: state ?? {},
          lastState: last ? { terminated: last } : {},
        }],
        ...status,
      },
    },
  });
}

export function waiting(reason: string, message = ""): Record<string, unknown> {
  return { waiting: { reason, message } };
}

/** `[evidence, the rule that has to come first, what it says]` for each case. */
export type RuleCase = readonly [Evidence, string, RegExp];

/** Each case names its rule before any other rule of the whole table. */
export function namedBy(cases: readonly RuleCase[]): void {
  for (const [given, rule, says] of cases) {
    const [reason] = reasonsFor(given);
    assert.equal(reason?.rule, rule, reason?.text);
    assert.match(reason.text, says);
    assert.ok(reason.checks.length > 0, `${rule} has no next check`);
  }
}

/** No rule of a list is without a case. */
export function covered(rules: readonly Rule[], cases: readonly RuleCase[]): void {
  const tested = cases.map(([, rule]) => rule);
  assert.deepEqual(rules.map(({ id }) => id).filter((id) => !tested.includes(id)), []);
}
