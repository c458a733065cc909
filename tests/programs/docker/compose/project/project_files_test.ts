import assert from "node:assert/strict";
import {
  findProjectFiles,
  readVariables,
} from "../../../../../src/programs/docker/compose/project/project_files.ts";
import { testIo } from "../../../test_io.ts";

const none = { files: [], projectName: "", projectFolder: "", profiles: [], envFiles: [] };
const yaml = "services: {}";

Deno.test("files are found here, above, by flag and by variable", async () => {
  const cases: [
    files: Record<string, string>,
    options: Partial<typeof none>,
    env: Record<string, string>,
    paths: string[],
  ][] = [
    [{ "/here/compose.yaml": yaml }, {}, {}, ["/here/compose.yaml"]],
    [{ "/here/docker-compose.yml": yaml, "/here/docker-compose.override.yml": yaml }, {}, {}, [
      "/here/docker-compose.yml",
      "/here/docker-compose.override.yml",
    ]],
    [{ "/compose.yml": yaml }, {}, {}, ["/compose.yml"]],
    [{ "/here/a.yaml": yaml, "/b.yaml": yaml }, { files: ["a.yaml", "/b.yaml"] as never }, {}, [
      "/here/a.yaml",
      "/b.yaml",
    ]],
    [{ "/here/a.yaml": yaml }, {}, { COMPOSE_FILE: "a.yaml" }, ["/here/a.yaml"]],
    [{ "/here/a.yaml": yaml, "/here/.env": "COMPOSE_FILE=a.yaml" }, {}, {}, ["/here/a.yaml"]],
  ];
  for (const [files, options, env, paths] of cases) {
    const { io } = testIo({ files, env });
    assert.deepEqual((await findProjectFiles({ ...none, ...options }, io)).paths, paths);
  }
});

Deno.test("the shell's variables win over those of files", async () => {
  const { io } = testIo({
    files: { "/here/compose.yaml": yaml, "/here/.env": "A=file\nB=file" },
    env: { A: "shell" },
  });
  const { variable } = await findProjectFiles(none, io);
  assert.deepEqual(["A", "B", "C"].map(variable), ["shell", "file", undefined]);
});

Deno.test("what is not there is told", async () => {
  const { io } = testIo({ files: { "/here/compose.yaml": yaml } });
  await assert.rejects(findProjectFiles({ ...none, files: ["nope.yaml"] }, io), {
    message: "open /here/nope.yaml: no such file or directory",
    code: 1,
  });
  await assert.rejects(findProjectFiles({ ...none, envFiles: ["nope"] }, io), {
    message: "couldn't find env file: /here/nope",
  });
  await assert.rejects(findProjectFiles(none, testIo().io), {
    message: "no configuration file provided: not found",
  });
});

Deno.test("several files of usual names are warned of", async () => {
  const { io, output } = testIo({ files: { "/here/compose.yaml": yaml, "/here/docker-compose.yml": yaml } });
  await findProjectFiles(none, io);
  assert.match(
    output.err,
    /Found multiple config files with supported names: .*\n.*Using \/here\/compose.yaml/,
  );
});

Deno.test("a file of variables that is wrong is told with its name", async () => {
  const { io } = testIo({ files: { "/x.env": "A B=1" } });
  await assert.rejects(readVariables(io, "/x.env", new Map()), {
    message: /^failed to read \/x.env: line 1: key/,
  });
});
