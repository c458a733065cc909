import assert from "node:assert/strict";
import { labPlace } from "../../src/classroom/lab_place.ts";
import { smallClassroom } from "./small_classroom.ts";

Deno.test("the lab's host as checks see it", async () => {
  const classroom = await smallClassroom();
  try {
    await classroom.run("docker run -d --name web nginx");
    const place = labPlace(classroom.paced.lab, () => ["ls"]);
    assert.match(place.read("/etc/hostname") ?? "", /^pequod/);
    assert.equal(place.read("/none"), undefined);
    assert.deepEqual(place.names("/none"), []);
    assert.match(place.link("/proc/1/ns/pid") ?? "", /^pid:\[\d+\]$/);
    assert.equal(place.link("/none"), undefined);
    assert.deepEqual(await place.fetch("http://localhost:9/"), {
      failure: "dial tcp 127.0.0.1:9: connect: connection refused",
    });
    const inside = await place.fetchFrom("web", "http://localhost/");
    assert.ok("status" in inside && inside.status === 200);
    assert.deepEqual(await place.fetchFrom("none", "http://localhost/"), {
      failure: "no container none runs",
    });
  } finally {
    classroom.close();
  }
});

Deno.test("a container's name goes before the beginning of another one's id", async () => {
  const classroom = await smallClassroom();
  try {
    const place = labPlace(classroom.paced.lab, () => []);
    const made = async (name: string): Promise<string> => {
      const { output } = await classroom.run(`docker run -d --name ${name} nginx`);
      await classroom.run(`docker exec ${name} touch /${name}`);
      return output.trim().split(/\s+/).at(-1)!.slice(0, 6);
    };
    const [one, two] = [await made("one"), await made("two")];
    await classroom.run(`docker rename one ${two}; docker rename two ${one}`);
    assert.equal(place.readFrom(two, "/one"), "");
    assert.equal(place.readFrom(one, "/two"), "");
  } finally {
    classroom.close();
  }
});
