import assert from "node:assert/strict";
import type { Change } from "../../../src/explorer/change/change.ts";
import { newProposal, type Proposal } from "../../../src/explorer/change/proposal.ts";
import { fixedRows, proposalLines } from "../../../src/explorer/change/proposal_view.ts";
import { line, lineText } from "../../../src/terminal/line.ts";
import { target, testContext } from "./test_targets.ts";

function proposal(names: string[], over: Partial<Proposal> = {}): Proposal {
  const change: Change = {
    title: "Pause",
    done: "",
    kubectl: "",
    undo: "",
    isDestructive: false,
    writes: names.map((name) => ({
      target: target(name),
      request: { type: "patch", patch: "merge", body: {} },
    })),
  };
  return { ...newProposal(change, () => []), ...over };
}

const rehearsed = [
  { index: 0, lines: [line("+ paused: true", "ok")], problem: undefined },
  { index: 1, lines: [], problem: "you may not" },
];

/** A proposal, rows, and the lines. */
const cases: [string, Proposal, number, string[]][] = [
  ["one", proposal(["web"]), 2, ["  asking the server what would change …", "  ▸[ Pause ]   [ Cancel ]"]],
  ["two", proposal(["web", "api"]), 3, [
    "  Deployment shop/web",
    "  Deployment shop/api",
    "  ▸[ Pause 2 ]   [ Cancel ]",
  ]],
  ["answers", proposal(["web", "api"], { rehearsed }), 5, [
    "  Deployment shop/web",
    "    + paused: true",
    "  Deployment shop/api",
    "    ✗ the server refuses: you may not",
    "   [ Pause 1 of 2 ]  ▸[ Cancel ]",
  ]],
  ["little room", proposal(["web", "api"], { rehearsed, top: 1 }), 3, [
    "    + paused: true",
    "  Deployment shop/api",
    "   [ Pause 1 of 2 ]  ▸[ Cancel ]   ↓ 1 more line",
  ]],
];

for (const [name, shown, rows, expected] of cases) {
  Deno.test(`a proposed change: ${name}`, () => {
    assert.deepEqual(proposalLines(shown, testContext({ rows })).map(lineText), expected);
  });
}

Deno.test("a protected context has a banner, and asks for its name", () => {
  const plain = testContext();
  const context = testContext({ rows: 4, context: { ...plain.context, isProtected: true } });
  const lines = proposalLines(proposal(["web"]), context);
  assert.equal(fixedRows(proposal(["web"]), context), 3);
  assert.equal(lines[0]!.fill, "protected");
  assert.match(lineText(lines[2]!), /Type the context's name \(test\) to go on: ▏/);
});
