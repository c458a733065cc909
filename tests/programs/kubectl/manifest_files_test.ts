import assert from "node:assert/strict";
import { manifestFiles } from "../../../src/programs/kubectl/manifest_files.ts";
import { testIo } from "../test_io.ts";

const files = Object.fromEntries(
  ["/d/a.yaml", "/d/b.json", "/d/c.yml", "/d/notes.txt", "/d/sub/e.yaml"].map((path) => [path, path]),
);

const cases: [values: string[], isRecursive: boolean, sources: string[]][] = [
  [["/d/notes.txt"], false, ["/d/notes.txt"]],
  [["/d"], false, ["/d/a.yaml", "/d/b.json", "/d/c.yml"]],
  [["/d"], true, ["/d/a.yaml", "/d/b.json", "/d/c.yml", "/d/sub/e.yaml"]],
  [["/d/*.txt", "-"], false, ["/d/notes.txt", "STDIN"]],
];

for (const [values, isRecursive, sources] of cases) {
  Deno.test(`-f ${values}${isRecursive ? " -R" : ""} is ${sources}`, async () => {
    const found = await manifestFiles(testIo({ files }).io, values, isRecursive);
    assert.deepEqual(found.map(({ source }) => source), sources);
  });
}

Deno.test("all paths that lead nowhere are told at once", async () => {
  const { io } = testIo({ files });
  await assert.rejects(manifestFiles(io, ["/x"], false), { message: 'the path "/x" does not exist' });
  await assert.rejects(manifestFiles(io, ["/x", "/d", "/y"], false), (error: AggregateError) => {
    assert.equal(error.errors.length, 2);
    return true;
  });
  await assert.rejects(manifestFiles(io, ["["], false), {
    message: 'pattern "[" is not valid: syntax error in pattern',
  });
});

/** Answers in turn. */
function served(...answers: Response[]) {
  const { io } = testIo();
  return { ...io, fetch: () => Promise.resolve(answers.shift()!) };
}

Deno.test("an address is asked again when its server fails, and not when it refuses", async () => {
  const address = "https://example.com/a.yaml";
  const fails = () => new Response("", { status: 503, statusText: "Service Unavailable" });
  const [file] = await manifestFiles(served(fails(), fails(), new Response("text")), [address], false);
  assert.equal(await file!.read(), "text");
  const [missing] = await manifestFiles(
    served(new Response("", { status: 404, statusText: "Not Found" })),
    [address],
    false,
  );
  await assert.rejects(missing!.read(), {
    message: `unable to read URL "${address}", server reported 404 Not Found, status code=404`,
  });
});

Deno.test("nobody at an address is told as of a cluster", async () => {
  const { io } = testIo();
  const refusing = { ...io, fetch: () => Promise.reject(new Error("tcp connect error: Connection refused")) };
  const [file] = await manifestFiles(refusing, ["http://127.0.0.1:1/a"], false);
  await assert.rejects(
    file!.read(),
    /^ConnectionRefused|The connection to the server 127\.0\.0\.1:1 was refused/,
  );
});
