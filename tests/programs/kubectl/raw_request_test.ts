import assert from "node:assert/strict";
import { type Flag, parseFlags } from "../../../src/programs/flags.ts";
import { rawRequest, sendRawFile } from "../../../src/programs/kubectl/raw_request.ts";
import { recordedCluster } from "../recorded_cluster.ts";
import { testIo } from "../test_io.ts";

Deno.test("a path is asked as it is", async () => {
  const cluster = recordedCluster({ "/x": { a: 1 } });
  const { io, output } = testIo();
  assert.equal(
    await rawRequest({ io, connect: () => Promise.resolve(cluster) }, "POST", "/x?y=z", "body"),
    0,
  );
  assert.deepEqual(cluster.requests, ["POST /x?y=z"]);
  assert.equal(output.out, '{"a":1}');
  await assert.rejects(
    rawRequest({ io, connect: () => Promise.resolve(cluster) }, "GET", "x"),
    /must be a valid URL path/,
  );
});

const sent: [argv: string[], message: RegExp][] = [
  [["-f", "/a", "-f", "/b"], /^--raw can only use a single local file or stdin$/],
  [["-f", "https://example.com/a"], /^--raw can only use a single local file or stdin$/],
  [["-f", "/a", "-o", "yaml"], /^--raw and --output are mutually exclusive$/],
  [["-f", "/no"], /^open \/no: no such file or directory$/],
];

Deno.test("a file is sent as it is", async () => {
  const flags: Flag[] = [
    { name: "filename", short: "f", kind: "list", usage: "" },
    { name: "output", short: "o", kind: "string", usage: "" },
    { name: "raw", kind: "string", default: "/x", usage: "" },
  ];
  const cluster = recordedCluster({ "/x": {} });
  const call = (argv: string[]) =>
    ({
      ...parseFlags(flags, argv),
      ...testIo({ files: { "/a": "text" }, input: "input" }),
      connect: () => Promise.resolve(cluster),
    }) as never;
  assert.equal(await sendRawFile(call(["-f", "/a"]), "POST"), 0);
  assert.equal(await sendRawFile(call(["-f", "-"]), "PUT"), 0);
  assert.deepEqual(cluster.requests, ["POST /x", "PUT /x"]);
  for (const [argv, message] of sent) {
    await assert.rejects(sendRawFile(call(argv), "POST"), (error: Error) => message.test(error.message));
  }
});
