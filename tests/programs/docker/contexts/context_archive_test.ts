import assert from "node:assert/strict";
import { contextExport, contextImport } from "../../../../src/programs/docker/contexts/context_archive.ts";
import { ComposeWorld } from "../compose/compose_world.ts";

Deno.test("a context goes out to an archive and comes in under another name", async () => {
  const world = new ComposeWorld();
  await world.docker("context create lab --description there --docker host=tcp://1.2.3.4:5");
  const written = { code: 0, out: "", err: 'Written file "lab.dockercontext"\n' };
  assert.deepEqual(await world.docker("context export lab"), written);
  assert.equal((await world.docker("context export lab")).err, "open lab.dockercontext: file exists\n");
  assert.deepEqual(await world.docker("context import other lab.dockercontext"), {
    code: 0,
    out: "other\n",
    err: 'Successfully imported context "other"\n',
  });
  const format = "-f '{{.Name}} {{.Metadata.Description}} {{.Endpoints.docker.Host}}'";
  assert.equal(
    (await world.docker(`context inspect other ${format}`)).out,
    "other there tcp://1.2.3.4:5\n",
  );
  const refused: [string, string][] = [
    ["import other lab.dockercontext", 'context "other" already exists\n'],
    ["import default lab.dockercontext", '"default" is a reserved context name\n'],
  ];
  for (const [line, said] of refused) {
    assert.deepEqual(await world.docker(`context ${line}`), { code: 1, out: "", err: said });
  }
  assert.match((await world.docker("context import third nofile")).err, /^open nofile: /);
});

Deno.test("their names", () =>
  assert.deepEqual([...contextExport.calls, ...contextImport.calls], ["context export", "context import"]));
