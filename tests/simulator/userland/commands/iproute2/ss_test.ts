import assert from "node:assert/strict";
import { AHAB, runOnUbuntu } from "../ubuntu_box.ts";
import { dockerHostNetwork } from "./docker_host.ts";

for (
  const [line, out] of [
    [
      "ss -tlnp",
      'State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\nLISTEN 0      4096         0.0.0.0:22        0.0.0.0:*   users:(("sshd",pid=7,fd=4))\n',
    ],
    ["ss -tlH", "LISTEN 0      4096         0.0.0.0:ssh       0.0.0.0:*   \n"],
    ["ss -tln sport = :80", "State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n"],
    [
      "netstat -tln",
      "Active Internet connections (only servers)\n" +
      "Proto Recv-Q Send-Q Local Address           Foreign Address         State      \n" +
      "tcp        0      0 0.0.0.0:22              0.0.0.0:*               LISTEN     \n",
    ],
    ["ss -q", "ss: invalid option -- 'q'\nTry 'ss --help' for more information.\n"],
  ] as const
) {
  Deno.test(`ss: ${line}`, () => {
    const ran = runOnUbuntu(line.split(" "), { machine: { network: dockerHostNetwork() } });
    assert.equal(ran.out + ran.err, out);
  });
}

Deno.test("ss: programs of others are root's to see; netstat -r shows the routes", () => {
  const options = { user: AHAB, machine: { network: dockerHostNetwork() } };
  assert.doesNotMatch(runOnUbuntu(["ss", "-tlnp"], options).out, /sshd/);
  assert.match(
    runOnUbuntu(["netstat", "-rn"], options).out,
    /172\.17\.0\.0 +0\.0\.0\.0 +255\.255\.0\.0 +U .*docker0\n/,
  );
});
