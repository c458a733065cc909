import assert from "node:assert/strict";
import { docker, dockerAlone } from "../scripted_engine.ts";

const answers = {
  "GET /version": {
    Platform: { Name: "Docker Engine - Community" },
    Version: "28.2.2",
    ApiVersion: "1.50",
    Os: "linux",
    Arch: "amd64",
    Components: [
      {
        Name: "Engine",
        Version: "28.2.2",
        Details: {
          ApiVersion: "1.50",
          MinAPIVersion: "1.24",
          GoVersion: "go1.24.3",
          GitCommit: "45873be",
          BuildTime: "2025-05-30T12:07:14.000000000+00:00",
          Os: "linux",
          Arch: "amd64",
          Experimental: "false",
        },
      },
      { Name: "runc", Version: "1.2.5", Details: { GitCommit: "v1" } },
    ],
  },
};

Deno.test("both sides say who they are", async () => {
  const { out } = await docker("version", answers);
  assert.match(out, /^Client:\n Version: {11}28\.2\.2\n API version: {7}1\.50\n/);
  assert.match(
    out,
    /\n\nServer: Docker Engine - Community\n Engine:\n {2}Version: {10}28\.2\.2\n {2}API version: {6}1\.50 \(minimum version 1\.24\)\n/,
  );
  assert.match(
    out,
    /\n {2}Built: {12}Fri May 30 12:07:14 2025\n[^]*\n runc:\n {2}Version: {10}1\.2\.5\n {2}GitCommit: {8}v1\n$/,
  );
  assert.equal((await docker("version -f {{.Server.Version}}", answers)).out, "28.2.2\n");
});

Deno.test("alone, only this side", async () => {
  const { code, out, err } = await dockerAlone("version");
  assert.equal(code, 1);
  assert.match(out, /^Client:\n[^]* Context: {11}default\n$/);
  assert.match(err, /^Cannot connect/);
  const wrong = await dockerAlone("version -f '{{.Foo'");
  assert.deepEqual([wrong.code, wrong.err], [
    64,
    "template parsing error: template: version:1: unclosed action\n",
  ]);
});
