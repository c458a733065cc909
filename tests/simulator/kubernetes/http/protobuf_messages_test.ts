import assert from "node:assert/strict";
import type { OpenApiSchema } from "../../../../src/kube/openapi.ts";
import { MESSAGES } from "../../../../src/simulator/kubernetes/http/protobuf_messages.ts";
import { fixtureJson, fixtureNames, hasFixtures } from "../../../fixtures.ts";

const SCALARS = new Set([..."sibytojmn"]);

function fieldsOf(message: string): { number: string; name: string; type: string }[] {
  return MESSAGES[message]!.split(",").map((line) => line.trim()).filter(Boolean).map((line) => {
    const [number = "", name = "", type = ""] = line.split(" ");
    return { number, name, type: type.replace(/^\[\]|\*$/g, "") };
  });
}

for (const message of Object.keys(MESSAGES)) {
  Deno.test(`message ${message}: numbers are used once, types are known`, () => {
    const fields = fieldsOf(message);
    assert.equal(new Set(fields.map(({ number }) => number)).size, fields.length);
    for (const { name, type } of fields) assert.ok(SCALARS.has(type) || type in MESSAGES, `${name} ${type}`);
  });
}

Deno.test({
  name: "each field is one that the recorded schemas have",
  ignore: !hasFixtures,
  fn() {
    // Some names are used in several groups.
    const known = new Map<string, Set<string>>();
    for (const file of fixtureNames("openapi/v3").filter((name) => /^apis?__.*v1\.json$/.test(name))) {
      const { components } = fixtureJson(`openapi/v3/${file}`);
      for (const [name, { properties = {} }] of Object.entries<OpenApiSchema>(components?.schemas ?? {})) {
        const short = name.slice(name.lastIndexOf(".") + 1);
        known.set(short, new Set([...known.get(short) ?? [], ...Object.keys(properties)]));
      }
    }
    const compared = Object.keys(MESSAGES).filter((message) => known.has(message) && message !== "FieldsV1");
    assert.ok(compared.length > Object.keys(MESSAGES).length / 2, `only ${compared} are known`);
    for (const message of compared) {
      const properties = known.get(message)!;
      for (const { name } of fieldsOf(message)) {
        assert.ok(properties.has(name), `${message}.${name}`);
      }
    }
  },
});
