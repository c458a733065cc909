import assert from "node:assert/strict";
import { testLines, withHelm } from "./helm_world.ts";
import { sampleFiles } from "./sample_charts.ts";

const options = { files: sampleFiles };

testLines([
  {
    line: "upgrade web web",
    out:
      /^Release "web" has been upgraded. Happy Helming!\nNAME: web\n[^]*REVISION: 3\nDESCRIPTION: Upgrade complete\n[^]*Size 3 in default.\n$/,
  },
  { line: "upgrade new web", code: 1, err: 'Error: UPGRADE FAILED: "new" has no deployed releases\n' },
  { line: "upgrade -i new web", out: /^Release "new" does not exist. Installing it now.\nNAME: new\n/ },
  { line: "upgrade web", code: 1, err: /^Error: "helm upgrade" requires 2 arguments\n/ },
  { line: "upgrade web ./nope", code: 1, err: 'Error: path "./nope" not found\n' },
  { line: "upgrade Web web", code: 1, err: "Error: UPGRADE FAILED: release name is invalid: Web\n" },
  { line: "upgrade web broken", code: 1, err: /^Error: UPGRADE FAILED: [^]*nil pointer/ },
  {
    line: "upgrade web web --server-side=x",
    code: 1,
    err: "Error: UPGRADE FAILED: invalid/unknown release server-side apply method: x\n",
  },
  {
    line: "upgrade web web --force-replace",
    code: 1,
    err: /cannot use server-side apply and force replace together/,
  },
  { line: "upgrade web web --dry-run=client -o yaml", out: /\n {2}status: pending-upgrade\n/ },
  { line: "upgrade -i web crd", out: /REVISION: 3/ },
], options);

const values: [string, string][] = [
  ["", "size: 3\n"],
  ["--set image.tag=two", "image:\n  tag: two\n"],
  ["--reuse-values --set image.tag=two", "image:\n  tag: two\nsize: 3\n"],
  ["--reset-then-reuse-values --set image.tag=two", "image:\n  tag: two\nsize: 3\n"],
  ["--reset-values", "null\n"],
];
for (const [flags, expected] of values) {
  Deno.test(`the values that are kept: upgrade ${flags}`, () =>
    withHelm(async ({ helm }) => {
      assert.equal((await helm(`upgrade web web ${flags}`)).code, 0);
      assert.equal((await helm("get values web")).out, `USER-SUPPLIED VALUES:\n${expected}`);
    }, options));
}

Deno.test("labels are merged, and null takes one away", () =>
  withHelm(async ({ helm }) => {
    await helm("upgrade web web -l a=1,b=2");
    await helm("upgrade web web -l a=null,c=3");
    assert.match((await helm("get metadata web")).out, /LABELS: b=2,c=3,modifiedAt/);
    assert.match((await helm("history web")).out, /\n4 .*deployed/);
  }, options));
