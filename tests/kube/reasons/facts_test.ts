import assert from "node:assert/strict";
import {
  beside,
  condition,
  conditionFact,
  conditions,
  containersOf,
  eventLike,
  eventsOf,
  lastLine,
  logLike,
  nearName,
  quotedLastLine,
  referenceTo,
  relatedOf,
  since,
  valueAt,
} from "../../../src/kube/reasons/facts.ts";
import { event, evidence, nowMs, pod } from "./evidence.ts";

Deno.test("conditions are read, and told as facts", () => {
  const { object } = evidence({
    object: { status: { conditions: [{ type: "Ready", status: "False", reason: "R", message: "m" }] } },
  });
  assert.equal(conditions(object).length, 1);
  assert.deepEqual(conditionFact(condition(object, "Ready")!), {
    path: "status.conditions[Ready]",
    value: "False · R · m",
  });
  assert.deepEqual(conditions({ metadata: {} }), []);
  assert.equal(valueAt(object, "status", "nothing", "here"), undefined);
});

Deno.test("events and log lines are found by their words", () => {
  const given = evidence({
    events: [event("A", "one"), { ...event("A", "one more"), lastSeen: "2026-03-01T11:59:59Z" }],
    logs: [{ container: "app", isPrevious: false, lines: ["first x", "second x", " "] }],
  });
  assert.equal(eventsOf(given, "A").length, 2);
  assert.equal(eventLike(given, /one/, "A")?.message, "one more");
  assert.equal(logLike(given, /x/)?.line, "second x");
  assert.equal(lastLine(given, "app"), "second x");
  assert.equal(quotedLastLine(given, "app"), '; last line: "second x"');
  assert.equal(quotedLastLine(given, "other"), "");
});

Deno.test("containers come with what is known of them", () => {
  const { object } = pod({ spec: { initContainers: [{ name: "init" }] } });
  assert.deepEqual(containersOf(object).map(({ name, isInit, path }) => [name, isInit, path]), [
    ["init", true, "status.initContainerStatuses[init]"],
    ["app", false, "status.containerStatuses[app]"],
  ]);
});

Deno.test("references name objects", () => {
  const given = evidence({ related: { pods: [{ metadata: { name: "p", namespace: "n" } }] } });
  assert.deepEqual(referenceTo("Pod", "", relatedOf(given, "pods")[0]!), {
    kind: "Pod",
    group: "",
    namespace: "n",
    name: "p",
  });
  assert.equal(beside(given, "Secret", "s").namespace, "shop");
  assert.deepEqual(relatedOf(given, "nodes"), []);
});

Deno.test("times since are short, and unknown ones are told", () => {
  assert.equal(since("2026-03-01T11:58:00Z", nowMs), "2m");
  assert.equal(since(undefined, nowMs), "some time");
});

Deno.test("near names are found, far ones are not", () => {
  const NEAR: [string, string[], string | undefined][] = [
    ["ngnix", ["redis", "nginx"], "nginx"],
    ["api-config", ["api-configuration"], "api-configuration"],
    ["db", ["queue"], undefined],
    ["a", ["b"], "b"],
  ];
  for (const [word, names, near] of NEAR) assert.equal(nearName(word, names), near, word);
});
