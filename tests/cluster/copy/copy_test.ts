import assert from "node:assert/strict";
import type { ExitStatus } from "../../../src/cluster/remote_session.ts";
import { Complaints, localError, tarProblem } from "../../../src/cluster/copy/copy.ts";

const ends: [said: string, end: ExitStatus, problem: RegExp | undefined][] = [
  ["", { kind: "exited", code: 0 }, undefined],
  ["tar: Removing leading `/' from member names\n", { kind: "exited", code: 0 }, undefined],
  ["", { kind: "exited", code: 2 }, /^tar terminated with exit code 2$/],
  [
    "tar: removing leading '/' from member names\ntar: x: No such file\n",
    { kind: "exited", code: 1 },
    /^tar: x: No/,
  ],
  ["sh: tar: not found\n", { kind: "exited", code: 127 }, /^container app has no tar/],
  ["", { kind: "failed", message: "the connection ended" }, /^the connection ended$/],
];

for (const [said, end, problem] of ends) {
  Deno.test(`tar that said ${JSON.stringify(said)}, then ${JSON.stringify(end)}`, () => {
    const complaints = new Complaints();
    complaints.add(new TextEncoder().encode(said));
    const found = tarProblem(end, complaints, "app");
    if (problem) assert.match(found!, problem);
    else assert.equal(found, undefined);
  });
}

Deno.test("a program that complains without end is not listened to for ever", () => {
  const complaints = new Complaints();
  for (let line = 0; line < 10_000; line++) complaints.add(new TextEncoder().encode("tar: no\n"));
  assert.ok(complaints.lines.join("\n").length <= 4096);
});

const errors: [error: Error, text: string][] = [
  [new Deno.errors.NotFound("os"), "cannot read /a: there is no such file or folder"],
  [new Deno.errors.PermissionDenied("os"), "cannot read /a: permission denied"],
  [new Deno.errors.NotADirectory("os"), "cannot read /a: a file stands where a folder has to be"],
  [new Error("No space left on device"), "cannot read /a: No space left on device"],
];

for (const [error, text] of errors) {
  Deno.test(text, () => assert.equal(localError("read", "/a", error).message, text));
}
