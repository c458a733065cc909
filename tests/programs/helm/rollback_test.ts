import assert from "node:assert/strict";
import { testLines, withHelm } from "./helm_world.ts";

testLines([
  { line: "rollback web 9", code: 1, err: "Error: release has no 9 version\n" },
  {
    line: "rollback web one",
    code: 1,
    err: 'Error: could not convert revision to a number: strconv.Atoi: parsing "one": invalid syntax\n',
  },
  {
    line: "rollback web --server-side=maybe",
    code: 1,
    err: /unknown release server-side apply method: maybe/,
  },
  {
    line: "rollback",
    code: 1,
    err: /requires at least 1 argument\n\nUsage: {2}helm rollback <RELEASE> \[REVISION\] \[flags\]\n/,
  },
]);

Deno.test("a rollback is a new revision, a dry one is none", () =>
  withHelm(async ({ helm }) => {
    await helm("rollback web --dry-run=client");
    assert.deepEqual((await helm("list -q --superseded")).out, "web\n");
    assert.deepEqual(await helm("rollback web --wait"), {
      code: 0,
      out: "Rollback was a success! Happy Helming!\n",
      err: "",
    });
    assert.match((await helm("history web")).out, /\n3 .*Rollback to 1/);
    assert.equal((await helm("get values web")).out, "USER-SUPPLIED VALUES:\nsize: 2\n");
  }));
