import assert from "node:assert/strict";
import { realMachine } from "../../../../src/cli/real_machine.ts";
import { dockerAlone } from "../scripted_engine.ts";

// Lines in order, and what the original client prints for them.
const SESSION: [line: string, out: RegExp, err: string][] = [
  ["context show", /^default\n$/, ""],
  [
    "context create far --docker host=tcp://1.2.3.4:5 --description 'd d'",
    /^far\n$/,
    'Successfully created context "far"\n',
  ],
  ["context create far", /^$/, 'context "far" already exists\n'],
  ["context create default", /^$/, '"default" is a reserved context name\n'],
  [
    "context create a",
    /^$/,
    'context name "a" is invalid, names are validated against regexp "^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$"\n',
  ],
  [
    "context create bad --docker foo=1",
    /^$/,
    "unable to create docker endpoint config: unrecognized config key: foo\n",
  ],
  [
    "context ls",
    /^NAME {8}DESCRIPTION {31}DOCKER ENDPOINT {15}ERROR\ndefault \* .*\nfar {9}d d {39}tcp:\/\/1\.2\.3\.4:5 {15}\n$/,
    "",
  ],
  ["context use far", /^far\n$/, 'Current context is now "far"\n'],
  ["context show", /^far\n$/, ""],
  ["ps", /^$/, "Cannot connect to the Docker daemon at tcp://1.2.3.4:5. Is the docker daemon running?\n"],
  ["context inspect", /"Description": "d d"[^]*"Host": "tcp:\/\/1\.2\.3\.4:5"/, ""],
  ["context inspect -f '{{.Endpoints.docker.Host}}' far", /^tcp:\/\/1\.2\.3\.4:5\n$/, ""],
  ["context update far --description e", /^far\n$/, 'Successfully updated context "far"\n'],
  ["context rm far", /^$/, 'context "far" is in use, set -f flag to force remove\n'],
  ["context rm -f far", /^far\n$/, ""],
  ["context rm far default", /^$/, 'context "far" does not exist\ncontext "default" cannot be removed\n'],
  ["context inspect default", /"MetadataPath": "\\u003cIN MEMORY\\u003e"/, ""],
];

Deno.test("contexts are made, used and removed", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const machine = { ...realMachine, env: (name: string) => name === "DOCKER_CONFIG" ? folder : undefined };
    for (const [line, out, err] of SESSION) {
      const ran = await dockerAlone(line, { machine });
      assert.match(ran.out, out, line);
      assert.equal(ran.err, err, line);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
