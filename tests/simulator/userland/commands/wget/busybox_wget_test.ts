import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const USAGE = "BusyBox v1.36.1 multi-call binary.\n\n" +
  "Usage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n" +
  "\t[--post-data STR | --post-file FILE] [-Y on/off]\n" +
  "\t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...\n";

const cases: [script: string, out: string, err: string, code: number][] = [
  ["wget -qO- http://web", "hello", "", 0],
  ["wget -q -O - web:80/x", "hello", "", 0],
  ["wget -qO- moved", "hello", "", 0],
  ["wget -qO- http://gone", "", "wget: server returned error: HTTP/1.1 404 Not Found\n", 1],
  ["wget -qO- shut", "", "wget: can't connect to remote host (10.96.1.3): Connection refused\n", 1],
  ["wget -qO- deaf", "", "wget: error getting response: Connection reset by peer\n", 1],
  ["wget -q -T 2 -O- slow", "", "wget: download timed out\n", 1],
  ["wget -qO- slow", "", "wget: can't connect to remote host (10.96.1.4): Operation timed out\n", 1],
  ["wget -qO- nowhere", "", "wget: bad address 'nowhere'\n", 1],
  ["wget -qO- nowhere:8080", "", "wget: bad address 'nowhere:8080'\n", 1],
  ["wget -q --spider web", "", "", 0],
  ["wget --spider web", "", "Connecting to web (10.96.1.2:80)\nremote file exists\n", 0],
  ["wget -qO- https://example.com", "secret", "", 0],
  ["wget -q web; wget -q web; cat index.html", "hello", "wget: can't open 'index.html': File exists\n", 0],
  ["wget", "", USAGE, 1],
  ["wget -nv -t 3 -qO- web", "hello", "", 0],
  ["wget -Q web", "", `wget: unrecognized option: Q\n${USAGE}`, 1],
  ["wget --nope web", "", `wget: unrecognized option: nope\n${USAGE}`, 1],
  ["wget -qO- web web", "hellohello", "", 0],
  ["wget -qO- shut web", "", "wget: can't connect to remote host (10.96.1.3): Connection refused\n", 1],
];

for (const [script, out, err, code] of cases) {
  Deno.test(script, () => {
    const ran = runScript(script, { fetch });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}
