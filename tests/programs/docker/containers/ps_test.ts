import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

const ID = "4c01db0b339c".padEnd(64, "0");
const CONTAINERS = [{
  Id: ID,
  Names: ["/web", "/other/web"],
  Image: "nginx",
  ImageID: `sha256:${"b".repeat(64)}`,
  Command: "/docker-entrypoint.sh nginx -g 'daemon off;'",
  Created: 1000,
  Ports: [{ IP: "0.0.0.0", PrivatePort: 80, PublicPort: 8080, Type: "tcp" }],
  SizeRw: 1095,
  SizeRootFs: 187_000_000,
  Labels: { b: "2", "com.x/a": "1" },
  State: "running",
  Status: "Up 5 seconds",
  NetworkSettings: { Networks: { bridge: {} } },
  Mounts: [{ Type: "volume", Name: "a-volume-with-a-long-name", Source: "", Driver: "local" }],
}];
const answers = { "GET /containers/json": CONTAINERS };
const options = { nowMs: 1005_000 };

Deno.test("containers in a table", async () => {
  const { out, asked } = await docker("ps", answers, options);
  assert.equal(
    out,
    "CONTAINER ID   IMAGE     COMMAND                  CREATED         STATUS         PORTS                  NAMES\n" +
      '4c01db0b339c   nginx     "/docker-entrypoint.…"   5 seconds ago   Up 5 seconds   0.0.0.0:8080->80/tcp   web\n',
  );
  assert.equal(asked[0]!.line, "GET /containers/json");
});

Deno.test("a command is quoted as Go quotes it", async () => {
  const odd = { "GET /containers/json": [{ ...CONTAINERS[0], Command: "echo \x1b[31m" }] };
  assert.equal((await docker("ps --format {{.Command}}", odd, options)).out, '"echo \\x1b[31m"\n');
});

Deno.test("formats and switches", async () => {
  for (
    const [line, text] of [
      ["ps -q", "4c01db0b339c\n"],
      ["ps -q --no-trunc", `${ID}\n`],
      ["ps --format {{.Names}}", "web\n"],
      ["ps --no-trunc --format {{.Names}}", "web,other/web\n"],
      ["ps --format '{{.Label \"com.x/a\"}} {{.Labels}}'", "1 b=2,com.x/a=1\n"],
      ["ps --format '{{.Networks}} {{.Mounts}} {{.LocalVolumes}}'", "bridge a-volume-with-… 1\n"],
      ["ps --format {{.CreatedAt}}", "1970-01-01 00:16:40 +0000 UTC\n"],
      ["ps -s --format {{.Size}}", "1.09kB (virtual 187MB)\n"],
    ] as const
  ) assert.equal((await docker(line, answers, options)).out, text, line);
  assert.deepEqual(
    Object.keys(JSON.parse((await docker("ps --format json", answers, options)).out)).slice(0, 4),
    [
      "Command",
      "CreatedAt",
      "ID",
      "Image",
    ],
  );
});

Deno.test("what is asked of the engine", async () => {
  for (
    const [line, request] of [
      ["ps -a", "GET /containers/json?all=1"],
      ["ps -l", "GET /containers/json?limit=1"],
      ["ps -n 3", "GET /containers/json?limit=3"],
      ["ps -s", "GET /containers/json?size=1"],
      [
        "ps -f status=exited -f name=web",
        'GET /containers/json?filters={"status":{"exited":true},"name":{"web":true}}',
      ],
    ] as const
  ) assert.equal((await docker(line, answers)).asked[0]!.line, request);
});

Deno.test("a template is judged before anything is asked", async () => {
  const { err, asked } = await docker("ps --format {{.Foo}}", answers);
  assert.equal(
    err,
    'failed to execute template: template: :1:2: executing "" at <.Foo>: can\'t evaluate field Foo in type *formatter.ContainerContext\n',
  );
  assert.deepEqual(asked, []);
  assert.equal(
    (await docker("ps --format {{.Foo", answers)).err,
    "failed to parse template: template: :1: unclosed action\n",
  );
});
