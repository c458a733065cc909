import assert from "node:assert/strict";
import type { PublishedPort } from "../../../../src/programs/docker/engine_objects.ts";
import { portsText } from "../../../../src/programs/docker/containers/ports_text.ts";

const port = (PrivatePort: number, PublicPort?: number, IP?: string, Type = "tcp"): PublishedPort => ({
  PrivatePort,
  Type,
  ...(PublicPort ? { PublicPort } : {}),
  ...(IP ? { IP } : {}),
});

Deno.test("ports are shown as docker ps shows them", () => {
  for (
    const [ports, text] of [
      [[], ""],
      [[port(80)], "80/tcp"],
      [[port(443), port(80)], "80/tcp, 443/tcp"],
      [[port(81), port(80), port(82)], "80-82/tcp"],
      [[port(80, 8080, "0.0.0.0"), port(80, 8080, "::")], "0.0.0.0:8080->80/tcp, [::]:8080->80/tcp"],
      [[port(80, 80, "0.0.0.0"), port(81, 81, "0.0.0.0")], "0.0.0.0:80-81->80-81/tcp"],
      [[port(80, 8080, "0.0.0.0"), port(443)], "443/tcp, 0.0.0.0:8080->80/tcp"],
      [[port(53, 53, "0.0.0.0", "udp")], "0.0.0.0:53->53/udp"],
    ] as const
  ) assert.equal(portsText([...ports]), text);
});
