import assert from "node:assert/strict";
import {
  listContexts,
  metaFolder,
  readContext,
  writeContext,
} from "../../../src/programs/docker/context_store.ts";
import { testIo } from "../test_io.ts";

Deno.test("contexts lie where the original client finds them", async () => {
  const { io } = testIo();
  const context = {
    Name: "far",
    Metadata: { Description: "d" },
    Endpoints: { docker: { Host: "tcp://h:1" } },
  };
  await writeContext(io, "/c", context);
  assert.deepEqual(await readContext(io, "/c", "far"), context);
  assert.deepEqual(await listContexts(io, "/none"), []);
  // The original client looks for the context "foo" here.
  assert.equal(
    await metaFolder("/c", "foo"),
    "/c/contexts/meta/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
  );
});

Deno.test("a context that is not there is told with its file", async () => {
  await assert.rejects(readContext(testIo().io, "/c", "foo"), {
    message:
      'context "foo": context not found: open /c/contexts/meta/2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae/meta.json: no such file or directory',
  });
});
