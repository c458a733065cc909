import assert from "node:assert/strict";
import { parseTable } from "./table.ts";

Deno.test("a table is commands and what happens between them", () =>
  assert.deepEqual(
    parseTable(`# what it is about
% world shop
% file a/b.yaml <<EOF
kind: Pod
EOF

get pods -o 'jsonpath={.items[0] .x}'
~ A=b rollout status "deploy/web"
apply -f - <<END
# not a comment
END
% advance 5m
`),
    [
      { kind: "world", line: 2, scenario: "shop" },
      { kind: "file", line: 3, name: "a/b.yaml", text: "kind: Pod\n" },
      {
        kind: "command",
        command: {
          line: 7,
          text: "get pods -o 'jsonpath={.items[0] .x}'",
          argv: ["get", "pods", "-o", "jsonpath={.items[0] .x}"],
          env: {},
          isTimed: false,
          isUnordered: false,
        },
      },
      {
        kind: "command",
        command: {
          line: 8,
          text: 'A=b rollout status "deploy/web"',
          argv: ["rollout", "status", "deploy/web"],
          env: { A: "b" },
          isTimed: true,
          isUnordered: false,
        },
      },
      {
        kind: "command",
        command: {
          line: 9,
          text: "apply -f -",
          argv: ["apply", "-f", "-"],
          env: {},
          isTimed: false,
          isUnordered: false,
          input: "# not a comment\n",
        },
      },
      { kind: "advance", line: 12, duration: "5m" },
    ],
  ));

for (
  const [text, message] of [
    ["% wrold shop", 'line 1: cannot read "% wrold shop"'],
    ["\napply -f - <<EOF\nx", "line 2: there is no line EOF"],
    ["get 'pods", "line 1: a quote is not closed"],
  ] as const
) {
  Deno.test(`a table with a mistake is refused: ${message}`, () => {
    assert.throws(() => parseTable(text), { name: "SyntaxError", message });
  });
}
