import assert from "node:assert/strict";
import { portRequests } from "../../../../src/programs/docker/run/published_ports.ts";

Deno.test("ports are published as -p says", () => {
  for (
    const [text, expected] of [
      ["80", [["80/tcp", "", ""]]],
      ["8080:80", [["80/tcp", "", "8080"]]],
      ["127.0.0.1:8080:80/udp", [["80/udp", "127.0.0.1", "8080"]]],
      ["127.0.0.1::80", [["80/tcp", "127.0.0.1", ""]]],
      ["[::1]:8080:80", [["80/tcp", "::1", "8080"]]],
      ["8080-8081:80-81", [["80/tcp", "", "8080"], ["81/tcp", "", "8081"]]],
      ["8080-8090:80", [["80/tcp", "", "8080-8090"]]],
      ["published=80,target=90,protocol=udp", [["90/udp", "", "80"]]],
    ] as const
  ) {
    const { bindings, exposed } = portRequests([text], []);
    const shown = Object.entries(bindings).flatMap(([port, all]) =>
      all.map((one) => [port, one.HostIp, one.HostPort])
    );
    assert.deepEqual(shown, expected, text);
    assert.deepEqual(Object.keys(exposed), expected.map(([port]) => port));
  }
  assert.deepEqual(Object.keys(portRequests([], ["80-81", "53/udp"]).exposed), [
    "80/tcp",
    "81/tcp",
    "53/udp",
  ]);
});

// Every message is the original client's.
Deno.test("what is no port is refused in the original's words", () => {
  for (
    const [publish, expose, message] of [
      ["abc", "", "invalid containerPort: abc"],
      ["99999:80", "", "invalid hostPort: 99999"],
      ["80:99999", "", "invalid containerPort: 99999"],
      ["1.2.3:80:80", "", "invalid IP address: 1.2.3"],
      ["80-90:80-81", "", "invalid ranges specified for container and host Ports: 80-81 and 80-90"],
      ["80/foo", "", "invalid proto: foo"],
      ["", "", "no port specified: <empty>"],
      ["80:80:80:80", "", "invalid IP address: 80:80"],
      ["target=abc", "", "invalid containerPort: abc"],
      ["published=80,foo=1", "", "no port specified: 80:/tcp<empty>"],
      ["target=80,x", "", "invalid publish opts format (should be name=value but got 'x')"],
      [
        "80",
        "x",
        'invalid range format for --expose: x, error: strconv.ParseUint: parsing "x": invalid syntax',
      ],
      [
        "80",
        "80-70",
        "invalid range format for --expose: 80-70, error: invalid range specified for port: 80-70",
      ],
      ["80", "1:2", "invalid port format for --expose: 1:2"],
    ] as const
  ) assert.throws(() => portRequests([publish], expose ? [expose] : []), { message });
});
