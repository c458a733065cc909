import assert from "node:assert/strict";
import { dockerAlone } from "../scripted_engine.ts";

// The command line and the original client's words for it.
const MISTAKES: [line: string, message: string][] = [
  [
    "--attach foo",
    'invalid argument "foo" for "-a, --attach" flag: valid streams are STDIN, STDOUT and STDERR',
  ],
  ["--add-host x", 'invalid argument "x" for "--add-host" flag: bad format for add-host: "x"'],
  ["--add-host x:y", 'invalid argument "x:y" for "--add-host" flag: invalid IP address in add-host: "y"'],
  ["--dns x", 'invalid argument "x" for "--dns" flag: IP address is not correctly formatted: x'],
  ["--link ''", 'invalid argument "" for "--link" flag: empty string specified for links'],
  ["--link a:b:c", 'invalid argument "a:b:c" for "--link" flag: bad format for links: a:b:c'],
  ["--cpus x", 'invalid argument "x" for "--cpus" flag: failed to parse x as a rational number'],
  ["--cpus 1.1234567891", 'invalid argument "1.1234567891" for "--cpus" flag: value is too precise'],
  [
    "--blkio-weight 99999",
    'invalid argument "99999" for "--blkio-weight" flag: strconv.ParseUint: parsing "99999": value out of range',
  ],
  ["--device-read-bps x", 'invalid argument "x" for "--device-read-bps" flag: bad format: x'],
  [
    "--device-read-bps a:b",
    'invalid argument "a:b" for "--device-read-bps" flag: bad format for device path: a:b',
  ],
  [
    "--gpus x",
    'invalid argument "x" for "--gpus" flag: invalid count (x): value must be either "all" or an integer: invalid syntax',
  ],
  ["--sysctl x", `invalid argument "x" for "--sysctl" flag: sysctl 'x' is not allowed`],
  ["-m foo", `invalid argument "foo" for "-m, --memory" flag: invalid size: 'foo'`],
  ["-e =x", 'invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x'],
  ["-l =x", `invalid argument "=x" for "-l, --label" flag: invalid label '=x': empty name`],
];

Deno.test("a wrong value is told before anything is asked", async () => {
  for (const [flags, message] of MISTAKES) {
    const { code, err } = await dockerAlone(`run ${flags} x`);
    const rest =
      "\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n";
    assert.deepEqual([code, err], [125, message + rest]);
  }
});
