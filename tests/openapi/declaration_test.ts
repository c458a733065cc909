import assert from "node:assert/strict";
import { parseDeclaration } from "../../src/openapi/declaration.ts";

const kind = `import { IIoExampleSpec } from "./Spec.js";
/**
 * A thing.
 *
 * It can be used for all of \\*.
 */
export interface IThing extends TypeMeta {
    "apiVersion": "example.com/v1";
    /**
     * How many.
     */
    "count"?: number;
    "kind": "Thing";
    /**
     * By name.
     */
    "parts": {
        [key: string]: string;
    };
    "claims"?: Array<{
        /**
         * Inner.
         */
        "name"?: string;
    }>;
    "spec"?: IIoExampleSpec;
}
/**
 * A thing.
 */
export declare class Thing extends Model<IThing> implements IThing {
}
export type { IThing as IIoExampleThing, Thing as IoExampleThing };
`;

Deno.test("an interface with its fields and comments", () => {
  const declaration = parseDeclaration(kind)!;
  assert.equal(declaration.localName, "IThing");
  assert.equal(declaration.exportName, "IIoExampleThing");
  assert.equal(declaration.description, "A thing.\n\nIt can be used for all of *.");
  assert.equal(declaration.isRoot, true);
  assert.deepEqual(declaration.fields, [
    {
      name: "apiVersion",
      description: "",
      isRequired: true,
      type: { kind: "literals", values: ["example.com/v1"] },
    },
    { name: "count", description: "How many.", isRequired: false, type: { kind: "number" } },
    { name: "kind", description: "", isRequired: true, type: { kind: "literals", values: ["Thing"] } },
    {
      name: "parts",
      description: "By name.",
      isRequired: true,
      type: { kind: "map", value: { kind: "string" } },
    },
    {
      name: "claims",
      description: "",
      isRequired: false,
      type: { kind: "array", item: { kind: "inline", fields: ["name"] } },
    },
    { name: "spec", description: "", isRequired: false, type: { kind: "reference", name: "IIoExampleSpec" } },
  ]);
});

Deno.test("an alias, an empty interface, and a file with neither", () => {
  const alias =
    "export type ITime = string;\nexport type Time = ITime;\nexport type { ITime as IIoTime, Time as IoTime };\n";
  assert.deepEqual(parseDeclaration(alias), {
    localName: "ITime",
    exportName: "IIoTime",
    description: "",
    isRoot: false,
    fields: [],
    alias: { kind: "string" },
  });
  const empty = "export interface IRaw {\n}\nexport type { IRaw as IIoRaw, Raw as IoRaw };\n";
  assert.deepEqual(parseDeclaration(empty)!.fields, []);
  assert.equal(parseDeclaration('export * from "./Pod.js";\n'), undefined);
});
