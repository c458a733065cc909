import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { wget } from "../../../../../src/simulator/userland/commands/network.ts";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const image = { ...nginx, programs: { ...nginx.programs, "/usr/bin/wget": wget } };
const AT = "2026-11-22 11:33:04";
const CONNECTED = "Resolving web (web)... 10.96.1.2\nConnecting to web (web)|10.96.1.2|:80... connected.\n";

const cases: [line: string, out: string, err: string, code: number][] = [
  ["wget -qO- web", "hello", "", 0],
  ["wget -q web; wget -q web; cat index.html index.html.1", "hellohello", "", 0],
  ["wget -q -P d web/a; cat d/a", "hello", "", 0],
  ["wget -nv web/a", "", `${AT} URL:http://web/a [5] -> "a" [1]\n`, 0],
  [
    "wget web/a",
    "",
    `--${AT}--  http://web/a\n${CONNECTED}HTTP request sent, awaiting response... 200 OK\nLength: unspecified\n` +
    `Saving to: ‘a’\n\n     0K${" ".repeat(59)} 2.44K=0.002s\n\n${AT} (2.44 KB/s) - ‘a’ saved [5]\n\n`,
    0,
  ],
  [
    "wget -S -q -O- web",
    "hello",
    "  HTTP/1.1 200 OK\n  Server: nginx\n",
    0,
  ],
  [
    "wget --spider web",
    "",
    `Spider mode enabled. Check if remote file exists.\n--${AT}--  http://web/\n${CONNECTED}` +
    "HTTP request sent, awaiting response... 200 OK\nLength: unspecified\nRemote file exists.\n\n",
    0,
  ],
  ["wget -nv gone", "", `http://gone/:\n${AT} ERROR 404: Not Found.\n`, 8],
  ["wget -q gone", "", "", 8],
  ["wget -qO- moved", "hello", "", 0],
  ["wget -q shut", "", "", 4],
  [
    "wget nowhere",
    "",
    `--${AT}--  http://nowhere/\nResolving nowhere (nowhere)... failed: Name or service not known.\n` +
    "wget: unable to resolve host address ‘nowhere’\n",
    4,
  ],
  ["wget -q -T 2 -t 1 slow", "", "", 4],
  ["wget -O /none/x web", "", "/none/x: No such file or directory\n", 1],
  ["wget foo://x", "", "foo://x: Unsupported scheme ‘foo’.\n", 1],
  [
    "wget -q https://api",
    "",
    "ERROR: cannot verify api's certificate:\n  Unable to locally verify the issuer's authority.\nTo connect to api insecurely, use `--no-check-certificate'.\n",
    5,
  ],
  ["wget -qO- --no-check-certificate https://api", "secret", "", 0],
  ["wget -q -O two web web; cat two", "hellohello", "", 0],
];

for (const [line, out, err, code] of cases) {
  Deno.test(line, () => {
    const ran = runScript(`cd /tmp; ${line}`, { fetch, image });
    assert.deepEqual([ran.out, ran.err.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, AT), ran.code], [
      out,
      err,
      code,
    ]);
  });
}
