import assert from "node:assert/strict";
import { verbs } from "../../../src/programs/docker/verb_tree.ts";
import { docker, dockerAlone, refused } from "./scripted_engine.ts";

const NOBODY =
  "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n";

/** Command line, exit code, and what goes to stderr: all of it the original client's. */
const MISTAKES: [line: string, code: number, err: string][] = [
  ["foo", 1, "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n"],
  [
    "network foo",
    1,
    "docker: unknown command: docker network foo\n\nUsage:  docker network\n\nRun 'docker network --help' for more information\n",
  ],
  [
    "--foo",
    125,
    "unknown flag: --foo\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
  ],
  [
    "ps --foo",
    125,
    "unknown flag: --foo\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
  ],
  [
    "ps a",
    1,
    "docker: 'docker ps' accepts no arguments\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
  ],
  [
    "container list a",
    1,
    "docker: 'docker container ls' accepts no arguments\n\nUsage:  docker container ls [OPTIONS]\n\nRun 'docker container ls --help' for more information\n",
  ],
  [
    "run",
    1,
    "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
  ],
  [
    "commit",
    1,
    "docker: 'docker commit' requires at least 1 and at most 2 arguments\n\nUsage:  docker commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]\n\nRun 'docker commit --help' for more information\n",
  ],
  [
    "logs a b",
    1,
    "docker: 'docker logs' requires 1 argument\n\nUsage:  docker logs [OPTIONS] CONTAINER\n\nRun 'docker logs --help' for more information\n",
  ],
  ["help foo", 1, "unknown help topic: foo\n"],
  ["ps", 1, NOBODY],
  ["-H tcp://127.0.0.1:1 ps", 1, NOBODY.replace("unix:///var/run/docker.sock", "tcp://127.0.0.1:1")],
  ["run x", 125, `docker: ${NOBODY}\nRun 'docker run --help' for more information\n`],
  [
    "-H foo://x ps",
    1,
    "Failed to initialize: unable to resolve docker endpoint: invalid bind address format: foo://x\n",
  ],
];

Deno.test("mistakes are told in the original's words, and with its exit codes", async () => {
  for (const [line, code, err] of MISTAKES) {
    const ran = await dockerAlone(line);
    assert.deepEqual([ran.code, ran.err, ran.out], [code, err, ""], line);
  }
});

Deno.test("what the engine refuses is its own word", async () => {
  const { code, err } = await docker("ps", { "GET /containers/json": refused(500, "out of order") });
  assert.deepEqual([code, err], [1, "Error response from daemon: out of order\n"]);
});

Deno.test("help is there however it is asked for", async () => {
  const { out } = await dockerAlone("ps --help");
  assert.match(
    out,
    /^Usage: {2}docker ps \[OPTIONS\]\n\nShow the containers that run, or all of them\n\nAliases:\n {2}docker container ls, docker container list/,
  );
  for (const line of ["help ps", "ps -h", "--help ps"]) {
    assert.equal((await dockerAlone(line)).out, out, line);
  }
  assert.equal((await dockerAlone("ps -h")).err, "Flag shorthand -h has been deprecated, use --help\n");
  assert.match((await dockerAlone("container")).err, /^Usage: {2}docker container COMMAND\n/);
  assert.match((await dockerAlone("")).err, /^Usage: {2}docker \[OPTIONS\] COMMAND\n/);
  assert.match((await dockerAlone("-v")).out, /^Docker version /);
});

const GARBAGE = [
  "\0\xff\x1b[2J not json",
  "{}",
  "[]",
  "null",
  "[null]",
  '"text"',
  "12",
  '[{"Id":5}]',
  '{"a":',
  "",
];

Deno.test("whatever an engine answers, it is told and no fault of the program", async () => {
  const lines = verbs.map(({ calls, takes, flags }) => {
    const args = Array.from({ length: Math.max(takes?.min ?? 0, 0) }, (_, index) => `a${index}`);
    const more = flags.some(({ name }) => name === "force") ? ["-f"] : [];
    return [calls[0]!, ...more, ...args].join(" ");
  }).filter((line) => !/^(system events|container (cp|exec|attach)|image build|login)/.test(line));
  for (const line of lines) {
    for (const answer of GARBAGE) {
      const anything = new Proxy({}, { get: () => answer });
      const { code } = await docker(line, anything, { files: { a0: "" } });
      assert.equal(typeof code, "number", `${line} ${answer}`);
    }
  }
});
