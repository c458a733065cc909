import assert from "node:assert/strict";
import { packageOfModule, plainName, pythonPackage } from "../../../src/simulator/images/python_packages.ts";

Deno.test("packages are found by their names in any spelling, and by their modules", () => {
  assert.equal(pythonPackage("Flask")!.name, "flask");
  assert.equal(pythonPackage("psycopg2_binary")!.name, "psycopg2-binary");
  assert.equal(packageOfModule("yaml")!.name, "pyyaml");
  assert.equal(plainName("A_b.C"), "a-b-c");
});

Deno.test("what a package needs is there, too", () => {
  const names = ["flask", "celery", "fastapi", "pandas", "django", "pytest", "flower", "requests"];
  for (const name of names) {
    for (const need of pythonPackage(name)!.needs ?? []) {
      assert.ok(pythonPackage(/^[\w.-]+/.exec(need)![0]), need);
    }
  }
});
