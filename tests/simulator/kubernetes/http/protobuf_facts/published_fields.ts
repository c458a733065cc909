/** Compares tables of messages with themselves and with the schemas that a real server published. */
import assert from "node:assert/strict";
import type { OpenApiSchema } from "../../../../../src/kube/openapi.ts";
import { coreMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/core.ts";
import { machineryMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/machinery.ts";
import {
  indexMessages,
  readMessage,
} from "../../../../../src/simulator/kubernetes/http/protobuf_facts/notation.ts";
import { storageMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/storage.ts";
import { workloadsMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/workloads.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../../../../fixtures.ts";

const lines = indexMessages([coreMessages, workloadsMessages, storageMessages, machineryMessages]);
const LETTERS = new Set([..."sidbyqtuoj"]);

/** Tests of all messages of one table. */
export function testTable(table: string): void {
  const messages = [...indexMessages([table]).keys()];
  for (const name of messages) {
    Deno.test(`message ${name}: all types are known`, () => {
      const fields = readMessage(name, lines.get(name)!);
      for (const { type } of fields === "items" ? [] : fields.values()) {
        assert.ok(LETTERS.has(type) || lines.has(type), type);
      }
    });
  }
  Deno.test({
    name: "each field that the recorded schemas have can be read",
    ignore: !hasFixtures,
    fn: () => {
      let compared = 0;
      for (const name of messages) {
        const schema = schemas().get(name);
        if (!schema?.properties) continue;
        compared++;
        const known = new Set(["apiVersion", "kind", ...namesOf(name)]);
        for (const property of Object.keys(schema.properties)) {
          if (!REMOVED.has(`${name}.${property}`)) assert.ok(known.has(property), `${name}.${property}`);
        }
      }
      assert.ok(compared > messages.length / 2, `only ${compared} of ${messages.length} are known`);
    },
  });
}

/** Not in protobuf, or gone since the recording. */
const REMOVED = new Set(["meta.v1.ObjectMeta.selfLink"]);

function namesOf(message: string): string[] {
  const fields = readMessage(message, lines.get(message)!);
  if (fields === "items") return [];
  return [...fields.values()].flatMap(({ name, type }) => name === "." ? namesOf(type) : [name]);
}

let published: Map<string, OpenApiSchema> | undefined;

/** Schemas by the names of messages: `apps.v1.Deployment`. */
function schemas(): Map<string, OpenApiSchema> {
  if (published) return published;
  published = new Map();
  for (const file of fixtureNames("openapi/v3").filter((name) => /^apis?__.*v\d\.json$/.test(name))) {
    const { components } = fixtureJson(`openapi/v3/${file}`);
    for (const [name, schema] of Object.entries<OpenApiSchema>(components?.schemas ?? {})) {
      published.set(name.split(".").slice(-3).join("."), schema);
    }
  }
  return published;
}
