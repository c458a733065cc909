import assert from "node:assert/strict";
import { masked } from "./mask.ts";

const run = { folder: "/tmp/x1", server: "https://127.0.0.1:3456" };

for (
  const [text, expected] of [
    ["web-1   1/1   Running   0     5d3h   <none>\n", "web-1  1/1  Running  0  AGE  <none>\n"],
    ["uid: 8d2e1a30-2f58-4b39-b8d5-0b7c1a7fb3a1\n", "uid: UID\n"],
    ['resourceVersion: "812"\n', "resourceVersion: VERSION\n"],
    ["at 2026-11-23T06:10:00Z, at 127.0.0.1:3456\n", "at TIME, at SERVER\n"],
    ["open /tmp/x1/a.yaml\n", "open FOLDER/a.yaml\n"],
    [
      'E1123 06:19:22.290608   22297 a.go:265] "Failed to watch" err="context deadline exceeded" x\nerror\n',
      "error\n",
    ],
    [
      'W1123 06:19:22.290608   22297 a.go:343] "Warning: watch ended with error" err="x: context canceled" y\n',
      "",
    ],
    ["tar: removing leading '/' from member names\n", ""],
    ["replicas: 3 of 10Gi\n", "replicas: 3 of 10Gi\n"],
  ] as const
) {
  Deno.test(`what may differ is masked: ${text.trim()}`, () => assert.equal(masked(text, run), expected));
}
