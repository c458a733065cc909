import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const told: [line: string, err: RegExp][] = [
  [
    "web",
    /^\* Host web:80 was resolved\.\n\* IPv6: \(none\)\n\* IPv4: 10\.96\.1\.2\n\* {3}Trying 10\.96\.1\.2:80\.\.\.\n/,
  ],
  ["web", /\* Connection #0 to host web left intact\n$/],
  ["-d abc web", /> \r\n\} \[3 bytes data\]\n\* upload completely sent off: 3 bytes\n/],
  ["nowhere", /^\* Could not resolve host: nowhere\n\* closing connection #0\n/],
  [
    "shut",
    /\* connect to 10\.96\.1\.3 port 80 from \S+ port \d+ failed: Connection refused\n\* Failed to connect/,
  ],
  [
    "--unix-socket /none http://x/",
    /^\* {3}Trying \/none:0\.\.\.\n\* Immediate connect fail for \/none: No such file or directory\n/,
  ],
  ["-L moved", /\* Issue another request to this URL: 'http:\/\/web\/new'\n/],
];

for (const [line, err] of told) {
  Deno.test(`curl -v ${line}`, () =>
    assert.match(runScript(`curl -sv ${line}`, { fetch, image: nginx }).err, err));
}
