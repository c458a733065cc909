import assert from "node:assert/strict";
import type { Journal } from "../../../src/explorer/change/journal.ts";
import { runBook } from "../../../src/explorer/change/run_book.ts";

const base = {
  context: "prod",
  done: "",
  isDestructive: false,
  undo: "",
  time: Date.parse("2026-03-01T12:00:00Z"),
};
const journal: Journal = [
  {
    ...base,
    number: 1,
    title: "Scale web",
    kubectl: "kubectl scale a; kubectl scale b",
    results: [{ title: "w", problem: undefined }],
  },
  {
    ...base,
    number: 2,
    title: "Delete\nrm -rf /",
    kubectl: "kubectl delete x",
    results: [{ title: "x", problem: "you\nmay not" }],
  },
];

Deno.test("a script has what was done, and what was not as comments", () => {
  assert.equal(
    runBook(journal, "a.sh"),
    [
      "#!/bin/sh",
      "# What was changed with Pequod; times are UTC.",
      "set -e",
      "",
      "# 2026-03-01T12:00:00Z Scale web (context prod): done",
      "kubectl scale a",
      "kubectl scale b",
      "",
      "# 2026-03-01T12:00:00Z Delete rm -rf / (context prod): failed",
      "#   x: you may not",
      "# kubectl delete x",
      "",
    ].join("\n"),
  );
});

Deno.test("a name in .md gives Markdown", () => {
  const text = runBook(journal, "/tmp/a.md");
  assert.match(text, /^# What was changed\n/);
  assert.match(
    text,
    /## 1\. Scale web\n\n2026-03-01T12:00:00Z, context `prod`: done\.\n\n```sh\nkubectl scale a\n/,
  );
  assert.match(text, /- x: you may not/);
});
