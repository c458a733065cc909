import assert from "node:assert/strict";

/** What is told otherwise in our body than in the recorded one, value by value; empty: nothing. */
export function valueDifferences(ours: string, theirs: string): string[] {
  try {
    assert.deepEqual(comparable(JSON.parse(ours)), comparable(JSON.parse(theirs)));
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Without what differs from run to run, and what controllers, scheduler and kubelets write. */
function comparable(value: unknown): unknown {
  if (typeof value === "string") {
    return value.replace(/^kube-api-access-\w{5}$/, "kube-api-access").replace(/^gn-\w{5}$/, "gn")
      .replace(/^so-\w+$/, "so-HASH")
      .replace(/^10(\.\d+){3}$/, "IP");
  }
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, CHANGING.has(key) ? "" : comparable(field)]),
  );
}

const CHANGING = new Set([
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "deletionTimestamp",
  "time",
  "nodePort",
  "nodeName",
  "status",
  "managedFields",
  "deployment.kubernetes.io/revision",
  "pod-template-hash",
]);
