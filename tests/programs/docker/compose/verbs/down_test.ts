import assert from "node:assert/strict";
import { down } from "../../../../../src/programs/docker/compose/verbs/down.ts";
import { ComposeWorld } from "../compose_world.ts";

const file = {
  "compose.yaml": "services:\n  db: {image: busybox, command: sleep 999, stop_grace_period: 1s}\n" +
    "  web: {image: nginx, ports: ['8080:80'], depends_on: [db]}\n",
};

Deno.test("containers go in the order in which nothing loses what it needs", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  const { code, err } = await world.compose("down");
  assert.equal(code, 0);
  const steps = ["Stopping", "Stopped", "Removing", "Removed"];
  assert.equal(
    err,
    [
      ...["web", "db"].flatMap((name) => steps.map((word) => ` Container here-${name}-1  ${word}\n`)),
      " Network here_default  Removing\n Network here_default  Removed\n",
    ].join(""),
  );
  assert.equal(
    (await world.compose("down")).err,
    "",
  );
});

Deno.test("by name, without files; images and single services", async () => {
  const world = new ComposeWorld(file);
  await world.compose("up -d");
  assert.match((await world.compose("down web")).err, /^ Container here-web-1 {2}Stopping\n.*Removed\n$/s);
  world.machine.files.clear();
  assert.match((await world.compose("-p here down")).err, /here-db-1 {2}Removed/);
  assert.match(
    (await world.compose("-p here down")).err,
    /^time="[^"]*" level=warning msg="Warning: No resource found to remove for project \\"here\\"\."\n$/,
  );
  world.write("compose.yaml", file["compose.yaml"]);
  assert.match(
    (await world.compose("down --rmi all")).err,
    /Image busybox:latest {2}Removed\n Image nginx:latest {2}Removing/,
  );
  assert.equal((await world.compose("down --rmi some")).err, 'invalid value for --rmi: "some"\n');
  assert.equal((await world.compose("down z")).err, "no such service: z\n");
});

Deno.test("the verb is called down", () => assert.equal(down.name, "down"));
