import assert from "node:assert/strict";
import { PODS } from "../../../src/kube/discovery.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import {
  cascadeOf,
  deleteTargets,
  type Deletion,
  deletionFlags,
} from "../../../src/programs/kubectl/delete_targets.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";

const GONE = { kind: "Status", status: "Success", details: { uid: "u1" } };
const path = "/api/v1/namespaces/shop/pods/web";
const target = (name: string) => ({
  resource: PODS,
  namespace: "shop",
  name,
  source: "",
  live: () => Promise.reject(new Error("nobody asks for it")),
});

function deletion(changes: Partial<Deletion> = {}) {
  const { io, output } = testIo();
  const connection = recordedCluster({ [path]: GONE });
  const whole: Deletion = {
    connection,
    io,
    graceSeconds: undefined,
    cascade: "Background",
    dryRun: "none",
    ignoresMissing: false,
    isNameOnly: false,
    waits: false,
    timeoutMs: 0,
    warnsOfClusterScope: false,
    ...changes,
  };
  return { whole, output, connection };
}

const texts: [changes: Partial<Deletion>, text: string, requests: number][] = [
  [{}, 'pod "web" deleted from shop namespace\n', 1],
  [{ graceSeconds: 0 }, 'pod "web" force deleted from shop namespace\n', 1],
  [{ dryRun: "client" }, 'pod "web" deleted from shop namespace (dry run)\n', 0],
  [{ dryRun: "server" }, 'pod "web" deleted from shop namespace (server dry run)\n', 1],
  [{ isNameOnly: true }, "pod/web\n", 1],
];

for (const [changes, text, requests] of texts) {
  Deno.test(`a deletion with ${JSON.stringify(changes)}`, async () => {
    const { whole, output, connection } = deletion(changes);
    await deleteTargets({ targets: [target("web")] }, whole);
    assert.equal(output.out, text);
    assert.equal(connection.requests.length, requests);
  });
}

Deno.test("what is not there is told, or counts as deleted", async () => {
  await assert.rejects(deleteTargets({ targets: [target("x")] }, deletion().whole), /not find|404/);
  const { whole, output } = deletion({ ignoresMissing: true });
  await deleteTargets({ targets: [target("x"), target("web")] }, whole);
  assert.equal(output.out, 'pod "web" deleted from shop namespace\n');
});

Deno.test("who waits looks until it is gone, but not for ever", async () => {
  // The recorded answer has no UID of its own: it is another object.
  await deleteTargets({ targets: [target("web")] }, deletion({ waits: true }).whole).catch(() => {});
  const { whole, connection } = deletion({ waits: true, timeoutMs: 1000 });
  await deleteTargets({ targets: [target("web")] }, whole).catch(() => {});
  assert.match(connection.requests[1]!, /^GET /);
});

const cascades: [argv: string[], cascade: string, warning?: RegExp][] = [
  [[], "Background"],
  [["--cascade"], "Background"],
  [["--cascade=foreground"], "Foreground"],
  [["--cascade=orphan"], "Orphan"],
  [["--cascade=true"], "Background", /can be replaced with --cascade=background/],
  [["--cascade=false"], "Orphan", /can be replaced with --cascade=orphan/],
];

Deno.test("what is owned goes, or stays", async () => {
  for (const [argv, cascade, warning = /^$/] of cascades) {
    const { io, output } = testIo();
    assert.equal(await cascadeOf(parseFlags(deletionFlags, argv).flags, io), cascade);
    assert.match(output.err, warning);
  }
  await assert.rejects(
    cascadeOf(parseFlags(deletionFlags, ["--cascade=x"]).flags, testIo().io),
    /invalid cascade value/,
  );
});
