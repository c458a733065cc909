import assert from "node:assert/strict";
import {
  accessModesText,
  validateAccessModes,
} from "../../../../src/simulator/kubernetes/kinds/access_modes.ts";
import { texts } from "./kind_world.ts";

const cases: [modes: string[], text: string, errors: string[]][] = [
  [[], "", []],
  [["ReadWriteMany", "ReadWriteOnce", "ReadWriteOnce"], "RWO,RWX", []],
  [["ReadOnlyMany"], "ROX", []],
  [["ReadWriteOncePod"], "RWOP", []],
  [
    ["ReadWriteOncePod", "ReadOnlyMany"],
    "ROX,RWOP",
    ["f: Forbidden: may not use ReadWriteOncePod with other access modes"],
  ],
  [
    ["RWO"],
    "",
    ['f: Unsupported value: "RWO": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"'],
  ],
];
for (const [modes, text, errors] of cases) {
  Deno.test(`access modes ${modes.join(" ") || "none"}`, () => {
    assert.equal(accessModesText(modes), text);
    assert.deepEqual(texts(validateAccessModes(modes, "f")), errors);
  });
}
