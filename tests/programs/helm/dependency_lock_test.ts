import assert from "node:assert/strict";
import { metadataFrom } from "../../../src/programs/helm/chart_metadata.ts";
import { lockDigest, lockText } from "../../../src/programs/helm/dependency_lock.ts";

const { dependencies } = metadataFrom({
  name: "parent",
  dependencies: [{ name: "web", version: ">=0.1.0", repository: "file://../web" }],
});
const locked = [{ name: "web", version: "0.1.0", repository: "file://../web" }];

Deno.test("the digest is the one that Helm makes of the same dependencies", async () => {
  assert.equal(
    await lockDigest(dependencies, locked),
    "sha256:b4dd82edee963407e17f6ce5fceb54ec642aa6583d172789f8b987851f1be5dc",
  );
});

Deno.test("the file", () => {
  assert.equal(
    lockText(locked, "sha256:x", 0),
    "dependencies:\n- name: web\n  repository: file://../web\n  version: 0.1.0\ndigest: sha256:x\n" +
      'generated: "1970-01-01T00:00:00.000Z"\n',
  );
});
