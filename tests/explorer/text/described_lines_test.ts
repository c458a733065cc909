import assert from "node:assert/strict";
import { describedLine, describedSections } from "../../../src/explorer/text/described_lines.ts";

const coloured: [text: string, roles: string][] = [
  ["Name:         web", "Name:=accent"],
  ["Service Account:  default", "Service Account:=accent"],
  ["Status:       Running", "Status:=accent Running=ok"],
  ["    State:    Waiting", "State:=accent Waiting=busy"],
  ["      Reason: CrashLoopBackOff", "Reason:=accent CrashLoopBackOff=bad"],
  ["Annotations:  <none>", "Annotations:=accent <none>=dim"],
  ["  Warning  Failed  2m  kubelet  Error: no image", "Warning  Failed  2m  kubelet  Error: no image=warn"],
  ["  Type    Reason   Age   From     Message", "Type    Reason   Age   From     Message=heading"],
  ["  ----    ------   ----  ----     -------", "----    ------   ----  ----     -------=dim"],
  ["  Normal  Pulled   2m    kubelet  Container image pulled", ""],
  ["  MemoryPressure   Unknown   x", "Unknown=warn"],
  ["Message: Pending is what it was, and it was so for a long time", "Message:=accent"],
  ["", ""],
];

for (const [text, roles] of coloured) {
  Deno.test(`the colours of "${text}"`, () => {
    const { spans } = describedLine(text);
    assert.equal(spans.map((span) => span.text).join(""), text, "nothing is lost");
    const told = spans.filter(({ role }) => role).map((span) => `${span.text.trim()}=${span.role}`);
    assert.equal(told.join(" "), roles);
  });
}

Deno.test("what is indented below a line is its section, and known again", () => {
  const texts = [
    "Name: x",
    "Containers:",
    "  web:",
    "    Image: a",
    "  side:",
    "    Image: b",
    "",
    "Events:",
    "  one",
    "  two",
  ];
  const told = describedSections(texts).map(({ line, end, level, says }) =>
    `${line}-${end} ${level} ${says}`
  );
  assert.deepEqual(told, ["1-6 1 (4 lines)", "2-4 2 (1 line)", "4-6 2 (1 line)", "7-10 1 (2 lines)"]);
  const later = describedSections(["New: y", ...texts]);
  assert.deepEqual(later.map(({ id }) => id), describedSections(texts).map(({ id }) => id));
});

Deno.test("sections of the same name are told apart", () => {
  const ids = describedSections(["a:", " x", "a:", " x"]).map(({ id }) => id);
  assert.equal(new Set(ids).size, 2);
});
