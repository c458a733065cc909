import assert from "node:assert/strict";
import { event } from "../../../../src/simulator/kubernetes/kinds/event.ts";
import { create, NOW, texts } from "./kind_world.ts";

const about = { kind: "Pod", name: "p", namespace: "default", fieldPath: "spec.containers{c}" };
const plain = {
  metadata: { name: "e" },
  involvedObject: about,
  type: "Normal",
  reason: "Pulled",
  message: " done\n",
};
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();

function cells(more: object): Record<string, unknown> {
  const { object } = create(event, { ...plain, ...more });
  return Object.fromEntries(event.columns.map((column) => [column.name, column.cell(object, NOW)]));
}

const cases: [more: object, expected: Record<string, unknown>][] = [
  [{}, { "Object": "pod/p", "Message": "done", "Count": 1, "Last Seen": "<unknown>", "Source": "" }],
  [
    { firstTimestamp: at(90), lastTimestamp: at(5), count: 3, source: { component: "kubelet", host: "n" } },
    { "Last Seen": "5s", "First Seen": "90s", "Count": 3, "Source": "kubelet, n" },
  ],
  [
    { eventTime: at(7), reportingComponent: "default-scheduler", reportingInstance: "vm" },
    { "Last Seen": "7s", "First Seen": "7s", "Source": "default-scheduler, vm" },
  ],
  [{ eventTime: at(60), series: { count: 9, lastObservedTime: at(2) } }, { "Last Seen": "2s", "Count": 9 }],
  [{ involvedObject: { ...about, name: "" } }, { "Object": "pod" }],
];

for (const [more, expected] of cases) {
  Deno.test(`an event with ${JSON.stringify(Object.keys(more))} shows ${JSON.stringify(expected)}`, () => {
    const shown = cells(more);
    for (const [name, cell] of Object.entries(expected)) assert.equal(shown[name], cell, name);
  });
}

Deno.test("events are found by what they are about", () => {
  const { object } = create(event, { ...plain, source: { component: "kubelet" } });
  const read = (field: string) => event.selectableFields![field]!(object);
  assert.deepEqual(["involvedObject.name", "involvedObject.kind", "reason", "source", "type"].map(read), [
    "p",
    "Pod",
    "Pulled",
    "kubelet",
    "Normal",
  ]);
});

Deno.test("an event lies beside what it is about", () => {
  const { errors } = create(event, { ...plain, metadata: { name: "e", namespace: "other" } });
  assert.deepEqual(texts(errors), [
    'involvedObject.namespace: Invalid value: "default": does not match event.namespace',
  ]);
});
