import assert from "node:assert/strict";
import { PACKAGED_MODULES } from "../../../src/simulator/images/python_modules.ts";
import { packageOfModule } from "../../../src/simulator/images/python_packages.ts";

for (const name of Object.keys(PACKAGED_MODULES)) {
  Deno.test(`the module ${name} belongs to a package that pip knows`, () =>
    assert.notEqual(packageOfModule(name.split(".")[0]!), undefined));
}
