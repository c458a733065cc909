import assert from "node:assert/strict";
import { smallHost } from "../../docker/small_host.ts";

const RETRY = "bash: line 1: fork: retry: Resource temporarily unavailable\n";

/** What a shell that may have so many processes writes, and its exit code. Source: jobs.c of bash 5.2, shell/ash.c. */
const ROOM: [image: string, shell: string, limit: number, script: string, said: string, exitCode: number][] =
  [
    ["debian", "bash", 3, "sleep .9 & sleep .9 & sleep .9 & wait; echo done", `${RETRY}done\n`, 0],
    [
      "debian",
      "bash",
      2,
      "sleep 100 & sleep 1; echo never",
      RETRY.repeat(4) + "bash: line 1: fork: Resource temporarily unavailable\n",
      254,
    ],
    ["debian", "bash", 9, "sleep 1 & sleep 1 & sleep 1 & wait; echo done", "done\n", 0],
    ["debian", "bash", 2, "sleep 0; x=$(echo one); echo $x", "one\n", 0],
    [
      "busybox",
      "sh",
      2,
      "sleep 100 & sleep 1; echo never",
      "sh: can't fork: Resource temporarily unavailable\n",
      2,
    ],
  ];

for (const [image, shell, limit, script, said, exitCode] of ROOM) {
  Deno.test(`${shell} with ${limit} processes: ${script}`, async () => {
    const { engine, queue, pull } = smallHost();
    await pull(image);
    const { container } = engine.containers.create({
      Image: image,
      Cmd: [shell, "-c", script],
      HostConfig: { PidsLimit: limit },
    }, "");
    container.start();
    queue.advance(30_000);
    assert.equal(container.log.lines.map(({ text }) => text).join(""), said);
    assert.equal(container.state.exitCode, exitCode);
  });
}
