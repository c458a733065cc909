import assert from "node:assert/strict";
import { logLinePane } from "../../../src/explorer/logs/log_line_pane.ts";
import { emptyModel, paneContext } from "../../../src/explorer/model.ts";
import { lineText } from "../../../src/terminal/line.ts";
import { logLine } from "./sample_lines.ts";

const context = { name: "test", cluster: "kind", user: "ahab", namespace: "default" };
const start = { columns: 40, rows: 20, now: 0, programVersion: "0", currentContext: "test" };
const model = emptyModel({ ...start, context, contexts: [context] });

const lines: [text: string, rows: string[]][] = [
  ["plain", ["plain"]],
  ['{"a":1,"b":{"c":"d"}}', ["{", '  "a": 1,', '  "b": {', '    "c": "d"', "  }", "}"]],
  ["level=info port=80", ["level  info", "port   80"]],
  ["x".repeat(50), ["x".repeat(40), "x".repeat(10)]],
];

for (const [text, rows] of lines) {
  Deno.test(`${text.slice(0, 24)} by itself`, () => {
    const pane = logLinePane(logLine(1, text, { stamp: "2026-01-01T11:00:00Z" }), "web-0")(1);
    assert.deepEqual(pane.view(paneContext(model, 1)).map(lineText), rows);
    assert.equal(pane.title(paneContext(model, 1)), "Line of web-0 · 2026-01-01T11:00:00Z");
  });
}
