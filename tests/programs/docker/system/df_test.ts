import assert from "node:assert/strict";
import { docker } from "../scripted_engine.ts";

const answers = {
  "GET /system/df": {
    LayersSize: 1_000_000,
    Images: [
      { Id: "sha256:a", RepoTags: ["a:1"], Created: 0, Size: 600_000, SharedSize: 100_000, Containers: 1 },
      { Id: "sha256:b", RepoTags: ["b:1"], Created: 0, Size: 500_000, SharedSize: 100_000, Containers: 0 },
    ],
    Containers: [
      {
        Id: "c",
        Names: ["/c"],
        Image: "a",
        ImageID: "",
        Command: "x",
        Created: 0,
        State: "running",
        Status: "Up",
        SizeRw: 100,
      },
      {
        Id: "d",
        Names: ["/d"],
        Image: "a",
        ImageID: "",
        Command: "x",
        Created: 0,
        State: "exited",
        Status: "Exited",
        SizeRw: 300,
      },
    ],
    Volumes: [{
      Name: "v",
      Driver: "local",
      Mountpoint: "",
      Scope: "",
      UsageData: { Size: 36, RefCount: 0 },
    }],
    BuildCache: null,
  },
};

Deno.test("what takes how much space, and what could be free", async () => {
  assert.equal(
    (await docker("system df", answers)).out,
    "TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE\n" +
      "Images          2         1         1MB       500kB (50%)\n" +
      "Containers      2         1         400B      300B (75%)\n" +
      "Local Volumes   1         0         36B       36B (100%)\n" +
      "Build Cache     0         0         0B        0B\n",
  );
  const { out } = await docker("system df -v", answers);
  assert.deepEqual(out.split("\n").filter((line) => /usage:/.test(line)), [
    "Images space usage:",
    "Containers space usage:",
    "Local Volumes space usage:",
    "Build cache usage: 0B",
  ]);
});
