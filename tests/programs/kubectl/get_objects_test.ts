import assert from "node:assert/strict";
import { Client } from "../../../src/cluster/client.ts";
import type { Transport } from "../../../src/cluster/transport.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { parseFlags } from "../../../src/programs/flags.ts";
import { get } from "../../../src/programs/kubectl/get.ts";
import { printObjects } from "../../../src/programs/kubectl/get_objects.ts";
import { PrintError } from "../../../src/programs/kubectl/object_printer.ts";
import type { Selected } from "../../../src/programs/kubectl/selection.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";

const pod = (name: string) => ({ apiVersion: "v1", kind: "Pod", metadata: { name } });

const transport: Transport = {
  description: "three pods",
  request(path) {
    const name = path.split("/pods/")[1];
    const found = name ? pod(name) : { kind: "PodList", metadata: {}, items: ["b", "c", "a"].map(pod) };
    return Promise.resolve(Response.json(found));
  },
  connect: () => Promise.reject(new Error("no streams")),
  close: () => {},
};

const all: Selected = { resource: PODS, path: "/api/v1/pods" };
const one: Selected = { resource: PODS, name: "b", path: "/api/v1/pods/b" };

const cases: [title: string, selected: Selected[], argv: string[], out: string][] = [
  ["a collection is a list", [all], [], "List b,c,a"],
  ["sorted", [all], ["--sort-by", ".metadata.name"], "List a,b,c"],
  ["one object is itself", [one], [], "Pod b"],
  ["two by name are a list", [one, one], [], "List b,b"],
];

function call(argv: string[]) {
  const { io, output } = testIo();
  return { call: { io, ...parseFlags(get.flags, argv) } as unknown as Call, output };
}

const connection = {
  client: new Client(transport),
  namespace: "default",
  discovery: () => Promise.reject(new Error("not asked")),
  openapi: () => Promise.reject(new Error("not asked")),
};

for (const [title, selected, argv, out] of cases) {
  Deno.test(`get objects: ${title}`, async () => {
    const { call: made, output } = call(argv);
    const code = await printObjects(made, connection, {
      selected,
      printer: ({ whole, items }) => `${whole.kind} ${items.map(({ metadata }) => metadata?.name)}`,
    });
    assert.deepEqual([output.out, code], [out, 0]);
  });
}

Deno.test("what a template had printed before it failed is printed", async () => {
  const { call: made, output } = call([]);
  const printer = () => {
    throw new PrintError("template fails", "so far");
  };
  await assert.rejects(printObjects(made, connection, { selected: [all], printer }), /template fails/);
  assert.equal(output.out, "so far");
});
