import assert from "node:assert/strict";
import { httpd } from "../../../src/simulator/images/httpd.ts";
import { ask, startImage } from "./machine.ts";

const start = (env: Record<string, string> = {}) => startImage(httpd, env);

Deno.test("Apache says that it works, and what it does not find", () => {
  const ran = start();
  assert.equal(ran.code, undefined);
  assert.match(ran.err, /AH00558: httpd: Could not reliably determine/);
  assert.match(ask(ran, 80).body, /<h1>It works!<\/h1>/);
  assert.equal(ask(ran, 80, "/nope").status, 404);
});

Deno.test("a parent of root and three children of www-data", () => {
  const { process: { task } } = start();
  const rows = task!.kernel.rowsIn(task!.namespaces.pid).map(({ user, command }) => `${user} ${command}`);
  assert.deepEqual(rows, ["root httpd -DFOREGROUND", ...Array(3).fill("www-data httpd -DFOREGROUND")]);
});
