import assert from "node:assert/strict";
import {
  grantTarget,
  mountRequests,
} from "../../../../../src/programs/docker/compose/engine/mount_requests.ts";
import { loadProject } from "../../../../../src/programs/docker/compose/project/load_project.ts";
import { testIo } from "../../../test_io.ts";

const options = { files: [], projectName: "", projectFolder: "", profiles: [], envFiles: [] };

Deno.test("volumes, kept volumes, secrets and configs", async () => {
  const text =
    "services:\n  web:\n    image: x\n    volumes: ['/anon', {type: tmpfs, target: /t, tmpfs: {size: 1k}}, {type: bind, source: ., target: /b, bind: {create_host_path: false}}]\n" +
    "    secrets: [key]\n    configs: [{source: conf, target: /etc/conf}]\nsecrets: {key: {file: k}}\nconfigs: {conf: {content: a}}\n";
  const project = await loadProject(options, testIo({ files: { "/here/compose.yaml": text } }).io);
  const kept = [{ target: "/anon", name: "v1" }, { target: "/image", name: "v2" }];
  assert.deepEqual(mountRequests(project, project.services.web!, kept), {
    binds: [],
    mounts: [
      { Type: "volume", Source: "v1", Target: "/anon", ReadOnly: false },
      { Type: "tmpfs", Target: "/t", ReadOnly: false, TmpfsOptions: { SizeBytes: 1024 } },
      { Type: "bind", Source: "/here", Target: "/b", ReadOnly: false },
      { Type: "volume", Source: "v2", Target: "/image" },
      { Type: "bind", Source: "/here/k", Target: "/run/secrets/key", ReadOnly: true },
    ],
  });
});

Deno.test("where secrets and configs lie", () => {
  assert.equal(grantTarget("secrets", { source: "a" }), "/run/secrets/a");
  assert.equal(grantTarget("secrets", { source: "a", target: "b" }), "/run/secrets/b");
  assert.equal(grantTarget("configs", { source: "a" }), "/a");
  assert.equal(grantTarget("configs", { source: "a", target: "/b" }), "/b");
});
