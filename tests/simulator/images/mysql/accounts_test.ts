import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { mayUse, readAccounts, writeAccounts } from "../../../../src/simulator/images/mysql/accounts.ts";

Deno.test("accounts are read as they were written, and use what they may", () => {
  const files = new FileTree({ "/data/mysql/": "" });
  const app = { name: "app", host: "%", password: "x", databases: ["shop"] };
  writeAccounts(files, "/data", [app]);
  assert.deepEqual(readAccounts(files, "/data"), [app]);
  assert.deepEqual(["shop", "mysql", "information_schema"].map((name) => mayUse(app, name)), [
    true,
    false,
    true,
  ]);
});
