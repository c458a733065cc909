import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

Deno.test("top shows processes in columns of at least twenty", async () => {
  const { out, asked } = await docker("top web -ef", {
    "GET /containers/web/top": {
      Titles: ["UID", "PID", "CMD"],
      Processes: [["root", "1234", "nginx: master process"]],
    },
  });
  assert.equal(
    out,
    "UID                 PID                 CMD\nroot                1234                nginx: master process\n",
  );
  assert.equal(asked[0]!.line, "GET /containers/web/top?ps_args=-ef");
});

const PORTS = {
  "GET /containers/web/json": {
    NetworkSettings: {
      Ports: {
        "443/tcp": null,
        "80/tcp": [{ HostIp: "0.0.0.0", HostPort: "8080" }, { HostIp: "::", HostPort: "8080" }],
        "9/udp": [{ HostIp: "0.0.0.0", HostPort: "9" }],
      },
    },
  },
};

Deno.test("port lists what is published, or one of them", async () => {
  for (
    const [line, out, err] of [
      ["port web", "9/udp -> 0.0.0.0:9\n80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n", ""],
      ["port web 80", "0.0.0.0:8080\n[::]:8080\n", ""],
      ["port web 9/udp", "0.0.0.0:9\n", ""],
      ["port web 443", "", "Error: No public port '443' published for web\n"],
      ["port web 9", "", "Error: No public port '9' published for web\n"],
    ] as const
  ) {
    const ran = await docker(line, PORTS);
    assert.deepEqual([ran.out, ran.err], [out, err], line);
  }
});

Deno.test("diff has a letter for each kind of change", async () => {
  const changes = [{ Kind: 0, Path: "/etc" }, { Kind: 1, Path: "/etc/new" }, { Kind: 2, Path: "/tmp/x" }];
  assert.equal(
    (await docker("diff web", { "GET /containers/web/changes": changes })).out,
    "C /etc\nA /etc/new\nD /tmp/x\n",
  );
  assert.equal((await docker("diff web", { "GET /containers/web/changes": "null" })).out, "");
});
