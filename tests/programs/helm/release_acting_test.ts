import assert from "node:assert/strict";
import type { Call } from "../../../src/programs/program.ts";
import {
  actingOf,
  findRelease,
  logLine,
  releaseNameProblem,
} from "../../../src/programs/helm/release_acting.ts";
import { release, withReleases } from "../../cluster/helm/release_world.ts";
import { createRelease } from "../../../src/cluster/helm_releases.ts";
import { discover } from "../../../src/cluster/discover.ts";
import { testIo } from "../test_io.ts";

const names: [string, boolean][] = [
  ["web", true],
  ["web-1.x", true],
  ["Web", false],
  ["-web", false],
  ["", false],
  ["a".repeat(54), false],
];
for (const [name, isName] of names) {
  Deno.test(`a release's name: ${JSON.stringify(name)}`, () =>
    assert.equal(releaseNameProblem(name) === undefined, isName));
}

Deno.test("the log quotes what needs it", () => {
  assert.equal(
    logLine("WARN", "upgrade failed", { name: "web", error: 'no "a"\nb' }),
    'level=WARN msg="upgrade failed" name=web error="no \\"a\\"\\nb"\n',
  );
});

Deno.test("a call can act: kinds that are new are found when they are asked for again", () =>
  withReleases(async ({ client, acting: { now, signal } }) => {
    const { io, output } = testIo();
    let asked = 0;
    const connection = {
      client,
      namespace: "default",
      openapi: () => Promise.resolve(undefined),
      discovery: () => {
        asked++;
        return discover(client);
      },
    };
    const call = { io, connect: () => Promise.resolve(connection) } as unknown as Call;
    const acting = await actingOf(call);
    await acting.discovery();
    const renewed = await acting.discovery(true);
    assert.equal(await acting.discovery(), renewed);
    assert.equal(asked, 1);
    acting.warn?.("careful", {});
    assert.equal(output.err, "level=WARN msg=careful\n");
    await createRelease(client, release("", { version: 3 }), now(), signal);
    assert.equal((await findRelease(call, "web")).version, 3);
    await assert.rejects(findRelease(call, "web", 2), { message: "release: not found" });
  }));
