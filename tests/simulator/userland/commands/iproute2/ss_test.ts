import assert from "node:assert/strict";
import { sinkStream } from "../../../../../src/simulator/host/simple_streams.ts";
import { machineFor } from "../../../../../src/simulator/userland/commands/account_files.ts";
import { AHAB, runIn, runOnUbuntu, ubuntuBox } from "../ubuntu_box.ts";
import { dockerHostNetwork } from "./docker_host.ts";

/** A machine where cron listens. */
function box() {
  const made = ubuntuBox();
  const network = dockerHostNetwork(made.kernel.namespaces.pid.find(5));
  return { ...made, machine: { ...made.machine, network } };
}

for (
  const [line, out] of [
    [
      "ss -tlnp",
      'State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\nLISTEN 0      4096         0.0.0.0:22        0.0.0.0:*   users:(("cron",pid=5,fd=4))\n',
    ],
    ["ss -ulnH", "UNCONN 0      0               [::]:53           [::]:*   \n"],
    [
      "ss -lnH",
      "udp   UNCONN 0      0               [::]:53           [::]:*   \n" +
      "tcp   LISTEN 0      4096         0.0.0.0:22        0.0.0.0:*   \n",
    ],
    ["ss -tlnH6", ""],
    [
      "netstat -6lnp",
      "Active Internet connections (only servers)\n" +
      "Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name   \n" +
      "udp6       0      0 :::53                   :::*                                5/cron              \n",
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
    const ran = runIn(box(), line.split(" "));
    assert.equal(ran.out + ran.err, out);
  });
}

Deno.test("ss: programs of others are root's to see, and those of other pid namespaces nobody's", () => {
  const here = box();
  assert.doesNotMatch(runIn(here, ["ss", "-tlnp"], { user: AHAB }).out, /cron/);
  const namespaces = here.kernel.newNamespaces(["pid"]);
  let out = "";
  const { network } = here.machine;
  const machine = { ...machineFor(here.machine, here.machine.user), network };
  here.kernel.spawn({
    machine,
    argv: ["/usr/bin/ss", "-tlnp"],
    namespaces,
    descriptors: new Map([[1, sinkStream((text) => void (out += text), "out")]]),
  });
  assert.match(out, /0\.0\.0\.0:22 +0\.0\.0\.0:\* +\n$/);
});

Deno.test("netstat -r shows the routes", () => {
  assert.match(
    runOnUbuntu(["netstat", "-rn"], { machine: { network: dockerHostNetwork() } }).out,
    /172\.17\.0\.0 +0\.0\.0\.0 +255\.255\.0\.0 +U .*docker0\n/,
  );
});
