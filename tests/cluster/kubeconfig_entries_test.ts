import assert from "node:assert/strict";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import { deleteEntry, entryFile, kubeconfigTarget, setEntry } from "../../src/cluster/kubeconfig_entries.ts";

const ONE = "clusters:\n- name: ca # first\n  cluster:\n    server: https://a.test\n";
const TWO = "users:\n- name: u\n  user: {token: abc}\n";

async function opened(texts: Record<string, string>) {
  const written = { ...texts };
  const read = (path: string) =>
    path in written ? Promise.resolve(written[path]!) : Promise.reject(new Deno.errors.NotFound(path));
  const config = await loadKubeconfig({
    env: { KUBECONFIG: "/one:/two" },
    home: "/home",
    readFile: read,
    separator: ":",
  });
  const files = {
    read,
    write: (path: string, text: string) => {
      written[path] = text;
      return Promise.resolve();
    },
  };
  return { config, files, written };
}

Deno.test("an entry is changed in the file that holds it, and what is around stays", async () => {
  const { config, files, written } = await opened({ "/one": ONE, "/two": TWO });
  assert.equal(entryFile(config, "users", "u"), "/two");
  await setEntry(config, { kind: "users", name: "u" }, { token: undefined, username: "ahab" }, files);
  await setEntry(config, { kind: "clusters", name: "ca" }, { server: "https://b.test" }, files);
  assert.match(written["/two"]!, /user: \{username: ahab\}/);
  assert.equal(written["/one"], ONE.replace("a.test", "b.test"));
});

Deno.test("a new entry goes to the first file, and to a new one where there is none", async () => {
  const { config, files, written } = await opened({ "/one": ONE });
  await setEntry(config, { kind: "users", name: "v" }, { token: "x" }, files);
  assert.match(
    written["/one"]!,
    /users:\n +- user:\n +token: x\n +name: v\n|users:\n- user:\n {4}token: x\n {2}name: v\n/,
  );
  const none = await opened({});
  assert.equal(kubeconfigTarget(none.config), "/two");
  await setEntry(none.config, { kind: "users", name: "v" }, { token: "x" }, none.files);
  assert.match(none.written["/two"]!, /^apiVersion: v1\nkind: Config\n/);
});

Deno.test("an entry is taken away; one that is not there has no file", async () => {
  const { config, files, written } = await opened({ "/one": ONE, "/two": TWO });
  assert.equal(await deleteEntry(config, "clusters", "ca", files), "/one");
  assert.doesNotMatch(written["/one"]!, /ca/);
  assert.equal(await deleteEntry(config, "clusters", "cb", files), undefined);
});
