import assert from "node:assert/strict";
import { portsOf } from "../../../../../src/programs/docker/compose/file/port_forms.ts";

Deno.test("ports in every form", () => {
  const cases: [value: unknown, ports: string[]][] = [
    ["5000:5000", ["5000>5000/tcp"]],
    [80, [">80/tcp"]],
    ["127.0.0.1:8080:80/udp", ["127.0.0.1 8080>80/udp"]],
    ["[::1]:8080:80", ["::1 8080>80/tcp"]],
    ["3000-3001:80-81", ["3000>80/tcp", "3001>81/tcp"]],
    ["3000-3009:80", ["3000-3009>80/tcp"]],
    [{ target: "80", published: 8080 }, ["8080>80/tcp"]],
  ];
  for (const [value, ports] of cases) {
    const shown = portsOf(value).map(({ host_ip, published = "", target, protocol }) =>
      `${host_ip ? `${host_ip} ` : ""}${published}>${target}/${protocol}`
    );
    assert.deepEqual(shown, ports, String(value));
  }
});

Deno.test("what is no port is refused", () => {
  for (
    const [text, message] of [
      ["80:", "no port specified: 80:<empty>"],
      ["80:http", "invalid containerPort: http"],
      ["99999:80", "invalid hostPort: 99999"],
      ["80:80/icmp", "invalid proto: icmp"],
      ["80-90:80-81", "invalid ranges specified for container and host Ports: 80-81 and 80-90"],
      ["here:80:80", "invalid IP address: here"],
      ["1.2.3:80:80", "invalid IP address: 1.2.3"],
      ["1.2.3.400:80:80", "invalid IP address: 1.2.3.400"],
      ["[::zz]:80:80", "invalid IP address: ::zz"],
    ]
  ) assert.throws(() => portsOf(text), { message: message! }, text);
});
