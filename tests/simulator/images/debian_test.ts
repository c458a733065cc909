import assert from "node:assert/strict";
import { debian, onDebian } from "../../../src/simulator/images/debian.ts";
import { runArgv } from "./machine.ts";

Deno.test("an image on Debian has its shells and what it adds", () => {
  const image = onDebian({
    repositories: ["x/y"],
    hasTag: () => true,
    files: { "/a": "1" },
    env: { A: "2" },
  });
  assert.equal(runArgv(["bash", "-c", "cat /a /etc/debian_version"], { image }).out, "112.11\n");
  assert.equal(image.env["PATH"], debian.env["PATH"]);
  assert.equal(runArgv(["sh", "-c", "nope"], { image }).err, "sh: 1: nope: not found\n");
});

Deno.test("its root has the folders that Debian's has", () => {
  assert.equal(
    runArgv(["sh", "-c", "echo /*"], { image: debian }).out,
    `${
      "bin boot dev etc home lib lib64 media mnt opt proc root run sbin srv sys tmp usr var".split(" ")
        .map((name) => `/${name}`).join(" ")
    }\n`,
  );
});
